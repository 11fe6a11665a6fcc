/**
 * Compiles the parts of a package that hold tags.
 *
 * In: a package. Out: for each such part its pieces; parts without tags are not touched.
 *
 * Source: ECMA-376-1 §11.3 (parts of a document); ISO/IEC 29500-2 §8 (core properties)
 */

import type { Diagnostic, Story, WordPlace } from "../../diagnostics/diagnostic.ts";
import type { Relationship, WordPackage } from "../../ooxml/package.ts";
import { dictionary } from "../../values/dictionary.ts";
import { placeBlocks } from "./blocks.ts";
import { checkBalance } from "./check-balance.ts";
import { emptyContents } from "./contents/stale-entries.ts";
import { cutScope } from "./cut.ts";
import { cutAttributes, cutText, readableAddress } from "./cut-attributes.ts";
import { cutOtherTexts } from "./cut-other-texts.ts";
import { addGuards } from "./guards.ts";
import { Lists } from "./lists.ts";
import type { NoteKind } from "./literal.ts";
import { type Group, matchBlocks } from "./match-blocks.ts";
import { bindNames, type Names } from "./names.ts";
import { inlineNotes, insertNote, type NotesPart, noteKinds } from "./notes.ts";
import type { NumberingPart } from "./numbering.ts";
import type { Foreign } from "./partials.ts";
import { piecesOf, type StoryPiece } from "./pieces.ts";
import { placeCheckboxes } from "./place-checkboxes.ts";
import { placePictures } from "./place-pictures.ts";
import { makePlaceholdersContent } from "./placeholders.ts";
import { type PartPlace, paragraphPlace } from "./places.ts";
import type { StyleRoles } from "./roles.ts";
import { scopesOf } from "./scopes.ts";
import {
  ancestors,
  append,
  buildTree,
  childElements,
  type Element,
  ownText,
  raw,
  remove,
  within,
} from "./tree.ts";

/** What a template brings. */
export interface TemplateParts {
  readonly pkg: WordPackage;
  readonly names: Names;
  readonly roles: StyleRoles;
  readonly numbering: NumberingPart;
  readonly notes: Readonly<Record<NoteKind, NotesPart>>;
  /** Text that comes from other files. */
  readonly foreign: readonly Foreign[];
}

export interface CompiledPart {
  readonly part: string;
  readonly pieces: readonly StoryPiece[];
  readonly diagnostics: readonly Diagnostic[];
  /** Relationships whose target has tags: each use makes its own. */
  readonly addresses: ReadonlyMap<string, Relationship>;
}

const storyTypes: Readonly<Record<string, Story>> = dictionary({
  header: "header",
  footer: "footer",
  footnotes: "footnote",
  endnotes: "endnote",
  comments: "comment",
});

/** Charts and SmartArt; of SmartArt, its texts and how Word drew them. */
const drawingTypes = new Set(["chart", "chartEx", "diagramData", "diagramDrawing"]);

/** Custom XML holds what content controls are bound to; Word shows that, not what stands in the text. */
const propertyTypes = new Set(["core-properties", "extended-properties", "custom-properties", "customXml"]);

export function compileParts(template: TemplateParts): CompiledPart[] {
  const { pkg } = template;
  const main = compileMain(template);
  const stories = new Map<string, Story>();
  for (const { type, target, external } of pkg.relationships(pkg.mainPart).values()) {
    const story = storyTypes[type];
    if (story && !external && pkg.has(target)) stories.set(target, story);
  }
  const properties = [...pkg.relationships("").values(), ...pkg.relationships(pkg.mainPart).values()]
    .filter((r) => propertyTypes.has(r.type) && !r.external && pkg.has(r.target))
    .map((r) => r.target);
  const drawings = [pkg.mainPart, ...stories.keys()]
    .flatMap((part) => [...pkg.relationships(part).values()])
    .filter((r) => drawingTypes.has(r.type) && !r.external && pkg.has(r.target))
    .map((r) => r.target);
  return [
    main?.story,
    ...[...new Set(drawings)].map((part) => compileDrawing(pkg, part)),
    ...[...stories].map(([part, story]) => compileStory(template, part, story, main?.moved.get(part))),
    ...[...new Set(properties)].map((part) => compileProperties(pkg, part)),
  ].filter((p) => p !== undefined);
}

/** A story with its tags cut and its blocks placed. */
interface CutStory {
  readonly root: Element;
  readonly blocks: readonly Group[];
  readonly diagnostics: readonly Diagnostic[];
}

function cutStory(template: TemplateParts, root: Element, where: PartPlace): CutStory {
  const addresses = addressesOf(template.pkg, where.part);
  const found = scopesOf(
    root,
    template.roles,
    template.foreign.filter(({ part }) => part === where.part),
  );
  const paragraphs = new Map(found.flatMap((scope) => scope.paragraphs).map((p) => [p.element, p]));
  const whereOf = (element: Element) => {
    const around = [element, ...ancestors(element)].find((e) => paragraphs.has(e));
    return paragraphPlace(where, around && paragraphs.get(around));
  };
  makePlaceholdersContent(root);
  placeCheckboxes(root, whereOf);
  placePictures(root, whereOf);
  const scopes = found.map((scope) => ({ scope, tags: cutScope(scope, where) }));
  const diagnostics = scopes.flatMap(({ scope, tags }) => placeBlocks(scope, tags));
  cutOtherTexts(root, whereOf);
  cutAttributes(root, whereOf, (id) => addresses.get(id));
  addGuards(root);
  return { root, diagnostics, blocks: scopes.flatMap(({ tags }) => matchBlocks(tags)) };
}

