/**
 * The tags of a PDF: which words of a page are a heading, a paragraph, a field.
 *
 * In: a document, tagged or new. Out: elements added to it, with the pieces of pages and the fields that are
 * theirs. The tree from pages back to elements is read at the start and written at the end.
 *
 * Source: ISO 32000-1 §14.7 (logical structure), §14.8 (tagged PDF); §7.9.7 (number trees)
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFString,
} from "pdf-lib";
import { textString } from "./objects.ts";

/** What is in both dictionaries' number trees: an element, or an array of a page's elements by MCID. */
type Owner = PDFObject;

export class Structure {
  readonly #pdf: PDFDocument;
  readonly #root: PDFDict;
  /** The element that holds all others. */
  readonly document: PDFRef;
  readonly #owners: Map<number, Owner>;
  #next: number;

  private constructor(pdf: PDFDocument, root: PDFDict, document: PDFRef) {
    this.#pdf = pdf;
    this.#root = root;
    this.document = document;
    this.#owners = readNumbers(root.lookupMaybe(PDFName.of("ParentTree"), PDFDict));
    this.#next = Math.max(-1, ...this.#owners.keys()) + 1;
  }

  /** The tags of a document that has some. */
  static of(pdf: PDFDocument): Structure | undefined {
    const root = pdf.catalog.lookupMaybe(PDFName.of("StructTreeRoot"), PDFDict);
    const marked = pdf.catalog.lookupMaybe(PDFName.of("MarkInfo"), PDFDict)?.get(PDFName.of("Marked"));
    if (!root || String(marked) !== "true") return undefined;
    const kids = root.get(PDFName.of("K"));
    const first = kids instanceof PDFArray ? kids.get(0) : kids;
    const listed = first instanceof PDFRef ? pdf.context.lookup(first) : undefined;
    const top = listed instanceof PDFArray ? listed.get(0) : first;
    return top instanceof PDFRef ? new Structure(pdf, root, top) : undefined;
  }

  /** Begins the tags of a new document. */
  static begin(pdf: PDFDocument): Structure {
    const { context, catalog } = pdf;
    const root = context.obj({ Type: "StructTreeRoot" });
    const ref = context.register(root);
    const document = context.register(context.obj({ Type: "StructElem", S: "Document", P: ref, K: [] }));
    root.set(PDFName.of("K"), context.obj([document]));
    catalog.set(PDFName.of("StructTreeRoot"), ref);
    catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
    return new Structure(pdf, root, document);
  }

  /** A new element, last in its parent. */
  add(type: string, parent = this.document, more: Readonly<Record<string, PDFObject | string>> = {}): PDFRef {
    const { context } = this.#pdf;
    const element = context.obj({ Type: "StructElem", S: type, P: parent, K: [] });
    for (const [key, value] of Object.entries(more)) {
      element.set(PDFName.of(key), typeof value === "string" ? textString(value) : value);
    }
    const ref = context.register(element);
    this.append(parent, ref);
    return ref;
  }

