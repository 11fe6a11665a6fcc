/**
 * A text flow (body, header, note, text box) → blocks.
 */
import type { Code, Params, Story as StoryKind, WordPlace } from "../../diagnostics/diagnostic.ts";
import type { DrawnOtherwise } from "../../diagnostics/texts/drawn.ts";
import { type Border, isComposed } from "../../ooxml/borders.ts";
import { isKnownFormat } from "../../ooxml/number-formats.ts";
import type { Relationship } from "../../ooxml/package.ts";
import { readFrame, readParagraphProperties } from "../../ooxml/paragraph-properties.ts";
import { readRunProperties } from "../../ooxml/run-properties.ts";
import { foldedStyle } from "../../ooxml/styles.ts";
import { child, elements, isElement, type XmlElement } from "../../ooxml/xml.ts";
import { sayDrawnOtherwise } from "../drawn-otherwise.ts";
import type { Block } from "../model/paper.ts";
import type { Label, ParagraphFormat } from "../model/paragraph.ts";
import { type Inline, plainText, type TextFormat } from "../model/text.ts";
import { type ResolvedParagraph, resolveParagraph, resolveRun, type TableLayer } from "./cascade.ts";
import { FieldStack } from "./fields.ts";
import { chooseAlternative, readBookmark, readInlines } from "./inlines.ts";
import { JoinedParagraphs } from "./joined.ts";
import { splitLeadingBreaks } from "./leading-breaks.ts";
import { report, type Source } from "./source.ts";
import { readTable } from "./tables.ts";
import { baseFormat, formatText } from "./text-format.ts";

/** Space that "automatic" spacing gives, points. */
const AUTO_SPACE = 14;

export class Story {
  readonly source: Source;
  readonly part: string;
  readonly kind: StoryKind;
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly fields = new FieldStack();
  /** How many tables the reader is inside. */
  tableDepth = 0;
  #paragraph = 0;
  #heading: string | undefined;
  #quoted: XmlElement | undefined;
  /** Bookmarks between blocks: they go to the next. */
  #carried: Inline[] = [];
  readonly #joined = new JoinedParagraphs();

  constructor(source: Source, part: string, kind: StoryKind) {
    this.source = source;
    this.part = part;
    this.kind = kind;
    this.relationships = source.pkg.relationships(part);
  }

  /** Another flow of the same document. */
  open(part: string, kind: StoryKind): Story {
    return new Story(this.source, part, kind);
  }

