/**
 * Spoils .docx files, in three layers: the bytes as they lie, the fields of the zip's directory, and the XML of
 * a part inside a sound zip. The last one reaches deepest, so it comes most often.
 */
import { deflateEntry, inflateEntry, readZip, writeZip, type ZipEntry } from "../../../src/ooxml/zip.ts";
import type { Random } from "./random.ts";

export const layers = ["bytes", "zip", "xml"] as const;
export type Layer = (typeof layers)[number];

const MOST = 64 * 1024 * 1024;

export function mutate(docx: Uint8Array, random: Random): { layer: Layer; bytes: Uint8Array } {
  const layer = random.pick<Layer>(["bytes", "zip", "xml", "xml", "xml", "xml", "xml", "xml"]);
  const mutators = { bytes: mutateBytes, zip: mutateDirectory, xml: mutateXml };
  return { layer, bytes: mutators[layer](docx, random) };
}

function mutateBytes(docx: Uint8Array, random: Random): Uint8Array {
  let bytes = Buffer.from(docx);
  for (let n = 1 + random.int(4); n > 0; n--) {
    const at = random.int(bytes.length);
    const length = random.int(Math.min(400, bytes.length - at));
    const piece = bytes.subarray(at, at + length);
    const change = random.pick<(b: Buffer) => Buffer>([
      (b) => Buffer.from(b.fill(random.int(256), at, at + 1)),
      (b) => b.subarray(0, Math.max(1, at)),
      (b) => Buffer.concat([b.subarray(0, at), b.subarray(at + length)]),
      (b) => Buffer.concat([b.subarray(0, at), piece, b.subarray(at)]),
      (b) => Buffer.from(b.fill(0, at, at + length)),
    ]);
    bytes = Buffer.from(change(bytes));
  }
  return bytes;
}

const DIRECTORY_HEADER = 0x02014b50;
/** Offset and width of each field of a directory entry (APPNOTE §4.3.12), then of its end (§4.3.16). */
const entryFields = [
  [8, 2],
  [10, 2],
  [16, 4],
  [20, 4],
  [24, 4],
  [28, 2],
  [30, 2],
  [32, 2],
  [42, 4],
] as const;
const endFields = [
  [8, 2],
  [10, 2],
  [12, 4],
  [16, 4],
  [20, 2],
] as const;

