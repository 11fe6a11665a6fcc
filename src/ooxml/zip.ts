/**
 * Reads and writes the zip archives that Office files are.
 *
 * Own code because an unchanged entry must be copied as the bytes it is, without
 * inflating it, and the same entries must give the same archive on every machine.
 * Times in the archive are fixed; entry order is kept.
 *
 * Not read: zip64, encryption, other methods than stored and deflate. Word writes none of them.
 *
 * Source: PKWARE APPNOTE 6.3.10 §4.3 (structure), ISO/IEC 29500-2 Annex B (what OPC allows).
 */
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

/** An entry as it lies in the archive. */
export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflate. */
  readonly method: number;
  readonly crc: number;
  /** Bytes when inflated, as the directory claims; `inflateEntry` holds it to that. */
  readonly size: number;
  /** The bytes as stored. */
  readonly data: Uint8Array;
}

/** Why an archive cannot be read. */
export class ZipError extends Error {
  readonly reason: "damaged" | "encrypted" | "too-large";
  readonly entry: string | undefined;
  constructor(reason: "damaged" | "encrypted" | "too-large", entry?: string) {
    super(`zip: ${reason}${entry === undefined ? "" : ` (${entry})`}`);
    this.reason = reason;
    this.entry = entry;
  }
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_SIZE = 22;
const UTF8_NAME = 0x0800;
const ENCRYPTED = 0x0001;
/** 1980-01-01, the first day a zip can name. */
const DOS_DATE = 0x0021;

/**
 * Lists the entries of an archive without inflating them.
 *
 * @throws {ZipError} when the directory does not describe the bytes
 */
export function readZip(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== DIRECTORY_HEADER) throw new ZipError("damaged");
    const nameLength = view.getUint16(at + 28, true);
    const name = decodeName(bytes.subarray(at + 46, at + 46 + nameLength));
    if (view.getUint16(at + 8, true) & ENCRYPTED) throw new ZipError("encrypted", name);
    entries.push({
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      data: entryData(bytes, view, at, name),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= 0 && at >= last - 0xffff; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new ZipError("damaged");
}

function entryData(bytes: Uint8Array, view: DataView, header: number, name: string): Uint8Array {
  const size = view.getUint32(header + 20, true);
  const local = view.getUint32(header + 42, true);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_HEADER) {
    throw new ZipError("damaged", name);
  }
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + size > bytes.length) throw new ZipError("damaged", name);
  return bytes.subarray(start, start + size);
}

function decodeName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/**
 * The bytes of an entry.
 *
 * @param limit the most it may inflate to, bytes
 * @throws {ZipError} when it is larger, or not what the directory claims
 */
export function inflateEntry(entry: ZipEntry, limit: number): Uint8Array {
  if (entry.size > limit) throw new ZipError("too-large", entry.name);
  const data = inflated(entry);
  if (data.length !== entry.size || crc32(data) !== entry.crc) throw new ZipError("damaged", entry.name);
  return data;
}

/** Bytes set aside before anything is inflated. */
const LARGEST_PIECE = 1 << 20;

function inflated(entry: ZipEntry): Uint8Array {
  if (entry.method === 0) return entry.data;
  if (entry.method !== 8) throw new ZipError("damaged", entry.name);
  try {
    return inflateRawSync(entry.data, {
      maxOutputLength: Math.max(entry.size, 1),
      // One piece, where its size is believable: pieces are put together by copying.
      chunkSize: Math.min(Math.max(entry.size + 1, 64), LARGEST_PIECE),
    });
  } catch (cause) {
    throw Object.assign(new ZipError("damaged", entry.name), { cause });
  }
}

/**
 * Bytes from which a part is deflated at level 3: so large is a table of thousands of rows, which takes a third of the
 * time and gets a twentieth larger.
 */
const HUGE = 4 << 20;

/** Packs bytes as an entry; deflated, or stored where that is no smaller. */
export function deflateEntry(name: string, bytes: Uint8Array): ZipEntry {
  const deflated = deflateRawSync(bytes, { level: bytes.length < HUGE ? 6 : 3 });
  const smaller = deflated.length < bytes.length;
  return {
    name,
    method: smaller ? 8 : 0,
    crc: crc32(bytes),
    size: bytes.length,
    data: smaller ? deflated : bytes,
  };
}

/** Entries in their order, some with other text; those that are new come last. */
export function replacedEntries(
  entries: readonly ZipEntry[],
  changed: ReadonlyMap<string, string>,
): ZipEntry[] {
  const added = new Map(changed);
  const kept = entries.map((entry) => {
    const text = added.get(entry.name);
    added.delete(entry.name);
    return text === undefined ? entry : deflateEntry(entry.name, Buffer.from(text));
  });
  return [...kept, ...[...added].map(([name, text]) => deflateEntry(name, Buffer.from(text)))];
}

/** Writes an archive: the entries' bytes as they are, in the order given. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const names = entries.map((e) => Buffer.from(e.name, "utf8"));
  const total = entries.reduce((n, e, i) => n + 76 + 2 * (names[i]?.length ?? 0) + e.data.length, END_SIZE);
  const out = Buffer.allocUnsafeSlow(total);
  const offsets: number[] = [];
  let at = 0;
  entries.forEach((entry, i) => {
    offsets.push(at);
    at = out.writeUInt32LE(LOCAL_HEADER, at);
    at = writeCommon(out, at, entry, names[i]?.length ?? 0);
    at += names[i]?.copy(out, at) ?? 0;
    out.set(entry.data, at);
    at += entry.data.length;
  });
  const directory = at;
  entries.forEach((entry, i) => {
    at = out.writeUInt32LE(DIRECTORY_HEADER, at);
    at = out.writeUInt16LE(20, at);
    at = writeCommon(out, at, entry, names[i]?.length ?? 0);
    at = out.fill(0, at, at + 10).writeUInt32LE(offsets[i] ?? 0, at + 10);
    at += names[i]?.copy(out, at) ?? 0;
  });
  const size = at - directory;
  at = out.writeUInt32LE(END_OF_DIRECTORY, at);
  at = out.writeUInt32LE(0, at);
  at = out.writeUInt16LE(entries.length, at);
  at = out.writeUInt16LE(entries.length, at);
  at = out.writeUInt32LE(size, at);
  at = out.writeUInt32LE(directory, at);
  out.writeUInt16LE(0, at);
  return out;
}

/** The 26 bytes that local and directory headers share, from "version needed" to "extra length". */
function writeCommon(out: Buffer, start: number, entry: ZipEntry, nameLength: number): number {
  let at = out.writeUInt16LE(20, start);
  at = out.writeUInt16LE(UTF8_NAME, at);
  at = out.writeUInt16LE(entry.method, at);
  at = out.writeUInt16LE(0, at);
  at = out.writeUInt16LE(DOS_DATE, at);
  at = out.writeUInt32LE(entry.crc, at);
  at = out.writeUInt32LE(entry.data.length, at);
  at = out.writeUInt32LE(entry.size, at);
  at = out.writeUInt16LE(nameLength, at);
  return out.writeUInt16LE(0, at);
}
