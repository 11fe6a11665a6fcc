/** Shapes that Office knows by name: block arrows, flowchart symbols, callouts, brackets and the like. */
import { dictionary } from "../../../values/dictionary.ts";
import type { CurvePath } from "../../model/floats.ts";
import { arrows } from "./arrows.ts";
import { bodies } from "./bodies.ts";
import { brackets } from "./brackets.ts";
import { callouts } from "./callouts.ts";
import { flowchart } from "./flowchart.ts";
import { polygons } from "./polygons.ts";
import { rounds } from "./rounds.ts";
import { type Draw, shapeOf } from "./shape.ts";

const presets: Readonly<Record<string, Draw>> = dictionary({
  ...arrows,
  ...bodies,
  ...brackets,
  ...callouts,
  ...flowchart,
  ...polygons,
  ...rounds,
});

/** @param adjustments as written, 100,000 to the whole */
export function presetShape(
  name: string,
  width: number,
  height: number,
  adjustments: readonly number[],
): readonly CurvePath[] | undefined {
  const draw = presets[name];
  if (!draw || width <= 0 || height <= 0) return undefined;
  const paths = draw(shapeOf(width, height, adjustments));
  const drawn = paths.flatMap((path) => path ?? []);
  return drawn.length === paths.length ? drawn : undefined;
}
