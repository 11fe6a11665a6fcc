/**
 * Moves pages from one PDF to another, with their tags, links and everything that they refer to.
 *
 * In: an opened document. Out: refs in the other one. Numbers that tie pages to tags are moved on, names and
 * identifiers that another document may have used are told apart, links by name become links to pages, and
 * actions that run something are left behind.
 *
 * Source: ISO 32000-1 §7.7.3 (page tree), §12.3.2 (destinations), §14.7 (structure)
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFPageLeaf,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
} from "pdf-lib";
import { readNumbers, Structure, textString } from "../../pdf-file/index.ts";

/** Of a page, or of anything on it: what belongs to the document that is left. */
const LEFT_BEHIND = new Set(["Parent", "PieceInfo", "Thumb", "AA", "B", "Metadata", "AF"]);

/** Actions that only lead somewhere. */
const HARMLESS = new Set(["GoTo", "URI", "Named"]);

const INHERITED = ["Resources", "MediaBox", "CropBox", "Rotate"] as const;

const name = (text: string) => PDFName.of(text);

export class Mover {
  readonly #from: PDFDocument;
  readonly #to: PDFDocument;
  readonly #refs = new Map<PDFRef, PDFRef>();
  readonly #waiting: [from: PDFRef, to: PDFRef][] = [];
  readonly #pages: ReadonlySet<PDFRef>;
  readonly #named: ReadonlyMap<string, PDFObject>;
  readonly #tags: Structure;
  readonly #offset: number;
  readonly #prefix: string;
  readonly #roles: ReadonlyMap<string, string>;
  /** Identifiers of moved elements, for the tree of them. */
  readonly ids: [id: string, element: PDFRef][] = [];

  /** @param prefix tells this document's identifiers from others' */
  constructor(from: PDFDocument, to: PDFDocument, tags: Structure, prefix: string) {
    this.#from = from;
    this.#to = to;
    this.#tags = tags;
    this.#prefix = prefix;
    this.#offset = tags.next;
    this.#pages = new Set(from.getPages().map(({ ref }) => ref));
    this.#named = namedDestinations(from);
    this.#roles = mergeRoles(from, to);
  }