  get place(): WordPlace {
    const quote = this.#quoted ? quoteOf(this.#quoted) : "";
    return {
      in: "word",
      file: this.source.pkg.file,
      part: this.part,
      story: this.kind,
      ...(this.#paragraph > 0 && { paragraph: this.#paragraph }),
      ...(this.#heading !== undefined && { heading: this.#heading }),
      ...(quote !== "" && { quote }),
    };
  }

  report(code: Code, params: Params): void {
    report(this.source, code, params, this.place);
  }

  /** The paper shows something here otherwise than Word. */
  sayOtherwise(thing: DrawnOtherwise, name?: string): void {
    this.source.diagnostics.push(sayDrawnOtherwise(thing, this.place, name));
  }

  /** What a whole document is full of is said where it is met first. */
  sayOtherwiseOnce(thing: DrawnOtherwise, name?: string): void {
    const key = `${thing} ${name ?? ""}`;
    if (this.source.said.has(key)) return;
    this.source.said.add(key);
    this.sayOtherwise(thing, name);
  }

  /** All of a text. */
  readBlocks(parent: XmlElement, table?: TableLayer): Block[] {
    return [...this.#readIn(parent, table), ...this.endBlocks()];
  }

  /** The paragraph that was to go on in the next one, where there is none. */
  endBlocks(): Block[] {
    return this.#joined.end().flatMap(splitLeadingBreaks);
  }

  readBlock(e: XmlElement, table?: TableLayer): Block[] {
    switch (e.name) {
      case "w:p":
        return this.readParagraph(e, table);
      case "w:tbl":
        return [...this.endBlocks(), ...readTable(this, e)];
      case "w:sdt":
        return this.#within(child(e, "w:sdtContent"), table);
      case "w:ins":
      case "w:moveTo":
      case "w:customXml":
      case "w:smartTag":
        return this.#readIn(e, table);
      case "w:bookmarkStart":
        this.#carried.push(...readBookmark(this.source, e));
        return [];
      case "mc:AlternateContent":
        return this.#within(chooseAlternative(e), table);
      case "w:altChunk":
        this.sayOtherwise("alt-chunk");
        return [];
      default:
        return [];
    }
  }

  #within(e: XmlElement | undefined, table: TableLayer | undefined): Block[] {
    return e ? this.#readIn(e, table) : [];
  }

  #readIn(parent: XmlElement, table: TableLayer | undefined): Block[] {
    return elements(parent).flatMap((e) => this.readBlock(e, table));
  }

  readParagraph(p: XmlElement, table: TableLayer | undefined): Block[] {
    const pPr = child(p, "w:pPr");
    const direct = readParagraphProperties(pPr, this.source.theme);
    const resolved = resolveParagraph(this.source, direct, table);
    this.#paragraph++;
    this.#quoted = p;
    const markElement = child(pPr, "w:rPr");
    const sequences = this.fields.sequences;
    const inlines = [...this.#carried, ...readInlines(this, p, resolved)];
    this.#carried = [];
    const markRun = resolveRun(
      this.source,
      resolved.runLayers,
      readRunProperties(markElement, this.source.theme),
    );
    const isDeleted = child(markElement, "w:del") !== undefined;
    if ((markRun.vanish || isDeleted) && inlines.length === 0) return [];
    const format = paragraphFormat(this.source, resolved, this.#linePitch());
    const heading = this.#headingLevel(resolved, format.style, inlines);
    if (heading !== undefined) this.#heading = plainText(inlines).trim();
    this.reportBorders(resolved.properties.borders ?? {});
    if (format.stretchesEnd && inlines.length > 0) this.sayOtherwiseOnce("distributed-text");
    const paragraph = this.#joined.join({
      kind: "paragraph",
      format,
      heading,
      label: isDeleted ? undefined : this.#label(resolved, readRunProperties(markElement, this.source.theme)),
      isCaption: this.fields.sequences > sequences || foldedStyle(format.style) === "caption",
      inlines:
        this.tableDepth > 0 ? alignedAtDecimal(format, inlines, baseFormat(this.source, markRun)) : inlines,
      frame: resolved.properties.frame && readFrame(resolved.properties.frame),
      mark: baseFormat(this.source, markRun),
      place: this.place,
    });
    if (!(markRun.vanish || isDeleted) || child(pPr, "w:sectPr")) return splitLeadingBreaks(paragraph);
    this.#joined.begin(paragraph, !isDeleted);
    return [];
  }

  /** Headers, notes and boxes have no grid. */
  #linePitch(): number | undefined {
    const { settings, linePitch } = this.source;
    return this.kind === "body" && (this.tableDepth === 0 || settings.gridInTables) ? linePitch : undefined;
  }

  /** Lines that are drawn simpler than in Word. */
  reportBorders(borders: Readonly<Record<string, Border | undefined>>): void {
    const composed = Object.values(borders).find((border) => border && isComposed(border));
    if (composed) this.sayOtherwise("border", composed.style);
  }

  /**
   * Headings are the body's; those of headers, notes and boxes are text, and so are empty ones. Word's own heading
   * styles have their level by name, which other programs rely on.
   */
  #headingLevel(resolved: ResolvedParagraph, style: string, inlines: readonly Inline[]): number | undefined {
    const named = /^heading ([1-9])$/i.exec(style)?.[1];
    const level = resolved.properties.outlineLevel ?? (named ? Number(named) - 1 : 9);
    if (this.kind !== "body" || level > 8 || plainText(inlines).trim() === "") return undefined;
    return level + 1;
  }

  #label(resolved: ResolvedParagraph, mark: ReturnType<typeof readRunProperties>): Label | undefined {
    const { numbering } = resolved;
    const next = numbering && this.source.counter.next(numbering.id, numbering.level);
    if (!numbering || !next || next.level.format === "none" || next.text === "") return undefined;
    const run = resolveRun(this.source, resolved.runLayers, { ...mark, ...noUnderline, ...next.level.run });
    const fonts = next.level.run.fonts ? { ...run, fonts: { ...run.fonts, ...next.level.run.fonts } } : run;
    if (next.level.picture) this.sayOtherwiseOnce("picture-bullet");
    if (!isKnownFormat(next.level.format)) this.sayOtherwiseOnce("number-format", next.level.format);
    const text = next.level.picture ? "•" : next.text;
    return {
      list: this.source.numbering.abstractOf(numbering.id) ?? numbering.id,
      level: numbering.level,
      inlines: formatText(this.source, fonts, text).map((piece) => ({ kind: "text", ...piece })),
      suffix: next.level.suffix,
      justification: justification(next.level.justification),
    };
  }
}

