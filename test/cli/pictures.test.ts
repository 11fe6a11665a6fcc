/**
 * Pictures in a record's Markdown.
 */
import { PNG as Picture } from "pngjs";
import { expect, test } from "vitest";
import { readRecords, readWorkspace } from "../../src/cli/workspace-files.ts";
import { inputsOf, planPapers } from "../../src/documents/index.ts";
import { readZip } from "../../src/ooxml/zip.ts";
import { anotherRecord, RECORD, starterWorld } from "./support.ts";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

const world = async (path: string) => {
  const record = await anotherRecord("2024-0001", (text) =>
    text.replace("  summary: |\n", `  summary: |\n    ![En karta](${path})\n\n`),
  );
  return starterWorld({
    [RECORD]: record,
    "decisions/2024/en karta å.png": PNG,
    "decisions/2024/karta.png": PNG,
  });
};

const memo = ["build", "--only", "memo", "--format", "docx"] as const;

test.each(["decisions/2024/karta.png", "./decisions/2024/karta.png", "<decisions/2024/en karta å.png>"])(
  "%s is found",
  async (path) => {
    const { code, out, err } = await (await world(path)).call(...memo);
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("1 fil gjord.") });
    expect(err).not.toContain("template/missing-image");
  },
);

test("come into the paper; another picture makes the paper again; its commit counts", async () => {
  const shown = await world("decisions/2024/karta.png");
  expect(await shown.call(...memo)).toMatchObject({ code: 0 });
  const media = () =>
    readZip(shown.host.files.get("out/2024-0001/memo.docx") ?? new Uint8Array()).filter(({ name }) =>
      name.includes("media/"),
    );
  expect(media().length).toBeGreaterThan(0);
  expect((await shown.call(...memo)).out).toContain("0 filer gjorda");
  shown.host.files.set("decisions/2024/karta.png", Picture.sync.write(new Picture({ width: 2, height: 1 })));
  expect((await shown.call(...memo)).out).toContain("1 fil gjord.");

  const { value: workspace } = await readWorkspace(shown.host);
  if (!workspace) throw new Error("no workspace");
  const { good } = await readRecords(shown.host, workspace, [RECORD]);
  const [paper] = planPapers(good, workspace).value.papers;
  const nothing = () => undefined;
  const templates = { find: nothing, findFaultless: nothing, files: new Set<string>(), diagnostics: [] };
  const inputs = paper && inputsOf(paper, { host: shown.host, fonts: [], templates });
  expect(inputs?.files).toContain("decisions/2024/karta.png");
});

test.each(["../secret.png", "/etc/passwd", "decisions/2024/nothing.png"])(
  "%s is not read, and said so",
  async (path) => {
    const { code, err } = await (await world(path)).call(...memo);
    expect(code).toBe(0);
    expect(err).toContain("template/missing-image");
  },
);
