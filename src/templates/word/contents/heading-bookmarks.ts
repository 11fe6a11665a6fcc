/**
 * The bookmarks that a table of contents leads to.
 *
 * A heading's own `_Toc` bookmark is used, if it has one; others get one, with a name and number that nothing else has.
 *
 * Source: ISO/IEC 29500-1 §17.13.6.2 (bookmarkStart); hidden names begin with `_`, as Word's do
 */
import type { Edit } from "../../../ooxml/edits.ts";
import { child, descendants, type XmlElement } from "../../../ooxml/xml.ts";

/** Word's own names count up from lower numbers. */
const FIRST_NAME = 900_000_000;

export class HeadingBookmarks {
  readonly edits: Edit[] = [];
  readonly #newId: () => number;
  readonly #starts: ReadonlyMap<string, XmlElement>;
  readonly #ends: ReadonlyMap<string, XmlElement>;
  readonly #given = new Map<XmlElement, string>();
  #nextName = FIRST_NAME;

  constructor(body: XmlElement, newId: () => number) {
    this.#newId = newId;
    const starts = [...descendants(body, "w:bookmarkStart")].reverse();
    this.#starts = new Map(starts.map((e) => [e.attributes["w:name"] ?? "", e]));
    this.#ends = new Map([...descendants(body, "w:bookmarkEnd")].map((e) => [e.attributes["w:id"] ?? "", e]));
  }

  /** The name of a bookmark in a heading. */
  of(heading: XmlElement): string {
    const name = this.#given.get(heading) ?? this.#own(heading) ?? this.#make(heading);
    this.#given.set(heading, name);
    return name;
  }

  /** What a bookmark holds, as offsets; `undefined` where there is none of that name. */
  rangeOf(name: string | undefined): { readonly start: number; readonly end: number } | undefined {
    const start = name === undefined ? undefined : this.#starts.get(name);
    const end = start && this.#ends.get(start.attributes["w:id"] ?? "");
    return start && end && { start: start.end, end: end.start };
  }

  #own(heading: XmlElement): string | undefined {
    for (const e of descendants(heading, "w:bookmarkStart")) {
      const name = e.attributes["w:name"] ?? "";
      if (/^_(?:Toc|_RefHeading)/.test(name) && this.#starts.get(name) === e) return name;
    }
    return undefined;
  }

  #make(heading: XmlElement): string {
    const name = this.#freeName();
    const id = this.#newId();
    const start = child(heading, "w:pPr")?.end ?? heading.contentStart;
    this.edits.push(
      { start, end: start, text: `<w:bookmarkStart w:id="${id}" w:name="${name}"/>` },
      { start: heading.contentEnd, end: heading.contentEnd, text: `<w:bookmarkEnd w:id="${id}"/>` },
    );
    return name;
  }

  #freeName(): string {
    for (;;) {
      const name = `_Toc${this.#nextName}`;
      this.#nextName += 1;
      if (!this.#starts.has(name)) return name;
    }
  }
}
