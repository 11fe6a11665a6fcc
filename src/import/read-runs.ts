/**
 * A run as Markdown could say it: its text, its marks, and what Markdown has no word for.
 *
 * Source: ECMA-376-1 §17.3.2 (rPr), §17.3.3 (run content), §17.11 (notes), §20.4 (drawings)
 */
import { characters } from "../ooxml/characters.ts";
import type { WordPackage } from "../ooxml/package.ts";
import { isOn } from "../ooxml/units.ts";
import { child, descendants, elements, isElement, type XmlElement } from "../ooxml/xml.ts";
import { type Lost, type Marks, noMarks, OBJECT, type Picture, plainRun, type Run } from "./paper-text.ts";
import type { Looks } from "./read-looks.ts";

export interface RunSource {
  readonly pkg: WordPackage;
  readonly part: string;
  readonly looks: Looks;
}

type Around = Pick<Run, "link" | "paths">;

/** Text, notes and pictures of one run, each by itself: some programs put them into one. */
export function readRun(element: XmlElement, around: Around, source: RunSource): Run[] {
  const properties = child(element, "w:rPr");
  const marks = marksOf(properties, source.looks);
  const lost = lostOf(properties, around.link !== undefined);
  const runs: Run[] = [];
  for (const content of elements(element)) {
    const note = content.name === "w:footnoteReference" ? noteOf(content, source) : undefined;
    const picture = pictureOf(content, source);
    const text = note || picture ? OBJECT : textOfContent(content);
    const last = runs.at(-1);
    if (note) runs.push({ ...around, text, marks: noMarks, note, picture: undefined, lost: [] });
    else if (picture) runs.push({ ...around, text, marks: noMarks, note, picture, lost: [] });
    else if (last && last.text !== OBJECT) runs[runs.length - 1] = { ...last, text: last.text + text };
    else if (text !== "") runs.push({ ...around, text, marks, note, picture, lost });
  }
  return runs;
}

function textOfContent(element: XmlElement): string {
  if (element.name === "w:t") return element.children.filter((node) => !isElement(node)).join("");
  // A break to another page or column is layout.
  if (element.name === "w:br" && element.attributes["w:type"] !== undefined)
    return element.attributes["w:type"] === "textWrapping" ? "\n" : "";
  return characters[element.name] ?? "";
}

function marksOf(properties: XmlElement | undefined, { roles }: Looks): Marks {
  const style = valOf(child(properties, "w:rStyle"));
  const is = (role: Parameters<typeof roles.style>[0]) => style !== undefined && style === roles.style(role);
  const font = child(properties, "w:rFonts")?.attributes["w:ascii"] ?? "";
  return {
    bold: has(properties, "w:b") ?? is("strong"),
    italic: has(properties, "w:i") ?? is("emphasis"),
    strike: has(properties, "w:strike") ?? false,
    code: is("code-characters") || MONOSPACED.test(font),
  };
}

const MONOSPACED = /^(courier|consolas|liberation mono|cousine)/i;

function has(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = child(properties, name);
  return element && isOn(element.attributes["w:val"] ?? "1");
}

function lostOf(properties: XmlElement | undefined, isLink: boolean): Lost[] {
  const value = (name: string) => valOf(child(properties, name));
  const font = child(properties, "w:rFonts")?.attributes["w:ascii"];
  const found: readonly (readonly [Lost, boolean])[] = [
    ["colour", !isLink && !/^(auto|000000)?$/i.test(value("w:color") ?? "")],
    ["highlight", !/^(none)?$/.test(value("w:highlight") ?? "")],
    ["underline", !isLink && !/^(none)?$/.test(value("w:u") ?? "")],
    ["font", font !== undefined && !MONOSPACED.test(font)],
    ["size", value("w:sz") !== undefined],
    ["capitals", has(properties, "w:caps") === true || has(properties, "w:smallCaps") === true],
    ["position", !/^(baseline)?$/.test(value("w:vertAlign") ?? "")],
  ];
  return found.flatMap(([lost, isSet]) => (isSet ? [lost] : []));
}

function valOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes["w:val"];
}

/** The text of the footnote that the run refers to; its paragraphs are apart by a line break. */
function noteOf(element: XmlElement, source: RunSource): readonly Run[] | undefined {
  const id = element.attributes["w:id"];
  const part = id === undefined ? undefined : source.pkg.related(source.pkg.mainPart, "footnotes");
  const root = part === undefined ? undefined : source.pkg.xml(part)?.root;
  const note = root && elements(root, "w:footnote").find((e) => e.attributes["w:id"] === id);
  if (!note || part === undefined) return undefined;
  const runs = elements(note, "w:p").map((paragraph) => noteRuns(paragraph, undefined, { ...source, part }));
  const joined = runs.flatMap((own, i) => (i === 0 ? own : [{ ...plainRun, text: "\n" }, ...own]));
  return withoutLeadingSpace(joined);
}

function noteRuns(parent: XmlElement, link: string | undefined, source: RunSource): Run[] {
  return elements(parent).flatMap((e) => {
    if (e.name === "w:r") return readRun(e, { link, paths: [] }, source);
    if (/^w:(del|moveFrom)$/.test(e.name) || e.name.endsWith("Pr")) return [];
    const target = source.pkg.relationships(source.part).get(e.attributes["r:id"] ?? "")?.target;
    return noteRuns(e, e.name === "w:hyperlink" ? target : link, source);
  });
}

/** A space stands between a note's number and its text. */
function withoutLeadingSpace(runs: readonly Run[]): Run[] {
  const [first, ...others] = runs;
  if (!first) return [];
  const text = first.text.replace(/^\s+/, "");
  return text === "" ? withoutLeadingSpace(others) : [{ ...first, text }, ...others];
}

function pictureOf(element: XmlElement, { pkg, part }: RunSource): Picture | undefined {
  const [blip] = descendants(element, "a:blip");
  const id = blip?.attributes["r:embed"];
  const target = id === undefined ? undefined : pkg.relationships(part).get(id)?.target;
  const bytes = target === undefined ? undefined : pkg.bytes(target);
  if (target === undefined || !bytes) return undefined;
  const [described] = descendants(element, "wp:docPr");
  const extension = target.slice(target.lastIndexOf(".") + 1).toLowerCase();
  return { bytes, extension, alt: described?.attributes.descr ?? "" };
}
