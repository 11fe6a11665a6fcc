/**
 * The body of a Word file, made ready to stand in another.
 *
 * In: a package and the one it goes into. Out: the XML of its blocks, with every reference led to the other package:
 * a style that the other has (by name) is the other's, all else is copied under ids of its own.
 *
 * Source: ISO/IEC 29500-1 §17.7.4.17 (style), §17.9 (numbering), §17.11 (notes), §17.13.6 (bookmarks)
 */
import { relationshipsPart, type WordPackage } from "../../ooxml/package.ts";
import { child, elements, escapeXml, isElement, type XmlElement } from "../../ooxml/xml.ts";
import type { PackageDraft } from "./partial-host.ts";

/** Attributes in the namespace of relationships that hold an id. */
const RELATION = /^r:(?:id|embed|link|pict|dm|lo|qs|cs|href)$/;
/** What belongs to the file as a whole, or to those who work on it. */
const dropped: ReadonlySet<string> = new Set([
  "w:sectPr",
  "w:commentRangeStart",
  "w:commentRangeEnd",
  "w:commentReference",
]);
const styleReferences: ReadonlySet<string> = new Set([
  "w:pStyle",
  "w:rStyle",
  "w:tblStyle",
  "w:basedOn",
  "w:next",
  "w:link",
  "w:numStyleLink",
  "w:styleLink",
]);

