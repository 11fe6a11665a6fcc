/**
 * Puts problems into a copy of their template, as comments for its author to read in Word.
 *
 * In: a .docx, and problems with their places. Out: the .docx with comments by "Kansli", each round the runs that
 * hold the tag. Word takes comments in the body only: a problem of a note stands at its reference, one of a
 * header, a text box or a property at the first paragraph, and both name their place.
 *
 * Source: ECMA-376-1 §17.13.4 (comments)
 */
import type { Outcome, WordPlace } from "../../diagnostics/diagnostic.ts";
import { readPackage, relationshipsPart, type WordPackage } from "../../ooxml/package.ts";
import { elements, escapeXml } from "../../ooxml/xml.ts";
import { deflateEntry, writeZip } from "../../ooxml/zip.ts";
import { bindNames, boundText, type Names, namesOf, openText, putAtEnd } from "./names.ts";
import { StyleRoles } from "./roles.ts";
import { type ScopeParagraph, scopesOf } from "./scopes.ts";
import {
  ancestor,
  append,
  buildTree,
  childElements,
  type Element,
  ownText,
  raw,
  replace,
  within,
  writeXml,
} from "./tree.ts";

export interface Comment {
  readonly place: WordPlace;
  /** The place in words, for a comment that cannot stand there. */
  readonly where: string;
  /** A paragraph each. */
  readonly text: readonly string[];
}

/** A part, and its paragraphs by number; not those of text boxes. */
interface Story {
  readonly root: Element;
  readonly before: string;
  readonly after: string;
  readonly paragraphs: ReadonlyMap<number, ScopeParagraph>;
}

/** @returns the copy; nothing, and why, when the file cannot be read */
export function annotateWord(bytes: Uint8Array, comments: readonly Comment[]): Outcome<Uint8Array> {
  const file = comments[0]?.place.file ?? "";
  const { value: pkg, diagnostics } = readPackage(bytes, file);
  if (!pkg) return { value: undefined, diagnostics };
  const names = namesOf(pkg);
  const body = readStory(pkg, pkg.mainPart, names);
  if (!body) return { value: undefined, diagnostics };
  const part = pkg.related(pkg.mainPart, "comments") ?? "word/comments.xml";
  const first = freeId(pkg, part);
  const written = comments.map((comment, i) => {
    const isThere = put(pkg, body, names, comment.place, first + i);
    return commentXml(first + i, isThere ? comment.text : [comment.where, ...comment.text]);
  });
  const changed = new Map([[pkg.mainPart, body.before + writeXml(body.root) + body.after]]);
  addComments(pkg, part, names, written.join(""), changed);
  return { value: packed(pkg, changed), diagnostics: [] };
}

function readStory(pkg: WordPackage, part: string, names: Names): Story | undefined {
  const xml = pkg.xml(part);
  if (!xml) return undefined;
  const root = buildTree(xml.text, xml.root);
  bindNames(root, names);
  const flows = scopesOf(root, new StyleRoles(pkg)).filter(({ story }) => story !== "textbox");
  const paragraphs = flows.flatMap((flow) => flow.paragraphs);
  return {
    root,
    before: xml.text.slice(0, xml.root.start),
    after: xml.text.slice(xml.root.end),
    paragraphs: new Map(paragraphs.map((paragraph) => [paragraph.number, paragraph])),
  };
}

/** Puts a comment's range into the body. @returns whether it stands where the problem is */
function put(pkg: WordPackage, body: Story, names: Names, place: WordPlace, id: number): boolean {
  const paragraph = body.paragraphs.get(place.paragraph ?? 0)?.element;
  if (place.story === "body" && paragraph) {
    mark(paragraph, place, id);
    return true;
  }
  const reference = noteReference(pkg, body, names, place);
  if (reference) markRuns(reference, reference, id);
  else markWhole(body.paragraphs.get(1)?.element, id);
  return false;
}

/** The run in the body that refers to the note of a place. Notes count their paragraphs alone, so its text tells. */
function noteReference(pkg: WordPackage, body: Story, names: Names, place: WordPlace): Element | undefined {
  const { story, part, quote = "" } = place;
  if (story !== "footnote" && story !== "endnote") return undefined;
  const paragraphs = [...(readStory(pkg, part, names)?.paragraphs.values() ?? [])];
  const inside = paragraphs.find(({ element }) => textsOf(runsOf(element)).join("").includes(seen(quote)));
  const note = inside && ancestor(inside.element, `w:${story}`);
  const reference = [...within(body.root)].find(
    (e) => e.name === `w:${story}Reference` && e.attributes["w:id"] === note?.attributes["w:id"],
  );
  return reference && ancestor(reference, "w:r");
}

