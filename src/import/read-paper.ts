/**
 * Reads a Word file as an import sees it.
 *
 * In: a package. Out: its stories' paragraphs, its tracked changes, its comments. Tracked changes are read as if
 * accepted: a deleted paragraph mark joins two paragraphs. What fields show (page numbers, tables of contents)
 * is left out, as every program computes it anew.
 *
 * Surprise: a path is told by a control's tag, or its alias, or a bookmark's name, whichever the last program kept;
 * LibreOffice writes the bookmark of whole paragraphs into the first of them and into the one after the last.
 *
 * Source: ECMA-376-1 §17.5.2 (sdt), §17.13.5 (revisions), §17.13.6 (bookmarks), §17.16 (fields)
 */
import type { Story } from "../diagnostics/diagnostic.ts";
import type { WordPackage } from "../ooxml/package.ts";
import { child, elements, isElement, type XmlElement } from "../ooxml/xml.ts";
import { EDITABLE_NAMESPACE, TAG_PREFIX } from "../templates/word/editable.ts";
import { type CellPlace, type PaperText, type Paragraph, type Run, textOfRuns } from "./paper-text.ts";
import { Looks } from "./read-looks.ts";
import { readComments, readTrackedChanges } from "./read-revisions.ts";
import { type RunSource, readRun } from "./read-runs.ts";

export function readPaper(pkg: WordPackage): PaperText {
  const source: Source = { pkg, looks: new Looks(pkg), bookmarks: listedBookmarks(pkg) };
  const parts = storyParts(pkg);
  return {
    stories: parts.flatMap(({ key, story, part }) => {
      const root = pkg.xml(part)?.root;
      return root ? [{ key, story, part, paragraphs: new StoryReader(part, source).read(root) }] : [];
    }),
    changes: parts.flatMap(({ part }) => readTrackedChanges(pkg.xml(part)?.root)),
    comments: readComments(pkg),
  };
}

interface Source {
  readonly pkg: WordPackage;
  readonly looks: Looks;
  /** Paths by the names of bookmarks. */
  readonly bookmarks: ReadonlyMap<string, string>;
}

/** The list of an editable paper's values, whatever the program that saved it called that part. */
export function editableList(pkg: WordPackage): XmlElement | undefined {
  const related = [...pkg.relationships(pkg.mainPart).values()];
  return related
    .filter(({ type, external }) => type === "customXml" && !external)
    .map(({ target }) => pkg.xml(target))
    .find((xml) => xml?.root.name.endsWith(":paper") && xml.text.includes(EDITABLE_NAMESPACE))?.root;
}

function listedBookmarks(pkg: WordPackage): Map<string, string> {
  const list = editableList(pkg);
  const values = list ? elements(list).map(({ attributes }) => attributes) : [];
  return new Map(values.map(({ bookmark = "", path = "" }) => [bookmark, path]));
}

/** The body, then each header and footer by what it is for. */
function storyParts(pkg: WordPackage): { key: string; story: Story; part: string }[] {
  const main = pkg.mainPart;
  const body = child(pkg.xml(main)?.root, "w:body");
  const relationships = pkg.relationships(main);
  const found = new Map<string, { key: string; story: Story; part: string }>();
  const sections = body ? sectionsIn(body) : [];
  for (const [index, section] of sections.entries()) {
    for (const reference of elements(section)) {
      const story = { "w:headerReference": "header", "w:footerReference": "footer" }[reference.name];
      const part = relationships.get(reference.attributes["r:id"] ?? "")?.target;
      if (!story || !part || found.has(part)) continue;
      const key = `${story} ${reference.attributes["w:type"] ?? "default"} ${index}`;
      found.set(part, { key, story: story as Story, part });
    }
  }
  return [{ key: "body", story: "body", part: main }, ...found.values()];
}

function sectionsIn(parent: XmlElement): XmlElement[] {
  return elements(parent).flatMap((e) => {
    if (e.name === "w:sectPr") return [e];
    return /^w:(p|pPr|sdt|sdtContent)$/.test(e.name) ? sectionsIn(e) : [];
  });
}

