/**
 * Borders → Typst strokes, as far as it has Word's line styles.
 *
 * Source: ISO/IEC 29500-1 §17.18.2 (ST_Border)
 */

import { type Border, isDouble } from "../../ooxml/borders.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { Cell } from "../model/tables.ts";
import { color, pt } from "./markup.ts";

export function strokes(borders: Readonly<Record<string, Border | undefined>>): string | undefined {
  const drawn = Object.entries(borders).flatMap(([side, border]) =>
    border ? [`${side}: ${stroke(border)}`] : [],
  );
  return drawn.length === 0 ? undefined : `(${drawn.join(", ")})`;
}

/** Word's line styles as far as Typst has them. */
export function stroke(border: Border): string {
  const dash = dashes[border.style];
  const parts = [`paint: ${color(border.color ?? "000000")}`, `thickness: ${pt(border.line)}`];
  if (dash) parts.push(`dash: "${dash}"`);
  return `(${parts.join(", ")})`;
}

const dashes: Readonly<Record<string, string>> = dictionary({
  dotted: "dotted",
  dashed: "dashed",
  dashSmallGap: "densely-dashed",
  dotDash: "dash-dotted",
  dotDotDash: "dash-dotted",
});

/** What the engine draws: it knows no double lines. */
export function withoutDouble({ top, bottom, ...sides }: Cell["borders"]): Cell["borders"] {
  const single = (border: Border | undefined) => (isDouble(border) ? undefined : border);
  return { top: single(top), bottom: single(bottom), ...sides };
}

/** Double lines above and below a cell, as under a sum; those at its sides are single. */
export function withDouble(
  { top, bottom }: Cell["borders"],
  inset: { readonly top: number; readonly bottom: number; readonly left: number },
  width: number,
  body: string,
): string {
  const lines = (edge: "top" | "bottom", border: Border | undefined, dy: number) =>
    isDouble(border)
      ? `two-lines(${edge}, ${pt(-inset.left)}, ${pt(dy)}, ${pt(width)}, ${pt(border.line)}, ${color(border.color ?? "000000")})`
      : undefined;
  const [above, below] = [lines("top", top, -inset.top), lines("bottom", bottom, inset.bottom)];
  return above || below ? `{ ${[above, body, below].filter(Boolean).join("; ")} }` : body;
}
