/**
 * Keeps some of what tests fill, for programs that are not ours to open: with SAMPLES=<folder> set, every tenth
 * document that has words in it, and of the first ones all.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateEntry, readZip } from "../../src/ooxml/zip.ts";

const FIRST = 10;
const EVERY = 10;
let count = 0;

export function keepSample(docx: Uint8Array): void {
  const folder = process.env.SAMPLES;
  if (!folder) return;
  count += 1;
  if ((count > FIRST && count % EVERY > 0) || !hasWords(docx)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${process.pid}-${count}.docx`), docx);
}

function hasWords(docx: Uint8Array): boolean {
  const main = readZip(docx).find(({ name }) => name === "word/document.xml");
  const xml = main ? new TextDecoder().decode(inflateEntry(main, 1e9)) : "";
  return /\p{L}/u.test(xml.replace(/<[^>]*>|&\w+;/g, ""));
}
