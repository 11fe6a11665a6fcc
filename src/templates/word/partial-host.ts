/**
 * A package that other files' text is put into.
 *
 * In: a package. Out: its entries with changed and new parts. It gives ids that nobody has, and makes the parts that
 * the package lacks.
 */
import { partName, type Relationship, relationshipsPart, type WordPackage } from "../../ooxml/package.ts";
import { child, elements, escapeXml, type XmlElement } from "../../ooxml/xml.ts";
import type { ZipEntry } from "../../ooxml/zip.ts";
import type { NoteKind } from "./literal.ts";
import { boundText, type Names, namesOf } from "./names.ts";
import { emptyNotes } from "./notes.ts";
import type { ParagraphAt } from "./partials.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
/** Above what Word counts up to, below what a render counts from. */
const FIRST_ID = 800_000_000;

export class PackageDraft {
  readonly pkg: WordPackage;
  readonly names: Names;
  readonly #texts = new Map<string, string>();
  readonly #bytes = new Map<string, Uint8Array>();
  /** How far the text of a part has grown by what was put in before. */
  readonly #grown = new Map<string, number>();
  readonly #copied = new Map<string, string>();
  /** The last number given, by kind. */
  readonly #styles = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  #nextId = FIRST_ID;
  #nextRelationship = 0;

  constructor(pkg: WordPackage) {
    this.pkg = pkg;
    this.names = namesOf(pkg);
  }

  newId(): number {
    this.#nextId += 1;
    return this.#nextId;
  }

  /** The part as it is now. */
  text(part: string): string | undefined {
    return this.#texts.get(part) ?? this.pkg.xml(part)?.text;
  }

  /** Puts XML in the place of a paragraph; returns where it now stands. Paragraphs come in reading order. */
  replace(part: string, { element }: ParagraphAt, xml: string): [start: number, end: number] {
    const grown = this.#grown.get(part) ?? 0;
    const text = this.text(part) ?? "";
    const start = element.start + grown;
    this.#texts.set(part, text.slice(0, start) + xml + text.slice(element.end + grown));
    this.#grown.set(part, grown + xml.length - (element.end - element.start));
    return [start, start + xml.length];
  }

  /** Adds XML at the end of a part's root, or before a child of that name. */
  append(part: string, xml: string, before?: string): void {
    const text = this.text(part) ?? "";
    const open = text.replace(/<([^\s<>/]+)((?:\s[^<>]*?)?)\/>\s*$/, "<$1$2></$1>");
    const at = before === undefined ? -1 : open.search(new RegExp(`<(?:[\\w.-]+:)?${before}[\\s/>]`));
    const end = at < 0 ? open.lastIndexOf("</") : at;
    this.#texts.set(part, open.slice(0, end) + xml + open.slice(end));
  }

