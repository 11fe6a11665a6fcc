/**
 * Puts other Word files in the place of `{{> letterhead}}`.
 *
 * In: a package, and who reads the files. Out: a package whose stories hold the other files' body text, with what
 * that needs: styles, lists, pictures, links, notes. Tags of the other file mean what they mean where it is put.
 *
 * The tag stands alone in a paragraph of the body, a header or a footer. The place it had is kept, so that a problem
 * is shown in the file where it was made. Sections, headers and comments of the other file do not come along.
 *
 * Source: ISO/IEC 29500-1 §17.2.2 (body), 29500-2 §6.5 (relationships)
 */
import { type Diagnostic, problem } from "../../diagnostics/diagnostic.ts";
import { readPackage, WordPackage } from "../../ooxml/package.ts";
import { descendants, elements, isElement, textOf, type XmlElement } from "../../ooxml/xml.ts";
import { deflateEntry } from "../../ooxml/zip.ts";
import { partialFile, partialName, type ReadPartial } from "../partial-names.ts";
import { findTags } from "./find-tags.ts";
import { Guest } from "./partial-guest.ts";
import { PackageDraft } from "./partial-host.ts";
import { partStories } from "./scopes.ts";

/** Text of a part that comes from another file: offsets into the part. */
export interface Foreign {
  readonly part: string;
  readonly start: number;
  readonly end: number;
  readonly file: string;
}

export interface Merged {
  readonly pkg: WordPackage;
  readonly foreign: readonly Foreign[];
  readonly diagnostics: readonly Diagnostic[];
}

const storyTypes: ReadonlySet<string> = new Set(["header", "footer"]);

/** @param around names of the partials that this package is itself put into */
export function mergePartials(pkg: WordPackage, read: ReadPartial, around: readonly string[] = []): Merged {
  const related = [...pkg.relationships(pkg.mainPart).values()];
  const stories = related.filter((r) => storyTypes.has(r.type) && !r.external).map((r) => r.target);
  const found = [pkg.mainPart, ...new Set(stories)].flatMap((part) => partialsOf(pkg, part));
  if (found.length === 0) return { pkg, foreign: [], diagnostics: [] };
  const draft = new PackageDraft(pkg);
  const diagnostics: Diagnostic[] = [];
  const guests = new Map<string, WordPackage | undefined>();
  const foreign = new Map<string, Foreign[]>();
  for (const { part, paragraph, number, tag, name } of found) {
    const place = {
      in: "word",
      file: pkg.file,
      part,
      story: partStories[pkg.xml(part)?.root.name ?? ""] ?? "body",
      paragraph: number,
      quote: tag,
      from: 0,
      length: tag.length,
    } as const;
    if (!guests.has(name)) guests.set(name, open(name, read, around, place, diagnostics, pkg.file));
    const guest = guests.get(name);
    const content = guest ? new Guest(guest, draft, part).content(isLastOfContainer(paragraph)) : "";
    const [start, end] = draft.replace(part, paragraph, content);
    const own = foreign.get(part) ?? [];
    foreign.set(part, [...own, { part, start, end, file: guest?.file ?? pkg.file }]);
  }
  const entries = draft.entries((name, text) => deflateEntry(name, text));
  return { pkg: new WordPackage(pkg.file, entries), foreign: [...foreign.values()].flat(), diagnostics };
}

interface FoundPartial {
  readonly part: string;
  readonly paragraph: ParagraphAt;
  /** From 1 within the part. */
  readonly number: number;
  readonly tag: string;
  readonly name: string;
}

export interface ParagraphAt {
  readonly element: XmlElement;
  readonly parent: XmlElement;
}

function partialsOf(pkg: WordPackage, part: string): FoundPartial[] {
  const xml = pkg.xml(part);
  if (!xml?.text.includes("{{")) return [];
  return [...paragraphsIn(xml.root)].flatMap((paragraph, i) => {
    const texts = [...descendants(paragraph.element, "w:t")].map(textOf).join("").trim();
    const [found, ...others] = findTags(texts);
    const isAlone = found?.start === 0 && found.end === texts.length && others.length === 0;
    const name = isAlone ? partialName(found.tag) : undefined;
    return name === undefined || !found ? [] : [{ part, paragraph, number: i + 1, tag: found.tag, name }];
  });
}

function* paragraphsIn(parent: XmlElement): Generator<ParagraphAt> {
  for (const node of parent.children) {
    if (!isElement(node)) continue;
    if (node.name === "w:p") yield { element: node, parent };
    else yield* paragraphsIn(node);
  }
}

const wantsParagraph: ReadonlySet<string> = new Set(["w:tc", "w:hdr", "w:ftr"]);

/** A cell, a header and a footer must end with a paragraph. */
function isLastOfContainer({ element, parent }: ParagraphAt): boolean {
  return wantsParagraph.has(parent.name) && elements(parent).at(-1) === element;
}

/** The package of a partial with its own partials in it; problems are added to `diagnostics`. */
function open(
  name: string,
  read: ReadPartial,
  around: readonly string[],
  place: NonNullable<Diagnostic["place"]>,
  diagnostics: Diagnostic[],
  beside: string,
): WordPackage | undefined {
  if (around.includes(name)) {
    const circle = [...around.slice(around.indexOf(name)), name].join(" → ");
    diagnostics.push(problem("template/circular-partial", { circle }, { place }));
    return undefined;
  }
  const bytes = read(name);
  if (!bytes) {
    diagnostics.push(problem("template/missing-partial", { name }, { place }));
    return undefined;
  }
  const { value, diagnostics: unreadable } = readPackage(bytes, partialFile(beside, name, ".docx"));
  diagnostics.push(...unreadable);
  if (!value) return undefined;
  const merged = mergePartials(value, read, [...around, name]);
  diagnostics.push(...merged.diagnostics);
  return merged.pkg;
}
