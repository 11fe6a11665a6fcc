/**
 * A PDF → what a screen reader would meet: title, language, headings, tables, pictures, links.
 *
 * In: the bytes of any PDF. Out: a report, and as diagnostics what would hinder a reader. Only the
 * structure is read: what the page looks like does not matter here. A heading's words are those that
 * the structure gives (`/T`, `/ActualText`), which Kansli's PDFs have.
 *
 * Source: ISO 32000-1 §14.7 (logical structure), §14.8 (tagged PDF); ISO 14289-1 (PDF/UA-1)
 */
import type { PDFDict, PDFDocument, PDFObject } from "pdf-lib";
import { type Code, type Diagnostic, type Outcome, type Params, problem } from "../diagnostics/diagnostic.ts";
import { wordlessPages } from "../pdf-file/wordless-pages.ts";

export interface PdfReport {
  readonly pages: number;
  readonly title: string | undefined;
  /** Whether viewers show the title, not the file's name. */
  readonly showsTitle: boolean;
  /** Of the document as a whole, BCP 47. */
  readonly language: string | undefined;
  /** The standards it claims, e.g. `PDF/A-3a`. A claim is not a proof. */
  readonly claims: readonly string[];
  readonly isTagged: boolean;
  /** In reading order; the text is undefined where the structure does not give it. */
  readonly headings: readonly { readonly level: number; readonly text: string | undefined }[];
  readonly paragraphs: number;
  readonly lists: number;
  readonly tables: readonly TableShape[];
  /** Alternative texts of the pictures that are read out; undefined where there is none. */
  readonly pictures: readonly (string | undefined)[];
  readonly links: number;
  readonly notes: number;
  /** Fields to fill in, with what is said of each: their tooltips. */
  readonly fields: readonly { readonly name: string; readonly text: string | undefined }[];
  /** Pages that the reading order comes back to after a later one, from 1. */
  readonly jumpsBack: readonly number[];
  /** Pages without any words, from 1: as a rule pictures from a scanner. */
  readonly wordless: readonly number[];
}

export interface TableShape {
  readonly rows: number;
  readonly headerCells: number;
  readonly cells: number;
}

/** An element of the structure tree, its role one of the standard ones where the PDF maps it to one. */
interface Element {
  readonly role: string;
  readonly dict: PDFDict;
  readonly children: readonly Element[];
}

type Library = typeof import("pdf-lib");

/** Deeper than any honest document; a circle ends here. */
const DEEPEST = 200;

export async function inspectPdf(bytes: Uint8Array, file: string): Promise<Outcome<PdfReport>> {
  const { attempt, isCutOff, isEncrypted, isPdf } = await import("../pdf-file/open-pdf.ts");
  const refuse = (code: Code): Outcome<PdfReport> => ({
    value: undefined,
    diagnostics: [problem(code, {}, { place: { in: "pdf", file } })],
  });
  if (!isPdf(bytes)) return refuse("pdf/not-a-pdf");
  if (isCutOff(bytes)) return refuse("pdf/unreadable");
  const library = await import("pdf-lib");
  const report = await attempt(async () => {
    // The empty password opens what is only kept from being changed or printed.
    const password = isEncrypted(bytes) ? { password: "" } : {};
    const document = await library.PDFDocument.load(bytes, { updateMetadata: false, ...password });
    return new Inspector(document, library).report();
  });
  if ("refused" in report) return refuse(isEncrypted(bytes) ? "pdf/protected" : "pdf/unreadable");
  return { value: report, diagnostics: judge(report, file) };
}

class Inspector {
  readonly #document: PDFDocument;
  readonly #lib: Library;
  #roles: PDFDict | undefined;

  constructor(document: PDFDocument, library: Library) {
    this.#document = document;
    this.#lib = library;
  }

