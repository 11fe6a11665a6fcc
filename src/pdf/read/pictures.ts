/**
 * Pictures: their files, and what stands in for one that cannot be drawn.
 */
import type { Image } from "../model/floats.ts";
import type { Size } from "./floats.ts";
import { imageFormat, shownImage } from "./images.ts";
import type { InlineReader } from "./inlines.ts";

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

/** The image's name in the paper, once it is known that the engine can draw it. */
export function loadImage(reader: InlineReader, id: string | undefined): string | undefined {
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