export class Guest {
  readonly #pkg: WordPackage;
  readonly #draft: PackageDraft;
  /** The part that its body goes into. */
  readonly #into: string;
  readonly #styles = new Map<string, string>();
  readonly #lists = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  constructor(pkg: WordPackage, draft: PackageDraft, into: string) {
    this.#pkg = pkg;
    this.#draft = draft;
    this.#into = into;
  }

  /** @param endsWithParagraph whether the last block must be a paragraph */
  content(endsWithParagraph: boolean): string {
    const xml = this.#pkg.xml(this.#pkg.mainPart);
    const body = child(xml?.root, "w:body");
    if (!xml || !body) return "";
    const blocks = elements(body).filter((e) => !dropped.has(e.name));
    const names = this.#missingNames(xml.text.slice(xml.root.start, xml.root.contentStart), this.#into);
    const written = blocks.map((e) => bound(this.#write(e, this.#pkg.mainPart, this.#into, xml.text), names));
    const end = endsWithParagraph && blocks.at(-1)?.name !== "w:p" ? "<w:p/>" : "";
    return written.join("") + end;
  }

  /** Bindings of prefixes on the root of a part that the part it goes into has not. */
  #missingNames(root: string, into: string): string {
    const text = this.#draft.text(into) ?? "";
    const other = /<[^?!][^>]*>/.exec(text)?.[0] ?? "";
    const bindings = [...root.matchAll(/\sxmlns(?::[\w.-]+)?\s*=\s*(?:"[^"]*"|'[^']*')/g)].map(([b]) => b);
    const missing = bindings.filter((b) => !other.includes(b.trim()));
    const ignorable = /\s[\w.-]+:Ignorable\s*=\s*(?:"[^"]*"|'[^']*')/.exec(root)?.[0] ?? "";
    const isKnown = ignorable === "" || other.includes(ignorable.trim());
    if (isKnown) return missing.join("");
    const prefixes = /["'](.*)["']/.exec(ignorable)?.[1]?.split(/\s+/) ?? [];
    const needed = bindings.filter(
      (b) => missing.includes(b) || prefixes.some((p) => b.includes(`:${p}=`)) || b.includes("xmlns:mc"),
    );
    return needed.join("") + ignorable;
  }

  /** An element and all in it, with its references led over. */
  #write(element: XmlElement, from: string, into: string, text: string): string {
    let xml = this.#startTag(element, from, into, text.slice(element.start, element.contentStart));
    let at = element.contentStart;
    for (const node of element.children) {
      if (!isElement(node)) continue;
      xml += text.slice(at, node.start);
      if (!this.#isDropped(node.name, into)) xml += this.#write(node, from, into, text);
      at = node.end;
    }
    return xml + text.slice(at, element.end);
  }

  /** Notes can stand in the main text only. */
  #isDropped(name: string, into: string): boolean {
    return (
      dropped.has(name) || (into !== this.#draft.pkg.mainPart && /^w:(?:foot|end)noteReference$/.test(name))
    );
  }

  #startTag(element: XmlElement, from: string, into: string, tag: string): string {
    let written = tag;
    for (const [name, value] of Object.entries(element.attributes)) {
      if (name === "w14:paraId" || name === "w14:textId") written = withoutAttribute(written, name);
      const other = this.#reference(element, name, value, from, into);
      if (other !== undefined && other !== value) written = withAttribute(written, name, value, other);
    }
    return written;
  }

  /** What an attribute must say in the other package; `undefined` where it is no reference. */
  #reference(
    { name: element }: XmlElement,
    name: string,
    value: string,
    from: string,
    into: string,
  ): string | undefined {
    if (RELATION.test(name)) return value === "" ? value : this.#relation(value, from, into);
    if (name === "w:val" && styleReferences.has(element)) return this.#style(value);
    if (name === "w:val" && element === "w:numId") return this.#list(value);
    if (name === "id" && element === "wp:docPr") return this.#newId("drawing", value);
    if (name === "w:val" && element === "w:id") return this.#newId("control", value);
    if (name !== "w:id") return undefined;
    if (element === "w:bookmarkStart" || element === "w:bookmarkEnd") return this.#newId("bookmark", value);
    if (element === "w:footnoteReference") return this.#note("footnote", value);
    return element === "w:endnoteReference" ? this.#note("endnote", value) : undefined;
  }

  #once(key: string, make: () => string): string {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#ids.set(key, made);
    return made;
  }

  #newId(kind: string, value: string): string {
    return this.#once(`${kind} ${value}`, () => String(this.#draft.newId()));
  }

  #relation(id: string, from: string, into: string): string {
    return this.#once(`relation ${from} ${id}`, () => {
      const relation = this.#pkg.relationships(from).get(id);
      const root = this.#pkg.xml(relationshipsPart(from))?.root;
      const element = root && elements(root, "rel:Relationship").find((e) => e.attributes.Id === id);
      if (!relation || !element) return id;
      const { target, external } = relation;
      const type = element.attributes.Type ?? "";
      const to = external ? target : `/${this.#draft.copyPart(this.#pkg, target)}`;
      return this.#draft.relate(into, { type, target: to, external });
    });
  }

  /** The other's style of that name, or a copy with the styles it builds on. */
  #style(id: string): string {
    const known = this.#styles.get(id);
    if (known !== undefined) return known;
    const source = this.#pkg.related(this.#pkg.mainPart, "styles");
    const xml = source === undefined ? undefined : this.#pkg.xml(source);
    const style = xml && elements(xml.root, "w:style").find((e) => e.attributes["w:styleId"] === id);
    if (!xml || !style || source === undefined) return id;
    const part = this.#draft.part("styles");
    const same = this.#draft.styleLike(part, style);
    if (same !== undefined) return this.#known(id, same);
    const taken = (name: string) => this.#draft.text(part)?.includes(`"${escapeXml(name)}"`);
    let fresh = id;
    for (let n = 2; taken(fresh); n++) fresh = `${id}${n}`;
    this.#known(id, fresh);
    this.#draft.addStyle(style, fresh);
    const written = this.#write(style, source, part, xml.text);
    const named = withAttribute(written, "w:styleId", id, fresh).replace(
      /\sw:default\s*=\s*["'](?:1|true|on)["']/,
      "",
    );
    const names = this.#missingNames(xml.text.slice(xml.root.start, xml.root.contentStart), part);
    this.#draft.append(part, bound(named, names));
    return fresh;
  }

  #known(id: string, other: string): string {
    this.#styles.set(id, other);
    return other;
  }

  /** A copy of a list and its definition. */
  #list(id: string): string {
    if (id === "0") return id;
    const known = this.#lists.get(id);
    if (known !== undefined) return known;
    const source = this.#pkg.related(this.#pkg.mainPart, "numbering");
    const xml = source === undefined ? undefined : this.#pkg.xml(source);
    const num = xml && elements(xml.root, "w:num").find((e) => e.attributes["w:numId"] === id);
    const abstractId = child(num, "w:abstractNumId")?.attributes["w:val"];
    const abstract =
      xml && elements(xml.root, "w:abstractNum").find((e) => e.attributes["w:abstractNumId"] === abstractId);
    if (!xml || !num || !abstract || source === undefined || abstractId === undefined) return id;
    const part = this.#draft.part("numbering");
    const fresh = String(this.#draft.newListId(part));
    this.#lists.set(id, fresh);
    const names = this.#missingNames(xml.text.slice(xml.root.start, xml.root.contentStart), part);
    const definition = this.#once(`abstract ${abstractId}`, () => {
      const made = String(this.#draft.newAbstractId(part));
      const written = this.#write(abstract, source, part, xml.text);
      this.#draft.append(
        part,
        bound(withAttribute(written, "w:abstractNumId", abstractId, made), names),
        "num",
      );
      return made;
    });
    const written = withAttribute(this.#write(num, source, part, xml.text), "w:numId", id, fresh);
    const led = written.replace(
      /(<(?:[\w.-]+:)?abstractNumId\s[^>]*?val\s*=\s*["'])[^"']*/,
      `$1${definition}`,
    );
    this.#draft.append(part, bound(led, names), "numIdMacAtCleanup");
    return fresh;
  }

  #note(kind: "footnote" | "endnote", id: string): string {
    return this.#once(`${kind} ${id}`, () => {
      const source = this.#pkg.related(this.#pkg.mainPart, `${kind}s`);
      const xml = source === undefined ? undefined : this.#pkg.xml(source);
      const note = xml && elements(xml.root, `w:${kind}`).find((e) => e.attributes["w:id"] === id);
      if (!xml || !note || source === undefined) return id;
      const part = this.#draft.part(`${kind}s`);
      const fresh = String(this.#draft.newNoteId(part, kind));
      const names = this.#missingNames(xml.text.slice(xml.root.start, xml.root.contentStart), part);
      const written = withAttribute(this.#write(note, source, part, xml.text), "w:id", id, fresh);
      this.#draft.append(part, bound(written, names));
      return fresh;
    });
  }
}

/** An element with more on its start tag, unless it has it already. */
function bound(xml: string, names: string): string {
  return names === "" ? xml : xml.replace(/^<[^\s/>]+/, (start) => start + names);
}

/** Local names are enough: a start tag has no two attributes that differ by prefix alone and both lead somewhere. */
function attributePattern(name: string): string {
  return `(\\s(?:[\\w.-]+:)?${name.slice(name.indexOf(":") + 1)}\\s*=\\s*)`;
}

function withoutAttribute(tag: string, name: string): string {
  return tag.replace(new RegExp(`${attributePattern(name)}(?:"[^"]*"|'[^']*')`), "");
}

/** The first such attribute with that value says another. */
function withAttribute(tag: string, name: string, value: string, other: string): string {
  const escaped = escapeXml(value).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`${attributePattern(name)}(["'])${escaped}\\2`);
  return tag.replace(pattern, (_, start: string, quote: string) => start + quote + escapeXml(other) + quote);
}