  /** Moves all pages and, under `part`, all tags. @returns the pages, in order */
  move(part: PDFRef): PDFRef[] {
    const pages = this.#from.getPages().map((page) => this.ref(page.ref));
    if (Structure.of(this.#from)) this.#moveTags(part);
    this.#drain();
    return pages;
  }

  /** Where an object of the old document is in the new one. */
  ref(old: PDFRef): PDFRef {
    const known = this.#refs.get(old);
    if (known) return known;
    const fresh = this.#to.context.nextRef();
    this.#refs.set(old, fresh);
    this.#waiting.push([old, fresh]);
    return fresh;
  }

  /** An explicit destination for a bookmark or link of the old document. */
  destination(value: PDFObject | undefined): PDFArray | undefined {
    const explicit = this.#resolve(value);
    const moved = explicit && this.#copy(explicit);
    this.#drain();
    return moved instanceof PDFArray ? moved : undefined;
  }

  /** A copy of an object, with all that it refers to. */
  copy(object: PDFObject): PDFObject {
    const moved = this.#copy(object);
    this.#drain();
    return moved;
  }

  #moveTags(part: PDFRef): void {
    const root = this.#from.catalog.lookup(name("StructTreeRoot"), PDFDict);
    const rootRef = this.#from.catalog.get(name("StructTreeRoot"));
    if (rootRef instanceof PDFRef) this.#refs.set(rootRef, part);
    const kids = root.lookup(name("K"));
    for (const kid of kids instanceof PDFArray ? kids.asArray() : [root.get(name("K"))]) {
      if (kid) this.#tags.append(part, this.#copy(kid));
    }
    const owners = readNumbers(root.lookupMaybe(name("ParentTree"), PDFDict));
    this.#tags.adopt([...owners].map(([key, owner]) => [key + this.#offset, this.#copy(owner)] as const));
  }

  #drain(): void {
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) {
      const [old, fresh] = next;
      const object = this.#from.context.lookup(old);
      if (!object) continue;
      const moved = this.#pages.has(old) ? this.#page(object as PDFPageLeaf) : this.#copy(object, fresh);
      this.#to.context.assign(fresh, moved);
    }
  }

  #page(page: PDFPageLeaf): PDFPageLeaf {
    const leaf = PDFPageLeaf.fromMapWithContext(new Map(), this.#to.context, false);
    for (const key of INHERITED) {
      const value = page.getInheritableAttribute(name(key));
      if (value) leaf.set(name(key), this.#copy(value));
    }
    this.#copyEntries(page, leaf);
    return leaf;
  }

  #copy(object: PDFObject, self?: PDFRef): PDFObject {
    if (object instanceof PDFRef) return this.ref(object);
    if (object instanceof PDFArray) {
      const array = PDFArray.withContext(this.#to.context);
      for (const item of object.asArray()) array.push(this.#copy(item));
      return array;
    }
    if (object instanceof PDFStream) {
      const contents = object instanceof PDFRawStream ? object.contents : object.getContents();
      return PDFRawStream.of(this.#dict(object.dict), contents);
    }
    return object instanceof PDFDict ? this.#dict(object, self) : object;
  }

  #dict(dict: PDFDict, self?: PDFRef): PDFDict {
    const copy = this.#to.context.obj({});
    this.#copyEntries(dict, copy);
    if (dict.has(name("S")) && dict.has(name("P"))) this.#retell(dict, copy, self);
    return copy;
  }

  #copyEntries(from: PDFDict, to: PDFDict): void {
    for (const [key, value] of from.entries()) {
      const word = key.decodeText();
      if (LEFT_BEHIND.has(word)) continue;
      const moved = this.#entry(word, value);
      if (moved) to.set(key, moved);
    }
  }

  #entry(word: string, value: PDFObject): PDFObject | undefined {
    switch (word) {
      case "StructParent":
      case "StructParents":
        return value instanceof PDFNumber ? PDFNumber.of(value.asNumber() + this.#offset) : undefined;
      case "Dest": {
        const explicit = this.#resolve(value);
        return explicit && this.#copy(explicit);
      }
      case "A":
        return this.#action(value);
      case "Headers":
        return value instanceof PDFArray ? this.#headers(value) : this.#copy(value);
      default:
        return this.#copy(value);
    }
  }

  /** `A` is an action in an annotation and an attribute in an element. */
  #action(value: PDFObject): PDFObject | undefined {
    const dict = this.#from.context.lookup(value);
    const kind = dict instanceof PDFDict ? dict.get(name("S")) : undefined;
    if (!(dict instanceof PDFDict) || !(kind instanceof PDFName)) return this.#copy(value);
    if (!HARMLESS.has(kind.decodeText())) return undefined;
    if (kind.decodeText() !== "GoTo") return this.#dict(dict);
    const explicit = this.#resolve(dict.get(name("D")));
    return explicit && this.#to.context.obj({ S: "GoTo", D: this.#copy(explicit) });
  }

  /** An element's role and identifier, as they are in the new document. */
  #retell(dict: PDFDict, copy: PDFDict, self: PDFRef | undefined): void {
    const role = dict.get(name("S"));
    const renamed = role instanceof PDFName ? this.#roles.get(role.decodeText()) : undefined;
    if (renamed) copy.set(name("S"), name(renamed));
    if (role === name("Document")) copy.set(name("S"), name("Sect"));
    const id = textOf(dict.lookup(name("ID")));
    if (id === undefined || !self) return;
    copy.set(name("ID"), textString(this.#prefix + id));
    this.ids.push([this.#prefix + id, self]);
  }

  #headers(headers: PDFArray): PDFArray {
    const array = PDFArray.withContext(this.#to.context);
    for (let i = 0; i < headers.size(); i++)
      array.push(textString(this.#prefix + (textOf(headers.lookup(i)) ?? "")));
    return array;
  }

  #resolve(value: PDFObject | undefined): PDFArray | undefined {
    const object = value && this.#from.context.lookup(value);
    const text = object instanceof PDFName ? object.decodeText() : textOf(object);
    const found = text === undefined ? object : this.#from.context.lookup(this.#named.get(text));
    const array = found instanceof PDFDict ? found.lookup(name("D")) : found;
    if (!(array instanceof PDFArray)) return undefined;
    const page = array.get(0);
    return page instanceof PDFRef && this.#pages.has(page) ? array : undefined;
  }
}

function textOf(object: PDFObject | undefined): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;
}

/** Roles that mean something else in the new document get another name there. */
function mergeRoles(from: PDFDocument, to: PDFDocument): ReadonlyMap<string, string> {
  const rolesOf = (pdf: PDFDocument) =>
    pdf.catalog.lookupMaybe(name("StructTreeRoot"), PDFDict)?.lookupMaybe(name("RoleMap"), PDFDict);
  const renamed = new Map<string, string>();
  const old = rolesOf(from);
  const root = to.catalog.lookup(name("StructTreeRoot"), PDFDict);
  const known = rolesOf(to) ?? to.context.obj({});
  if (old) root.set(name("RoleMap"), known);
  for (const [role, means] of old?.entries() ?? []) {
    const word = role.decodeText();
    let own = word;
    for (let n = 2; known.has(name(own)) && known.get(name(own)) !== means; n++) own = `${word}-${n}`;
    known.set(name(own), means);
    if (own !== word) renamed.set(word, own);
  }
  return renamed;
}

function namedDestinations(pdf: PDFDocument): Map<string, PDFObject> {
  const found = new Map<string, PDFObject>();
  for (const [key, value] of pdf.catalog.lookupMaybe(name("Dests"), PDFDict)?.entries() ?? []) {
    found.set(key.decodeText(), value);
  }
  const tree = pdf.catalog.lookupMaybe(name("Names"), PDFDict)?.lookupMaybe(name("Dests"), PDFDict);
  const seen = new Set<PDFDict>();
  const waiting = tree ? [tree] : [];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const names = node.lookupMaybe(name("Names"), PDFArray);
    for (let i = 0; i + 1 < (names?.size() ?? 0); i += 2) {
      const [key, value] = [textOf(names?.lookup(i)), names?.get(i + 1)];
      if (key !== undefined && value) found.set(key, value);
    }
    const kids = node.lookupMaybe(name("Kids"), PDFArray);
    for (let i = 0; i < (kids?.size() ?? 0); i++) {
      const kid = kids?.lookup(i);
      if (kid instanceof PDFDict) waiting.push(kid);
    }
  }
  return found;
}