const absent: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);
/** Fields whose result is the author's own text. */
const TEXT_FIELD = /^\s*(?:HYPERLINK|QUOTE|FORMTEXT)\b/;

class StoryReader {
  readonly #source: Source;
  readonly #runs: RunSource;
  readonly #paragraphs: Paragraph[] = [];
  /** Paths that are open, by what opened them: a bookmark's id, or a control. */
  readonly #open = new Map<string | XmlElement, string>();
  /** Fields round what is read: their instruction, and whether their result has begun. */
  readonly #fields: { instruction: string; hasResult: boolean }[] = [];
  /** Of a paragraph whose mark was deleted, for the next. */
  #carried: Run[] = [];
  #boxes: XmlElement[] = [];
  #tables = 0;
  #heading: string | undefined;

  constructor(part: string, source: Source) {
    this.#source = source;
    this.#runs = { pkg: source.pkg, part, looks: source.looks };
  }

  read(root: XmlElement): readonly Paragraph[] {
    this.#blocks(root.name === "w:document" ? (child(root, "w:body") ?? root) : root, undefined);
    return this.#paragraphs;
  }

  #blocks(parent: XmlElement, cell: CellPlace | undefined): void {
    for (const element of elements(parent)) this.#block(element, cell);
  }

  #block(element: XmlElement, cell: CellPlace | undefined): void {
    if (absent.has(element.name)) return;
    if (element.name === "w:p") this.#paragraph(element, cell);
    else if (element.name === "w:tbl") this.#table(element, cell);
    else if (element.name === "w:sdt") this.#control(element, (content) => this.#blocks(content, cell));
    else if (element.name.startsWith("w:bookmark")) this.#bookmark(element);
    else if (/^w:(sdtContent|customXml|ins|moveTo)$/.test(element.name)) this.#blocks(element, cell);
  }

  #table(table: XmlElement, around: CellPlace | undefined): void {
    this.#tables += 1;
    const number = this.#tables;
    const rows = [...inTable(table, "w:tr")].filter(isPresent);
    for (const [r, row] of rows.entries()) {
      for (const [c, cell] of [...inTable(row, "w:tc")].entries())
        this.#blocks(cell, { table: number, row: r, cell: c, depth: (around?.depth ?? -1) + 1 });
    }
  }

  #control(sdt: XmlElement, read: (content: XmlElement) => void): void {
    const properties = child(sdt, "w:sdtPr");
    const tag = child(properties, "w:tag") ?? child(properties, "w:alias");
    const name = tag?.attributes["w:val"] ?? "";
    if (name.startsWith(TAG_PREFIX)) this.#open.set(sdt, name.slice(TAG_PREFIX.length));
    const content = child(sdt, "w:sdtContent");
    if (content && !child(properties, "w:showingPlcHdr")) read(content);
    this.#open.delete(sdt);
  }

  #bookmark(element: XmlElement): void {
    const id = element.attributes["w:id"] ?? "";
    if (element.name === "w:bookmarkEnd") this.#open.delete(id);
    const path = this.#source.bookmarks.get(element.attributes["w:name"] ?? "");
    if (element.name === "w:bookmarkStart" && path !== undefined) this.#open.set(id, path);
  }

  get #paths(): readonly string[] {
    return [...new Set(this.#open.values())];
  }

  #paragraph(element: XmlElement, cell: CellPlace | undefined): void {
    const before = this.#paths;
    const runs = [...this.#carried];
    this.#carried = [];
    this.#inlines(element, { link: undefined, runs });
    const boxes = this.#boxes;
    this.#boxes = [];
    const mark = child(child(element, "w:pPr"), "w:rPr");
    if (mark && elements(mark).some(({ name }) => absent.has(name))) this.#carried = runs;
    else this.#add(element, runs, before, cell);
    for (const box of boxes) this.#blocks(box, undefined);
  }

  #add(
    element: XmlElement,
    runs: readonly Run[],
    before: readonly string[],
    cell: CellPlace | undefined,
  ): void {
    const text = textOfRuns(runs);
    const { style, look } = this.#source.looks.of(element, text);
    const paths = runs[0] && text !== "" ? runs[0].paths : before;
    const number = this.#paragraphs.length + 1;
    const outer = before.filter((path) => this.#paths.includes(path));
    this.#paragraphs.push({ runs, text, style, look, outer, paths, cell, number, heading: this.#heading });
    if (look.kind === "heading") this.#heading = text;
  }

  #inlines(parent: XmlElement, at: { link: string | undefined; runs: Run[] }): void {
    for (const element of elements(parent)) this.#inline(element, at);
  }

  #inline(element: XmlElement, at: { link: string | undefined; runs: Run[] }): void {
    const { name } = element;
    if (absent.has(name) || name === "mc:Fallback" || name.endsWith("Pr")) return;
    if (name === "w:sdt") this.#control(element, (content) => this.#inlines(content, at));
    else if (name.startsWith("w:bookmark")) this.#bookmark(element);
    else if (name === "w:hyperlink") this.#inlines(element, { ...at, link: this.#address(element) });
    else if (name === "w:fldSimple") {
      if (TEXT_FIELD.test(element.attributes["w:instr"] ?? "")) this.#inlines(element, at);
    } else if (name === "w:r") this.#run(element, at);
    else this.#inlines(element, at);
  }

  #run(element: XmlElement, { link, runs }: { link: string | undefined; runs: Run[] }): void {
    for (const field of elements(element).filter((e) => /^w:(fldChar|instrText)$/.test(e.name)))
      this.#field(field);
    this.#boxes.push(...boxesIn(element));
    const hidden = this.#fields.some((f) => !f.hasResult || !TEXT_FIELD.test(f.instruction));
    if (hidden) return;
    const address = link ?? addressIn(this.#fields.at(-1)?.instruction);
    runs.push(...readRun(element, { link: address, paths: this.#paths }, this.#runs));
  }

  #field(element: XmlElement): void {
    const type = element.attributes["w:fldCharType"];
    const current = this.#fields.at(-1);
    if (element.name === "w:instrText" && current) current.instruction += ownText(element);
    else if (type === "begin") this.#fields.push({ instruction: "", hasResult: false });
    else if (type === "separate" && current) current.hasResult = true;
    else if (type === "end") this.#fields.pop();
  }

  #address(element: XmlElement): string | undefined {
    const anchor = element.attributes["w:anchor"];
    const target = this.#source.pkg
      .relationships(this.#runs.part)
      .get(element.attributes["r:id"] ?? "")?.target;
    return target ?? (anchor === undefined ? undefined : `#${anchor}`);
  }
}

function* inTable(parent: XmlElement, name: string): Generator<XmlElement> {
  for (const element of elements(parent)) {
    if (element.name === name) yield element;
    else if (/^w:(sdt|sdtContent|customXml)$/.test(element.name)) yield* inTable(element, name);
  }
}

function isPresent(row: XmlElement): boolean {
  return !elements(child(row, "w:trPr") ?? row).some(({ name }) => absent.has(name));
}

function boxesIn(element: XmlElement): XmlElement[] {
  return elements(element).flatMap((e) => {
    if (e.name === "mc:Fallback") return [];
    return e.name === "w:txbxContent" ? [e] : boxesIn(e);
  });
}

function ownText(element: XmlElement): string {
  return element.children.filter((node) => !isElement(node)).join("");
}

function addressIn(instruction: string | undefined): string | undefined {
  const [, isAnchor, address] = /^\s*HYPERLINK\s+(\\l\s+)?"([^"]*)"/.exec(instruction ?? "") ?? [];
  return address === undefined ? undefined : `${isAnchor ? "#" : ""}${address}`;
}
