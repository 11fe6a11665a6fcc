import { expect, test } from "vitest";
import { deflateEntry, inflateEntry, readZip, writeZip } from "../../src/ooxml/zip.ts";
import { readPdf } from "../pdf/read-pdf.ts";
import { field } from "../pdf/word.ts";
import { bodyOf, lines } from "../templates/word-file.ts";
import { RECORD, starterFiles, starterWorld, textOf } from "./support.ts";

const MEMO = "templates/memo.docx";
const TOC = `<w:p>${field('TOC \\o "1-3" \\h \\z \\u', "Uppdatera")}</w:p><w:p><w:r><w:t>sidor:</w:t></w:r>${field("NUMPAGES", "1")}</w:p>`;

/** A workspace whose memo begins with a table of contents, and is several pages long. */
async function longMemo() {
  const files = await starterFiles();
  const entries = readZip(files[MEMO] as Uint8Array).map((entry) => {
    if (entry.name !== "word/document.xml") return entry;
    const xml = textOf(inflateEntry(entry, 1e8)).replace(/<w:body>/, `$&${TOC}`);
    return deflateEntry(entry.name, new TextEncoder().encode(xml));
  });
  const long = Array.from({ length: 60 }, (_, i) => `    Stycke ${i} om saken.\n`).join("\n");
  const record = textOf(files[RECORD]).replace(/( {2}\w+: \|\n)/g, `$1${long}\n`);
  return starterWorld({ [MEMO]: writeZip(entries), [RECORD]: record });
}

test("a table of contents names the pages of our own layout, in the .docx and in the .pdf", async () => {
  const world = await longMemo();
  const { code, err } = await world.call("build", "--only", "memo");
  expect({ code, err: err.replace(/.*history\/no-repository[\s\S]*/, "") }).toEqual({ code: 0, err: "" });
  const docx = world.host.files.get("out/2024-0001/memo.docx") as Uint8Array;
  const pdf = await readPdf(world.host.files.get("out/2024-0001/memo.pdf") as Uint8Array);

  const seen = lines(bodyOf(docx).replace(/<w:instrText.*?<\/w:instrText>/g, ""));
  const entries = seen.filter((line) => /\t\d+$/.test(line)).map((line) => line.split("\t"));
  expect(entries.length).toBeGreaterThan(3);
  expect(Number(entries.at(-1)?.[1])).toBeGreaterThan(1);
  for (const [heading = "", page] of entries) {
    const stands = pdf.pages.findLastIndex((text) => text.includes(heading)) + 1;
    expect({ heading, page }).toEqual({ heading, page: String(stands) });
    expect(pdf.pages[0]).toMatch(new RegExp(`${heading}[ .]*${page}`));
  }
  expect(seen).toContain(`sidor:${pdf.pages.length}`);
  expect(pdf.pages[0]).toContain(`sidor:${pdf.pages.length}`);
  expect(
    textOf(inflateEntry(readZip(docx).find((e) => e.name === "word/settings.xml") as never, 1e8)),
  ).not.toContain("updateFields");

  const again = await world.call("build", "--only", "memo", "--force", "--format", "docx");
  expect(again.code).toBe(0);
  expect(world.host.files.get("out/2024-0001/memo.docx")).toEqual(docx);
});
