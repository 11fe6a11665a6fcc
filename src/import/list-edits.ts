/**
 * Items of lists that were added to a paper, taken away or moved.
 *
 * In: a pair of stories. Out: for each list that the paper shows item by item, its items in the order in which they
 * stand now: old ones by their index, new ones by the paragraphs that somebody wrote. A list's items are
 * paragraphs, or rows of a table. A new paragraph is an item of the list whose items look like it.
 */

import { plain, type Segment, segmentsOf } from "./paper-edits.ts";
import type { Paragraph } from "./paper-text.ts";
import type { StoryPair } from "./story-pairs.ts";
import type { ItemPath } from "./targets.ts";
import { escapeRegExp } from "./text-changes.ts";

export type ShownItem = { readonly old: number } | { readonly new: NewItem };

export interface NewItem {
  /** Paragraphs of the item: one, or one for each cell of its row. */
  readonly paragraphs: readonly Paragraph[];
  /** Paragraphs of the list's items as they were made, to read the new one by. */
  readonly like: readonly Paragraph[];
  /** The list that is inside it, where new items of that follow it: `conditions`. */
  readonly inner: Map<string, NewItem[]>;
}

export interface ListEdit {
  readonly list: string;
  readonly items: readonly ShownItem[];
  /** Indexes of the items that the paper showed, in its order. */
  readonly shown: readonly number[];
}

type FindItem = (path: string) => ItemPath | undefined;

export interface ListEdits {
  readonly lists: readonly ListEdit[];
  /** Indexes of edited paragraphs that became items. */
  readonly taken: ReadonlySet<number>;
}

export function listEdits(pair: StoryPair, findItem: FindItem): ListEdits {
  return new ListReader(pair, findItem).read();
}

class ListReader {
  readonly #pair: StoryPair;
  readonly #itemOfBase: readonly (ItemPath | undefined)[];
  readonly #lists = new Map<string, ShownItem[]>();
  readonly #taken = new Set<number>();

