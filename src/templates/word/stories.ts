/**
 * Compiles the parts of a package that hold tags.
 *
 * In: a package. Out: for each such part its pieces; parts without tags are not touched.
 *
 * Source: ECMA-376-1 §11.3 (parts of a document); ISO/IEC 29500-2 §8 (core properties)
 */
import type { Diagnostic, Story, WordPlace } from "../../diagnostics/diagnostic.ts";
import type { Relationship, WordPackage } from "../../ooxml/package.ts";
import { type Group, matchBlocks, placeBlocks } from "./blocks.ts";
import { cutAttributes, cutScope, cutText, readableAddress } from "./cut.ts";
import { addGuards } from "./guards.ts";
import { Lists } from "./lists.ts";
import { bindNames, type Names } from "./names.ts";
import type { NumberingPart } from "./numbering.ts";
import { piecesOf, type StoryPiece } from "./pieces.ts";
import type { StyleRoles } from "./roles.ts";
import { scopesOf } from "./scopes.ts";
import { append, buildTree, childElements, type Element, ownText, raw, within } from "./tree.ts";

/** What a template brings. */
export interface TemplateParts {
  readonly pkg: WordPackage;
  readonly names: Names;
  readonly roles: StyleRoles;
  readonly numbering: NumberingPart;
}

export interface CompiledPart {
  readonly part: string;
  readonly pieces: readonly StoryPiece[];
  readonly diagnostics: readonly Diagnostic[];
  /** Relationships whose target has tags: each use makes its own. */
  readonly addresses: ReadonlyMap<string, Relationship>;
}

const storyTypes: Readonly<Record<string, Story>> = {
  header: "header",
  footer: "footer",
  footnotes: "footnote",
  endnotes: "endnote",
  comments: "comment",
};

const propertyTypes = new Set(["core-properties", "extended-properties", "custom-properties"]);

export function compileParts(template: TemplateParts): CompiledPart[] {
  const { pkg } = template;
  const stories: (readonly [string, Story])[] = [[pkg.mainPart, "body"]];
  for (const { type, target, external } of pkg.relationships(pkg.mainPart).values()) {
    const story = storyTypes[type];
    if (story && !external && pkg.has(target)) stories.push([target, story]);
  }
  const properties = [...pkg.relationships("").values()]
    .filter((r) => propertyTypes.has(r.type) && pkg.has(r.target))
    .map((r) => r.target);
  return [
    ...[...new Map(stories)].map(([part, story]) => compileStory(template, part, story)),
    ...[...new Set(properties)].map((part) => compileProperties(pkg, part)),
  ].filter((p) => p !== undefined);
}

function compileStory(template: TemplateParts, part: string, story: Story): CompiledPart | undefined {
  const { pkg, names, roles, numbering } = template;
  const xml = pkg.xml(part);
  const addresses = addressesOf(pkg, part);
  if (!xml || (addresses.size === 0 && !xml.text.includes("{"))) return undefined;
  const root = buildTree(xml.text, xml.root);
  const where = { file: pkg.file, part, story };
  const scopes = scopesOf(root, roles).map((scope) => ({ scope, tags: cutScope(scope, where) }));
  const diagnostics = scopes.flatMap(({ scope, tags }) => placeBlocks(scope, tags));
  cutAttributes(root, where, (id) => addresses.get(id));
  const blocks = scopes.flatMap(({ tags }) => matchBlocks(tags));
  addGuards(root);
  bindNames(root, names);
  return {
    part,
    diagnostics,
    addresses,
    pieces: whole(xml, root, blocks, new Lists(root, blocks, roles, (list) => numbering.counts(list))),
  };
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

/** Core, extended and custom properties: every text may hold tags. */
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
  return { part, diagnostics: [], addresses: new Map(), pieces: whole(xml, root, [], undefined) };
}
