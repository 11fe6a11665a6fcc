/**
 * Blocks that cannot be placed: each end is told where the other one stands.
 */
import { type Diagnostic, type Place, problem } from "../../diagnostics/diagnostic.ts";
import type { Group } from "./match-blocks.ts";

export function crossed(block: Group): Diagnostic[] {
  const [open, close] = [block.tags[0], block.tags.at(-1)];
  return open && close ? crossedBlock(open, close) : [];
}

interface PlacedTag {
  readonly tag: string;
  readonly place: () => Place | undefined;
}

/** Both ends of a block that cannot reach each other. */
export function crossedBlock(open: PlacedTag, close: PlacedTag): Diagnostic[] {
  const params = { open: open.tag, close: close.tag };
  const [begins, ends] = [open.place(), close.place()];
  return [
    problem("template/crossed-block", { ...params, paragraph: paragraphNumber(ends) }, { place: begins }),
    problem("template/crossed-block-end", { ...params, paragraph: paragraphNumber(begins) }, { place: ends }),
  ];
}

function paragraphNumber(place: Place | undefined): number | string {
  return place?.in === "word" && place.paragraph !== undefined ? place.paragraph : "–";
}
