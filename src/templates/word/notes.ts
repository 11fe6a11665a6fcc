/**
 * Footnotes and endnotes of the main story.
 *
 * In: a story whose text refers to notes, and the parts that hold them. Out: the story with each
 * note's content at its reference, between marks, where the two may depend on data: a note in a loop belongs to
 * the turn, and its tags mean what they mean there. The sink moves the content back
 * into the notes' part, each time as a note of its own.
 *
 * Source: ECMA-376-1 §17.11.2 (endnote), §17.11.10 (footnote), §17.11.14 (footnoteReference),
 * §17.11.23 (separator)
 */
import type { WordPackage } from "../../ooxml/package.ts";
import { elements, type XmlElement } from "../../ooxml/xml.ts";
import type { NoteKind } from "./literal.ts";
import { boundText, type Names } from "./names.ts";
import { buildTree, type Element, mark, raw, within } from "./tree.ts";

export const noteKinds: readonly NoteKind[] = ["footnote", "endnote"];

/** The part that holds the notes of one kind; also of one that the template does not have yet. */
export class NotesPart {
  readonly kind: NoteKind;
  readonly part: string;
  /** XML with `w` and `r` bound. */
  readonly text: string;
  /** A note number that the template does not use, nor any above it. */
  readonly free: number;
  readonly #notes: ReadonlyMap<string, XmlElement>;
  readonly #source: string;

  constructor(pkg: WordPackage, kind: NoteKind, names: Names) {
    this.kind = kind;
    this.part = pkg.related(pkg.mainPart, `${kind}s`) ?? `word/${kind}s.xml`;
    this.text = boundText(pkg, this.part, names) ?? emptyNotes(kind, names);
    const xml = pkg.xml(this.part);
    const notes = xml ? elements(xml.root, `w:${kind}`) : [];
    this.#source = xml?.text ?? "";
    this.#notes = new Map(notes.map((e) => [e.attributes["w:id"] ?? "", e]));
    this.free = 1 + Math.max(0, ...[...this.#notes.keys()].map(Number).filter(Number.isFinite));
  }

  /** A fresh tree of a note that may depend on data. */
  note(id: string, inLoops: boolean): Element | undefined {
    const note = this.#notes.get(id);
    if (!note) return undefined;
    const depends = inLoops || this.#source.slice(note.start, note.end).includes("{");
    return depends ? buildTree(this.#source, note) : undefined;
  }
}

/** With the lines that Word draws above notes. */
export function emptyNotes(kind: NoteKind, names: Names): string {
  const line = (type: string, id: number) =>
    `<w:${kind} w:type="${type}" w:id="${id}"><w:p><w:r><w:${type}/></w:r></w:p></w:${kind}>`;
  const lines = line("separator", -1) + line("continuationSeparator", 0);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:${kind}s xmlns:w="${names.w}" xmlns:r="${names.r}">${lines}</w:${kind}s>`;
}

/** A note's content as it stands at its reference. */
export interface InlineNote {
  readonly id: string;
  readonly reference: Element;
  readonly note: Element;
}

/** References under `root` whose notes depend on data. */
export function inlineNotes(root: Element, notes: NotesPart, inLoops: boolean): InlineNote[] {
  const references = [...within(root)].filter((e) => e.name === `w:${notes.kind}Reference`);
  return references.flatMap((reference) => {
    const id = reference.attributes["w:id"] ?? "";
    const note = notes.note(id, inLoops);
    return note ? [{ id, reference, note }] : [];
  });
}

/** Puts a note's content, its tags cut, into the head of its reference, where its number stands. */
export function insertNote({ id, reference, note }: InlineNote, notes: NotesPart): void {
  const [head] = reference.head;
  const start = /\s(?:[\w.-]+:)?id\s*=\s*["']/.exec(head?.kind === "raw" ? head.xml : "");
  if (head?.kind !== "raw" || !start) return;
  const from = start.index + start[0].length;
  const { kind, part } = notes;
  reference.head = [
    raw(head.xml.slice(0, from)),
    mark({ mark: "note-start", part }),
    ...note.children,
    mark({ mark: "note-end", kind }),
    raw(head.xml.slice(from + id.length)),
  ];
}