  /** Puts an object last among an element's kids. */
  append(parent: PDFRef, kid: PDFObject): void {
    const element = this.#pdf.context.lookup(parent, PDFDict);
    const kids = element.get(PDFName.of("K"));
    const list = kids instanceof PDFRef ? this.#pdf.context.lookup(kids) : kids;
    if (list instanceof PDFArray) list.push(kid);
    else element.set(PDFName.of("K"), this.#pdf.context.obj(kids === undefined ? [kid] : [kids, kid]));
  }

  /** Puts the last `count` elements of the document before all others. */
  putLastFirst(count: number): void {
    const element = this.#pdf.context.lookup(this.document, PDFDict);
    const kids = element.lookup(PDFName.of("K"), PDFArray).asArray();
    const moved = [...kids.slice(-count), ...kids.slice(0, -count)];
    element.set(PDFName.of("K"), this.#pdf.context.obj(moved));
  }

  /** Gives an element a piece of a page's content. @returns the piece's number, for `BDC` */
  mark(page: PDFPage, element: PDFRef): number {
    const { context } = this.#pdf;
    const owners = this.#pageOwners(page);
    const mcid = owners.size();
    owners.push(element);
    this.append(element, context.obj({ Type: "MCR", Pg: page.ref, MCID: mcid }));
    return mcid;
  }

  /** Gives an element an annotation: a link or a field. */
  own(annotation: PDFRef, page: PDFPage, element: PDFRef): void {
    const { context } = this.#pdf;
    const key = this.#next++;
    context.lookup(annotation, PDFDict).set(PDFName.of("StructParent"), PDFNumber.of(key));
    this.#owners.set(key, element);
    this.append(element, context.obj({ Type: "OBJR", Pg: page.ref, Obj: annotation }));
  }

  /** The element that an annotation belongs to. */
  ownerOf(annotation: PDFDict): PDFRef | undefined {
    const key = annotation.lookupMaybe(PDFName.of("StructParent"), PDFNumber)?.asNumber();
    const owner = key === undefined ? undefined : this.#owners.get(key);
    return owner instanceof PDFRef ? owner : undefined;
  }

  /** Elements for fields on a page that do not say which field they are for, in the order of the text. */
  vacantForms(page: PDFPage): PDFRef[] {
    const found: PDFRef[] = [];
    const roles = this.#root.lookup(PDFName.of("RoleMap"));
    const visit = (ref: PDFRef, dict: PDFDict) => {
      const type = dict.get(PDFName.of("S"));
      const standard = (roles instanceof PDFDict && type instanceof PDFName && roles.get(type)) || type;
      if (standard !== PDFName.of("Form") || dict.get(PDFName.of("Pg")) !== page.ref) return;
      if (!this.#kidsOf(dict).some((kid) => this.#isReference(kid))) found.push(ref);
    };
    this.#walk(visit);
    return found;
  }

  /** Gives such an element its field. What is drawn beside the field stays where it is read, around the element. */
  settle(annotation: PDFRef, page: PDFPage, vacant: PDFRef): void {
    const dict = this.#pdf.context.lookup(vacant, PDFDict);
    const isEmpty = this.#kidsOf(dict).length === 0;
    if (!isEmpty) dict.set(PDFName.of("S"), PDFName.of("NonStruct"));
    this.own(annotation, page, isEmpty ? vacant : this.add("Form", vacant));
  }

  /** All elements in the order of the text, each once, whatever circles a file may hold. */
  #walk(visit: (ref: PDFRef, element: PDFDict) => void): void {
    const seen = new Set<PDFRef>();
    const waiting = [...this.#kidsOf(this.#root)].reverse();
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const dict = this.#pdf.context.lookup(next);
      if (!(next instanceof PDFRef) || !(dict instanceof PDFDict) || seen.has(next)) continue;
      seen.add(next);
      visit(next, dict);
      waiting.push(...[...this.#kidsOf(dict)].reverse());
    }
  }

  #kidsOf(element: PDFDict): readonly PDFObject[] {
    const kids = element.lookup(PDFName.of("K"));
    if (kids instanceof PDFArray) return kids.asArray();
    const kid = element.get(PDFName.of("K"));
    return kid ? [kid] : [];
  }

  #isReference(kid: PDFObject): boolean {
    const object = this.#pdf.context.lookup(kid);
    return object instanceof PDFDict && object.get(PDFName.of("Type")) === PDFName.of("OBJR");
  }

  /** Takes an annotation out of its element, since it is drawn on the page instead. */
  release(annotation: PDFRef, element: PDFRef, type: string): void {
    const dict = this.#pdf.context.lookup(element, PDFDict);
    const kids = dict.lookup(PDFName.of("K"));
    const list = kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : [];
    const kept = list.filter((kid) => !this.#refersTo(kid, annotation));
    dict.set(PDFName.of("K"), this.#pdf.context.obj(kept));
    dict.set(PDFName.of("S"), PDFName.of(type));
    const key = this.#pdf.context
      .lookup(annotation, PDFDict)
      .lookupMaybe(PDFName.of("StructParent"), PDFNumber);
    if (key) this.#owners.delete(key.asNumber());
  }

  /** Takes over the owners of another document's pages, moved by `offset`. */
  adopt(owners: Iterable<readonly [number, PDFObject]>): void {
    for (const [key, owner] of owners) this.#owners.set(key, owner);
    this.#next = Math.max(this.#next, ...[...this.#owners.keys()].map((key) => key + 1));
  }

  get next(): number {
    return this.#next;
  }

  /** Writes the tree from pages back to elements. */
  finish(): void {
    const { context } = this.#pdf;
    const sorted = [...this.#owners].sort(([a], [b]) => a - b);
    const numbers = context.obj(sorted.flatMap(([key, owner]) => [PDFNumber.of(key), owner]));
    this.#root.set(PDFName.of("ParentTree"), context.register(context.obj({ Nums: numbers })));
    this.#root.set(PDFName.of("ParentTreeNextKey"), PDFNumber.of(this.#next));
  }

  #pageOwners(page: PDFPage): PDFArray {
    const { context } = this.#pdf;
    const known = page.node.lookupMaybe(PDFName.of("StructParents"), PDFNumber)?.asNumber();
    const key = known ?? this.#next++;
    if (known === undefined) page.node.set(PDFName.of("StructParents"), PDFNumber.of(key));
    const owner = this.#owners.get(key);
    const owners = owner instanceof PDFRef ? context.lookup(owner) : owner;
    if (owners instanceof PDFArray) return owners;
    const fresh = context.obj([]);
    this.#owners.set(key, context.register(fresh));
    return fresh;
  }

  #refersTo(kid: PDFObject, annotation: PDFRef): boolean {
    const object = kid instanceof PDFRef ? this.#pdf.context.lookup(kid) : kid;
    return object instanceof PDFDict && object.get(PDFName.of("Obj")) === annotation;
  }
}

/** The entries of a number tree. */
export function readNumbers(tree: PDFDict | undefined): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  const seen = new Set<PDFDict>();
  const waiting = tree ? [tree] : [];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const numbers = node.lookupMaybe(PDFName.of("Nums"), PDFArray)?.asArray() ?? [];
    for (let i = 0; i + 1 < numbers.length; i += 2) {
      const [key, value] = [numbers[i], numbers[i + 1]];
      if (key instanceof PDFNumber && value) found.set(key.asNumber(), value);
    }
    const kids = node.lookupMaybe(PDFName.of("Kids"), PDFArray);
    for (let i = 0; i < (kids?.size() ?? 0); i++) {
      const kid = kids?.lookup(i);
      if (kid instanceof PDFDict) waiting.push(kid);
    }
  }
  return found;
}

/** `/Lang`, `/Title` and the like in a dictionary, as text. */
export function textIn(dict: PDFDict, key: string): string | undefined {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || (value && "decodeText" in value)
    ? (value as PDFString).decodeText()
    : undefined;
}
