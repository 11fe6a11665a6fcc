/**
 * Pictures: their files, and what stands in for one that cannot be drawn.
 */
import { drawingShare } from "../../ooxml/units.ts";
import { child, type XmlElement } from "../../ooxml/xml.ts";
import type { FloatContent, Image } from "../model/floats.ts";
import type { Size } from "./floats.ts";
import { imageFormat, shownImage } from "./images.ts";
import type { InlineReader } from "./inlines.ts";
import { withTextInFonts } from "./svg-text.ts";

export function plainImage(size: Size): Image {
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

/** A picture that a shape is filled with. */
export type Ground = Pick<Image, "name"> & Partial<Pick<Image, "crop">>;

/** A picture that fills a shape: where it reaches further than that, its edges are cut off (§20.1.8.30). */
export function readGround(reader: InlineReader, fill: XmlElement | undefined): Ground | undefined {
  const id = child(fill, "a:blip")?.attributes["r:embed"];
  const name = loadImage(reader, id);
  if (id !== undefined && name === undefined) missingImage(reader, id);
  const { l, t, r, b } = child(child(fill, "a:stretch"), "a:fillRect")?.attributes ?? {};
  const beyond = (value: string | undefined) => Math.max(0, -(drawingShare(value) ?? 0));
  const [left, top, right, bottom] = [beyond(l), beyond(t), beyond(r), beyond(b)];
  const [wide, high] = [1 + left + right, 1 + top + bottom];
  const crop = { left: left / wide, top: top / high, right: right / wide, bottom: bottom / high };
  return name === undefined ? undefined : { name, crop };
}

/** A shape or a box whose ground is a picture, as wide and high as it; what was described is the shape. */
export function pictured(
  content: Extract<FloatContent, { kind: "shape" | "blocks" }>,
  size: Size,
  ground: Ground | undefined,
): FloatContent {
  if (!ground) return content;
  const { box } = content;
  const { rotation, stroke: border } = box;
  const image: Image = { ...plainImage(size), ...ground, rotation, border };
  if (content.kind === "shape") return { kind: "image", image: { ...image, alt: content.alt } };
  const front: FloatContent = { ...content, box: { ...box, fill: undefined, stroke: undefined } };
  const parts = [{ kind: "image", image } as const, front].map((part) => ({
    x: 0,
    y: 0,
    ...size,
    content: part,
  }));
  return { kind: "group", parts, rotation: 0, alt: undefined };
}

/** Of brightness: 70 % of it and 30 % of the contrast, which is how Word washes pictures out, leave black at 85 %. */
const LIGHT = 5 / 7;

/**
 * What lies over a picture that is to be paler.
 *
 * @param contrast from 0 to 1, which leaves it as it is
 * @param brightness from -1 to 1
 */
export function veilOf(contrast: number, brightness: number): Image["veil"] {
  const level = (share: number) =>
    Math.min(1, Math.max(0, (share - 0.5) * Math.min(1, Math.max(0, contrast)) + 0.5 + LIGHT * brightness));
  const share = 1 - (level(1) - level(0));
  if (share <= 0) return undefined;
  const grey = Math.round((255 * level(0)) / share).toString(16);
  return { color: grey.padStart(2, "0").repeat(3).toUpperCase(), share };
}

/** The image's name in the paper, once it is known that the engine can draw it. */
export function loadImage(reader: InlineReader, id: string | undefined): string | undefined {
  const { story } = reader;
  const relationship = id === undefined ? undefined : story.relationships.get(id);
  if (!relationship || relationship.external) return undefined;
  const { source } = story;
  const converted = source.converted.get(relationship.target);
  const bytes = source.pkg.bytes(relationship.target);
  const shown = converted ?? (bytes && shownImage(bytes));
  if (!shown) return undefined;
  const name = `${relationship.target.replace(/[^a-z0-9]+/gi, "-")}.${shown.extension}`;
  source.images.set(name, shown.extension === "svg" ? withTextInFonts(story, shown.bytes) : shown.bytes);
  return name;
}

export function missingImage(reader: InlineReader, id: string | undefined): void {
  const { story } = reader;
  const relationship = story.relationships.get(id ?? "");
  const bytes =
    relationship && !relationship.external ? story.source.pkg.bytes(relationship.target) : undefined;
  const name = relationship?.target ?? "";
  if (relationship?.external) story.sayOtherwise("linked-picture", name);
  else if (bytes) story.sayOtherwise("picture", `${name} (${imageFormat(bytes)})`);
  else story.sayOtherwise("missing-picture", name);
}