/** The main story, and by part the numbers of the notes that now stand in it. */
function compileMain(
  template: TemplateParts,
): { story: CompiledPart; moved: Map<string, Set<string>> } | undefined {
  const { pkg, names, notes } = template;
  const part = pkg.mainPart;
  const xml = pkg.xml(part);
  if (!xml || !needsFilling(pkg, part, xml.text)) return undefined;
  const root = buildTree(xml.text, xml.root);
  emptyContents(root);
  const body = cutStory(template, root, { file: pkg.file, part, story: "body" });
  const inLoops = body.blocks.some((b) => b.repeats);
  const moved = new Map<string, Set<string>>();
  const cut = [body];
  for (const kind of noteKinds) {
    const found = inlineNotes(body.root, notes[kind], inLoops);
    moved.set(notes[kind].part, new Set(found.map((n) => n.id)));
    for (const inline of found) {
      cut.push(cutStory(template, inline.note, { file: pkg.file, part: notes[kind].part, story: kind }));
      insertNote(inline, notes[kind]);
    }
  }
  bindNames(body.root, names);
  const blocks = cut.flatMap((s) => s.blocks);
  const pieces = whole(xml, body.root, blocks, listsIn(template, body));
  const diagnostics = [...cut.flatMap((s) => s.diagnostics), ...checkBalance(pieces)];
  return { moved, story: { part, pieces, diagnostics, addresses: addressesOf(pkg, part) } };
}

/** @param moved numbers of notes that stand at their references instead */
function compileStory(
  template: TemplateParts,
  part: string,
  story: Story,
  moved: ReadonlySet<string> = new Set(),
): CompiledPart | undefined {
  const { pkg, names } = template;
  const xml = pkg.xml(part);
  if (!xml || (moved.size === 0 && !needsFilling(pkg, part, xml.text))) return undefined;
  const root = buildTree(xml.text, xml.root);
  for (const note of childElements(root)) if (moved.has(note.attributes["w:id"] ?? "")) remove(note);
  const cut = cutStory(template, root, { file: pkg.file, part, story });
  bindNames(root, names);
  const pieces = whole(xml, root, cut.blocks, listsIn(template, cut));
  const diagnostics = [...cut.diagnostics, ...checkBalance(pieces)];
  return { part, diagnostics, pieces, addresses: addressesOf(pkg, part) };
}

function needsFilling(pkg: WordPackage, part: string, text: string): boolean {
  return text.includes("{") || addressesOf(pkg, part).size > 0;
}

function listsIn({ roles, numbering }: TemplateParts, { root, blocks }: CutStory): Lists {
  return new Lists(root, blocks, roles, (list) => numbering.counts(list));
}

function whole(
  xml: { readonly text: string; readonly root: { readonly start: number; readonly end: number } },
  root: Element,
  blocks: readonly Group[],
  lists: Lists | undefined,
): StoryPiece[] {
  const file: Element = {
    kind: "element",
    name: "",
    attributes: {},
    head: [raw(xml.text.slice(0, xml.root.start))],
    close: xml.text.slice(xml.root.end),
    children: [root],
    parent: undefined,
  };
  return piecesOf(file, blocks, lists);
}

/** Outside hyperlinks of a part that hold tags, with the tags readable. */
function addressesOf(pkg: WordPackage, part: string): Map<string, Relationship> {
  const found = new Map<string, Relationship>();
  for (const [id, relationship] of pkg.relationships(part)) {
    const target = readableAddress(relationship.target);
    if (relationship.external && target.includes("{{")) found.set(id, { ...relationship, target });
  }
  return found;
}

function compileDrawing(pkg: WordPackage, part: string): CompiledPart | undefined {
  const xml = pkg.xml(part);
  if (!xml?.text.includes("{")) return undefined;
  const root = buildTree(xml.text, xml.root);
  cutOtherTexts(root, () => ({ file: pkg.file, part, story: "drawing" }));
  const pieces = whole(xml, root, [], undefined);
  return { part, pieces, diagnostics: checkBalance(pieces), addresses: new Map() };
}

/** Core, extended and custom properties, and custom XML: every text may hold tags. */
function compileProperties(pkg: WordPackage, part: string): CompiledPart | undefined {
  const xml = pkg.xml(part);
  if (!xml?.text.includes("{{")) return undefined;
  const root = buildTree(xml.text, xml.root);
  const where: Omit<WordPlace, "in"> = { file: pkg.file, part, story: "property" };
  for (const element of [...within(root)]) {
    const text = childElements(element).length === 0 ? ownText(element) : "";
    if (!text.includes("{{")) continue;
    element.children = [];
    append(element, ...cutText(text, where, "property"));
  }
  const pieces = whole(xml, root, [], undefined);
  return { part, pieces, diagnostics: checkBalance(pieces), addresses: new Map() };
}
