/**
 * Runs that look alike → one run.
 *
 * Word cuts text wherever it was edited or a word is spelt wrong; each run costs the engine as much as a short
 * paragraph. Lines drawn by the run, and letters that move by their neighbours, stay as they are.
 */
import type { Inline, Link, TextFormat } from "../model/text.ts";

type Text = Extract<Inline, { kind: "text" }>;

export function joinTexts(inlines: readonly Inline[]): readonly Inline[] {
  const joined: Inline[] = [];
  for (let i = 0; i < inlines.length; ) {
    const first = inlines[i] as Inline;
    let end = i + 1;
    while (end < inlines.length && isAlike(first, inlines[end])) end++;
    joined.push(end === i + 1 ? first : join(inlines.slice(i, end)));
    i = end;
  }
  return joined;
}

function join(texts: readonly Inline[]): Text {
  const text = texts.map((t) => (t.kind === "text" ? t.text : "")).join("");
  return { ...(texts[0] as Text), text };
}

function isAlike(a: Inline, b: Inline | undefined): boolean {
  if (a.kind !== "text" || b?.kind !== "text") return false;
  return a.format === b.format && isSimple(a.format) && isFixed(a) && isFixed(b) && sameLink(a.link, b.link);
}

/** What it says is known before the layout. */
function isFixed({ page, running }: Text): boolean {
  return !page && !running;
}

/** The engine adds no tracking after the last letter of a run. */
function isSimple(format: TextFormat): boolean {
  const { underline, strike, highlight, border, kerning, tracking, scale, smallCaps } = format;
  const isDrawn = (underline ?? highlight ?? border) !== undefined || strike;
  return !isDrawn && !kerning && !smallCaps && tracking === 0 && scale === 1;
}

export function sameLink(a: Link | undefined, b: Link | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.kind === b.kind && a.target === b.target);
}
