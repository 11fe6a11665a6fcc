/**
 * A pack of 60 papers and 300 attachment pages, beside `qpdf --pages` for the joining alone.
 *
 * qpdf copies pages and nothing else: no tags, no contents, no stamps. It is the floor, not a rival.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "pdf-lib";
import { makePack, type PackItem, type PackOptions } from "../src/pdf/pack/index.ts";

const PAPERS = 60;
const ATTACHMENT_PAGES = 5;
const MB = 1024 * 1024;

const options: PackOptions = {
  title: "Handlingar",
  subtitle: ["Regional tillväxtnämnd"],
  organisation: "Region Örebro län",
  colour: "#005b7f",
  headings: "Calibri",
  fonts: [],
  language: "sv-SE",
  created: new Date("2022-12-14T00:00:00Z"),
  words: {
    contents: "Innehåll",
    stamp: ({ number }, page, pages) => `Ärende ${number} · Sida ${page} (${pages})`,
  },
};

/** @param memo a memo's PDF */
export async function benchPack(memo: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "kansli-pack-"));
  try {
    const paper = readFileSync(memo);
    const attachment = await severalPages(paper, ATTACHMENT_PAGES);
    const items = Array.from({ length: PAPERS }, (_, i) => [
      item(paper, `${i + 1}`, 0),
      item(attachment, `${i + 1}.1`, 1),
    ]).flat();
    const started = performance.now();
    const { value } = await makePack(items, options);
    const seconds = (performance.now() - started) / 1000;
    if (!value || value.parts.length !== items.length) throw new Error("the pack is not whole");
    const rss = Math.round(process.memoryUsage().rss / MB);
    const floor = qpdf(folder, items);
    console.log(
      `pack, ${value.pages} pages of ${items.length} parts: ${seconds.toFixed(2)} s, ` +
        `${Math.round(value.pages / seconds)} pages/s, ${rss} MB, ${(value.bytes.length / MB).toFixed(1)} MB written; ` +
        (floor === undefined ? "qpdf is not here" : `qpdf --pages ${floor.toFixed(2)} s`),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function item(bytes: Uint8Array, number: string, level: 0 | 1): PackItem {
  const common = { title: `Handling ${number}`, reference: "22RS8941", language: "sv-SE", file: "memo.pdf" };
  return { ...common, number, level, bytes, kind: "pdf" };
}

/** An attachment as others send them: pages without tags. */
async function severalPages(paper: Uint8Array, count: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const from = await PDFDocument.load(paper);
  for (let i = 0; i < count; i++) {
    const [page] = await pdf.copyPages(from, [i % from.getPageCount()]);
    if (page) pdf.addPage(page);
  }
  return pdf.save();
}

/** Seconds; `undefined` where qpdf is not installed. */
function qpdf(folder: string, items: readonly PackItem[]): number | undefined {
  const files = items.map(({ bytes }, i) => {
    const path = join(folder, `${i}.pdf`);
    writeFileSync(path, bytes);
    return path;
  });
  const started = performance.now();
  const { status } = spawnSync("qpdf", ["--empty", "--pages", ...files, "--", join(folder, "joined.pdf")]);
  return status === 0 ? (performance.now() - started) / 1000 : undefined;
}

if (import.meta.main) await benchPack(process.argv[2] ?? "out/22RS8941/memo.pdf");
