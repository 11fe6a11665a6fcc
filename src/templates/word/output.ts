/**
 * What the stories of one document share while it is filled: ids that come once, lists that
 * start again, and the parts and relationships to be added.
 *
 * Numbers are given in the order they are asked for, so the same view gives the same bytes.
 */
import { EditableValues } from "./editable.ts";
import type { NoteKind, UniqueName } from "./literal.ts";
import type { PictureFile } from "./pictures.ts";

/** New ids begin here: beyond those that Word counts up from 1. */
const FIRST_ID = 900_000_000;
/** Word cuts names of bookmarks at 40 characters. */
const BOOKMARK_LENGTH = 40;

export interface NewRelationship {
  readonly id: string;
  /** Last word of the type: `hyperlink`, `image`. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** A definition of Kansli's own, for templates without lists. */
export type OwnList = "list-bullet" | "list-number";

/** A list that starts again: a new number for the definition that another number uses. */
export interface NewList {
  readonly number: number;
  readonly like: number | OwnList;
  /** Where it starts, unless where its definition says. */
  readonly start?: { readonly level: number; readonly start: number };
}

export interface NewPicture {
  readonly part: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** The first numbers that a template leaves free. */
export interface FreeNumbers {
  readonly list: number;
  readonly notes: Readonly<Record<NoteKind, number>>;
}

export class Output {
  readonly relationships = new Map<string, NewRelationship[]>();
  readonly lists: NewList[] = [];
  /** `w:footnote` and `w:endnote` elements to be added. */
  readonly notes: Record<NoteKind, string[]> = { footnote: [], endnote: [] };
  readonly pictures = new Map<string, NewPicture>();
  readonly editable = new EditableValues();
  /** What the document is made from, by name; told where it is editable. */
  readonly origin: Readonly<Record<string, string>>;
  readonly #read = new Map<string, PictureFile | undefined>();
  readonly #free: FreeNumbers;
  readonly #seen = new Map<string, Map<string, string>>();
  /** Names of bookmarks that are taken, and those of the current turn. */
  readonly #given = new Set<string>();
  readonly #bookmarks = new Map<string, string>();
  readonly #once = new Set<string>();
  /** Numbers of restarted lists; none until the first item of a turn asks. */
  readonly #currentList = new Map<number, number>();
  readonly #startedLists = new Set<number>();
  readonly #noteCount = { footnote: 0, endnote: 0 };
  #nextId = FIRST_ID;

  constructor(free: FreeNumbers, origin: Readonly<Record<string, string>> = {}) {
    this.#free = free;
    this.origin = origin;
  }

  /** The value as it is the first time, another one each time after. */
  unique(what: UniqueName, value: string): string {
    if (what === "bookmark-name") return this.#bookmarks.get(value) ?? value;
    if (what.endsWith("-end")) return this.#seen.get(what.slice(0, -"-end".length))?.get(value) ?? value;
    const seen = this.#seen.get(what) ?? new Map<string, string>();
    this.#seen.set(what, seen);
    const fresh = seen.has(value) ? this.#another(what) : value;
    seen.set(value, fresh);
    return fresh;
  }

  #another(what: UniqueName): string {
    const id = this.newId();
    if (what === "shape") return `shape${id}`;
    return what === "paragraph" ? hexadecimal(id) : String(id);
  }

  /** A turn of a loop begins: its bookmarks and what refers to them get names of their own. */
  renew(bookmark: string): void {
    const name = this.#given.has(bookmark) ? this.#anotherName(bookmark) : bookmark;
    this.#given.add(name);
    this.#bookmarks.set(bookmark, name);
  }

  /** Whether this is the first time. */
  isFirst(xml: string): boolean {
    const isFirst = !this.#once.has(xml);
    this.#once.add(xml);
    return isFirst;
  }

  #anotherName(value: string): string {
    for (let n = 2; ; n++) {
      const suffix = `_${n}`;
      const name = value.slice(0, BOOKMARK_LENGTH - suffix.length) + suffix;
      if (!this.#given.has(name)) return name;
    }
  }

  newId(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  /** A turn of a loop begins: the next item of the list is its first. */
  restart(list: number): void {
    this.#currentList.delete(list);
  }

  /** The list's own number in the first turn that has items, a new one in each after. */
  listNumber(list: number): number {
    const current = this.#currentList.get(list) ?? (this.#startedLists.has(list) ? this.newList(list) : list);
    this.#currentList.set(list, current);
    this.#startedLists.add(list);
    return current;
  }

  newList(like: NewList["like"], start?: NewList["start"]): number {
    const number = this.#free.list + this.lists.length;
    this.lists.push({ number, like, ...(start && { start }) });
    return number;
  }

  /** The number of Kansli's own list; made once. */
  ownList(kind: OwnList): number {
    return this.lists.find((l) => l.like === kind)?.number ?? this.newList(kind);
  }

  /** The id of a relationship from a part; made once for each target. */
  relate(part: string, type: string, target: string, external: boolean): string {
    const own = this.relationships.get(part) ?? [];
    this.relationships.set(part, own);
    const known = own.find((r) => r.type === type && r.target === target);
    if (known) return known.id;
    const id = `rIdKansli${own.length + 1}`;
    own.push({ id, type, target, external });
    return id;
  }

  /** A picture file, read once. */
  readOnce(path: string, read: () => PictureFile | undefined): PictureFile | undefined {
    if (!this.#read.has(path)) this.#read.set(path, read());
    return this.#read.get(path);
  }

  /** The part of a picture; made once for each file. */
  picture(path: string, bytes: Uint8Array, extension: string): string {
    const known = this.pictures.get(path);
    if (known) return known.part;
    const part = `word/media/kansli${this.pictures.size + 1}.${extension}`;
    this.pictures.set(path, { part, extension, bytes });
    return part;
  }

  /**
   * @param write draws the note's paragraphs
   * @returns its number
   */
  addNote(kind: NoteKind, write: () => string): number {
    const id = this.#free.notes[kind] + this.#noteCount[kind];
    this.#noteCount[kind] += 1;
    this.notes[kind].push(`<w:${kind} w:id="${id}">${write()}</w:${kind}>`);
    return id;
  }
}

/** [MS-DOCX] §2.6.2.3: eight digits, below 80000000. */
function hexadecimal(id: number): string {
  return id.toString(16).toUpperCase().padStart(8, "0");
}
