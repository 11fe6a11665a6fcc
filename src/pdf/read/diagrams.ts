/**
 * SmartArt, by the drawing of it that Word keeps beside its data, and drawings of other programs (`lockedCanvas`).
 *
 * Both are shapes and text of DrawingML, each in its place.
 *
 * Source: ISO/IEC 29500-1 §21.4 (diagrams); [MS-ODRAWXML] §2.4 (dsp)
 */
import { emuPoints } from "../../ooxml/units.ts";
import { child, descendants, elements, type XmlElement } from "../../ooxml/xml.ts";
import type { BoxFormat, FloatContent, GroupPart, Place } from "../model/floats.ts";
import { written } from "./descriptions.ts";
import { hasDrawingText, wordParagraphs } from "./drawing-text.ts";
import { sayEffects } from "./effects.ts";
import type { Size } from "./floats.ts";
import type { InlineReader } from "./inlines.ts";
import { pictured, plainImage, readGround } from "./pictures.ts";
import { readColor, readShapeStyle } from "./shape-style.ts";
import { readGeometry, readInset, readRotation } from "./shapes/geometry.ts";

interface Diagram {
  /** Of the part that the shapes are kept in. */
  readonly reader: InlineReader;
  readonly shapes: XmlElement;
  /** Which is read, so that the diagram cannot be one picture. */
  readonly hasText: boolean;
}

/** `undefined` where no shapes are kept. */
export function openDiagram(reader: InlineReader, data: XmlElement | undefined): Diagram | undefined {
  const canvas = child(data, "lc:lockedCanvas");
  if (canvas) return { reader, shapes: canvas, hasText: hasText(canvas) };
  const { source, relationships } = reader.story;
  const partOf = (id: string | undefined) => relationships.get(id ?? "")?.target;
  const rootOf = (part: string | undefined) => (part === undefined ? undefined : source.pkg.xml(part)?.root);
  const model = rootOf(partOf(child(data, "dgm:relIds")?.attributes["r:dm"]));
  const kept = partOf(model && [...descendants(model, "dsp:dataModelExt")][0]?.attributes.relId);
  const shapes = child(rootOf(kept), "dsp:spTree");
  if (kept === undefined || !shapes) return undefined;
  return { reader: reader.inPart(kept), shapes, hasText: hasText(shapes) };
}

function hasText(shapes: XmlElement): boolean {
  return ["dsp:txBody", "a:txBody"].some((name) => [...descendants(shapes, name)].some(hasDrawingText));
}

/** @param alt of all of it as one picture; absent where its text is read */
export function readDiagram(
  reader: InlineReader,
  shapes: XmlElement,
  size: Size,
  alt: string | undefined,
): FloatContent {
  const transform = child(child(shapes, "a:grpSpPr"), "a:xfrm");
  const [offset, extent] = [child(transform, "a:chOff")?.attributes, child(transform, "a:chExt")?.attributes];
  const own = (length: string | undefined, whole: number) => whole / (emuPoints(length) || whole || 1);
  const [wide, high] = [own(extent?.cx, size.width), own(extent?.cy, size.height)];
  const [left, top] = [emuPoints(offset?.x) ?? 0, emuPoints(offset?.y) ?? 0];
  const place = (xfrm: XmlElement | undefined): Place => {
    const [at, measure] = [child(xfrm, "a:off")?.attributes, child(xfrm, "a:ext")?.attributes];
    return {
      x: ((emuPoints(at?.x) ?? 0) - left) * wide,
      y: ((emuPoints(at?.y) ?? 0) - top) * high,
      width: (emuPoints(measure?.cx) ?? 0) * wide,
      height: (emuPoints(measure?.cy) ?? 0) * high,
    };
  };
  const parts = elements(shapes).flatMap((e): GroupPart[] => {
    if (e.name === "a:pic") return readPicture(reader, e, place, alt);
    if (e.name === "dsp:sp" || e.name === "a:sp" || e.name === "a:cxnSp") return readShape(reader, e, place);
    if (e.name !== "a:grpSp" && e.name !== "dsp:grpSp") return [];
    const within = place(child(child(e, "a:grpSpPr") ?? child(e, "dsp:grpSpPr"), "a:xfrm"));
    return [{ ...within, content: readDiagram(reader, e, within, undefined) }];
  });
  return { kind: "group", parts, rotation: readRotation(transform), alt };
}

/** One in a drawing that is described as a whole says nothing itself. */
function readPicture(
  reader: InlineReader,
  e: XmlElement,
  place: (xfrm: XmlElement | undefined) => Place,
  whole: string | undefined,
): GroupPart[] {
  const ground = readGround(reader, child(e, "a:blipFill"));
  const properties = child(e, "a:spPr");
  const at = place(child(properties, "a:xfrm"));
  if (!ground) return [];
  const alt = whole === undefined ? written(child(child(e, "a:nvPicPr"), "a:cNvPr")) : undefined;
  const rotation = readRotation(child(properties, "a:xfrm"));
  return [{ ...at, content: { kind: "image", image: { ...plainImage(at), ...ground, rotation, alt } } }];
}

/** The shape, and its text in front of it: in a place of its own, as diagrams have it. */
function readShape(
  reader: InlineReader,
  e: XmlElement,
  place: (xfrm: XmlElement | undefined) => Place,
): GroupPart[] {
  const properties = child(e, "dsp:spPr") ?? child(e, "a:spPr");
  const transform = child(properties, "a:xfrm");
  const at = place(transform);
  const look = readShapeStyle(reader, properties, child(e, "dsp:style") ?? child(e, "a:style"));
  const box: BoxFormat = {
    ...look,
    inset: { left: 0, top: 0, right: 0, bottom: 0 },
    rotation: readRotation(transform),
    verticalAlign: "top",
  };
  const geometry = readGeometry(reader, properties, box, at);
  sayEffects(reader, properties);
  const ground = readGround(reader, child(properties, "a:blipFill"));
  const outline = { kind: "shape", box, geometry, alt: undefined } as const;
  const shape: GroupPart = { ...at, content: pictured(outline, at, ground) };
  const text = child(e, "dsp:txBody") ?? child(child(e, "a:txSp"), "a:txBody");
  if (!text || !hasDrawingText(text)) return [shape];
  const own = child(e, "dsp:txXfrm");
  const { story } = reader;
  const paragraphs = wordParagraphs(text, (fill) => readColor(reader, fill));
  const body = child(text, "a:bodyPr")?.attributes;
  const front: BoxFormat = {
    ...box,
    fill: undefined,
    gradient: undefined,
    stroke: undefined,
    inset: readInset(body, own ? undefined : properties, at),
    rotation: box.rotation + readRotation(own),
    verticalAlign: body?.anchor === "ctr" ? "center" : body?.anchor === "b" ? "bottom" : "top",
  };
  const blocks = story.open(story.part, "textbox").readBlocks(paragraphs);
  return [
    shape,
    { ...(own ? place(own) : at), content: { kind: "blocks", box: front, geometry: "rectangle", blocks } },
  ];
}