const startOf = (id: number) => raw(`<w:commentRangeStart w:id="${id}"/>`);
const endOf = (id: number) =>
  raw(`<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`);

/** Round the runs that hold the piece of text that the place underlines; round all where it is not found. */
function mark(paragraph: Element, place: WordPlace, id: number): void {
  const [first, last] = runsAt(runsOf(paragraph), place);
  if (first && last) markRuns(first, last, id);
  else markWhole(paragraph, id);
}

function markRuns(first: Element, last: Element, id: number): void {
  replace(last, last, endOf(id));
  replace(first, startOf(id), first);
}

function markWhole(paragraph: Element | undefined, id: number): void {
  if (!paragraph) return;
  const properties = childElements(paragraph).find(({ name }) => name === "w:pPr");
  if (properties) replace(properties, properties, startOf(id));
  else paragraph.children.unshift({ ...startOf(id), parent: paragraph });
  append(paragraph, endOf(id));
}

function runsOf(paragraph: Element): Element[] {
  const inside = within(paragraph, ({ name }) => name === "w:r" || name === "w:txbxContent");
  return [...inside].filter(({ name }) => name === "w:r");
}

/** The first and the last run of the underlined text. White space is drawn otherwise in quotes, and left out. */
function runsAt(
  runs: readonly Element[],
  { quote = "", from = 0, length = 1 }: WordPlace,
): (Element | undefined)[] {
  const texts = textsOf(runs);
  const at = texts.join("").indexOf(seen(quote));
  if (at < 0) return [];
  const start = at + seen(quote.slice(0, from)).length;
  const end = start + Math.max(1, seen(quote.slice(from, from + length)).length);
  return [start, end - 1].map((offset) => runs[indexAt(texts, offset)]);
}

/** Without white space, and the dots that stand for what a quote leaves out. */
function seen(text: string): string {
  return text.replace(/[\s\uFFFC]|^…|…$/g, "");
}

function textsOf(runs: readonly Element[]): string[] {
  return runs.map((run) => {
    const texts = childElements(run).filter(({ name }) => name === "w:t" || name === "w:instrText");
    return seen(texts.map(ownText).join(""));
  });
}

/** Which of the texts holds the character at an offset in all of them joined. */
function indexAt(texts: readonly string[], offset: number): number {
  let end = 0;
  return texts.findIndex((text) => {
    end += text.length;
    return offset < end;
  });
}

function commentXml(id: number, paragraphs: readonly string[]): string {
  const content = paragraphs
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`)
    .join("");
  return `<w:comment w:id="${id}" w:author="Kansli" w:initials="K">${content}</w:comment>`;
}

function freeId(pkg: WordPackage, part: string): number {
  const root = pkg.xml(part)?.root;
  const used = root ? elements(root, "w:comment").map((e) => Number(e.attributes["w:id"])) : [];
  return 1 + Math.max(-1, ...used.filter(Number.isFinite));
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "[Content_Types].xml";
const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

function addComments(
  pkg: WordPackage,
  part: string,
  names: Names,
  comments: string,
  changed: Map<string, string>,
): void {
  const empty = `${XML}<w:comments xmlns:w="${names.w}"></w:comments>`;
  changed.set(part, putAtEnd(boundText(pkg, part, names) ?? empty, comments));
  if (pkg.has(part)) return;
  const related = relationshipsPart(pkg.mainPart);
  const relationships =
    openText(pkg, related) ?? `${XML}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`;
  const relationship = `<Relationship xmlns="${PACKAGE}/relationships" Id="rIdKansliComments" Type="${names.relationships}comments" Target="/${part}"/>`;
  changed.set(related, putAtEnd(relationships, relationship));
  const override = `<Override xmlns="${PACKAGE}/content-types" PartName="/${part}" ContentType="${COMMENTS_TYPE}"/>`;
  changed.set(TYPES, putAtEnd(openText(pkg, TYPES) ?? "", override));
}

function packed(pkg: WordPackage, changed: Map<string, string>): Uint8Array {
  const kept = pkg.entries.map((entry) => {
    const xml = changed.get(entry.name);
    changed.delete(entry.name);
    return xml === undefined ? entry : deflateEntry(entry.name, Buffer.from(xml));
  });
  return writeZip([...kept, ...[...changed].map(([name, xml]) => deflateEntry(name, Buffer.from(xml)))]);
}
