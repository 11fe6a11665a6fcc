import { describe, expect, test } from "vitest";
import { type NewWorkspace, starterWorkspace } from "../../src/starter/index.ts";
import { parseWorkspace, type SourceFile } from "../../src/workspace/index.ts";

const asked: NewWorkspace = {
  name: 'Föreningen "Norr": A & B #1',
  colour: "#7a1f3d",
  language: "sv",
  today: "2026-03-04",
};

function at(files: readonly SourceFile[], path: string): SourceFile {
  const file = files.find((f) => f.path === path);
  if (!file) throw new Error(path);
  return file;
}

describe.each(["sv", "en"] as const)("a new workspace in %s", async (language) => {
  const files = await starterWorkspace({ ...asked, language });

  test("has no problems", () => {
    const { value, diagnostics } = parseWorkspace({
      config: at(files, "kansli.yaml"),
      contacts: at(files, "contacts.yaml"),
      kinds: [at(files, "kinds/grant.yaml")],
    });
    expect(diagnostics).toEqual([]);
    expect(value?.organisation.name[language]).toBe(asked.name);
    expect(value?.languages).toEqual([language]);
  });

  test("holds every template that it names", () => {
    const config = Buffer.from(at(files, "kansli.yaml").bytes).toString();
    for (const path of config.match(/templates\/[\w.-]+/g) ?? []) {
      if (path !== "templates/") expect(files.map((f) => f.path)).toContain(path);
    }
  });

  test("wires the editor to the kind's schema", () => {
    const settings = JSON.parse(Buffer.from(at(files, ".vscode/settings.json").bytes).toString());
    expect(settings["yaml.schemas"]).toEqual({ ".kansli/grant.schema.json": "decisions/**/*.yaml" });
    const record = Buffer.from(at(files, "decisions/2026/2026-0001.yaml").bytes).toString();
    expect(record).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/\.kansli\/grant\.schema\.json\n/);
  });
});