  constructor(pair: StoryPair, findItem: FindItem) {
    this.#pair = pair;
    this.#itemOfBase = pair.base.paragraphs.map((paragraph, index) => {
      const { outer } = paragraph;
      const path =
        outer.at(-1) ?? segmentsOf(paragraph).find(({ path }) => path !== undefined && findItem(path))?.path;
      return path === undefined ||
        pair.regions.some(({ from, to }) => index >= from && index <= to && !findItem(path))
        ? undefined
        : findItem(path);
    });
  }

  read(): ListEdits {
    const { edited } = this.#pair;
    let last: ItemPath | NewItem | undefined;
    let lastList = "";
    for (let e = 0; e < edited.paragraphs.length; e += 1) {
      const known = this.#itemAt(e);
      if (known) {
        this.#push(known.list, { old: known.index });
        [last, lastList] = [known, known.list];
        continue;
      }
      const found = this.#newItem(e, last, lastList);
      if (!found) continue;
      [last, lastList] = [found.item, found.list];
      e = found.end;
    }
    return { lists: this.#result(), taken: this.#taken };
  }

  #itemAt(e: number): ItemPath | undefined {
    const b = this.#pair.originals.get(e);
    return b === undefined ? undefined : this.#itemOfBase[b];
  }

  #push(list: string, item: ShownItem): void {
    const items = this.#lists.get(list) ?? [];
    this.#lists.set(list, items);
    const isKnown = "old" in item && items.some((other) => "old" in other && other.old === item.old);
    if (!isKnown) items.push(item);
  }

  #newItem(
    e: number,
    last: ItemPath | NewItem | undefined,
    lastList: string,
  ): { item: NewItem; list: string; end: number } | undefined {
    const { edited, originals, regionOf } = this.#pair;
    const paragraph = edited.paragraphs[e] as Paragraph;
    if (originals.has(e) || regionOf.has(e)) return undefined;
    const end = this.#endOfRow(e);
    const paragraphs = edited.paragraphs.slice(e, end + 1);
    if (paragraphs.every(({ text }) => plain(text) === "")) return undefined;
    const rowIsNew = paragraphs.every((_, i) => !originals.has(e + i));
    const list = rowIsNew ? this.#listFor(paragraph, e, end, lastList) : undefined;
    if (list === undefined) return undefined;
    const item: NewItem = { paragraphs, like: this.#anItemOf(list), inner: new Map() };
    for (let i = e; i <= end; i += 1) this.#taken.add(i);
    const outer = /^(.*)\.\d+\.(\w+)$/.exec(list);
    if (outer && last && "inner" in last) {
      const [, , name = ""] = outer;
      last.inner.set(name, [...(last.inner.get(name) ?? []), item]);
      return { item: last, list: lastList, end };
    }
    const into = outer && last && "list" in last ? this.#innerList(outer, last) : list;
    this.#push(into, { new: item });
    return { item: outer && last && "list" in last ? item : item, list: into, end };
  }

  /** Conditions follow the clause that they stand under, whichever clause the others are of. */
  #innerList([, outer = "", name = ""]: readonly string[], last: ItemPath): string {
    if (last.list === outer) return `${outer}.${last.index}.${name}`;
    return last.list.startsWith(`${outer}.`) ? last.list : `${outer}.${last.index}.${name}`;
  }

  #endOfRow(e: number): number {
    const cell = this.#pair.edited.paragraphs[e]?.cell;
    let end = e;
    if (!cell) return e;
    for (;;) {
      const next = this.#pair.edited.paragraphs[end + 1]?.cell;
      if (next?.table !== cell.table || next.row !== cell.row) return end;
      end += 1;
    }
  }

  /** The list near by whose items look like the paragraph. */
  #listFor(paragraph: Paragraph, e: number, end: number, lastList: string): string | undefined {
    const before = this.#nearItem(e - 1, -1);
    const after = this.#nearItem(end + 1, 1);
    if (paragraph.cell) {
      const isSameTable = (at: { e: number } | undefined) =>
        at !== undefined && this.#pair.edited.paragraphs[at.e]?.cell?.table === paragraph.cell?.table;
      return (
        (isSameTable(before) ? before?.list : undefined) ?? (isSameTable(after) ? after?.list : undefined)
      );
    }
    const isNear = (list: string) =>
      [before?.list, after?.list].some(
        (near) =>
          near !== undefined &&
          (near === list || near.startsWith(`${list}.`) || list.startsWith(familyOf(near))),
      );
    const styled = [...this.#pair.originals].find(([other, b]) => {
      const list = this.#itemOfBase[b]?.list;
      return (
        list !== undefined && isNear(list) && this.#pair.edited.paragraphs[other]?.style === paragraph.style
      );
    });
    const list = styled && this.#itemOfBase[styled[1]]?.list;
    return (
      list ??
      (this.#isItem(e - 1) && lastList !== "" && paragraph.look.kind !== "heading"
        ? this.#unstyled(paragraph, lastList)
        : undefined)
    );
  }

  /** A paragraph in a style of its own right behind an item may be anything. */
  #unstyled(paragraph: Paragraph, list: string): string | undefined {
    return paragraph.style === undefined ? list : undefined;
  }

  #isItem(e: number): boolean {
    return this.#itemAt(e) !== undefined || this.#taken.has(e);
  }

  #nearItem(from: number, step: number): { list: string; e: number } | undefined {
    for (let e = from; e >= 0 && e < this.#pair.edited.paragraphs.length; e += step) {
      const item = this.#itemAt(e);
      if (item) return { list: item.list, e };
      const isEmpty = plain(this.#pair.edited.paragraphs[e]?.text ?? "") === "";
      if (!this.#taken.has(e) && this.#pair.originals.has(e) && !isEmpty) return undefined;
    }
    return undefined;
  }

  /** The paragraphs of a list's items, those first that show most of what an item may have. */
  #anItemOf(list: string): Paragraph[] {
    const own = this.#pair.base.paragraphs.filter((_, b) => this.#itemOfBase[b]?.list === list);
    const count = (paragraph: Paragraph) => segmentsOf(paragraph).filter(hasPath).length;
    return own.sort((a, b) => count(b) - count(a));
  }

  #result(): ListEdit[] {
    const shown = new Map<string, number[]>();
    for (const item of this.#itemOfBase) {
      if (!item) continue;
      const indexes = shown.get(item.list) ?? [];
      if (!indexes.includes(item.index)) indexes.push(item.index);
      shown.set(item.list, indexes);
    }
    const all = new Set([...shown.keys(), ...this.#lists.keys()]);
    return [...all].map((list) => ({
      list,
      items: this.#lists.get(list) ?? [],
      shown: shown.get(list) ?? [],
    }));
  }
}

/** `proposal.3.conditions` is of the family `proposal.` */
function familyOf(list: string): string {
  return /^(.*?)\.\d+\./.exec(list)?.[1] ? `${/^(.*?)\.\d+\./.exec(list)?.[1]}.` : `${list}.`;
}

function hasPath({ path }: Segment): boolean {
  return path !== undefined;
}

export function isUnchanged({ items, shown }: ListEdit): boolean {
  return items.length === shown.length && items.every((item, i) => "old" in item && item.old === shown[i]);
}

/** What a new item says of each part of it: the last step of the path of what an old item shows there. */
export function partsOf({ paragraphs, like }: NewItem): Map<string, string> {
  const parts = new Map<string, string>();
  for (const paragraph of paragraphs) {
    const model = like.find(({ cell }) => cell?.cell === paragraph.cell?.cell);
    for (const [path, text] of readLike(paragraph.text, model ? segmentsOf(model) : []))
      parts.set(path, text);
  }
  return parts;
}

/** `Name, Organisation` read as `{{name}}, {{organisation}}`; a text without the words between is all its first value. */
function readLike(text: string, segments: readonly Segment[]): (readonly [string, string])[] {
  const values = segments.filter(hasPath);
  const pattern = segments
    .map(({ path, text: literal }) =>
      path === undefined ? escapeRegExp(literal.trim()).replace(/\s+/g, "\\s+") : "(.+?)",
    )
    .join("\\s*");
  const found = new RegExp(`^\\s*${pattern}\\s*$`, "su").exec(text);
  const names = values.map(({ path = "" }) => path.slice(path.lastIndexOf(".") + 1));
  if (!found) return [[names[0] ?? "text", text.trim()]];
  return names.map((name, i) => [name, (found[i + 1] ?? "").trim()]);
}
