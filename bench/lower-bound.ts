/**
 * The least that filling a Word template can cost: strings joined, the parts that changed deflated at level 6,
 * the bytes of all others copied. It knows tags and loops and nothing else: no checks, no helpers, no values
 * but text, no line breaks, no restarting lists, one zip layout.
 */
import { crc32, deflateRawSync } from "node:zlib";
import { inflateEntry, readZip } from "../src/ooxml/zip.ts";

interface Loop {
  readonly list: string;
  readonly pieces: readonly Piece[];
}

type Piece = string | { readonly name: string } | Loop;
type Data = Readonly<Record<string, unknown>>;

export function lowerBound(template: Uint8Array): (data: Data) => Uint8Array {
  const entries = readZip(template).map((entry) => {
    const name = Buffer.from(entry.name);
    const xml = entry.name.endsWith(".xml") ? Buffer.from(inflateEntry(entry, 1e8)).toString() : "";
    const { method, crc, size, data } = entry;
    const fixed = xml.includes("{{") ? undefined : packed(name, { method, crc, size, data });
    return { name, fixed, pieces: fixed ? [] : piecesOf(xml) };
  });
  return (data) => {
    const packs = entries.map(({ name, fixed, pieces }) => fixed ?? deflated(name, join(pieces, data)));
    return zipped(packs);
  };
}

/** Paragraphs of a loop's tags alone are left out; the memo's other tags stand in runs of their own. */
function piecesOf(xml: string): Piece[] {
  const alone = /<w:p [^>]*>(?:(?!<\/w:p>|<w:t[ >]).)*<w:t[^>]*>(\{\{[#/][^}]*\}\})<\/w:t><\/w:r><\/w:p>/g;
  const rows = /<w:tr>(?:(?!<\/w:tr>).)*(\{\{#each \w+\}\})(?:(?!<\/w:tr>).)*<\/w:tr>/g;
  const flat = xml
    .replace(alone, "$1")
    .replace(
      rows,
      (row, open: string) => `${open}${row.replace(open, "").replace("{{/each}}", "")}{{/each}}`,
    );
  const stack: { list: string; pieces: Piece[] }[] = [{ list: "", pieces: [] }];
  for (const piece of flat.split(/(\{\{[^}]*\}\})/)) {
    const [, sign, name = ""] = /^\{\{(#each |\/)?(\w+)\}\}$/.exec(piece) ?? [];
    if (sign === "/") {
      const loop = stack.pop() as Loop;
      stack.at(-1)?.pieces.push(loop);
    } else if (sign) stack.push({ list: name, pieces: [] });
    else stack.at(-1)?.pieces.push(name ? { name } : piece);
  }
  return stack[0]?.pieces ?? [];
}

function join(pieces: readonly Piece[], data: Data): string {
  let text = "";
  for (const piece of pieces) {
    if (typeof piece === "string") text += piece;
    else if ("name" in piece) text += escaped(data[piece.name] as string);
    else for (const item of data[piece.list] as readonly Data[]) text += join(piece.pieces, item);
  }
  return text;
}

function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text;
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

interface Content {
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly data: Uint8Array;
}

/** An entry ready to be copied: its bytes, and its line of the directory without the offset. */
interface Packed {
  readonly bytes: Buffer;
  readonly line: Buffer;
}

function deflated(name: Buffer, text: string): Packed {
  const bytes = Buffer.from(text);
  const data = deflateRawSync(bytes, { level: 6 });
  return packed(name, { method: 8, crc: crc32(bytes), size: bytes.length, data });
}

function packed(name: Buffer, { method, crc, size, data }: Content): Packed {
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(method, 4);
  common.writeUInt32LE(crc, 10);
  common.writeUInt32LE(data.length, 14);
  common.writeUInt32LE(size, 18);
  common.writeUInt16LE(name.length, 22);
  return {
    bytes: Buffer.concat([Buffer.from("PK\x03\x04"), common, name, data]),
    line: Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, Buffer.alloc(14), name]),
  };
}

function zipped(packs: readonly Packed[]): Uint8Array {
  let offset = 0;
  for (const { bytes, line } of packs) {
    line.writeUInt32LE(offset, 42);
    offset += bytes.length;
  }
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(packs.length, 8);
  end.writeUInt16LE(packs.length, 10);
  end.writeUInt32LE(
    packs.reduce((sum, { line }) => sum + line.length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...packs.map(({ bytes }) => bytes), ...packs.map(({ line }) => line), end]);
}
