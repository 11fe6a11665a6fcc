/**
 * Inlines → Typst content.
 */
import { foldedStyle } from "../../ooxml/styles.ts";
import type { Image } from "../model/floats.ts";
import {
  hasLabelInText,
  type Label,
  type LineHeight,
  type Paragraph,
  type ParagraphFormat,
} from "../model/paragraph.ts";
import {
  type AlignedTab,
  type Inline,
  type Link,
  type PageReference,
  plainText,
  type RunningText,
  splitAt,
  type TextFormat,
} from "../model/text.ts";
import { placeBreaks, withoutLastSpaces } from "./breaks.ts";
import { writeFloat } from "./floats.ts";
import { markHyphenation } from "./hyphenation.ts";
import { joinTexts, sameLink } from "./join-texts.ts";
import { array, color, pattern, pt, string } from "./markup.ts";
import { type Edges, edges, isDecorated } from "./text.ts";
import type { Writer } from "./writer.ts";

/** What tabs of a line count from, points from the edge of the text at which its lines begin. */
export interface LineBox {
  /** Where the first line begins, and the others. */
  readonly first: number;
  readonly left: number;
  readonly right: number;
  readonly line: LineHeight;
}

/** The content of a paragraph, between square brackets. */
export function writeInlines(writer: Writer, paragraph: Paragraph, box: LineBox): string {
  const label = paragraph.label && hasLabelInText(paragraph) ? labelInlines(paragraph.label, paragraph) : [];
  const joined = joinTexts([...label, ...paragraph.inlines]);
  const placed = placeBreaks(joined, box.right - box.left, box.right - box.first);
  const inlines = paragraph.format.hyphenate ? markHyphenation(placed, writer.paper.hyphenation) : placed;
  const { strut } = paragraph;
  return (
    runningMark(writer, paragraph) +
    (strut ? strutOf(strut) : "") +
    writeLines(writer, inlines, paragraph, box)
  );
}

/** A number as part of the text. */
function labelInlines(label: Label, { mark }: Paragraph): Inline[] {
  if (label.suffix === "nothing") return [...label.inlines];
  const last = label.inlines.at(-1);
  const format = last?.kind === "text" ? last.format : mark;
  const space: Inline =
    label.suffix === "tab" ? { kind: "tab", format } : { kind: "text", text: " ", format };
  return [...label.inlines, space];
}

function writeLines(writer: Writer, inlines: readonly Inline[], paragraph: Paragraph, box: LineBox): string {
  const lines = splitAt(inlines, (i) => i.kind === "break" && i.of === "line");
  // An empty paragraph is written elsewhere; one of a horizontal line alone has its mark's height.
  const { alignment, stretchesEnd } = paragraph.format;
  const end = stretchesEnd ? STRETCHED : "";
  if (lines.length === 1 && !inlines.some(isRule)) return writeLine(writer, inlines, paragraph, box) + end;
  const expands = stretchesEnd || (alignment === "justify" && writer.paper.expandsBrokenLines);
  const content = lines
    .map((line, i) => {
      const content = writeLine(writer, line, paragraph, { ...box, first: i === 0 ? box.first : box.left });
      return isBlank(line) ? content + strut(line, inlines, paragraph, box.line) : content;
    })
    .join(expands ? STRETCHED : "#linebreak()");
  return content + end;
}

/** Ends a line that reaches from edge to edge; at the end of a paragraph it begins none. */
const STRETCHED = "#linebreak(justify: true)";

function isBlank(line: readonly Inline[]): boolean {
  return line.every(
    (i) => i.kind === "bookmark" || i.kind === "float" || isRule(i) || (i.kind === "text" && i.text === ""),
  );
}

function isRule({ kind }: Inline): boolean {
  return kind === "rule";
}

/** Gives a line without text its height. */
function strut(
  line: readonly Inline[],
  all: readonly Inline[],
  { mark }: Paragraph,
  height: LineHeight,
): string {
  const text = [...line, ...all].find((i) => i.kind === "text");
  return strutOf(edges(text?.kind === "text" ? text.format : mark, height));
}

