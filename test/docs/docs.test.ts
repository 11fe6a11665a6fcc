import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { usageOf } from "../../src/language/helpers/helper.ts";
import { helpers } from "../../src/language/helpers/index.ts";
import { parseRecord } from "../../src/records/index.ts";
import { checkRecordTexts } from "../../src/views/index.ts";
import { parseWorkspace, type SourceFile } from "../../src/workspace/index.ts";
import { parseYamlBlocks } from "./blocks.ts";

const templatesPage = new URL("../../docs/templates.md", import.meta.url);

describe("docs/records.md", () => {
  const files = parseYamlBlocks("docs/records.md");
  const fileAt = (path: string): SourceFile => {
    const file = files.find((block) => block.path === path);
    if (!file) throw new Error(`docs/records.md has no ${path}`);
    return file;
  };
  const { value: workspace, diagnostics } = parseWorkspace({
    config: fileAt("kansli.yaml"),
    contacts: fileAt("contacts.yaml"),
    kinds: files.filter(({ path }) => path.startsWith("kinds/")),
  });

  test("the workspace is right", () => {
    expect(diagnostics).toEqual([]);
  });

  test("the record is right", () => {
    if (!workspace) throw new Error("no workspace");
    const record = parseRecord(fileAt("decisions/2022/ai-all.yaml"), workspace, { exists: () => false });
    expect(record.diagnostics).toEqual([]);
    expect(record.value && checkRecordTexts(record.value, workspace)).toEqual([]);
  });
});

describe("docs/templates.md", () => {
  test("lists every helper, with an example that its own tests run", () => {
    const page = readFileSync(templatesPage, "utf8");
    const [start, end] = ["<!-- helpers -->\n", "<!-- /helpers -->"];
    const before = page.slice(0, page.indexOf(start) + start.length);
    const after = page.slice(page.indexOf(end));
    if (process.env.ACCEPT) writeFileSync(templatesPage, before + helperTable() + after);
    else expect(page).toBe(before + helperTable() + after);
  });
});

function helperTable(): string {
  const rows = [...helpers.values()].map((helper) => {
    const examples = helper.examples.map(
      ({ template, prints }) =>
        `${code(template)} → ${(prints.sv ?? prints.en ?? "").replaceAll("\t", " \\| ").replaceAll("\n", "<br>")}`,
    );
    return `| ${code(usageOf(helper))} | ${helper.about.en} | ${examples.join("<br>")} |\n`;
  });
  return ["| helper | does | for example, in Swedish |\n", "|---|---|---|\n", ...rows].join("");
}

function code(text: string): string {
  return `\`${text.replaceAll("|", "\\|")}\``;
}
