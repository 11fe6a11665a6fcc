/**
 * Tags in the joined text of a paragraph, and in other texts of a part.
 */
import { scanTags, type TagKind, tagShape } from "../../language/index.ts";
import type { TagRole } from "./tree.ts";

/** Characters that Word and people put in without seeing them. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/;

export interface Found {
  /** Offsets in the joined text. */
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

/** Tags of a text; the invisible may stand anywhere in them, even between the braces. */
export function findTags(text: string): Found[] {
  if (!text.includes("{")) return [];
  const offsets: number[] = [];
  let visible = "";
  for (let i = 0; i < text.length; i++) {
    if (INVISIBLE.test(text.charAt(i))) continue;
    offsets.push(i);
    visible += text.charAt(i);
  }
  return scanTags(visible).map(({ start, end, tag }) => ({
    start: offsets[start] ?? text.length,
    end: (offsets[end - 1] ?? text.length - 1) + 1,
    tag,
  }));
}

const roles: Readonly<Record<TagKind, TagRole>> = {
  open: "open",
  inverse: "open",
  else: "else",
  close: "close",
  value: "value",
  partial: "value",
  comment: "silent",
  escape: "silent",
};

export function roleOf(tag: string): TagRole {
  return roles[tagShape(tag).kind];
}