export function strutOf({ above, below }: Edges): string {
  return `#box(width: 0pt, height: ${pt(above + below)}, baseline: ${pt(below)})`;
}

function writeLine(writer: Writer, inlines: readonly Inline[], paragraph: Paragraph, box: LineBox): string {
  const segments = splitAt(inlines, (i) => i.kind === "tab");
  if (segments.length === 1) return writeSegment(writer, withoutLastSpaces(inlines, box.line), box.line);
  const tabs = inlines.filter((i) => i.kind === "tab");
  const reach = outermost(writer, paragraph.format, box);
  const set = paragraph.format.tabs.filter((t) => t.kind !== "bar" && t.kind !== "clear");
  const stops = set.map((t) =>
    stop(Math.min(t.position, reach), t.kind, leaderOf(writer, t.leader, tabs[0], box.line)),
  );
  const aligned = tabs.flatMap((t, i) =>
    t.position ? alignedStop(t.position, box, leaderOf(writer, t.position.leader, t, box.line), i + 1) : [],
  );
  const { defaultTabStop, decimalSign } = writer.paper;
  const line = [box.first, box.left, box.right, defaultTabStop].map(pt);
  const below = belowBaseline(segments.at(-1) ?? [], box.line);
  const mayBeTabs = segments.every(isBlank) || set.some(({ leader }) => leader !== undefined);
  const strut = mayBeTabs && tabs[0] ? `[${strutOf(edges(tabs[0].format, box.line))}]` : "none";
  const code = segments.map((s) => `[${writeSegment(writer, s, box.line)}]`);
  const looks = looksOf(writer, tabs, box.line);
  return `#tabs(${[...looks, array([...stops, ...aligned]), ...line, string(decimalSign), pt(below), strut, ...code].join(", ")})`;
}

/** How tabs are drawn that there is something to see of: lines to write on are often made so. */
function looksOf(
  writer: Writer,
  tabs: readonly Extract<Inline, { kind: "tab" }>[],
  line: LineHeight,
): string[] {
  const looks = tabs.map(({ format }) =>
    isDecorated(format) && format.underline !== "words" ? writer.styles.tab(format, line) : "none",
  );
  return looks.every((look) => look === "none") ? [] : [`looks: ${array(looks)}`];
}

function belowBaseline(inlines: readonly Inline[], line: LineHeight): number {
  const all = inlines.map((i) =>
    i.kind === "text" || i.kind === "number" ? edges(i.format, line).below : 0,
  );
  return Math.max(0, ...all);
}

/** Text at a tab stop may stand out over the right indent, and into the page's margin, not out of a cell. */
function outermost({ depth, inArtifact, area }: Writer, format: ParagraphFormat, box: LineBox): number {
  const indent = Math.max(0, format.rightToLeft ? format.left : format.right);
  if (depth > (inArtifact ? 1 : 0)) return box.right + indent;
  return box.right + indent + (format.rightToLeft ? area.left : area.pageWidth - area.left - area.width);
}

function stop(position: number, kind: string, leader: string): string {
  return `(${pt(position)}, ${string(kind)}, ${leader})`;
}

/** A stop for the `n`th tab of the line alone. */
function alignedStop(tab: AlignedTab, box: LineBox, leader: string, n: number): string {
  const at = { left: box.left, center: (box.left + box.right) / 2, right: box.right }[tab.kind];
  return `(${pt(at)}, ${string(tab.kind)}, ${leader}, ${n})`;
}

/** What a tab is filled with, in its own look; it stands on the line without making it higher. */
function leaderOf(
  writer: Writer,
  leader: string | undefined,
  tab: Inline | undefined,
  line: LineHeight,
): string {
  if (leader === undefined || tab?.kind !== "tab") return "none";
  const name = writer.styles.name(tab.format, line);
  return `${name}(top-edge: "baseline", bottom-edge: "baseline", ${string(leader)})`;
}

