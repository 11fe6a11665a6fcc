/**
 * The paragraphs of a rich text as its blocks: a table is one, its cells inside it.
 *
 * Empty paragraphs are nothing that Markdown could say, and are left out.
 */
import { createHash } from "node:crypto";
import type { SourceUnit } from "./markdown-source.ts";
import type { ListPlace, Marks, Paragraph, Run } from "./paper-text.ts";

/** A paragraph of a story, by its index there, and which paragraph it was. */
export interface Placed {
  readonly paragraph: Paragraph;
  readonly index: number;
  /** The index of its original; its own for a paragraph of the original. */
  readonly original: number | undefined;
}

export interface PaperUnit {
  readonly kind: SourceUnit["kind"];
  /** Of a heading, below the heading that the text stands under. */
  readonly depth: number;
  readonly list: ListPlace | undefined;
  /** Whether a task is done, for an item that is one. */
  readonly isDone: boolean | undefined;
  readonly runs: readonly Run[];
  readonly original: number | undefined;
  /** Of a table, row by row. */
  readonly cells: readonly (readonly PaperUnit[])[];
}

export interface UnitsAt {
  /** Level of the heading that the text stands under. */
  readonly headingLevel: number;
  /** Tables round the text. */
  readonly cellDepth: number;
}

export function paperUnits(placed: readonly Placed[], at: UnitsAt): PaperUnit[] {
  const units: PaperUnit[] = [];
  for (let i = 0; i < placed.length; i += 1) {
    const one = placed[i] as Placed;
    const { cell } = one.paragraph;
    if (cell && cell.depth > at.cellDepth) {
      let end = i;
      while (placed[end + 1]?.paragraph.cell?.table === cell.table) end += 1;
      units.push(tableUnit(placed.slice(i, end + 1)));
      i = end;
    } else if (one.paragraph.text !== "" || one.paragraph.look.kind !== "plain") units.push(unit(one, at));
  }
  return units;
}

function tableUnit(placed: readonly Placed[]): PaperUnit {
  const rows: PaperUnit[][] = [];
  for (const one of placed) {
    const { row = 0, cell = 0 } = one.paragraph.cell ?? {};
    rows[row] ??= [];
    const own = textUnit("plain", one);
    const before = rows[row][cell];
    const head = row === 0 ? withoutCommon(own, "bold") : own;
    rows[row][cell] = before ? { ...before, runs: [...before.runs, ...head.runs] } : head;
  }
  return {
    ...textUnit("table", placed[0] as Placed),
    runs: [],
    cells: rows.filter((row) => row !== undefined),
  };
}

function unit(placed: Placed, at: UnitsAt): PaperUnit {
  const { look } = placed.paragraph;
  if (look.kind === "heading") {
    const depth = Math.max(1, look.level - at.headingLevel);
    return { ...withoutCommon(textUnit("heading", placed), "bold"), depth };
  }
  const task = taskUnit(placed);
  if (task) return task;
  return { ...textUnit(look.kind, placed), list: look.kind === "item" ? look.list : undefined };
}

/** A task's box stands before its text. */
function taskUnit(placed: Placed): PaperUnit | undefined {
  const box = /^[☐☒]\t/u.exec(placed.paragraph.text)?.[0];
  if (box === undefined) return undefined;
  const list = { number: -1, level: 0, isOrdered: false, start: 1 };
  const whole = textUnit("item", placed);
  return { ...whole, list, isDone: box.startsWith("☒"), runs: withoutStart(whole.runs, box.length) };
}

function withoutStart(runs: readonly Run[], length: number): Run[] {
  const [first, ...others] = runs;
  if (!first || length === 0) return [...runs];
  if (first.text.length <= length) return withoutStart(others, length - first.text.length);
  return [{ ...first, text: first.text.slice(length) }, ...others];
}

function textUnit(kind: PaperUnit["kind"], { paragraph, original }: Placed): PaperUnit {
  return { kind, depth: 0, list: undefined, isDone: undefined, runs: paragraph.runs, original, cells: [] };
}

/** A heading that is bold all through is a heading. */
function withoutCommon(unit: PaperUnit, mark: keyof Marks): PaperUnit {
  const texts = unit.runs.filter(({ text, note }) => text.trim() !== "" && !note);
  if (texts.length === 0 || !texts.every(({ marks }) => marks[mark])) return unit;
  return { ...unit, runs: unit.runs.map((run) => ({ ...run, marks: { ...run.marks, [mark]: false } })) };
}

/** Two texts that read the same: what differs is how a program cut their runs. */
export function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return runsKey(a) === runsKey(b);
}

export function runsKey(runs: readonly Run[]): string {
  const found: { look: string; text: string }[] = [];
  for (const { text, marks, link, note, picture } of runs) {
    const object = note ? runsKey(note) : picture ? pictureKey(picture.bytes) + picture.alt : "";
    const look = JSON.stringify([
      marks.bold,
      marks.italic,
      marks.strike,
      marks.code,
      sameAddress(link),
      object,
    ]);
    const last = found.at(-1);
    if (last && object === "" && (last.look === look || /^ *$/.test(text))) last.text += text;
    else found.push({ look, text });
  }
  const last = found.at(-1);
  if (last) last.text = last.text.trimEnd();
  return JSON.stringify(found);
}

/** Programs write a slash behind an address that is only a host. */
function sameAddress(link = ""): string {
  return link.replace(/^(https?:\/\/[^/?#]+)\/$/i, "$1");
}

export function pictureKey(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Whether two blocks are of one kind, and read the same. */
export function sameUnit(a: PaperUnit, b: PaperUnit): boolean {
  return sameShape(a, b) && sameRuns(a.runs, b.runs) && sameCells(a, b);
}

export function sameShape(a: PaperUnit, b: PaperUnit): boolean {
  return (
    a.kind === b.kind &&
    a.depth === b.depth &&
    a.isDone === b.isDone &&
    a.list?.level === b.list?.level &&
    a.list?.isOrdered === b.list?.isOrdered
  );
}

function sameCells(a: PaperUnit, b: PaperUnit): boolean {
  const keys = ({ cells }: PaperUnit) =>
    JSON.stringify(cells.map((row) => row.map(({ runs }) => runsKey(runs))));
  return keys(a) === keys(b);
}
