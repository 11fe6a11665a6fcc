/**
 * Pictures, shapes and text boxes: DrawingML (`w:drawing`) and VML (`w:pict`, `w:object`).
 *
 * Source: ISO/IEC 29500-1 §20.4 (wp), §20.2 (pic); 29500-4 §19 (VML)
 */
import { emuPoints, hexColor, isOn, points } from "../../ooxml/units.ts";
import { child, descendants, elements, type XmlElement } from "../../ooxml/xml.ts";
import {
  type BoxFormat,
  type Float,
  type FloatContent,
  type Image,
  type Link,
  type Offset,
  standsByText,
  type TextFormat,
} from "../model.ts";
import { imageFormat, shownImage } from "./images.ts";
import type { InlineReader } from "./inlines.ts";

export function readDrawing(
  reader: InlineReader,
  drawing: XmlElement,
  link: Link | undefined,
  _format: TextFormat,
): void {
  const inline = child(drawing, "wp:inline");
  const anchor = child(drawing, "wp:anchor");
  const frame = inline ?? anchor;
  if (!frame) return;
  const extent = child(frame, "wp:extent")?.attributes;
  const size = { width: emuPoints(extent?.cx) ?? 0, height: emuPoints(extent?.cy) ?? 0 };
  const hidden = isOn(child(frame, "wp:docPr")?.attributes.hidden ?? "0");
  const content = hidden ? undefined : readGraphic(reader, frame, size);
  if (!content) return;
  if (inline || !anchor) addInline(reader, content, size, link);
  else addAnchored(reader, readAnchor(anchor, size, content), link);
}

function addAnchored(reader: InlineReader, float: Float, link: Link | undefined): void {
  if (float.wrap === "square" && !standsByText(float)) {
    const what =
      float.content.kind === "image" ? "text flowing around a picture" : "text flowing around a box";
    reader.story.report("pdf/approximate", { what, standIn: "text below it or behind it" });
  }
  reader.add({ kind: "float", float, link });
}

function addInline(
  reader: InlineReader,
  content: FloatContent,
  size: { width: number; height: number },
  link: Link | undefined,
): void {
  if (content.kind === "image") {
    reader.add({ kind: "image", image: content.image, link });
    return;
  }
  const zero: Offset = { from: "character", align: undefined, by: 0 };
  reader.add({
    kind: "float",
    link,
    float: {
      x: zero,
      y: zero,
      ...size,
      wrap: "none",
      sides: "both",
      behind: false,
      distance: { top: 0, bottom: 0, left: 0, right: 0 },
      content,
    },
  });
}

/** What the frame holds; undefined when nothing of it can be drawn, which is reported. */
function readGraphic(
  reader: InlineReader,
  frame: XmlElement,
  size: { width: number; height: number },
): FloatContent | undefined {
  const data = child(child(frame, "a:graphic"), "a:graphicData");
  const picture = data && child(data, "pic:pic");
  if (picture) return { kind: "image", image: readPic(reader, frame, picture, size) };
  const shape = data && child(data, "wps:wsp");
  if (shape) return readShape(reader, shape);
  const what = graphicName(data);
  reader.story.report("pdf/not-drawn", { what, standIn: "a frame with its description" });
  const alt = describe(reader, frame, what);
  return { kind: "image", image: { ...plainImage(size), alt: alt ?? what, standIn: alt ?? what } };
}

function graphicName(data: XmlElement | undefined): string {
  const uri = data?.attributes.uri ?? "";
  if (uri.endsWith("/chart")) return "chart";
  if (uri.endsWith("/diagram")) return "SmartArt";
  return uri.slice(uri.lastIndexOf("/") + 1) || "drawing";
}

function plainImage(size: { width: number; height: number }): Image {
  return {
    name: undefined,
    ...size,
    alt: undefined,
    crop: { left: 0, top: 0, right: 0, bottom: 0 },
    rotation: 0,
    flipped: { horizontally: false, vertically: false },
    standIn: "",
  };
}

