/**
 * The text of a Word file, paragraph by paragraph, before or after its tracked changes.
 *
 * In: a package. Out: each story's paragraphs in reading order, those of table cells and text boxes too. Where
 * changes are tracked, `new` is what remains when all are accepted, and `old` when all are rejected: an
 * inserted or deleted paragraph mark joins two paragraphs, and an inserted or deleted row is there or not.
 *
 * Written apart from the library that makes redlines, so that the two can be held against each other.
 *
 * Source: ECMA-376-1 §17.13.5 (revisions): ins, del, moveFrom, moveTo, marks in rPr, rows in trPr
 */

import type { Story } from "../diagnostics/diagnostic.ts";
import { characters } from "../ooxml/characters.ts";
import type { WordPackage } from "../ooxml/package.ts";
import { child, elements, isElement, type XmlElement } from "../ooxml/xml.ts";
import { dictionary } from "../values/dictionary.ts";

export type Side = "old" | "new";

export interface StoryText {
  readonly part: string;
  readonly story: Story;
  readonly paragraphs: readonly string[];
}

const partStories: Readonly<Record<string, Story>> = {
  header: "header",
  footer: "footer",
  footnotes: "footnote",
  endnotes: "endnote",
};

export function readStories(pkg: WordPackage, side: Side): StoryText[] {
  const related = [...pkg.relationships(pkg.mainPart).values()]
    .filter(({ type, external }) => type in partStories && !external)
    .map(({ type, target }) => ({ part: target, story: partStories[type] as Story }))
    .sort((a, b) => (a.part < b.part ? -1 : 1));
  const parts = [{ part: pkg.mainPart, story: "body" as Story }, ...related];
  return parts.flatMap(({ part, story }) => {
    const root = pkg.xml(part)?.root;
    if (!root) return [];
    const reader = new StoryReader(side);
    reader.read(root);
    return [{ part, story, paragraphs: reader.finish() }];
  });
}

/** Marks of what one side does not have. */
const absent: Readonly<Record<Side, ReadonlySet<string>>> = {
  new: new Set(["w:del", "w:moveFrom"]),
  old: new Set(["w:ins", "w:moveTo"]),
};

const texts: Readonly<Record<string, string>> = dictionary({
  ...characters,
  "w:footnoteReference": "[^]",
  "w:endnoteReference": "[^]",
});

class StoryReader {
  readonly #side: Side;
  readonly #paragraphs: string[] = [];
  /** Of paragraphs whose mark this side does not have, for the next one. */
  #carried: string | undefined;

  constructor(side: Side) {
    this.#side = side;
  }

  read(parent: XmlElement): void {
    for (const element of elements(parent)) this.#block(element);
    this.#flush();
  }

  finish(): readonly string[] {
    return this.#paragraphs;
  }

  #block(element: XmlElement): void {
    if (element.name === "w:p") this.#paragraph(element);
    else if (element.name === "w:tbl") this.#table(element);
    else if (absent[this.#side].has(element.name)) return;
    else if (element.name === "w:tc" || /^w:(foot|end)note$/.test(element.name)) this.read(element);
    else for (const inner of elements(element)) this.#block(inner);
  }

  #table(table: XmlElement): void {
    this.#flush();
    for (const row of rowsOf(table)) {
      const marks = elements(child(row, "w:trPr") ?? row).map(({ name }) => name);
      if (!marks.some((name) => absent[this.#side].has(name))) this.#block(row);
    }
  }

  #paragraph(paragraph: XmlElement): void {
    const boxes: XmlElement[] = [];
    const text = (this.#carried ?? "") + this.#text(paragraph, boxes);
    const mark = child(child(paragraph, "w:pPr"), "w:rPr");
    const joins = mark && elements(mark).some(({ name }) => absent[this.#side].has(name));
    this.#carried = joins ? text : undefined;
    if (!joins) this.#paragraphs.push(text);
    for (const box of boxes) {
      const reader = new StoryReader(this.#side);
      reader.read(box);
      this.#paragraphs.push(...reader.finish());
    }
  }

  #text(parent: XmlElement, boxes: XmlElement[]): string {
    return elements(parent)
      .map((e) => this.#inline(e, boxes))
      .join("");
  }

  #inline(element: XmlElement, boxes: XmlElement[]): string {
    const { name } = element;
    if (absent[this.#side].has(name) || name === "mc:Fallback" || name.endsWith("Pr")) return "";
    if (name === "w:t" || name === "w:delText") return element.children.filter((n) => !isElement(n)).join("");
    if (name === "w:txbxContent") {
      boxes.push(element);
      return "";
    }
    return texts[name] ?? this.#text(element, boxes);
  }

  /** Text that has no paragraph to join stands alone; nothing leaves nothing behind. */
  #flush(): void {
    if (this.#carried) this.#paragraphs.push(this.#carried);
    this.#carried = undefined;
  }
}

function* rowsOf(table: XmlElement): Generator<XmlElement> {
  for (const element of elements(table)) {
    if (element.name === "w:tr") yield element;
    else if (/^w:(sdt|sdtContent|customXml)$/.test(element.name)) yield* rowsOf(element);
  }
}
