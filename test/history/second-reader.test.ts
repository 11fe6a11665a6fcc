/**
 * Redlines as LibreOffice reads them: all changes accepted, and all rejected. Where there is no LibreOffice the
 * tests are skipped; CI has one.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readStories, redliner } from "../../src/history/index.ts";
import { readPackage } from "../../src/ooxml/package.ts";
import { wordFile } from "../templates/word-file.ts";
import { committedWorld, newFolder, RECORD } from "./repository.ts";

const TOOL = join(import.meta.dirname, "../tools/libreoffice-revisions");
const hasLibreOffice = spawnSync("soffice", ["--version"]).status === 0;

const comparer = redliner();
afterAll(() => comparer.close());

/** Paragraphs of the body. Programs that save a file anew write their own numbers into its headers and notes. */
function body(docx: Uint8Array): readonly string[] {
  const { value } = readPackage(docx, "x.docx");
  return (value ? readStories(value, "new") : []).flatMap((s) => (s.story === "body" ? s.paragraphs : []));
}

async function holdsIn(redline: Uint8Array, before: Uint8Array, after: Uint8Array) {
  const folder = newFolder();
  const [file, accepted, rejected] = ["redline", "accepted", "rejected"].map((name) =>
    join(folder, `${name}.docx`),
  ) as [string, string, string];
  writeFileSync(file, redline);
  execFileSync(TOOL, [file, accepted, rejected], { stdio: "pipe" });
  expect(body(readFileSync(accepted))).toEqual(body(after));
  expect(body(readFileSync(rejected))).toEqual(body(before));
}

const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const table = `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${p("cell")}</w:tc></w:tr></w:tbl>`;

test.skipIf(!hasLibreOffice).each([
  ["inserted", p("Före"), p("Före") + p("Nytt stycke om bidraget")],
  ["deleted", p("Före") + p("Gammalt stycke om bidraget"), p("Före")],
])("a paragraph %s right before a table", async (_what, old, now) => {
  const [before, after] = [old, now].map((text) => wordFile({ body: text + table + p("slut") })) as [
    Uint8Array,
    Uint8Array,
  ];
  const { value } = await comparer.compare({ before, after, author: "Å", date: "2024-03-01" }, "x.docx");
  if (!value) throw new Error("no redline");
  await holdsIn(value, before, after);
});

test.skipIf(!hasLibreOffice)("a memo", async () => {
  const world = await committedWorld();
  const memo = "out/2024-0001/memo.docx";
  await world.call("build", "--only", "memo", "--format", "docx");
  const before = await world.read(memo);
  await world.edit(RECORD, (text) => text.replace("48500", "52000"));
  world.commit("Second");
  await world.call("build", "--only", "memo", "--format", "docx");
  const { out } = await world.call("diff", "--docx", "2024-0001");
  await holdsIn(await world.read(/skrev (.*)/.exec(out)?.[1] ?? ""), before, await world.read(memo));
});