function readPic(
  reader: InlineReader,
  frame: XmlElement,
  picture: XmlElement,
  size: { width: number; height: number },
): Image {
  const fill = child(picture, "pic:blipFill");
  const blip = child(fill, "a:blip");
  const transform = child(child(picture, "pic:spPr"), "a:xfrm")?.attributes;
  const svg = blip && [...descendants(blip, "asvg:svgBlip")][0]?.attributes["r:embed"];
  const alt = describe(reader, frame, "picture");
  const name = loadImage(reader, svg, alt) ?? loadImage(reader, blip?.attributes["r:embed"], alt);
  if (name === undefined) missingImage(reader, blip?.attributes["r:link"] ?? blip?.attributes["r:embed"]);
  const crop = child(fill, "a:srcRect")?.attributes;
  const share = (value: string | undefined) => Number(value ?? 0) / 100_000;
  return {
    ...plainImage(size),
    name,
    alt,
    crop: { left: share(crop?.l), top: share(crop?.t), right: share(crop?.r), bottom: share(crop?.b) },
    rotation: Number(transform?.rot ?? 0) / 60_000,
    flipped: {
      horizontally: isOn(transform?.flipH ?? "0"),
      vertically: isOn(transform?.flipV ?? "0"),
    },
    standIn: alt ?? "",
  };
}

/**
 * Alternative text. Nothing for what Word marks as decorative; for the rest at least the
 * picture's name, with a warning, since silence would hide it from a screen reader.
 */
function describe(reader: InlineReader, frame: XmlElement, what: string): string | undefined {
  const properties = child(frame, "wp:docPr");
  const decorative = properties && [...descendants(properties, "adec:decorative")][0];
  if (decorative && isOn(decorative.attributes.val ?? "1")) return undefined;
  const { descr, title, name } = properties?.attributes ?? {};
  const text = (descr || title || "").trim();
  if (text) return text;
  // What stands in headers and footers is an artifact anyway.
  if (!["header", "footer"].includes(reader.story.kind)) {
    reader.story.report("pdf/no-alt-text", { name: name ?? what });
  }
  return name || what;
}

/** The image's name in the paper, once it is known that the engine can draw it. */
function loadImage(
  reader: InlineReader,
  id: string | undefined,
  _alt: string | undefined,
): string | undefined {
  const { story } = reader;
  const relationship = id === undefined ? undefined : story.relationships.get(id);
  if (!relationship || relationship.external) return undefined;
  const bytes = story.source.pkg.bytes(relationship.target);
  const shown = bytes && shownImage(bytes);
  if (!shown) return undefined;
  const name = `${relationship.target.replace(/[^a-z0-9]+/gi, "-")}.${shown.extension}`;
  story.source.images.set(name, shown.bytes);
  return name;
}

function missingImage(reader: InlineReader, id: string | undefined): void {
  const { story } = reader;
  const relationship = story.relationships.get(id ?? "");
  const bytes =
    relationship && !relationship.external ? story.source.pkg.bytes(relationship.target) : undefined;
  const what = relationship?.external
    ? `linked picture ${relationship.target}`
    : `picture ${relationship?.target ?? ""} (${bytes ? imageFormat(bytes) : "missing"})`;
  story.report("pdf/not-drawn", { what, standIn: "a frame with its description" });
}

const noBox: BoxFormat = {
  fill: undefined,
  stroke: undefined,
  inset: { left: 0, top: 0, right: 0, bottom: 0 },
  rotation: 0,
  verticalAlign: "top",
};

