/** Where text stands in the shapes that Office knows by name. */
import { dictionary } from "../../../values/dictionary.ts";
import { type Shape, SIXTH, type Sides, shapeOf } from "./shape.ts";

/** How far from the edges of such a shape its text stays, besides the margins of its box. */
export function textMargins(
  name: string,
  width: number,
  height: number,
  adjustments: readonly number[],
): Sides {
  return texts[name]?.(shapeOf(width, height, adjustments)) ?? { left: 0, top: 0, right: 0, bottom: 0 };
}

const sides = (left: number, top: number, right: number, bottom: number): Sides => ({
  left,
  top,
  right,
  bottom,
});

/** In shares of the width and the height. */
const within =
  (left: number, top: number, right: number, bottom: number) =>
  ({ w, h }: Shape): Sides =>
    sides(left * w, top * h, right * w, bottom * h);

/** What a circle leaves free in each corner of the square around it, of its width. */
const ROUND = (1 - Math.SQRT1_2) / 2;

const inEllipse = within(ROUND, ROUND, ROUND, ROUND);

const inDiamond = within(1 / 4, 1 / 4, 1 / 4, 1 / 4);

/** Of a corner that is cut off or rounded, and lies all round. */
const inCorners =
  (usual: number, share: number) =>
  ({ short, handle }: Shape): Sides => {
    const margin = short * handle(usual, 0.5) * share;
    return sides(margin, margin, margin, margin);
  };

/** In the shaft, and as far into the head as that is high there. */
const inArrow =
  (quarters: number, isDouble = false) =>
  ({ w, h, short, handle, handles }: Shape): Sides => {
    const [along, across] = quarters % 2 === 1 ? [h, w] : [w, h];
    const head = short * handles(1, 0.5, (isDouble ? 0.5 : 1) * (along / short));
    const shaft = handle(0.5);
    const [side, front] = [(across * (1 - shaft)) / 2, head * shaft];
    const back = isDouble ? front : 0;
    return (
      [
        sides(back, side, front, side),
        sides(side, back, side, front),
        sides(front, side, back, side),
        sides(side, front, side, back),
      ][quarters] ?? sides(0, 0, 0, 0)
    );
  };

const texts: Readonly<Record<string, (shape: Shape) => Sides>> = dictionary({
  ellipse: inEllipse,
  flowChartConnector: inEllipse,
  wedgeEllipseCallout: inEllipse,
  donut: inEllipse,
  diamond: inDiamond,
  flowChartDecision: inDiamond,
  triangle: ({ w, h, handle }) => sides((w * handle(0.5)) / 2, h / 2, (w * (1 - handle(0.5))) / 2, 0),
  rtTriangle: within(1 / 12, 7 / 12, 5 / 12, 1 / 12),
  roundRect: inCorners(SIXTH, 1 - Math.SQRT1_2),
  octagon: inCorners(0.29289, 1 / 2),
  plus: inCorners(0.25, 1),
  frame: inCorners(0.125, 1),
  homePlate: ({ w, short, handle }) => sides(0, 0, (short * handle(0.5, w / short)) / 2, 0),
  chevron: ({ w, short, handle }) => {
    const point = short * handle(0.5, w / short);
    return sides(point, 0, point, 0);
  },
  hexagon: ({ w, h, short, handle }) => {
    const slant = (short * handle(0.25, w / short / 2)) / 2;
    return sides(slant, (h * slant) / w, slant, (h * slant) / w);
  },
  rightArrow: inArrow(0),
  downArrow: inArrow(1),
  leftArrow: inArrow(2),
  upArrow: inArrow(3),
  leftRightArrow: inArrow(0, true),
  upDownArrow: inArrow(1, true),
  can: ({ h, short, handle }) => sides(0, short * handle(0.25, h / short / 2), 0, 0),
  cube: ({ short, handle }) => sides(0, short * handle(0.25), short * handle(0.25), 0),
  foldedCorner: ({ short, handle }) => sides(0, 0, 0, short * handle(SIXTH, 0.5)),
  flowChartInputOutput: within(1 / 5, 0, 1 / 5, 0),
  flowChartPredefinedProcess: within(1 / 8, 0, 1 / 8, 0),
  flowChartDocument: within(0, 0, 0, 4278 / 21_600),
  flowChartTerminator: within(1018 / 21_600, 3163 / 21_600, 1018 / 21_600, 3163 / 21_600),
  flowChartPreparation: within(1 / 5, 0, 1 / 5, 0),
  flowChartManualInput: within(0, 1 / 5, 0, 0),
  flowChartManualOperation: within(1 / 5, 0, 1 / 5, 0),
  flowChartOffpageConnector: within(0, 0, 0, 1 / 5),
  flowChartPunchedCard: within(0, 1 / 5, 0, 0),
  flowChartMerge: within(1 / 4, 0, 1 / 4, 1 / 2),
  flowChartExtract: within(1 / 4, 1 / 2, 1 / 4, 0),
  flowChartMagneticDisk: within(0, 1 / 3, 0, 1 / 6),
});
