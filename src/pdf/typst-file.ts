/**
 * A PDF as Typst writes it: plain objects, one table of their places. Its text can be changed where it stands.
 *
 * A library's load and save takes forty times as long.
 *
 * Source: ISO 32000-1 §7.5.4 (cross-reference table); test/pdf/convert.test.ts holds that Typst 0.14 writes so
 */

export interface Insertion {
  readonly at: number;
  /** Bytes replaced. */
  readonly replaces: number;
  readonly text: string;
}

export interface ObjectTable {
  readonly at: number;
  /** Of each object, by number; 0 for free ones. */
  readonly offsets: readonly number[];
}

export function readTable(bytes: Buffer): ObjectTable {
  const tail = bytes.toString("latin1", Math.max(0, bytes.length - 64));
  const at = Number(found(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail), "startxref")[1]);
  const text = bytes.toString("latin1", at);
  const head = found(/^xref\s+0 (\d+)\s+/.exec(text), "xref");
  const offsets = [...text.matchAll(/^(\d{10}) \d{5} ([nf])/gm)].map((m) =>
    m[2] === "n" ? Number(m[1]) : 0,
  );
  if (offsets.length !== Number(head[1])) throw new Error("the cross-reference table is not whole");
  return { at, offsets };
}

export function offsetOf(table: ObjectTable, object: number): number {
  const at = table.offsets[object];
  if (!at) throw new Error(`no object ${object}`);
  return at;
}

export function objectText(bytes: Buffer, table: ObjectTable, object: number): { text: string; at: number } {
  const at = offsetOf(table, object);
  return { text: bytes.toString("latin1", at, bytes.indexOf("endobj", at)), at };
}

export function numberAfter(bytes: Buffer, word: string, from: number): number {
  const at = bytes.indexOf(word, from);
  if (at < 0) throw new Error(`no ${word.trim()}`);
  return Number.parseInt(bytes.toString("latin1", at + word.length, at + word.length + 10), 10);
}

export function rewrite(bytes: Buffer, table: ObjectTable, changes: readonly Insertion[]): Uint8Array {
  const insertions = [...changes].sort((a, b) => a.at - b.at);
  const shifted = shifts(insertions);
  const parts: Buffer[] = [];
  let from = 0;
  for (const { at, replaces, text } of insertions) {
    parts.push(bytes.subarray(from, at), Buffer.from(text, "latin1"));
    from = at + replaces;
  }
  parts.push(bytes.subarray(from, table.at));
  const tail = bytes
    .toString("latin1", table.at)
    .replace(/^(\d{10})( \d{5} n)/gm, (_, at, rest) => String(shifted(Number(at))).padStart(10, "0") + rest)
    .replace(/startxref\s+\d+/, `startxref\n${shifted(table.at)}`);
  parts.push(Buffer.from(tail, "latin1"));
  return Buffer.concat(parts);
}

/** Where what stood at an offset stands once the insertions, in order, are made. */
function shifts(insertions: readonly Insertion[]): (offset: number) => number {
  let sum = 0;
  const sums = [0, ...insertions.map(({ text, replaces }) => (sum += text.length - replaces))];
  return (offset) => {
    let [low, high] = [0, insertions.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((insertions[middle]?.at ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + (sums[low] ?? 0);
  };
}

export function found(match: RegExpExecArray | null, what: string): RegExpExecArray {
  if (!match) throw new Error(`no ${what} where Typst writes it`);
  return match;
}