function readShape(reader: InlineReader, shape: XmlElement): FloatContent {
  const properties = child(shape, "wps:spPr");
  const body = child(shape, "wps:bodyPr")?.attributes;
  const text = child(child(shape, "wps:txbx"), "w:txbxContent");
  const transform = child(properties, "a:xfrm")?.attributes;
  const anchors: Readonly<Record<string, BoxFormat["verticalAlign"]>> = { ctr: "center", b: "bottom" };
  const box: BoxFormat = {
    fill: readFill(reader, properties),
    stroke: readOutline(reader, properties),
    inset: {
      left: emuPoints(body?.lIns) ?? 7.2,
      top: emuPoints(body?.tIns) ?? 3.6,
      right: emuPoints(body?.rIns) ?? 7.2,
      bottom: emuPoints(body?.bIns) ?? 3.6,
    },
    rotation: Number(transform?.rot ?? 0) / 60_000,
    verticalAlign: anchors[body?.anchor ?? ""] ?? "top",
  };
  const geometry = child(properties, "a:prstGeom")?.attributes.prst ?? "custom";
  if (!text) return { kind: "shape", box, geometry };
  return { kind: "blocks", box, blocks: readBox(reader, text) };
}

function readBox(reader: InlineReader, text: XmlElement) {
  return reader.story.open(reader.story.part, "textbox").readBlocks(text);
}

function readFill(reader: InlineReader, properties: XmlElement | undefined): string | undefined {
  return readPaint(reader, child(properties, "a:solidFill"));
}

function readPaint(reader: InlineReader, fill: XmlElement | undefined): string | undefined {
  const color = fill && elements(fill)[0];
  if (!color) return undefined;
  const value = color.attributes.val ?? "";
  if (color.name === "a:srgbClr") return hexColor(value);
  return color.name === "a:schemeClr"
    ? reader.story.source.theme.color(value)
    : hexColor(color.attributes.lastClr);
}

function readOutline(reader: InlineReader, properties: XmlElement | undefined): BoxFormat["stroke"] {
  const line = child(properties, "a:ln");
  if (!line || child(line, "a:noFill")) return undefined;
  const color = readPaint(reader, child(line, "a:solidFill"));
  return color === undefined ? undefined : { width: emuPoints(line.attributes.w) ?? 0.75, color };
}

function readAnchor(
  anchor: XmlElement,
  size: { width: number; height: number },
  content: FloatContent,
): Float {
  const distance = (name: string) => emuPoints(anchor.attributes[name]) ?? 0;
  const wrapped = ["wp:wrapSquare", "wp:wrapTight", "wp:wrapThrough"].flatMap(
    (n) => child(anchor, n) ?? [],
  )[0];
  const side = wrapped?.attributes.wrapText;
  return {
    x: readOffset(child(anchor, "wp:positionH"), "column"),
    y: readOffset(child(anchor, "wp:positionV"), "paragraph"),
    ...size,
    wrap: wrapped ? "square" : child(anchor, "wp:wrapTopAndBottom") ? "topAndBottom" : "none",
    sides: side === "left" || side === "right" || side === "largest" ? side : "both",
    behind: isOn(anchor.attributes.behindDoc ?? "0"),
    distance: {
      top: distance("distT"),
      bottom: distance("distB"),
      left: distance("distL"),
      right: distance("distR"),
    },
    content,
  };
}

function readOffset(e: XmlElement | undefined, usual: string): Offset {
  const align = child(e, "wp:align")?.children.join("").trim();
  return {
    from: e?.attributes.relativeFrom ?? usual,
    align: align || undefined,
    by: emuPoints(child(e, "wp:posOffset")?.children.join("").trim()) ?? 0,
  };
}

/** VML: what Word 97–2007 and its fallbacks draw. */
export function readPicture(reader: InlineReader, pict: XmlElement, link: Link | undefined): void {
  for (const shape of elements(pict)) {
    if (!/^v:(shape|rect|roundrect|oval|line|group)$/.test(shape.name)) continue;
    readVmlShape(reader, pict, shape, link);
  }
}

function readVmlShape(
  reader: InlineReader,
  pict: XmlElement,
  shape: XmlElement,
  link: Link | undefined,
): void {
  const style = vmlStyle(shape.attributes.style);
  const size = { width: points(style.width, 1) ?? 0, height: points(style.height, 1) ?? 0 };
  if (isOn(shape.attributes["o:hr"] ?? "f") && shape.attributes["o:hr"] === "t") {
    const color = hexColor(shape.attributes.fillcolor) ?? "A0A0A0";
    const width = size.width > 0 ? size.width : undefined;
    reader.add({ kind: "rule", width, height: size.height || 1.5, color });
    return;
  }
  const content = vmlContent(reader, pict, shape, size);
  if (!content) return;
  if (style.position !== "absolute") addInline(reader, content, size, link);
  else addAnchored(reader, vmlFloat(shape, style, size, content), link);
}

