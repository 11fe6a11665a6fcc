/**
 * What cannot stand where its tag stands, as far as types tell before there is any data.
 *
 * Blocks need a paragraph of their own, pictures need running text; an alternative text, an address, a property can
 * hold text alone. There the value loses what makes it more than text.
 */
import type { SpotProblem } from "../../language/index.ts";
import type { Spot } from "./literal.ts";

export const spotProblem: SpotProblem<Spot> = ({ type }, spot) => {
  switch (spot.in) {
    case "run":
      return type === "table" && !spot.alone ? ["template/blocks-in-line", {}] : undefined;
    case "checkbox":
      return undefined;
    case "picture":
      return undefined;
    default:
      return type === "markdown" || type === "table" || type === "image"
        ? ["template/only-text", { type }]
        : undefined;
  }
};
