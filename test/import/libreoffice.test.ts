/**
 * The same edits, saved by LibreOffice before they come back: it drops the tags of controls, renames styles and
 * writes runs anew. Run with LIBREOFFICE=1, as CI does.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { answerTo } from "./answers.ts";
import { importShown } from "./corpus.ts";
import { editPart, linesChanged, makePaper, type Paper } from "./desk.ts";
import { edits } from "./edits.ts";
import { anyEdit, makeEdit } from "./random-edits.ts";

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

/** In a control for one plain value LibreOffice drops formatting before anybody could tell of it. */
const dropped = ["facts: a sum in a cell is marked", "facts: a day is changed and made bold"];

/** What LibreOffice makes of files that it opens and saves. */
function savedAnew(files: readonly { readonly file: string; readonly edited: Uint8Array }[]) {
  const [before, after] = ["before", "after"].map((name) => mkdtempSync(join(folder, name))) as [
    string,
    string,
  ];
  for (const { file, edited } of files) writeFileSync(join(before, file), edited);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const paths = files.map(({ file }) => join(before, file));
  execFileSync("soffice", [profile, "--headless", "--convert-to", "docx", "--outdir", after, ...paths], {
    stdio: "pipe",
    timeout: 280_000,
  });
  return (file: string) => readFileSync(join(after, file));
}

test.skipIf(!hasLibreOffice)(
  "any edit of any paper comes back from LibreOffice as it went there",
  () => {
    const numRuns = Number(process.env.IMPORT_RUNS ?? 60);
    const made = fc
      .sample(anyEdit, { seed: Number(process.env.IMPORT_SEED ?? 8), numRuns })
      .flatMap((edit, i) => {
        const own = makeEdit(edit);
        return own ? [{ ...own, showing: edit.showing, kept: edit.kept, file: `${i}.docx` }] : [];
      });
    const saved = savedAnew(made);
    const different = made.flatMap(({ showing, kept, mutation, base, edited, file }) => {
      const [expected, found] = [edited, saved(file)].map((bytes) => {
        const { text, diagnostics } = importShown(showing, base, bytes);
        return [text, ...diagnostics.map(({ code, params }) => `${code} ${JSON.stringify(params)}`)].join(
          "\n",
        );
      });
      if (expected === found) return [];
      return [
        { name: `${showing.name}, ${kept}: ${mutation.what}`, lines: linesChanged(expected ?? "", found) },
      ];
    });
    expect(different).toEqual([]);
  },
  300_000,
);

test.skipIf(!hasLibreOffice)(
  "what LibreOffice saves comes back as what it opened",
  () => {
    const saved = savedAnew(cases);
    const different = cases.flatMap(({ name, file, paper, edited }) => {
      const [expected, found] = [answerTo(paper, edited), answerTo(paper, saved(file))];
      return expected.join("\n") === found.join("\n") ? [] : [{ name, expected, found }];
    });
    expect(different.filter(({ name }) => !dropped.includes(name))).toEqual([]);
    expect(different.map(({ name }) => name)).toEqual(dropped);
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