function vmlContent(
  reader: InlineReader,
  pict: XmlElement,
  shape: XmlElement,
  size: { width: number; height: number },
): FloatContent | undefined {
  const data = child(shape, "v:imagedata");
  if (data) {
    const alt = shape.attributes.alt || data.attributes["o:title"];
    const name = loadImage(reader, data.attributes["r:id"], alt);
    if (name === undefined) missingImage(reader, data.attributes["r:id"]);
    const label = alt || (pict.name === "w:object" ? "embedded object" : "picture");
    if (!alt && !["header", "footer"].includes(reader.story.kind)) {
      reader.story.report("pdf/no-alt-text", { name: label });
    }
    return { kind: "image", image: { ...plainImage(size), name, alt: label, standIn: label } };
  }
  const text = child(child(shape, "v:textbox"), "w:txbxContent");
  const box = vmlBox(shape);
  if (text) {
    return {
      kind: "blocks",
      box: { ...box, inset: { left: 7.2, top: 3.6, right: 7.2, bottom: 3.6 } },
      blocks: readBox(reader, text),
    };
  }
  if (child(shape, "v:textpath")) {
    const what = `WordArt ${child(shape, "v:textpath")?.attributes.string ?? ""}`;
    reader.story.report("pdf/not-drawn", { what, standIn: "nothing" });
    return undefined;
  }
  return { kind: "shape", box, geometry: shape.name.replace("v:", "") };
}

function vmlBox(shape: XmlElement): BoxFormat {
  const { filled = "t", stroked = "t", fillcolor, strokecolor, strokeweight } = shape.attributes;
  const named: Readonly<Record<string, string>> = {
    white: "FFFFFF",
    black: "000000",
    red: "FF0000",
    blue: "0000FF",
  };
  const color = (v: string | undefined) => hexColor(v?.split(" ")[0]) ?? named[v?.split(" ")[0] ?? ""];
  return {
    ...noBox,
    fill: isOn(filled.replace("f", "0")) ? color(fillcolor) : undefined,
    stroke: isOn(stroked.replace("f", "0"))
      ? { width: points(strokeweight, 1) ?? 0.75, color: color(strokecolor) ?? "000000" }
      : undefined,
  };
}

function vmlStyle(style: string | undefined): Record<string, string> {
  return Object.fromEntries(
    (style ?? "").split(";").map((s) => {
      const colon = s.indexOf(":");
      return [s.slice(0, colon).trim(), s.slice(colon + 1).trim()];
    }),
  );
}

/** `w10:wrap` inside the shape; what has none lies over the text. */
function vmlWrap(shape: XmlElement): Pick<Float, "wrap" | "sides"> {
  const { type = "none", side } = child(shape, "w10:wrap")?.attributes ?? {};
  const wraps = {
    square: "square",
    tight: "square",
    through: "square",
    topAndBottom: "topAndBottom",
  } as const;
  return {
    wrap: wraps[type as keyof typeof wraps] ?? "none",
    sides: side === "left" || side === "right" || side === "largest" ? side : "both",
  };
}

function vmlFloat(
  shape: XmlElement,
  style: Readonly<Record<string, string>>,
  size: { width: number; height: number },
  content: FloatContent,
): Float {
  const relative = (value: string | undefined, usual: string) =>
    value
      ?.replace("text", usual)
      .replace("char", "character")
      .replace(/-area$/, "") ?? usual;
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
    ...vmlWrap(shape),
    behind: (Number(style["z-index"]) || 0) < 0,
    distance: { top: 0, bottom: 0, left: 0, right: 0 },
    content,
  };
}
