/**
 * Packs filled parts with the template's other entries.
 *
 * In: the XML of the parts that were filled, and what they asked for: relationships, lists, notes,
 * pictures. Out: the bytes of a .docx. Entries keep their order; those that did not change keep their bytes.
 *
 * Source: ISO/IEC 29500-2 §6.5 (relationships), §7.2.3 (content types)
 */
import { partName, relationshipsPart, type WordPackage } from "../../ooxml/package.ts";
import { elements, escapeXml } from "../../ooxml/xml.ts";
import { deflateEntry, writeZip, type ZipEntry } from "../../ooxml/zip.ts";
import { withoutMetadata } from "../../pdf-file/picture-metadata.ts";
import {
  EDITABLE_PART,
  EDITABLE_PROPERTIES_PART,
  EDITABLE_PROPERTIES_TYPE,
  editableProperties,
} from "./editable.ts";
import { type Names, openText, putAtEnd } from "./names.ts";
import type { NotesPart } from "./notes.ts";
import type { NumberingPart } from "./numbering.ts";
import type { FreeNumbers, NewRelationship, Output } from "./output.ts";
import { PageNumbers, type Pages } from "./page-numbers.ts";
import type { Role } from "./roles.ts";
import type { CompiledPart, TemplateParts } from "./stories.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const CONTENT_TYPES = "[Content_Types].xml";

/** XML of a part, open for more at the end of its root. */
interface OpenXml {
  readonly before: string;
  readonly after: string;
}

export class PackageFiller {
  readonly freeNumbers: FreeNumbers;
  readonly #pkg: WordPackage;
  readonly #names: Names;
  /** The template's, its pictures without what does not show. */
  readonly #entries: readonly ZipEntry[];
  readonly #relationships = new Map<string, OpenXml>();
  /** Parts whose templated hyperlinks must go from their relationships. */
  readonly #addressed: readonly string[];
  readonly #numbering: NumberingPart;
  readonly #pageNumbers: PageNumbers;
  readonly #notes: readonly NotesPart[];

