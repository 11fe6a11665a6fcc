/**
 * A text template as pieces, with Handlebars' handling of white space.
 *
 * `~` takes away the white space next to a tag. A block tag, `{{else}}` or comment alone on
 * its line takes the line with it. (Word has paragraphs instead, and its own rules for them.)
 *
 * Source: handlebars 4.7, lib/handlebars/compiler/whitespace-control.js. Unlike there,
 * an indented `{{/if}}` after `{{else if}}` takes its line away like every other.
 */
import type { Place } from "../diagnostics/diagnostic.ts";
import type { Piece } from "./program.ts";
import { type FoundTag, scanTags, type TagShape, tagShape } from "./scan-tags.ts";

export type TextPiece = Piece<string, undefined>;

/** Makes the place of `length` units from `start` of the source. */
export type PlaceAt = (start: number, length: number) => Place | undefined;

export function textPieces(source: string, placeAt: PlaceAt): TextPiece[] {
  const tags = scanTags(source).map((tag) => ({ ...tag, shape: tagShape(tag.tag) }));
  const pieces: TextPiece[] = [];
  let before: (FoundTag & { shape: TagShape }) | undefined;
  for (const next of [...tags, undefined]) {
    const literal = source.slice(before?.end ?? 0, next?.start ?? source.length);
    const trimmed = trim(literal, before, next, source);
    if (trimmed !== "") pieces.push({ literal: trimmed });
    if (next) pieces.push(tagPiece(next, placeAt));
    before = next;
  }
  return pieces;
}

type Shaped = FoundTag & { readonly shape: TagShape };

function tagPiece({ start, tag }: FoundTag, placeAt: PlaceAt): TextPiece {
  return {
    tag,
    spot: undefined,
    place: (at = 0, length = tag.length - at) => placeAt(start + at, length),
  };
}

function trim(literal: string, before: Shaped | undefined, next: Shaped | undefined, source: string): string {
  let trimmed = literal;
  if (before && isAlone(before, source)) trimmed = trimmed.replace(/^[ \t]*\r?\n?/, "");
  if (next && isAlone(next, source)) trimmed = trimmed.replace(/[ \t]+$/, "");
  if (before?.shape.stripsAfter) trimmed = trimmed.trimStart();
  if (next?.shape.stripsBefore) trimmed = trimmed.trimEnd();
  return trimmed;
}

/** Alone on its line, and of a kind that prints nothing. */
function isAlone({ start, end, shape }: Shaped, source: string): boolean {
  if (shape.kind === "value" || shape.kind === "escape") return false;
  const before = source.slice(source.lastIndexOf("\n", start - 1) + 1, start);
  return before.trim() === "" && /^[ \t]*(?:\r?\n|$)/.test(source.slice(end));
}