  /** The part of that type, made when there is none. */
  part(type: "styles" | "numbering" | `${NoteKind}s`): string {
    const { pkg, names } = this;
    const known = pkg.related(pkg.mainPart, type) ?? `word/${type}.xml`;
    if (this.#texts.has(known)) return known;
    const bound = boundText(pkg, known, names);
    this.#texts.set(known, bound ?? emptyPart(type, names));
    if (bound === undefined) {
      this.relate(pkg.mainPart, { type, target: `/${known}`, external: false });
      this.#addType(known, `${OFFICE_TYPE}.${type}+xml`);
    }
    return known;
  }

  /** A new relationship's id. */
  relate(part: string, { type, target, external }: Omit<Relationship, "id">): string {
    this.#nextRelationship += 1;
    const id = `rIdPartial${this.#nextRelationship}`;
    const rels = relationshipsPart(part);
    if (this.text(rels) === undefined) {
      this.#texts.set(rels, `${XML}<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`);
    }
    const mode = external ? ' TargetMode="External"' : "";
    const whole = type.includes(":") ? type : this.names.relationships + type;
    this.append(
      rels,
      `<Relationship xmlns="${RELATIONSHIPS}" Id="${id}" Type="${whole}" Target="${escapeXml(target)}"${mode}/>`,
    );
    return id;
  }

  /** Copies a part of another package, with the parts it needs; once for each. Returns its new name. */
  copyPart(guest: WordPackage, part: string): string {
    const key = `${guest.file}\n${part}`;
    const known = this.#copied.get(key);
    if (known !== undefined) return known;
    const slash = part.lastIndexOf("/") + 1;
    const name = `${part.slice(0, slash)}partial${this.#copied.size + 1}-${part.slice(slash)}`;
    this.#copied.set(key, name);
    this.#bytes.set(name, guest.bytes(part) ?? new Uint8Array());
    this.#addType(name, guest.contentType(part) ?? "application/octet-stream");
    this.#copyRelationships(guest, part, name);
    return name;
  }

  /** The copy keeps its text, so its relationships keep their ids. */
  #copyRelationships(guest: WordPackage, part: string, name: string): void {
    const xml = guest.xml(relationshipsPart(part));
    if (!xml) return;
    const items = elements(xml.root, "rel:Relationship").map((e) => {
      const { Id = "", Type = "", TargetMode } = e.attributes;
      const { target = "", external = false } = guest.relationships(part).get(Id) ?? {};
      const to = external ? target : `/${this.copyPart(guest, target)}`;
      const mode = TargetMode ? ` TargetMode="${TargetMode}"` : "";
      return `<Relationship Id="${Id}" Type="${Type}" Target="${escapeXml(to)}"${mode}/>`;
    });
    this.#texts.set(
      relationshipsPart(name),
      `${XML}<Relationships xmlns="${RELATIONSHIPS}">${items.join("")}</Relationships>`,
    );
  }

  /** The id of the package's own style of that name and type, or of one that was added. */
  styleLike(part: string, style: XmlElement): string | undefined {
    const key = styleKey(style);
    const own = this.#own(part, "w:style").find((e) => styleKey(e) === key);
    return own?.attributes["w:styleId"] ?? this.#styles.get(key);
  }

  addStyle(style: XmlElement, id: string): void {
    this.#styles.set(styleKey(style), id);
  }

  newListId(part: string): number {
    return this.#above("list", largest(this.#own(part, "w:num"), "w:numId"));
  }

  newAbstractId(part: string): number {
    return this.#above("abstract", largest(this.#own(part, "w:abstractNum"), "w:abstractNumId"));
  }

  newNoteId(part: string, kind: NoteKind): number {
    return this.#above(kind, largest(this.#own(part, `w:${kind}`), "w:id"));
  }

  #above(kind: string, used: number): number {
    const next = 1 + (this.#counts.get(kind) ?? used);
    this.#counts.set(kind, next);
    return next;
  }

  /** The package's own elements of a part, as they were before anything was added. */
  #own(part: string, name: string): XmlElement[] {
    const root = this.pkg.xml(part)?.root;
    return root ? elements(root, name) : [];
  }

  /** All entries; those that did not change as they are. */
  entries(pack: (name: string, bytes: Uint8Array) => ZipEntry): ZipEntry[] {
    const changed = new Map<string, Uint8Array>(this.#bytes);
    for (const [part, text] of this.#texts) changed.set(part, Buffer.from(text));
    const kept = this.pkg.entries.map((entry) => {
      const bytes = changed.get(partName(entry));
      changed.delete(partName(entry));
      return bytes === undefined ? entry : pack(entry.name, bytes);
    });
    return [...kept, ...[...changed].map(([name, bytes]) => pack(name, bytes))];
  }

  #addType(part: string, type: string): void {
    this.append(
      "[Content_Types].xml",
      `<Override xmlns="${TYPES}" PartName="/${part}" ContentType="${type}"/>`,
    );
  }
}

function emptyPart(type: "styles" | "numbering" | `${NoteKind}s`, names: Names): string {
  if (type === "footnotes") return emptyNotes("footnote", names);
  if (type === "endnotes") return emptyNotes("endnote", names);
  return `${XML}<w:${type} xmlns:w="${names.w}" xmlns:r="${names.r}"></w:${type}>`;
}

function largest(found: readonly XmlElement[], attribute: string): number {
  return Math.max(0, ...found.map((e) => Number(e.attributes[attribute])).filter(Number.isFinite));
}

/** What a style is called, for comparing: Word's own names are the same in every language. */
function styleKey(style: XmlElement): string {
  const name = child(style, "w:name")?.attributes["w:val"] ?? style.attributes["w:styleId"] ?? "";
  return `${style.attributes["w:type"] ?? "paragraph"} ${name.toLowerCase()}`;
}
