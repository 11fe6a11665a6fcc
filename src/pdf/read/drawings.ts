/**
 * Pictures, shapes and text boxes of DrawingML (`w:drawing`), alone or in groups.
 *
 * Source: ISO/IEC 29500-1 §20.4 (wp), §20.2 (pic); [MS-ODRAWXML] §2.2 (wps, wpg)
 */

import { drawingShare, emuPoints, isOn } from "../../ooxml/units.ts";
import { child, descendants, elements, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { BoxFormat, Float, FloatContent, GroupPart, Image, Offset } from "../model/floats.ts";
import type { Link } from "../model/text.ts";
import { type Chart, readChart } from "./charts/chart.ts";
import { drawChart } from "./charts/draw.ts";
import { type Descriptions, describe, describeGroup, written } from "./descriptions.ts";
import { openDiagram, readDiagram } from "./diagrams.ts";
import { sayBent, sayEffects, sayRecolored } from "./effects.ts";
import { addAnchored, addInline, layerOf, type Size, staysInCell } from "./floats.ts";
import type { InlineReader } from "./inlines.ts";
import { readPolygon } from "./outlines.ts";
import { loadImage, missingImage, pictured, plainImage, readGround, veilOf } from "./pictures.ts";
import { relativeSize } from "./relative-sizes.ts";
import { readShapeStyle } from "./shape-style.ts";
import { readFlip, readGeometry, readInset, readRotation } from "./shapes/geometry.ts";

export function readDrawing(reader: InlineReader, drawing: XmlElement, link: Link | undefined): void {
  const inline = child(drawing, "wp:inline");
  const anchor = child(drawing, "wp:anchor");
  const frame = inline ?? anchor;
  if (!frame) return;
  const extent = child(frame, "wp:extent")?.attributes;
  const stored = { width: emuPoints(extent?.cx) ?? 0, height: emuPoints(extent?.cy) ?? 0 };
  const size = relativeSize(frame, stored, reader.story.source.page);
  const hidden = isOn(child(frame, "wp:docPr")?.attributes.hidden ?? "0");
  const content = hidden ? undefined : readGraphic(reader, frame, size);
  if (!content) return;
  if (inline || !anchor) addInline(reader, content, size, link);
  else addAnchored(reader, readAnchor(reader, anchor, size, content), link);
}

/** What the frame holds; what of it cannot be drawn is reported. */
function readGraphic(reader: InlineReader, frame: XmlElement, size: Size): FloatContent {
  const data = child(child(frame, "a:graphic"), "a:graphicData");
  const properties = child(frame, "wp:docPr");
  const picture = child(data, "pic:pic");
  if (picture)
    return { kind: "image", image: readPic(reader, picture, size, describe(reader, properties, "picture")) };
  const shape = child(data, "wps:wsp");
  if (shape) return readShape(reader, shape, written(properties), size);
  const group = child(data, "wpg:wgp");
  if (group) return readGroup(reader, describeGroup(reader, properties, group), group, size);
  const name = graphicName(data);
  const diagram = openDiagram(reader, data);
  if (diagram) {
    const alt = diagram.hasText ? undefined : describe(reader, properties, name);
    return readDiagram(diagram.reader, diagram.shapes, size, alt);
  }
  const chart = name === "chart" ? openChart(reader, data) : undefined;
  if (chart) {
    reader.story.sayOtherwise("chart-simply");
    return drawChart(reader, chart, size, describe(reader, properties, name));
  }
  if (name === "chart") reader.story.sayOtherwise("chart");
  else if (name === "SmartArt") reader.story.sayOtherwise("smart-art");
  else reader.story.sayOtherwise("drawing", name);
  const alt = describe(reader, properties, name);
  return { kind: "image", image: { ...plainImage(size), alt, standIn: alt ?? name } };
}

function openChart(reader: InlineReader, data: XmlElement | undefined): Chart | undefined {
  const { source, relationships } = reader.story;
  const part = relationships.get(child(data, "c:chart")?.attributes["r:id"] ?? "")?.target;
  return part === undefined ? undefined : readChart(reader, source.pkg.xml(part)?.root);
}

function graphicName(data: XmlElement | undefined): string {
  const uri = data?.attributes.uri ?? "";
  if (uri.endsWith("/chart")) return "chart";
  if (uri.endsWith("/diagram")) return "SmartArt";
  return uri.slice(uri.lastIndexOf("/") + 1) || "drawing";
}

/** Pictures and shapes that were joined into one: each in its share of the group's own coordinates. */
function readGroup(reader: InlineReader, alt: Descriptions, group: XmlElement, size: Size): FloatContent {
  const transform = child(child(group, "wpg:grpSpPr"), "a:xfrm");
  const [offset, extent] = [child(transform, "a:chOff")?.attributes, child(transform, "a:chExt")?.attributes];
  const wide = size.width / (emuPoints(extent?.cx) || size.width || 1);
  const high = size.height / (emuPoints(extent?.cy) || size.height || 1);
  const parts = elements(group).flatMap((e): GroupPart[] => {
    const own = transformOf(e);
    const [at, measure] = [child(own, "a:off")?.attributes, child(own, "a:ext")?.attributes];
    const within = {
      width: (emuPoints(measure?.cx) ?? 0) * wide,
      height: (emuPoints(measure?.cy) ?? 0) * high,
    };
    const content = readPart(reader, { ...alt, whole: undefined }, e, within);
    const from = (value: string | undefined, start: string | undefined) =>
      (emuPoints(value) ?? 0) - (emuPoints(start) ?? 0);
    const [x, y] = [from(at?.x, offset?.x) * wide, from(at?.y, offset?.y) * high];
    return content ? [{ x, y, ...within, content }] : [];
  });
  return { kind: "group", parts, rotation: readRotation(transform), alt: alt.whole };
}

function transformOf(e: XmlElement): XmlElement | undefined {
  return child(child(e, "wps:spPr") ?? child(e, "pic:spPr") ?? child(e, "wpg:grpSpPr"), "a:xfrm");
}

function readPart(
  reader: InlineReader,
  alt: Descriptions,
  e: XmlElement,
  size: Size,
): FloatContent | undefined {
  switch (e.name) {
    case "wps:wsp":
      return readShape(reader, e, alt.shape(child(e, "wps:cNvPr")), size);
    case "wpg:grpSp":
      return readGroup(reader, alt, e, size);
    case "pic:pic": {
      const own = child(child(e, "pic:nvPicPr"), "pic:cNvPr");
      return { kind: "image", image: readPic(reader, e, size, alt.picture(own)) };
    }
    case "wpg:graphicFrame":
      reader.story.sayOtherwise("drawing", graphicName(child(child(e, "a:graphic"), "a:graphicData")));
      return undefined;
    default:
      return undefined;
  }
}

/** @param alt absent for decoration */
function readPic(reader: InlineReader, picture: XmlElement, size: Size, alt: string | undefined): Image {
  const fill = child(picture, "pic:blipFill");
  const blip = child(fill, "a:blip");
  const properties = child(picture, "pic:spPr");
  const transform = child(properties, "a:xfrm");
  const svg = blip && [...descendants(blip, "asvg:svgBlip")][0]?.attributes["r:embed"];
  const name = loadImage(reader, svg) ?? loadImage(reader, blip?.attributes["r:embed"]);
  if (name === undefined) missingImage(reader, blip?.attributes["r:link"] ?? blip?.attributes["r:embed"]);
  sayEffects(reader, properties);
  sayRecolored(reader, blip);
  const crop = child(fill, "a:srcRect")?.attributes;
  const share = (value: string | undefined) => drawingShare(value) ?? 0;
  return {
    ...plainImage(size),
    name,
    alt,
    crop: { left: share(crop?.l), top: share(crop?.t), right: share(crop?.r), bottom: share(crop?.b) },
    rotation: readRotation(transform),
    flipped: readFlip(transform),
    border: readShapeStyle(reader, properties, undefined).stroke,
    veil: readVeil(blip),
    standIn: alt ?? "",
  };
}

/** §20.1.8.42 (lum), §20.1.8.6 (alphaModFix): washed out, as watermarks are, or half clear. */
function readVeil(blip: XmlElement | undefined): Image["veil"] {
  const [lum, alpha] = [child(blip, "a:lum")?.attributes, child(blip, "a:alphaModFix")?.attributes];
  const opacity = drawingShare(alpha?.amt) ?? 1;
  if (opacity < 1) return { color: "FFFFFF", share: 1 - Math.max(0, opacity) };
  return veilOf(1 + (drawingShare(lum?.contrast) ?? 0), drawingShare(lum?.bright) ?? 0);
}

/** Which way text is turned; East Asian letters would stand upright in such text. */
const turns: Readonly<Record<string, BoxFormat["turned"]>> = dictionary({
  vert: "down",
  eaVert: "down",
  vert270: "up",
});

/** @param alt absent for decoration; where there is text, that is read */
function readShape(
  reader: InlineReader,
  shape: XmlElement,
  alt: string | undefined,
  size: Size,
): FloatContent {
  const properties = child(shape, "wps:spPr");
  const ownBody = child(shape, "wps:bodyPr");
  const body = ownBody?.attributes;
  const text = child(child(shape, "wps:txbx"), "w:txbxContent");
  const transform = child(properties, "a:xfrm");
  const anchors: Readonly<Record<string, BoxFormat["verticalAlign"]>> = dictionary({
    ctr: "center",
    b: "bottom",
  });
  const box: BoxFormat = {
    ...readShapeStyle(reader, properties, child(shape, "wps:style")),
    inset: readInset(body, properties, size),
    rotation: readRotation(transform),
    verticalAlign: anchors[body?.anchor ?? ""] ?? "top",
    fitsText: child(ownBody, "a:spAutoFit") !== undefined,
    turned: turns[body?.vert ?? ""],
  };
  const geometry = readGeometry(reader, properties, box, size);
  sayEffects(reader, properties);
  if (text) sayBent(reader, ownBody);
  if (child(shape, "wps:linkedTxbx")) reader.story.sayOtherwise("linked-boxes");
  const picture = readGround(reader, child(properties, "a:blipFill"));
  if (!text) return pictured({ kind: "shape", box, geometry, alt }, size, picture);
  const { vert = "horz" } = body ?? {};
  if (!["horz", "vert", "vert270"].includes(vert)) reader.story.sayOtherwise("text-direction", vert);
  const blocks = reader.story.open(reader.story.part, "textbox").readBlocks(text);
  return pictured({ kind: "blocks", box, geometry, blocks }, size, picture);
}

function readAnchor(reader: InlineReader, anchor: XmlElement, size: Size, content: FloatContent): Float {
  const distance = (name: string) => emuPoints(anchor.attributes[name]) ?? 0;
  const wrapped = ["wp:wrapSquare", "wp:wrapTight", "wp:wrapThrough"].flatMap(
    (n) => child(anchor, n) ?? [],
  )[0];
  const side = wrapped?.attributes.wrapText;
  return {
    x: readOffset(positionOf(anchor, "wp:positionH"), "column"),
    y: readOffset(positionOf(anchor, "wp:positionV"), "paragraph"),
    ...size,
    wrap: wrapped ? "square" : child(anchor, "wp:wrapTopAndBottom") ? "topAndBottom" : "none",
    sides: side === "left" || side === "right" || side === "largest" ? side : "both",
    outline: readPolygon(wrapped),
    behind: isOn(anchor.attributes.behindDoc ?? "0"),
    layer: layerOf(isOn(anchor.attributes.behindDoc ?? "0"), Number(anchor.attributes.relativeHeight)),
    staysInCell: staysInCell(reader, isOn(anchor.attributes.layoutInCell ?? "1")),
    distance: {
      top: distance("distT"),
      bottom: distance("distB"),
      left: distance("distL"),
      right: distance("distR"),
    },
    content,
  };
}

/** A share of the page has its length beside it, for those that do not know shares. */
function positionOf(anchor: XmlElement, name: string): XmlElement | undefined {
  const all = [...descendants(anchor, name)];
  return all.find((e) => child(e, "wp:posOffset") ?? child(e, "wp:align")) ?? all[0];
}

function readOffset(e: XmlElement | undefined, usual: string): Offset {
  const align = child(e, "wp:align")?.children.join("").trim();
  return {
    from: e?.attributes.relativeFrom ?? usual,
    align: align || undefined,
    by: emuPoints(child(e, "wp:posOffset")?.children.join("").trim()) ?? 0,
  };
}