/** In cells a decimal tab stop aligns what has no tab before it. */
function alignedAtDecimal(format: ParagraphFormat, inlines: Inline[], mark: TextFormat): Inline[] {
  const isDecimal = format.tabs.find((t) => t.kind !== "clear")?.kind === "decimal";
  const isPlain = plainText(inlines).trim() !== "" && !inlines.some((i) => i.kind === "tab");
  return isDecimal && isPlain && format.alignment === "left"
    ? [{ kind: "tab", format: mark }, ...inlines]
    : inlines;
}

/** A number takes the paragraph mark's look, but not its underline. */
const noUnderline = { underline: "none" } as const;

function justification(value: string): Label["justification"] {
  return value === "center" ? "center" : value === "right" || value === "end" ? "right" : "left";
}

function paragraphFormat(
  source: Source,
  resolved: ResolvedParagraph,
  linePitch: number | undefined,
): ParagraphFormat {
  const p = resolved.properties;
  const { indent = {}, spacing = {} } = p;
  const { left: start = 0, right: end = 0, firstLine = 0 } = indent;
  const rightToLeft = p.bidi ?? false;
  return {
    style: resolved.styleName,
    left: rightToLeft ? end : start,
    right: rightToLeft ? start : end,
    firstLine,
    before: spacing.beforeAuto ? AUTO_SPACE : (spacing.before ?? 0),
    after: spacing.afterAuto ? AUTO_SPACE : (spacing.after ?? 0),
    beforeAuto: spacing.beforeAuto ?? false,
    afterAuto: spacing.afterAuto ?? false,
    contextual: p.contextualSpacing ?? false,
    line: {
      rule: spacing.rule ?? "auto",
      value: spacing.line ?? 1,
      ...(linePitch !== undefined && p.onGrid !== false && { pitch: linePitch }),
    },
    alignment: alignment(p.alignment, rightToLeft),
    stretchesEnd: p.alignment === "distribute",
    keepNext: p.keepNext ?? false,
    keepLines: p.keepLines ?? false,
    pageBreakBefore: p.pageBreakBefore ?? false,
    widowControl: p.widowControl ?? true,
    tabs: p.tabs ?? [],
    borders: p.borders ?? {},
    shading: p.shading === "none" ? undefined : p.shading,
    rightToLeft,
    hyphenate: source.settings.autoHyphenation && !(p.noHyphens ?? false),
    noLineNumbers: p.noLineNumbers ?? false,
  };
}

function alignment(value: string | undefined, rightToLeft: boolean): ParagraphFormat["alignment"] {
  switch (value) {
    case "center":
      return "center";
    case "both":
    case "distribute":
    case "thaiDistribute":
      return "justify";
    case "right":
    case "end":
      return rightToLeft ? "left" : "right";
    default:
      return rightToLeft ? "right" : "left";
  }
}

/** How a paragraph begins, without the instructions of its fields. */
function quoteOf(paragraph: XmlElement): string {
  return beginning(paragraph, "").trimStart().slice(0, QUOTED).trimEnd();
}

const QUOTED = 60;

function beginning({ name, children }: XmlElement, before: string): string {
  let text = before;
  for (const node of children) {
    if (text.trimStart().length >= QUOTED) return text;
    if (isElement(node)) text = beginning(node, text);
    else if (name === "w:t") text += node;
  }
  return text;
}
