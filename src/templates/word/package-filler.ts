/**
 * Packs filled parts with the template's other entries.
 *
 * In: the XML of the parts that were filled, and what they asked for: relationships, lists. Out: the
 * bytes of a .docx. Entries keep their order; those that did not change keep their bytes.
 */
import { relationshipsPart, type WordPackage } from "../../ooxml/package.ts";
import { elements, escapeXml } from "../../ooxml/xml.ts";
import { deflateEntry, writeZip, type ZipEntry } from "../../ooxml/zip.ts";
import type { Names } from "./names.ts";
import { type NumberingPart, readNumberingPart } from "./numbering.ts";
import type { NewRelationship, Output } from "./output.ts";
import type { CompiledPart } from "./stories.ts";

export class PackageFiller {
  readonly #entries: readonly ZipEntry[];
  readonly #names: Names;
  readonly #relationships = new Map<string, RelationshipsText>();
  /** Parts whose templated hyperlinks must go from their relationships. */
  readonly #addressed: readonly string[];
  readonly #numbering: { readonly part: string; readonly numbering: NumberingPart } | undefined;

  constructor(pkg: WordPackage, names: Names, parts: readonly CompiledPart[]) {
    this.#names = names;
    this.#numbering = readNumberingPart(pkg);
    for (const { part, addresses } of parts) {
      this.#relationships.set(part, relationshipsText(pkg, part, new Set(addresses.keys())));
    }
    this.#addressed = parts.filter((p) => p.addresses.size > 0).map((p) => p.part);
    this.#entries = pkg.entries;
  }

  /** A list number that the template does not use, nor any above it. */
  get freeList(): number {
    return this.#numbering?.numbering.free ?? 1;
  }

  fill(parts: ReadonlyMap<string, string>, output: Output): Uint8Array {
    const changed = new Map(parts);
    for (const part of new Set([...this.#addressed, ...output.relationships.keys()])) {
      changed.set(
        relationshipsPart(part),
        this.#withRelationships(part, output.relationships.get(part) ?? []),
      );
    }
    if (this.#numbering && output.lists.length > 0) {
      changed.set(this.#numbering.part, this.#numbering.numbering.with(output.lists));
    }
    const kept = this.#entries.map((entry) => {
      const text = changed.get(entry.name);
      changed.delete(entry.name);
      return text === undefined ? entry : deflateEntry(entry.name, Buffer.from(text));
    });
    const added = [...changed].map(([name, text]) => deflateEntry(name, Buffer.from(text)));
    return writeZip([...kept, ...added]);
  }

  #withRelationships(part: string, made: readonly NewRelationship[]): string {
    const { before, after } = this.#relationships.get(part) ?? NO_RELATIONSHIPS;
    return before + made.map((r) => this.#relationship(r)).join("") + after;
  }

  #relationship({ id, type, target, external }: NewRelationship): string {
    const mode = external ? ' TargetMode="External"' : "";
    return `<Relationship xmlns="${PACKAGE_RELATIONSHIPS}" Id="${id}" Type="${this.#names.relationships}${type}" Target="${escapeXml(target)}"${mode}/>`;
  }
}

const PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

/** The text of a relationships part, open for more. */
interface RelationshipsText {
  readonly before: string;
  readonly after: string;
}

const NO_RELATIONSHIPS: RelationshipsText = {
  before: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${PACKAGE_RELATIONSHIPS}">`,
  after: "</Relationships>",
};

/** The relationships of a part without those whose target has tags: each use of them makes its own. */
function relationshipsText(pkg: WordPackage, part: string, without: ReadonlySet<string>): RelationshipsText {
  const xml = pkg.xml(relationshipsPart(part));
  if (!xml) return NO_RELATIONSHIPS;
  const kept = elements(xml.root, "rel:Relationship")
    .filter((e) => !without.has(e.attributes.Id ?? ""))
    .map((e) => xml.text.slice(e.start, e.end));
  const start = xml.text.slice(0, xml.root.contentStart).replace(/\s*\/>$/, ">");
  const name = /^<([^\s/>]+)/.exec(xml.text.slice(xml.root.start))?.[1] ?? "Relationships";
  return { before: start + kept.join(""), after: `</${name}>` };
}