  constructor({ pkg, names, roles, numbering, notes }: TemplateParts, parts: readonly CompiledPart[]) {
    const { mainPart } = pkg;
    this.#pkg = pkg;
    this.#entries = pkg.entries.map((entry) => discreet(pkg, entry));
    this.#names = names;
    this.#numbering = numbering;
    this.#notes = [notes.footnote, notes.endnote];
    this.freeNumbers = {
      list: numbering.free,
      notes: { footnote: notes.footnote.free, endnote: notes.endnote.free },
    };
    const related = new Set([...parts, ...this.#notes].map((p) => p.part)).add(mainPart);
    const addresses = new Map(parts.map((p) => [p.part, new Set(p.addresses.keys())]));
    for (const part of related)
      this.#relationships.set(part, openRelationships(pkg, part, addresses.get(part)));
    this.#pageNumbers = new PageNumbers(pkg, roles, [mainPart, ...storiesOf(pkg)]);
    this.#addressed = parts.filter((p) => p.addresses.size > 0).map((p) => p.part);
  }

  get showsPages(): boolean {
    return this.#pageNumbers.areShown;
  }

  /**
   * @param parts XML by part name
   * @param lacks told what the styles are for that the template lacks for its tables of contents
   */
  fill(
    parts: ReadonlyMap<string, string>,
    output: Output,
    pages: Pages | undefined,
    lacks: (role: Role) => void,
  ): Uint8Array {
    const changed = new Map<string, string | Uint8Array>(parts);
    const types: string[] = [];
    this.#addLists(changed, types, output);
    this.#addNotes(changed, types, output);
    const missing = this.showsPages ? this.#pageNumbers.write(changed, pages, () => output.newId()) : [];
    missing.forEach(lacks);
    for (const { part, extension, bytes } of output.pictures.values()) {
      changed.set(part, bytes);
      types.push(contentType(part, `image/${extension === "svg" ? "svg+xml" : extension}`));
    }
    if (!output.editable.isEmpty) this.#addEditable(changed, types, output);
    for (const part of new Set([...this.#addressed, ...output.relationships.keys()])) {
      changed.set(
        relationshipsPart(part),
        this.#withRelationships(part, output.relationships.get(part) ?? []),
      );
    }
    if (types.length > 0) changed.set(CONTENT_TYPES, this.#withTypes(types));
    return writeZip(this.#pack(changed));
  }

  #pack(changed: Map<string, string | Uint8Array>): ZipEntry[] {
    const kept = this.#entries.map((entry) => {
      const content = changed.get(partName(entry));
      changed.delete(partName(entry));
      return content === undefined ? entry : deflate(entry.name, content);
    });
    return [...kept, ...[...changed].map(([name, content]) => deflate(name, content))];
  }

  #addLists(changed: Map<string, string | Uint8Array>, types: string[], output: Output): void {
    if (output.lists.length === 0) return;
    changed.set(this.#numbering.part, this.#numbering.with(output.lists));
    this.#announce(this.#numbering.part, "numbering", types, output);
  }

  #addNotes(changed: Map<string, string | Uint8Array>, types: string[], output: Output): void {
    for (const { kind, part, text } of this.#notes) {
      const added = output.notes[kind];
      if (added.length === 0) continue;
      const filled = changed.get(part);
      const before = typeof filled === "string" ? filled : text;
      changed.set(part, putAtEnd(before, added.join("")));
      this.#announce(part, `${kind}s`, types, output);
    }
  }

  /** The list of the values that may be edited, as a custom XML part. */
  #addEditable(changed: Map<string, string | Uint8Array>, types: string[], output: Output): void {
    changed.set(EDITABLE_PART, output.editable.part(output.origin));
    changed.set(EDITABLE_PROPERTIES_PART, editableProperties);
    output.relate(EDITABLE_PART, "customXmlProps", `/${EDITABLE_PROPERTIES_PART}`, false);
    if (this.#pkg.has(EDITABLE_PART)) return;
    output.relate(this.#pkg.mainPart, "customXml", `/${EDITABLE_PART}`, false);
    types.push(contentType(EDITABLE_PART, "application/xml"));
    types.push(contentType(EDITABLE_PROPERTIES_PART, EDITABLE_PROPERTIES_TYPE));
  }

  /** Relates a new part to the main part and tells its type. */
  #announce(part: string, type: string, types: string[], output: Output): void {
    if (this.#pkg.has(part)) return;
    output.relate(this.#pkg.mainPart, type, `/${part}`, false);
    types.push(contentType(part, `${OFFICE_TYPE}.${type}+xml`));
  }

  #withRelationships(part: string, made: readonly NewRelationship[]): string {
    const { before, after } = this.#relationships.get(part) ?? NO_RELATIONSHIPS;
    return before + made.map((r) => this.#relationship(r)).join("") + after;
  }

  #relationship({ id, type, target, external }: NewRelationship): string {
    const mode = external ? ' TargetMode="External"' : "";
    return `<Relationship xmlns="${RELATIONSHIPS}" Id="${id}" Type="${this.#names.relationships}${type}" Target="${escapeXml(target)}"${mode}/>`;
  }

  #withTypes(types: readonly string[]): string {
    return putAtEnd(openText(this.#pkg, CONTENT_TYPES) ?? "", types.join(""));
  }
}

/** Parts of text beside the main one. */
function storiesOf(pkg: WordPackage): string[] {
  const stories = [...pkg.relationships(pkg.mainPart).values()].filter(
    ({ type, target, external }) => !external && storyTypes.has(type) && pkg.has(target),
  );
  return [...new Set(stories.map(({ target }) => target))];
}

const storyTypes: ReadonlySet<string> = new Set(["header", "footer", "footnotes", "endnotes", "comments"]);

function discreet(pkg: WordPackage, entry: ZipEntry): ZipEntry {
  const bytes = /\.(jpe?g|png)$/i.test(entry.name) ? pkg.bytes(partName(entry)) : undefined;
  const clean = bytes && withoutMetadata(bytes);
  return clean === undefined || clean === bytes ? entry : deflateEntry(entry.name, clean);
}

function deflate(name: string, content: string | Uint8Array): ZipEntry {
  return deflateEntry(name, typeof content === "string" ? Buffer.from(content) : content);
}

function contentType(part: string, type: string): string {
  return `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/${part}" ContentType="${type}"/>`;
}

const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

const NO_RELATIONSHIPS: OpenXml = {
  before: `${XML}<Relationships xmlns="${RELATIONSHIPS}">`,
  after: "</Relationships>",
};

/** The relationships of a part without those whose target has tags: each use of them makes its own. */
function openRelationships(
  pkg: WordPackage,
  part: string,
  without: ReadonlySet<string> = new Set(),
): OpenXml {
  const xml = pkg.xml(relationshipsPart(part));
  if (!xml) return NO_RELATIONSHIPS;
  const kept = elements(xml.root, "rel:Relationship")
    .filter((e) => !without.has(e.attributes.Id ?? ""))
    .map((e) => xml.text.slice(e.start, e.end));
  const start = xml.text.slice(0, xml.root.contentStart).replace(/\s*\/>$/, ">");
  const name = /^<([^\s/>]+)/.exec(xml.text.slice(xml.root.start))?.[1] ?? "Relationships";
  return { before: start + kept.join(""), after: `</${name}>` };
}
