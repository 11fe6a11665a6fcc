/**
 * The lists of a template, and new ones that count afresh.
 *
 * In: numbering.xml. Out: the part with `w:num` elements added: each uses the definition of a list that is
 * there and starts every level again.
 *
 * Source: ECMA-376-1 §17.9.15 (num), §17.9.26 (startOverride)
 */
import type { WordPackage } from "../../ooxml/package.ts";
import { child, elements, type XmlElement } from "../../ooxml/xml.ts";
import type { NewList } from "./output.ts";

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

export class NumberingPart {
  readonly #text: string;
  readonly #root: XmlElement;

  constructor(text: string, root: XmlElement) {
    this.#text = text;
    this.#root = root;
  }

  /** A list number above all that are used. */
  get free(): number {
    return 1 + Math.max(0, ...elements(this.#root, "w:num").map((e) => Number(e.attributes["w:numId"])));
  }

  /** The part with new lists. */
  with(lists: readonly NewList[]): string {
    const made = lists.map((list) => this.#num(list)).join("");
    const last = elements(this.#root, "w:num").at(-1) ?? elements(this.#root, "w:abstractNum").at(-1);
    const at = last?.end ?? this.#root.contentStart;
    return this.#text.slice(0, at) + made + this.#text.slice(at);
  }

  #num({ number, like }: NewList): string {
    const num = elements(this.#root, "w:num").find((e) => Number(e.attributes["w:numId"]) === like);
    const abstract = child(num, "w:abstractNumId")?.attributes["w:val"] ?? "0";
    const levels = LEVELS.map((level) => this.#level(num, abstract, level)).join("");
    return `<w:num w:numId="${number}"><w:abstractNumId w:val="${abstract}"/>${levels}</w:num>`;
  }

  /** A level that starts again; what the list itself says of the level is kept. */
  #level(num: XmlElement | undefined, abstract: string, level: number): string {
    const override = num && atLevel(num, "w:lvlOverride", level);
    const own = child(override, "w:lvl");
    const defined = own ?? this.#definition(abstract, level);
    const start =
      child(override, "w:startOverride")?.attributes["w:val"] ??
      child(defined, "w:start")?.attributes["w:val"];
    const kept = own ? this.#text.slice(own.start, own.end) : "";
    return `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start ?? "0"}"/>${kept}</w:lvlOverride>`;
  }

  #definition(abstract: string, level: number): XmlElement | undefined {
    const found = elements(this.#root, "w:abstractNum").find(
      (e) => e.attributes["w:abstractNumId"] === abstract,
    );
    return found && atLevel(found, "w:lvl", level);
  }
}

function atLevel(parent: XmlElement, name: string, level: number): XmlElement | undefined {
  return elements(parent, name).find((e) => Number(e.attributes["w:ilvl"]) === level);
}

export function readNumberingPart(pkg: WordPackage): { part: string; numbering: NumberingPart } | undefined {
  const part = pkg.related(pkg.mainPart, "numbering");
  const xml = part === undefined ? undefined : pkg.xml(part);
  return part !== undefined && xml ? { part, numbering: new NumberingPart(xml.text, xml.root) } : undefined;
}
