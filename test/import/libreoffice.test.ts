/**
 * The same edits, saved by LibreOffice before they come back: it drops the tags of controls, renames styles and
 * writes runs anew. Run with LIBREOFFICE=1, as CI does.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { answerTo } from "./answers.ts";
import { editPart, makePaper, type Paper } from "./desk.ts";
import { edits } from "./edits.ts";

/** Three minutes of another program's work: only where it is asked for. */
const hasLibreOffice = process.env.LIBREOFFICE === "1";
const TOOL = join(import.meta.dirname, "../tools/libreoffice-replace");
const folder = mkdtempSync(join(tmpdir(), "kansli-import-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const papers = new Map(Object.keys(edits).map((document) => [document, makePaper(document)]));
const cases = Object.entries(edits).flatMap(([document, own]) =>
  [["nothing", (xml: string) => xml] as const, ...own].map(([name, edit], i) => {
    const paper = papers.get(document) as Paper;
    return {
      name: `${document}: ${name}`,
      file: `${document}-${i}.docx`,
      paper,
      edited: editPart(paper.bytes, edit),
    };
  }),
);

test.skipIf(!hasLibreOffice)(
  "what LibreOffice saves comes back as what it opened",
  () => {
    const [before, after] = [join(folder, "before"), join(folder, "after")];
    mkdirSync(before);
    for (const { file, edited } of cases) writeFileSync(join(before, file), edited);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const files = cases.map(({ file }) => join(before, file));
    execFileSync("soffice", [profile, "--headless", "--convert-to", "docx", "--outdir", after, ...files], {
      stdio: "pipe",
      timeout: 280_000,
    });
    const different = cases.flatMap(({ name, file, paper, edited }) => {
      const [expected, found] = [answerTo(paper, edited), answerTo(paper, readFileSync(join(after, file)))];
      return expected.join("\n") === found.join("\n") ? [] : [{ name, expected, found }];
    });
    expect(different).toEqual([]);
  },
  300_000,
);

test.skipIf(!hasLibreOffice)(
  "a text replaced in LibreOffice comes back",
  () => {
    const paper = papers.get("memo") as Paper;
    const [before, after] = [join(folder, "memo.docx"), join(folder, "replaced.docx")];
    writeFileSync(before, paper.bytes);
    execFileSync(TOOL, [before, after, "regionalt utvecklingsstöd", "regionala medel"], { stdio: "pipe" });
    expect(answerTo(paper, readFileSync(after))).toEqual([
      "-   - finansieringen sker inom ramen för regionalt utvecklingsstöd",
      "+   - finansieringen sker inom ramen för regionala medel",
    ]);
  },
  120_000,
);