function mutateDirectory(docx: Uint8Array, random: Random): Uint8Array {
  if (random.int(3) === 0) return mutateEntries(docx, random);
  const bytes = Buffer.from(docx);
  const end = bytes.length - 22;
  const headers: number[] = [];
  for (let at = bytes.readUInt32LE(end + 16); at < end; ) {
    if (bytes.readUInt32LE(at) !== DIRECTORY_HEADER) break;
    headers.push(at);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  for (let n = 1 + random.int(3); n > 0; n--) {
    const isEnd = random.int(4) === 0;
    const [offset, width] = random.pick<readonly [number, number]>(isEnd ? endFields : entryFields);
    const at = (isEnd ? end : random.pick(headers)) + offset;
    const most = 2 ** (8 * width) - 1;
    const before = bytes.readUIntLE(at, width);
    const value = random.pick([0, 1, most, most >> 1, before + 1, before - 1, before * 2, random.int(most)]);
    bytes.writeUIntLE(Math.max(0, Math.min(most, value)), at, width);
  }
  return bytes;
}

const oddNames = [
  "../x.xml",
  "/abs.xml",
  "word\\document.xml",
  "%2e%2e/x",
  "WORD/DOCUMENT.XML",
  "a\0b",
  "",
  "x/",
];

/** A sound zip whose entries are not those that belong there. */
function mutateEntries(docx: Uint8Array, random: Random): Uint8Array {
  const entries = readZip(docx);
  const at = random.int(entries.length);
  const entry = entries[at] as ZipEntry;
  const other = random.pick(entries);
  const change = random.pick<() => ZipEntry[]>([
    () => entries.filter((e) => e !== entry),
    () => [...entries, entry],
    () => entries.with(at, { ...other, name: entry.name }),
    () => entries.with(at, { ...entry, name: random.pick(oddNames) }),
    () => entries.with(at, { ...entry, size: entry.size + random.int(3) - 1 }),
    () => entries.toReversed(),
    () => [...entries, deflateEntry(random.pick(oddNames), Buffer.alloc(random.int(1000)))],
  ]);
  return writeZip(change());
}

function mutateXml(docx: Uint8Array, random: Random): Uint8Array {
  const entries = readZip(docx);
  const xml = entries.filter((e) => /\.(xml|rels)$/.test(e.name));
  const isBody = random.int(2) === 0;
  const entry = (isBody && xml.find((e) => e.name === "word/document.xml")) || random.pick(xml);
  let text = new TextDecoder().decode(inflateEntry(entry, MOST));
  for (let n = 1 + random.int(3); n > 0; n--) text = changed(text, random);
  return writeZip(
    entries.with(entries.indexOf(entry), deflateEntry(entry.name, new TextEncoder().encode(text))),
  );
}

/** What a template's author might type, and what nobody should. */
const tags = [
  "{{#each proposal}}",
  "{{/each}}",
  "{{#if title}}",
  "{{else}}",
  "{{/if}}",
  "{{title}}",
  "{{{title}}}",
  "{{#with organisation}}",
  "{{/with}}",
  "{{else if reference}}",
  "{{#unless title}}",
  "{{/unless}}",
  "{{constructor}}",
  "{{__proto__.x}}",
  "{{#each this}}",
  "{{../title}}",
  "{{@index}}",
  "{{@root}}",
  '{{lookup this "constructor"}}',
  "{{> letterhead}}",
  "{{!-- tyst",
  "{{{{raw}}}}",
  "{{~title~}}",
  "{{",
  "}}",
  "{{pagebreak}}",
  "{{link title}}",
  "{{#each sections}}{{text}}{{/each}}",
  "{{#each recipients}}",
  "{{text}}",
  "{{list recipients}}",
  '{{image "a.png"}}',
  '{{sum proposal "number"}}',
  "{{#title}}",
  "{{/title}}",
  "{{^}}",
];
const oddValues = [
  "",
  "-1",
  "99999999999",
  "NaN",
  "1e9",
  "rId999",
  "none",
  "{{title}}",
  "å",
  "0",
  "../x",
  "&#x1F600;",
];
const oddTexts = [
  "&bad;",
  "&#0;",
  "\u0001",
  "<",
  "]]>",
  "<![CDATA[{{title}}]]>",
  "<!-- {{title}} -->",
  "<?x {{title}}?>",
  "<!DOCTYPE w [<!ENTITY a 'b'>]>",
  "\uFFFE",
  "&amp;amp;",
  "<w:p/>",
  "<w:br/>",
  "<w:tbl/>",
  "<w:sectPr/>",
  "<x>",
  "</w:p>",
  `${"<w:sdt><w:sdtContent>".repeat(300)}${"</w:sdtContent></w:sdt>".repeat(300)}`,
];

function changed(text: string, random: Random): string {
  const markup = [...text.matchAll(/<[^>]*>/g)];
  if (markup.length === 0) return text;
  const found = random.pick(markup);
  const [start, end] = [found.index, found.index + found[0].length];
  const other = random.pick(markup);
  const element = elementAt(text, start);
  const put = (at: number, what: string) => text.slice(0, at) + what + text.slice(at);
  const change = random.pick<() => string>([
    () => put(end, random.pick(tags)),
    () => put(end, random.pick(tags)),
    () => put(textAfter(text, start), random.pick(tags)),
    () => put(textAfter(text, start), random.pick(tags)),
    () => put(textAfter(text, start), random.pick(tags)),
    () => put(end, random.pick(oddTexts)),
    () => text.slice(0, start) + text.slice(end),
    () => text.slice(0, start) + text.slice(element),
    () => put(element, text.slice(start, element)),
    () => put(start, text.slice(other.index, elementAt(text, other.index))),
    () => put(element, text.slice(start, element).repeat(1 + random.int(30))),
    () => withAttribute(text, start, end, (value) => `="${random.pick(oddValues) || value.slice(1)}"`),
    () => withAttribute(text, start, end, () => ""),
    () => text.slice(0, start),
  ]);
  const made = change();
  return made.length > 4_000_000 ? text : made;
}

/** Where the element that begins here ends, if it is written plainly. */
function elementAt(text: string, start: number): number {
  const tag = /^<([\w:]+)[^>]*?(\/?)>/.exec(text.slice(start, start + 2000));
  if (!tag) return Math.max(start, text.indexOf(">", start) + 1);
  if (tag[2] === "/") return start + tag[0].length;
  const close = text.indexOf(`</${tag[1]}>`, start);
  return close < 0 ? start + tag[0].length : close + `</${tag[1]}>`.length;
}

/** Inside the next text that a reader sees. */
function textAfter(text: string, start: number): number {
  const found = /<w:t(?: [^>]*)?>/.exec(text.slice(start));
  return found ? start + found.index + found[0].length : start;
}

function withAttribute(text: string, start: number, end: number, to: (value: string) => string): string {
  const tag = text.slice(start, end).replace(/="[^"]*"/, to);
  return text.slice(0, start) + tag + text.slice(end);
}
