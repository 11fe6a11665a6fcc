/**
 * The lists of a template, and new ones that count afresh.
 *
 * In: numbering.xml. Out: the part with `w:num` elements added: each uses the definition of a list that is
 * there, or one of Kansli's own, and starts every level again.
 *
 * Source: ECMA-376-1 §17.9.1 (abstractNum), §17.9.15 (num), §17.9.26 (startOverride)
 */
import type { WordPackage } from "../../ooxml/package.ts";
import { child, elements, parseXml, type XmlElement } from "../../ooxml/xml.ts";
import { boundText, type Names } from "./names.ts";
import type { NewList, OwnList } from "./output.ts";

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
/** Indent of each level of Kansli's own lists, twips. */
const STEP = 360;

export class NumberingPart {
  /** The part's name; also of one that the template does not have yet. */
  readonly part: string;
  readonly #text: string;
  readonly #root: XmlElement;

  constructor(pkg: WordPackage, names: Names) {
    this.part = pkg.related(pkg.mainPart, "numbering") ?? "word/numbering.xml";
    this.#text = boundText(pkg, this.part, names) ?? `<w:numbering xmlns:w="${names.w}"></w:numbering>`;
    this.#root = parseXml(this.#text);
  }

  /** A list number above all that are used. */
  get free(): number {
    return 1 + Math.max(0, ...elements(this.#root, "w:num").map((e) => Number(e.attributes["w:numId"])));
  }

  has(list: number, level: number): boolean {
    return this.#level(list, level) !== undefined;
  }

  /** Whether a list counts; bullets need not start again. */
  counts(list: number): boolean {
    return LEVELS.some((level) => {
      const format = child(this.#level(list, level), "w:numFmt")?.attributes["w:val"];
      return format !== undefined && format !== "bullet" && format !== "none";
    });
  }

  /** Indent of a level's text in twips; of Kansli's own lists where the template does not say. */
  indent(list: number, level: number): number {
    const attributes = child(child(this.#level(list, level), "w:pPr"), "w:ind")?.attributes;
    const left = Number(attributes?.["w:left"] ?? attributes?.["w:start"]);
    return Number.isFinite(left) ? left : STEP * (level + 1);
  }

  /** The part with new lists. */
  with(lists: readonly NewList[]): string {
    const nums = elements(this.#root, "w:num");
    const abstracts = elements(this.#root, "w:abstractNum");
    const own = new Map(
      [...new Set(lists.map((l) => l.like))]
        .filter((like) => typeof like === "string")
        .map((like, i) => [like, this.#freeAbstract + i] as const),
    );
    const definitions = [...own].map(([kind, id]) => ownDefinition(kind, id)).join("");
    const made = lists.map((list) => this.#num(list, own)).join("");
    const first = nums[0]?.start ?? abstracts.at(-1)?.end ?? this.#root.contentStart;
    const last = nums.at(-1)?.end ?? first;
    return (
      this.#text.slice(0, first) + definitions + this.#text.slice(first, last) + made + this.#text.slice(last)
    );
  }

  get #freeAbstract(): number {
    const used = elements(this.#root, "w:abstractNum").map((e) => Number(e.attributes["w:abstractNumId"]));
    return 1 + Math.max(0, ...used);
  }

  #num({ number, like, start }: NewList, own: ReadonlyMap<OwnList, number>): string {
    const isOwn = typeof like === "string";
    const abstract = isOwn ? String(own.get(like)) : this.#abstractOf(like);
    const levels = isOwn ? [] : LEVELS.map((level) => this.#override(like, level, start));
    const ownStart = isOwn && start ? override(start.level, String(start.start)) : "";
    return `<w:num w:numId="${number}"><w:abstractNumId w:val="${abstract}"/>${levels.join("")}${ownStart}</w:num>`;
  }

  #numOf(list: number): XmlElement | undefined {
    return elements(this.#root, "w:num").find((e) => Number(e.attributes["w:numId"]) === list);
  }

  #abstractOf(list: number): string {
    return child(this.#numOf(list), "w:abstractNumId")?.attributes["w:val"] ?? "0";
  }

  #ownOverride(list: number, level: number): XmlElement | undefined {
    const num = this.#numOf(list);
    return num && atLevel(num, "w:lvlOverride", level);
  }

  /** What defines a level: the list itself or its definition. */
  #level(list: number, level: number): XmlElement | undefined {
    const abstract = elements(this.#root, "w:abstractNum").find(
      (e) => e.attributes["w:abstractNumId"] === this.#abstractOf(list),
    );
    return child(this.#ownOverride(list, level), "w:lvl") ?? (abstract && atLevel(abstract, "w:lvl", level));
  }

  /** A level that starts again; what the list itself says of the level is kept. */
  #override(list: number, level: number, wanted: NewList["start"]): string {
    const own = this.#ownOverride(list, level);
    const defined = child(own, "w:lvl");
    const start =
      wanted?.level === level
        ? String(wanted.start)
        : (child(own, "w:startOverride")?.attributes["w:val"] ??
          child(this.#level(list, level), "w:start")?.attributes["w:val"] ??
          "0");
    return override(level, start, defined ? this.#text.slice(defined.start, defined.end) : "");
  }
}

function override(level: number, start: string, definition = ""): string {
  return `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/>${definition}</w:lvlOverride>`;
}

function atLevel(parent: XmlElement, name: string, level: number): XmlElement | undefined {
  return elements(parent, name).find((e) => Number(e.attributes["w:ilvl"]) === level);
}

const bullets = ["•", "–", "•"];
const formats = ["decimal", "lowerLetter", "lowerRoman"];

function ownDefinition(kind: OwnList, id: number): string {
  const levels = LEVELS.map((level) => {
    const isBullet = kind === "list-bullet";
    const format = isBullet ? "bullet" : formats[level % formats.length];
    const text = isBullet ? bullets[level % bullets.length] : `%${level + 1}.`;
    return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${STEP * (level + 1)}" w:hanging="${STEP}"/></w:pPr></w:lvl>`;
  });
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join("")}</w:abstractNum>`;
}
