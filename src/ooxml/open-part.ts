/**
 * What an entry of a package holds: its bytes and, of XML, its text and tree.
 *
 * The papers of a workspace share their styles, themes, pictures and much else, to the byte; so such parts are
 * inflated and parsed once in a process. Trees never change. Kept is what comes again: each paper's own text does
 * not, and would fill the memory.
 */
import { parseXml, type XmlElement } from "./xml.ts";
import { inflateEntry, type ZipEntry } from "./zip.ts";

export interface ParsedXml {
  readonly text: string;
  readonly root: XmlElement;
}

export interface OpenPart {
  readonly bytes: Uint8Array;
  parsed?: ParsedXml;
}

/** Bytes of one part, and of all, that are kept. */
const KEPT_PART = 100_000;
const KEPT = 1_000_000;
const kept = new Map<number, { readonly entry: ZipEntry; readonly part: OpenPart }>();
let keptBytes = 0;
/** Checksums of what came once. */
const seen = new Set<number>();
const MOST_SEEN = 10_000;

/**
 * @param limit the most it may inflate to, bytes
 * @throws {ZipError} when damaged or larger
 */
export function openPart(entry: ZipEntry, limit: number): OpenPart {
  const known = kept.get(entry.crc);
  if (known && isSame(known.entry, entry)) return known.part;
  if (entry.size > KEPT_PART || !cameBefore(entry)) return { bytes: inflateEntry(entry, limit) };
  // A copy: an entry's bytes are a piece of a whole file.
  const own = { ...entry, data: Uint8Array.from(entry.data) };
  const part = { bytes: inflateEntry(own, limit) };
  keep(own, part);
  return part;
}

function isSame(a: ZipEntry, b: ZipEntry): boolean {
  return a.method === b.method && a.size === b.size && Buffer.compare(a.data, b.data) === 0;
}

/** @throws {XmlError} when it is not well-formed XML */
export function parsedPart(part: OpenPart): ParsedXml {
  if (!part.parsed) {
    const text = decodeXml(part.bytes);
    part.parsed = { text, root: parseXml(text) };
  }
  return part.parsed;
}

function cameBefore({ crc }: ZipEntry): boolean {
  if (seen.has(crc)) return true;
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.add(crc);
  return false;
}

function keep(entry: ZipEntry, part: OpenPart): void {
  if (keptBytes + entry.size > KEPT) {
    kept.clear();
    keptBytes = 0;
  }
  kept.set(entry.crc, { entry, part });
  keptBytes += entry.size;
}

/** Office writes UTF-8, others UTF-16 with a mark; OPC allows both. */
function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
}