/** Runs of inlines with the same link become one link. */
export function writeSegment(writer: Writer, inlines: readonly Inline[], line: LineHeight): string {
  let out = "";
  for (let i = 0; i < inlines.length; ) {
    const link = inlines[i]?.link;
    let end = i + 1;
    while (end < inlines.length && sameLink(inlines[end]?.link, link)) end++;
    const content = inlines
      .slice(i, end)
      .map((inline) => writeInline(writer, inline, line))
      .join("");
    out += writeLink(writer, link, content);
    i = end;
  }
  return out;
}

function writeLink(writer: Writer, link: Link | undefined, content: string): string {
  if (!link || content === "" || writer.inArtifact) return content;
  if (link.kind === "bookmark") {
    const label = writer.linkTo(link.target);
    return label === undefined ? content : linked(writer, `label(${string(label)})`, content);
  }
  const address = link.target.replace(/[^!-~\u0080-\uffff]|["<>\\^`{|}]/g, (c) => encodeURIComponent(c));
  return address === "" ? content : linked(writer, string(address), content);
}

function linked(writer: Writer, destination: string, content: string): string {
  const link = `link(${destination})[${content}]`;
  return writer.inRepeatedHeader ? `#once(${string(writer.nextOnce())}, ${link}, [${content}])` : `#${link}`;
}

function writeInline(writer: Writer, inline: Inline, line: LineHeight): string {
  switch (inline.kind) {
    case "text":
      if (inline.page) return writePage(writer, inline, inline.page, line);
      if (inline.running) return writeRunning(writer, inline, inline.running, line);
      return hyphenated(inline, writer.styles.show(inline.format, line, inline.text));
    case "number":
      return computed(writer, inline.format, line, number(writer, inline));
    case "image":
      return writeImage(writer, inline.image);
    case "footnote":
      return writer.inArtifact ? "" : writeFootnote(writer, inline, line);
    case "bookmark":
      return writer.bookmark(inline.name);
    case "float":
      return writeFloat(writer, inline.float);
    case "rule":
      return `#box(width: ${inline.width === undefined ? "100%" : pt(inline.width)}, height: ${pt(inline.height)}, fill: ${color(inline.color)})`;
    case "tab":
    case "break":
      return "";
  }
}

function hyphenated({ hyphenates }: Extract<Inline, { kind: "text" }>, shown: string): string {
  return hyphenates ? `#text(hyphenate: true)[${shown}]` : shown;
}

/** Text that the layout works out, in a format. */
function computed(writer: Writer, format: TextFormat, line: LineHeight, code: string): string {
  return writer.styles.show(format, line, "\u0001").replace('"\u0001"', () => `[#${code}]`);
}

function writePage(
  writer: Writer,
  { text, format }: Extract<Inline, { kind: "text" }>,
  { bookmark, numbering, isFirst }: PageReference,
  line: LineHeight,
): string {
  writer.showsPageOf(bookmark);
  const wanted = numbering === "" ? "none" : pattern(numbering);
  const code = `page-of(${string(bookmark)}, ${wanted}, ${isFirst}, ${string(text)})`;
  return computed(writer, format, line, code);
}

function writeRunning(
  writer: Writer,
  { text, format }: Extract<Inline, { kind: "text" }>,
  { style, last, isFirst }: RunningText,
  line: LineHeight,
): string {
  const key = `label(${string(runningLabel(style))})`;
  const code = `running(${key}, ${last}, ${writer.inArtifact}, ${isFirst}, ${string(text)})`;
  return computed(writer, format, line, code);
}

/** Marks the text of a paragraph whose style is asked for elsewhere. */
function runningMark(writer: Writer, paragraph: Paragraph): string {
  const style = foldedStyle(paragraph.format.style);
  if (writer.inArtifact || !writer.paper.runningStyles.has(style)) return "";
  const text = plainText(paragraph.inlines).trim();
  return text === "" ? "" : `#metadata(${string(text)})#label(${string(runningLabel(style))})`;
}

function runningLabel(style: string): string {
  return `r-${style.replace(/["\\]/g, "_")}`;
}

function number(writer: Writer, inline: Extract<Inline, { kind: "number" }>): string {
  const numbering = pattern(inline.numbering || (inline.of === "page" ? writer.pageFormat : "decimal"));
  const value = {
    page: "page-number(restarts)",
    pages: "locate(<kansli-end>).page()",
    sectionPages: `section-pages(${writer.section})`,
  }[inline.of];
  return `context numbering(${numbering}, ${value})`;
}

export function writeImage(writer: Writer, image: Image): string {
  const { width, height, rotation } = image;
  if (width <= 0 || height <= 0) return "";
  const turned =
    rotation % 360 === 0
      ? imageBox(writer, image)
      : `box(rotate(${rotation}deg, reflow: true, ${imageBox(writer, image)}))`;
  const hidden = image.alt === undefined && !writer.inArtifact;
  return hidden ? `#pdf.artifact(${turned})` : `#${turned}`;
}

function veil({ width, height }: Image, { color: ink, share }: NonNullable<Image["veil"]>): string {
  const fill = `${color(ink)}.transparentize(${Math.round(100 * (1 - share))}%)`;
  return `place(top + left, rect(width: ${pt(width)}, height: ${pt(height)}, stroke: none, fill: ${fill}))`;
}

function imageBox(writer: Writer, image: Image): string {
  const { name, width, height, crop, flipped } = image;
  if (name === undefined || !writer.paper.images.has(name)) return standIn(image);
  const [w, h] = [width / (1 - crop.left - crop.right), height / (1 - crop.top - crop.bottom)];
  const alt = image.alt === undefined ? "" : `, alt: ${string(image.alt)}`;
  const whole = `image(${string(`/${name}`)}, width: ${pt(w)}, height: ${pt(h)}, fit: "stretch"${alt})`;
  const cut = Object.values(crop).some((share) => share !== 0);
  const inner = cut ? `move(dx: ${pt(-crop.left * w)}, dy: ${pt(-crop.top * h)}, ${whole})` : whole;
  const mirrored =
    flipped.horizontally || flipped.vertically
      ? `scale(x: ${flipped.horizontally ? -100 : 100}%, y: ${flipped.vertically ? -100 : 100}%, ${inner})`
      : inner;
  const border = image.border ? `, stroke: ${pt(image.border.width)} + ${color(image.border.color)}` : "";
  const shown = image.veil ? `{ ${mirrored}; ${veil(image, image.veil)} }` : mirrored;
  return `box(width: ${pt(width)}, height: ${pt(height)}${cut ? ", clip: true" : ""}${border}, ${shown})`;
}

/** A frame as large as the picture that cannot be drawn, with its description. */
function standIn({ width, height, alt }: Image): string {
  const frame = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="none" stroke="#808080"/></svg>`;
  const described = alt === undefined ? "" : `, alt: ${string(alt)}`;
  return `box(image(bytes(${string(frame)}), format: "svg", width: ${pt(width)}, height: ${pt(height)}${described}))`;
}

function writeFootnote(
  writer: Writer,
  { note, format }: Extract<Inline, { kind: "footnote" }>,
  line: LineHeight,
): string {
  const base = { ...format, script: undefined };
  const content = note.onPage
    ? `note-on-page(${note.onPage.format === "chicago" ? '"*"' : pattern(note.onPage.format)}, ${note.onPage.start}, [${writer.noteBody(note)}])`
    : `footnote(numbering: _ => ${string(note.mark)})[${writer.noteBody(note)}]`;
  const name = writer.styles.name(base, line);
  if (!writer.inRepeatedHeader) return `#${name}(${content})`;
  const again = `${name}(super(${string(note.mark)}))`;
  return `#once(${string(writer.nextOnce())}, ${name}(${content}), ${again})`;
}
