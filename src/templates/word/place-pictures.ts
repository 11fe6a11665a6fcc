/**
 * Pictures that others take the place of.
 *
 * In: a story with pictures whose alternative text holds `{{image …}}` or `{{qr …}}`. Out: the same pictures, with
 * marks where their file, size and alternative text stand. What is written beside the tag is the alternative text.
 *
 * Surprise: Word writes a picture in three ways: `w:drawing` in the line or floating, the older `w:pict` of VML, and
 * both as the branches of `mc:AlternateContent`.
 *
 * Source: ECMA-376-1 §20.4.2.5 (docPr), §20.4.2.7 (extent), §20.1.8.13 (blip); ECMA-376-4 §19.1.2.19 (v:shape)
 */

import type { WordPlace } from "../../diagnostics/diagnostic.ts";
import { dictionary } from "../../values/dictionary.ts";
import { cutText } from "./cut-attributes.ts";
import { type Found, findTags } from "./find-tags.ts";
import type { PicturePart } from "./literal.ts";
import type { PictureSize } from "./pictures.ts";
import { textPlacer } from "./places.ts";
import {
  append,
  type Element,
  isElementNode,
  mark,
  type Node,
  opened,
  raw,
  remove,
  replace,
  setAttribute,
  within,
} from "./tree.ts";

const PICTURE_TAG = /^\{\{~?\s*(?:image|qr)\s/;
/** Elements that have an alternative text, and the attributes that hold it. */
const described: Readonly<Record<string, readonly string[]>> = dictionary({
  "wp:docPr": ["descr", "title"],
  "pic:cNvPr": ["descr", "title"],
  "v:shape": ["alt", "title"],
  "v:rect": ["alt", "title"],
});

export function placePictures(root: Element, whereOf: (element: Element) => Omit<WordPlace, "in">): void {
  const frames = [...within(root)].filter((e) => e.name === "w:drawing" || e.name === "w:pict");
  for (const frame of frames) {
    const inside = [...within(frame, (e) => e.name === "w:txbxContent")];
    const holder = inside.map(tagIn).find((found) => found !== undefined);
    const box = boxOf(inside);
    if (!holder || !box || !inside.some((e) => e.name === "a:blip" || e.name === "v:imagedata")) continue;
    placePicture(frame, inside, box, holder, whereOf(frame));
  }
}

interface Holder {
  readonly text: string;
  readonly found: Found;
}

function tagIn(element: Element): Holder | undefined {
  for (const name of described[element.name] ?? []) {
    const text = element.attributes[name] ?? "";
    const found = findTags(text).find((f) => PICTURE_TAG.test(f.tag));
    if (found) return { text, found };
  }
  return undefined;
}

function placePicture(
  frame: Element,
  inside: readonly Element[],
  box: PictureSize,
  { text, found }: Holder,
  where: Omit<WordPlace, "in">,
): void {
  const rest = `${text.slice(0, found.start)}${text.slice(found.end)}`.trim();
  const alt = rest === "" ? [picture("alt")] : cutText(rest, where, "attribute");
  const place = textPlacer(where, text, found);
  const spot = { in: "picture", box, hasText: rest !== "", place } as const;
  const tag: Node = { kind: "tag", tag: found.tag, role: "value", spot, place, parent: undefined };
  replace(frame, mark({ mark: "picture-start" }), tag, frame, mark({ mark: "picture-end" }));
  for (const element of inside) markParts(element, alt);
}

function markParts(element: Element, alt: Element["head"]): void {
  for (const name of described[element.name] ?? []) {
    if (element.attributes[name] === undefined) continue;
    const isText = name !== "title";
    element.head = setAttribute(element.head, name, isText ? alt.map((n) => ({ ...n })) : []);
  }
  const isExtent =
    element.name === "wp:extent" || (element.name === "a:ext" && element.parent?.name === "a:xfrm");
  if (isExtent) {
    element.head = setAttribute(element.head, "cx", [picture("width")]);
    element.head = setAttribute(element.head, "cy", [picture("height")]);
  }
  if (element.name === "a:blip") markFile(element);
  if (element.name === "v:imagedata") element.head = setAttribute(element.head, "id", [picture("file")]);
  if (element.name === "a:srcRect") remove(element);
  if (element.attributes.style !== undefined && described[element.name])
    markStyle(element, element.attributes.style);
}

/** Word's own copy as SVG goes; effects stay. */
function markFile(blip: Element): void {
  const { head, close } = opened(blip);
  const linked = head.map((n) =>
    n.kind === "raw" ? raw(n.xml.replace(/(\s[\w.-]+:)link(\s*=)/, "$1embed$2")) : n,
  );
  blip.head = setAttribute(linked, "embed", [picture("file")]);
  blip.close = close;
  blip.children = blip.children.filter((n) => !isElementNode(n) || n.name !== "a:extLst");
  append(blip, picture("svg"));
}

const SIZE = /(^|;)(\s*)(width|height)(\s*:\s*)[^;]*/g;

/** VML gives its size in CSS. */
function markStyle(shape: Element, style: string): void {
  const nodes: Element["head"] = [];
  let at = 0;
  for (const match of style.matchAll(SIZE)) {
    const [whole, before, space, name, colon] = match;
    nodes.push(raw(style.slice(at, match.index) + before + space + name + colon));
    nodes.push(picture(name === "width" ? "width-points" : "height-points"));
    at = match.index + whole.length;
  }
  nodes.push(raw(style.slice(at)));
  shape.head = setAttribute(shape.head, "style", nodes);
}

function picture(part: PicturePart): Node {
  return mark({ mark: "picture", part });
}

/** The size of the picture that is there, EMU. */
function boxOf(inside: readonly Element[]): PictureSize | undefined {
  const extent = inside.find((e) => e.name === "wp:extent")?.attributes;
  if (extent) return positive({ width: Number(extent.cx), height: Number(extent.cy) });
  const style =
    inside.find((e) => described[e.name] && e.attributes.style !== undefined)?.attributes.style ?? "";
  const length = (name: string) => new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([\\d.]+)\\s*(\\w*)`).exec(style);
  const [width, height] = ["width", "height"].map(length);
  return positive({ width: emu(width), height: emu(height) });
}

const EMU_PER: Readonly<Record<string, number>> = {
  pt: 12_700,
  in: 914_400,
  cm: 360_000,
  mm: 36_000,
  px: 9525,
};

function emu(length: RegExpExecArray | null | undefined): number {
  return Number(length?.[1]) * (EMU_PER[length?.[2] ?? ""] ?? 9525);
}

function positive(size: PictureSize): PictureSize | undefined {
  return size.width > 0 && size.height > 0 ? size : undefined;
}
