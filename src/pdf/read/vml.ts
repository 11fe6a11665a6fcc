/**
 * Pictures, shapes, text boxes and watermarks of VML (`w:pict`, `w:object`): what Word 97–2007 draws, and
 * what newer Words leave for them.
 *
 * Source: ISO/IEC 29500-4 §19 (VML); points, but within groups the group's own units
 */

import { integer, points } from "../../ooxml/units.ts";
import { child, elements, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { BoxFormat, Float, FloatContent, Geometry, GroupPart, Image } from "../model/floats.ts";
import type { Link } from "../model/text.ts";
import { hasText, nameless } from "./descriptions.ts";
import { addAnchored, addInline, layerOf, type Size, staysInCell } from "./floats.ts";
import type { InlineReader } from "./inlines.ts";
import { readCoordinates } from "./outlines.ts";
import { loadImage, missingImage, pictured, plainImage, veilOf } from "./pictures.ts";
import { diagonal, mirrored } from "./shapes/curves.ts";
import { readVmlOutline, typeOf, type VmlOutline } from "./shapes/vml-paths.ts";
import { arcPaths, readTrace } from "./shapes/vml-traces.ts";
import { baseFormat } from "./text-format.ts";
import {
  isTrue,
  readBox,
  readColor,
  readInset,
  readOpacity,
  readRotation,
  readShare,
  readStyle,
  readText,
  type Style,
} from "./vml-look.ts";

/** What a shape stands for. */
interface Held {
  readonly what: "picture" | "object";
  /** The group around it says what it shows. */
  readonly isDescribed: boolean;
}

export function readPicture(reader: InlineReader, pict: XmlElement, link: Link | undefined): void {
  for (const shape of elements(pict)) {
    if (isShape(shape)) readShape(reader, pict, shape, link);
    else if (shape.name === "v:image") reader.story.sayOtherwise("drawing", shape.name);
  }
}

function isShape({ name }: XmlElement): boolean {
  return /^v:(shape|rect|roundrect|oval|line|polyline|curve|arc|group)$/.test(name);
}

function readShape(reader: InlineReader, pict: XmlElement, shape: XmlElement, link: Link | undefined): void {
  const style = readStyle(shape.attributes.style);
  const traced = readTrace(shape);
  const size = traced ?? { width: points(style.width, 1) ?? 0, height: points(style.height, 1) ?? 0 };
  if (shape.attributes["o:hr"] === "t") {
    const color = readColor(shape.attributes.fillcolor) ?? "A0A0A0";
    const width = size.width > 0 ? size.width : undefined;
    reader.add({ kind: "rule", width, height: size.height || 1.5, color });
    return;
  }
  const what = pict.name === "w:object" ? "object" : "picture";
  const content = readContent(reader, { what, isDescribed: false }, shape, size);
  if (style.position !== "absolute") addInline(reader, content, size, link);
  else addAnchored(reader, readFloat(reader, shape, { ...style, ...traced?.style }, size, content), link);
}

function readContent(reader: InlineReader, held: Held, shape: XmlElement, size: Size): FloatContent {
  const data = child(shape, "v:imagedata");
  if (data) return { kind: "image", image: readImage(reader, held, shape, data, size) };
  const alt = held.isDescribed ? undefined : shape.attributes.alt?.trim() || undefined;
  if (shape.name === "v:group") {
    const whole = hasText(shape) ? undefined : alt;
    const isDescribed = held.isDescribed || whole !== undefined;
    const parts = readParts(reader, { ...held, isDescribed }, shape, size);
    const rotation = readRotation(readStyle(shape.attributes.style).rotation);
    return { kind: "group", parts, rotation, alt: whole };
  }
  const words = child(shape, "v:textpath")?.attributes;
  if (words?.string) {
    if (!["", "136"].includes(typeNumber(shape))) reader.story.sayOtherwiseOnce("bent-text", "WordArt");
    return readWords(reader, shape, words.string, words.style);
  }
  const textbox = child(shape, "v:textbox");
  const text = child(textbox, "w:txbxContent");
  const { source, part } = reader.story;
  const box = readBox(shape, typeOf(shape, source.pkg.xml(part)?.root));
  const outline = outlineOf(reader, shape);
  const geometry = readGeometry(reader, shape, box, outline);
  if (/mso-next-textbox/.test(textbox?.attributes.style ?? "")) reader.story.sayOtherwise("linked-boxes");
  if (isTrue(child(shape, "v:shadow")?.attributes.on ?? "f")) reader.story.sayOtherwiseOnce("effect");
  const fill = child(shape, "v:fill")?.attributes;
  if (box.fill && fill?.type?.startsWith("gradient")) reader.story.sayOtherwise("gradient");
  const picture = fill?.type === "frame" ? loadImage(reader, fill["r:id"]) : undefined;
  const ground = picture === undefined ? undefined : { name: picture };
  if (!text) return pictured({ kind: "shape", box, geometry, alt }, size, ground);
  const blocks = reader.story.open(reader.story.part, "textbox").readBlocks(text);
  const look = {
    ...box,
    ...readText(textbox?.attributes.style),
    inset: insetIn(readInset(textbox?.attributes.inset), outline, size),
  };
  return pictured({ kind: "blocks", geometry, box: look, blocks }, size, ground);
}

function readImage(reader: InlineReader, held: Held, shape: XmlElement, data: XmlElement, size: Size) {
  const alt = shape.attributes.alt || data.attributes["o:title"];
  const name = loadImage(reader, data.attributes["r:id"]);
  if (name === undefined) missingImage(reader, data.attributes["r:id"]);
  const label = held.isDescribed ? undefined : alt || nameless(reader, undefined, held.what);
  const rotation = readRotation(readStyle(shape.attributes.style).rotation);
  const veil = veilOf(readShare(data.attributes.gain, 1), 2 * readShare(data.attributes.blacklevel, 0));
  return { ...plainImage(size), name, alt: label, rotation, veil, standIn: label ?? "" };
}

/** What a group holds, each in its share of the group's own coordinates. */
function readParts(reader: InlineReader, held: Held, group: XmlElement, size: Size): GroupPart[] {
  const pair = (value: string | undefined, usual: number) =>
    (value ?? "").split(",").map((n) => integer(n) ?? usual);
  const [left = 0, top = 0] = pair(group.attributes.coordorigin, 0);
  const [width = 1000, height = 1000] = pair(group.attributes.coordsize, 1000);
  const [wide, high] = [size.width / (width || 1), size.height / (height || 1)];
  return elements(group).flatMap((shape) => {
    if (!isShape(shape)) return [];
    const traced = readTrace(shape);
    const style = { ...readStyle(shape.attributes.style), ...traced?.style };
    const own = (name: string) => points(style[name], 1) ?? 0;
    const within = {
      width: (traced?.width ?? own("width")) * wide,
      height: (traced?.height ?? own("height")) * high,
    };
    const x = ((traced ? own("margin-left") : own("left")) - left) * wide;
    const y = ((traced ? own("margin-top") : own("top")) - top) * high;
    return [{ x, y, ...within, content: readContent(reader, held, shape, within) }];
  });
}

/** WordArt, as watermarks are: words as wide and high as their shape. */
function readWords(
  reader: InlineReader,
  shape: XmlElement,
  text: string,
  style: string | undefined,
): FloatContent {
  const { "font-family": family, "font-weight": weight } = readStyle(style);
  const font = family?.replace(/["']|&quot;/g, "");
  const bold = weight === "bold";
  const fonts = font ? { ascii: font, highAnsi: font, eastAsia: font, complex: font } : undefined;
  const color = readColor(shape.attributes.fillcolor) ?? "000000";
  const format = baseFormat(reader.story.source, { ...(fonts && { fonts }), bold, color, size: 100 });
  const opacity = readOpacity(child(shape, "v:fill"));
  const rotation = readRotation(readStyle(shape.attributes.style).rotation);
  return { kind: "words", text, format, opacity, rotation };
}

function readGeometry(
  reader: InlineReader,
  shape: XmlElement,
  { fill, stroke }: BoxFormat,
  outline: VmlOutline | undefined,
): Geometry {
  const traced = readTrace(shape);
  if (traced) return shape.name === "v:line" ? diagonal(traced.flip, stroke) : traced.paths;
  if (shape.name === "v:arc") return arcPaths(shape);
  const type = typeNumber(shape);
  const known = shape.name === "v:shape" ? types[type] : named[shape.name];
  if (known === "line") return diagonal(readFlip(shape), stroke);
  if (known) return known;
  if (outline) return mirrored(outline.paths, readFlip(shape));
  if (fill || stroke) reader.story.sayOtherwise("shape", type || "freeform");
  return "rectangle";
}

function typeNumber({ attributes }: XmlElement): string {
  return /_t(\d+)$/.exec(attributes.type ?? "")?.[1] ?? "";
}

/** Of shapes that are none of the simple ones. */
function outlineOf(reader: InlineReader, shape: XmlElement): VmlOutline | undefined {
  if (shape.name !== "v:shape" || types[typeNumber(shape)]) return undefined;
  const { source, part } = reader.story;
  return readVmlOutline(shape, source.pkg.xml(part)?.root);
}

type Flip = Image["flipped"];

function readFlip({ attributes }: XmlElement): Flip {
  const { flip = "" } = readStyle(attributes.style);
  return { horizontally: flip.includes("x"), vertically: flip.includes("y") };
}

/** The margins of a box, in that part of its shape where its text stands. */
function insetIn(inset: BoxFormat["inset"], outline: VmlOutline | undefined, size: Size): BoxFormat["inset"] {
  const { left = 0, top = 0, right = 0, bottom = 0 } = outline?.text ?? {};
  return {
    left: inset.left + left * size.width,
    top: inset.top + top * size.height,
    right: inset.right + right * size.width,
    bottom: inset.bottom + bottom * size.height,
  };
}

const named: Readonly<Record<string, Geometry>> = {
  "v:rect": "rectangle",
  "v:roundrect": "rounded",
  "v:oval": "ellipse",
};

/** Numbers of Office's own shapes, [MS-ODRAW] §2.4.24: text boxes, pictures, lines. */
const types: Readonly<Record<string, Geometry>> = {
  1: "rectangle",
  2: "rounded",
  3: "ellipse",
  20: "line",
  32: "line",
  75: "rectangle",
  202: "rectangle",
};

const wraps: Readonly<Record<string, Float["wrap"]>> = dictionary({
  square: "square",
  tight: "square",
  through: "square",
  topAndBottom: "topAndBottom",
});

/** `w10:wrap` inside the shape; what has none lies over the text. */
function readWrap(shape: XmlElement): Pick<Float, "wrap" | "sides" | "outline"> {
  const { type = "none", side } = child(shape, "w10:wrap")?.attributes ?? {};
  return {
    wrap: wraps[type] ?? "none",
    sides: side === "left" || side === "right" || side === "largest" ? side : "both",
    outline:
      type === "tight" || type === "through" ? readCoordinates(shape.attributes.wrapcoords) : undefined,
  };
}

function readFloat(
  reader: InlineReader,
  shape: XmlElement,
  style: Style,
  size: Size,
  content: FloatContent,
): Float {
  const relative = (value: string | undefined, usual: string) =>
    value
      ?.replace("text", usual)
      .replace("char", "character")
      .replace("inner-", "inside-")
      .replace("outer-", "outside-")
      .replace("-margin-area", "Margin") ?? usual;
  const align = (value: string | undefined) => (value && value !== "absolute" ? value : undefined);
  return {
    x: {
      from: relative(style["mso-position-horizontal-relative"], "column"),
      align: align(style["mso-position-horizontal"]),
      by: points(style["margin-left"], 1) ?? points(style.left, 1) ?? 0,
    },
    y: {
      from: relative(style["mso-position-vertical-relative"], "paragraph"),
      align: align(style["mso-position-vertical"]),
      by: points(style["margin-top"], 1) ?? points(style.top, 1) ?? 0,
    },
    ...size,
    ...readWrap(shape),
    behind: (Number(style["z-index"]) || 0) < 0,
    layer: layerOf(false, Number(style["z-index"])),
    staysInCell: staysInCell(reader, isTrue(shape.attributes["o:allowincell"] ?? "t")),
    distance: { top: 0, bottom: 0, left: 0, right: 0 },
    content,
  };
}