  report(): PdfReport {
    const { catalog } = this.#document;
    const tree = this.#dict(catalog, "StructTreeRoot");
    this.#roles = tree && this.#dict(tree, "RoleMap");
    const top = tree ? this.#children(tree, 0) : [];
    const all = flatten(top);
    const count = (...roles: string[]) => all.filter((e) => roles.includes(e.role)).length;
    return {
      pages: this.#document.getPageCount(),
      title: this.#document.getTitle()?.trim() || undefined,
      showsTitle: String(this.#get(this.#dict(catalog, "ViewerPreferences"), "DisplayDocTitle")) === "true",
      language: this.#text(catalog, "Lang"),
      claims: this.#claims(catalog),
      isTagged: all.length > 0,
      headings: all
        .filter((e) => /^H[1-6]$/.test(e.role))
        .map((e) => ({ level: Number(e.role[1]), text: this.#text(e.dict, "T") ?? this.#spoken(e.dict) })),
      paragraphs: count("P"),
      lists: count("L"),
      tables: all.filter((e) => e.role === "Table").map(tableShape),
      pictures: all
        .filter((e) => e.role === "Figure" || e.role === "Formula")
        .map((e) => this.#spoken(e.dict)),
      links: count("Link"),
      notes: count("Note", "FENote"),
      fields: this.#fields(),
      jumpsBack: this.#jumpsBack(top),
      wordless: wordlessPages(this.#document),
    };
  }

  #get(dict: PDFDict | undefined, key: string): PDFObject | undefined {
    return dict && this.#document.context.lookup(dict.get(this.#lib.PDFName.of(key)));
  }

  #dict(dict: PDFDict | undefined, key: string): PDFDict | undefined {
    const found = this.#get(dict, key);
    return found instanceof this.#lib.PDFDict ? found : undefined;
  }

  #text(dict: PDFDict, key: string): string | undefined {
    const found = this.#get(dict, key);
    const { PDFString, PDFHexString } = this.#lib;
    const isText = found instanceof PDFString || found instanceof PDFHexString;
    return (isText && found.decodeText().trim()) || undefined;
  }

  #spoken(dict: PDFDict): string | undefined {
    return this.#text(dict, "Alt") ?? this.#text(dict, "ActualText");
  }

  #children(dict: PDFDict, depth: number): Element[] {
    const { PDFArray, PDFDict } = this.#lib;
    const kids = this.#get(dict, "K");
    const list = kids instanceof PDFArray ? kids.asArray() : kids ? [kids] : [];
    if (depth > DEEPEST) return [];
    return list.flatMap((kid) => {
      const found = this.#document.context.lookup(kid);
      if (!(found instanceof PDFDict)) return [];
      const role = this.#role(found);
      return role ? [{ role, dict: found, children: this.#children(found, depth + 1) }] : [];
    });
  }

  /** Follows the role map to a standard role, a few steps at most. */
  #role(dict: PDFDict): string | undefined {
    let role = this.#get(dict, "S");
    for (let steps = 0; steps < 5; steps++) {
      const mapped = role && this.#get(this.#roles, String(role).slice(1));
      if (!mapped) break;
      role = mapped;
    }
    return role && String(role).slice(1);
  }

  #fields(): PdfReport["fields"] {
    if (!this.#dict(this.#document.catalog, "AcroForm")) return [];
    const fields = this.#document.getForm().getFields();
    return fields.map((field) => ({ name: field.getName(), text: this.#text(field.acroField.dict, "TU") }));
  }

  #claims(catalog: PDFDict): string[] {
    const stream = this.#get(catalog, "Metadata");
    const { PDFRawStream, decodePDFRawStream } = this.#lib;
    if (!(stream instanceof PDFRawStream)) return [];
    const xmp = new TextDecoder().decode(decodePDFRawStream(stream).decode());
    const value = (name: string) =>
      new RegExp(`${name}(?:>|=["'])\\s*([0-9A-Za-z]+)`).exec(xmp)?.[1] ?? undefined;
    const [archive, level, accessible] = ["pdfaid:part", "pdfaid:conformance", "pdfuaid:part"].map(value);
    return [
      ...(archive ? [`PDF/A-${archive}${(level ?? "").toLowerCase()}`] : []),
      ...(accessible ? [`PDF/UA-${accessible}`] : []),
    ];
  }

  #jumpsBack(top: readonly Element[]): number[] {
    const pages = this.#document.getPages().map((page) => page.node as PDFObject);
    const found = new Set<number>();
    /** @returns the page where reading goes on */
    const read = ({ role, dict, children }: Element, before: number): number => {
      const page = this.#dict(dict, "Pg");
      const number = page ? pages.indexOf(page) + 1 : 0;
      if (number > 0 && number < before) found.add(number);
      const here = number || before;
      // Cells stand side by side, and each may reach into the next page.
      if (role === "TR") return Math.max(here, ...children.map((cell) => read(cell, here)));
      const end = children.reduce((at, child) => read(child, at), here);
      return role === "Note" || role === "FENote" ? before : end;
    };
    top.reduce((at, element) => read(element, at), 0);
    return [...found];
  }
}

function flatten(elements: readonly Element[]): Element[] {
  return elements.flatMap((e) => [e, ...flatten(e.children)]);
}

/** Of a table by itself, without those in its cells. */
function tableShape(table: Element): TableShape {
  const inner = (e: Element): Element[] =>
    e.children.flatMap((c) => (c.role === "Table" ? [] : [c, ...inner(c)]));
  const count = (role: string) => inner(table).filter((e) => e.role === role).length;
  return { rows: count("TR"), headerCells: count("TH"), cells: count("TD") + count("TH") };
}

/** What of it would hinder a reader. */
function judge(report: PdfReport, file: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const tell = (code: Code, params: Params = {}) =>
    void found.push(problem(code, params, { place: { in: "pdf", file } }));
  const { wordless, pages } = report;
  // Tags say themselves which pictures are read, and how.
  if (!report.isTagged && wordless.length > 0) tell("pdf/no-words", { count: wordless.length, pages });
  if (!report.isTagged) tell("pdf/untagged");
  if (!report.title) tell("pdf/untitled");
  else if (!report.showsTitle) tell("pdf/title-not-shown", { title: report.title });
  if (!report.language) tell("pdf/no-language");
  const silent = report.fields.filter(({ text }) => text === undefined);
  if (silent[0]) {
    const [count, all] = [silent.length, report.fields.length];
    tell("pdf/field-unspoken", { count, fields: all, name: silent[0].name });
  }
  if (!report.isTagged) return found;
  judgeHeadings(report, tell);
  report.tables.forEach(({ rows, headerCells, cells }, i) => {
    if (headerCells === 0 && rows > 1 && cells > rows) tell("pdf/no-header-cells", { number: i + 1 });
  });
  report.pictures.forEach((text, i) => {
    if (!text) tell("pdf/picture-unspoken", { number: i + 1 });
  });
  for (const page of report.jumpsBack) tell("pdf/order-jumps", { page });
  if (!report.claims.some((claim) => claim.startsWith("PDF/UA"))) tell("pdf/no-claim");
  return found;
}

function judgeHeadings({ headings, pages }: PdfReport, tell: (code: Code, params?: Params) => void): void {
  if (headings.length === 0 && pages > 1) tell("pdf/no-headings", { pages });
  let before = 0;
  for (const { level, text } of headings) {
    if (level > before + 1) tell("pdf/heading-skipped", { level, before, text: text ?? `H${level}` });
    before = level;
  }
}
