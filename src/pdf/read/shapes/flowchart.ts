/** Symbols of flowcharts. */
import { lidded } from "./bodies.ts";
import { Curve, FILLED, OPEN } from "./curves.ts";
import { ellipse } from "./rounds.ts";
import { type Draw, diamond, onGrid, type Pair, QUARTER, square } from "./shape.ts";

const terminator: Draw = ({ w, h }) => {
  const wide = (w * 3475) / 21_600;
  return [
    new Curve(w, h)
      .move(wide, 0)
      .line(w - wide, 0)
      .arc(wide, h / 2, 3 * QUARTER, Math.PI)
      .line(wide, h)
      .arc(wide, h / 2, QUARTER, Math.PI)
      .close()
      .path(FILLED),
  ];
};

const flowDocument: Draw = ({ w, h }) => {
  const y = (part: number) => (h * part) / 21_600;
  return [
    new Curve(w, h)
      .move(0, 0)
      .line(w, 0)
      .line(w, y(17_322))
      .cubic(w / 2, y(17_322), w / 2, y(23_922), 0, y(20_172))
      .close()
      .path(FILLED),
  ];
};

/** An ellipse with lines across it. */
const crossed =
  (angle: number): Draw =>
  (shape) => {
    const { w, h } = shape;
    const lines = new Curve(w, h);
    for (const at of [angle, angle + QUARTER]) {
      const [x, y] = [(w / 2) * Math.cos(at), (h / 2) * Math.sin(at)];
      lines.move(w / 2 - x, h / 2 - y).line(w / 2 + x, h / 2 + y);
    }
    return [ellipse(shape).path(FILLED), lines.path(OPEN)];
  };

/** Rectangles with lines in them, given by their ends as shares. */
const ruled =
  (corners: Draw, ...lines: readonly (readonly [Pair, Pair])[]): Draw =>
  (shape) => {
    const { w, h } = shape;
    const curve = new Curve(w, h);
    for (const [[x1, y1], [x2, y2]] of lines) curve.move(x1 * w, y1 * h).line(x2 * w, y2 * h);
    return [...corners(shape), curve.path(OPEN)];
  };

export const flowchart: Readonly<Record<string, Draw>> = {
  flowChartDecision: diamond,
  flowChartInputOutput: onGrid(5, 5, [0, 5], [1, 0], [5, 0], [4, 5]),
  flowChartPredefinedProcess: ruled(
    square,
    [
      [1 / 8, 0],
      [1 / 8, 1],
    ],
    [
      [7 / 8, 0],
      [7 / 8, 1],
    ],
  ),
  flowChartDocument: flowDocument,
  flowChartTerminator: terminator,
  flowChartPreparation: onGrid(10, 10, [0, 5], [2, 0], [8, 0], [10, 5], [8, 10], [2, 10]),
  flowChartManualInput: onGrid(5, 5, [0, 1], [5, 0], [5, 5], [0, 5]),
  flowChartManualOperation: onGrid(5, 5, [0, 0], [5, 0], [4, 5], [1, 5]),
  flowChartOffpageConnector: onGrid(10, 10, [0, 0], [10, 0], [10, 8], [5, 10], [0, 8]),
  flowChartPunchedCard: onGrid(5, 5, [0, 1], [1, 0], [5, 0], [5, 5], [0, 5]),
  flowChartInternalStorage: ruled(
    square,
    [
      [1 / 8, 0],
      [1 / 8, 1],
    ],
    [
      [0, 1 / 8],
      [1, 1 / 8],
    ],
  ),
  flowChartSort: ruled(diamond, [
    [0, 1 / 2],
    [1, 1 / 2],
  ]),
  flowChartCollate: onGrid(2, 2, [0, 0], [2, 0], [1, 1], [2, 2], [0, 2], [1, 1]),
  flowChartOr: crossed(0),
  flowChartSummingJunction: crossed(Math.PI / 4),
  flowChartDelay: ({ w, h }) => [
    new Curve(w, h)
      .move(0, 0)
      .line(w / 2, 0)
      .arc(w / 2, h / 2, 3 * QUARTER, Math.PI)
      .line(0, h)
      .close()
      .path(FILLED),
  ],
  flowChartDisplay: () => [
    new Curve(6, 6)
      .move(0, 3)
      .line(1, 0)
      .line(5, 0)
      .arc(1, 3, 3 * QUARTER, Math.PI)
      .line(1, 6)
      .close()
      .path(FILLED),
  ],
  flowChartOnlineStorage: () => [
    new Curve(6, 6)
      .move(1, 0)
      .line(6, 0)
      .arc(1, 3, 3 * QUARTER, -Math.PI)
      .line(1, 6)
      .arc(1, 3, QUARTER, Math.PI)
      .close()
      .path(FILLED),
  ],
  flowChartMerge: onGrid(2, 2, [0, 0], [2, 0], [1, 2]),
  flowChartExtract: onGrid(2, 2, [0, 2], [1, 0], [2, 2]),
  flowChartMagneticDisk: ({ w, h }) => lidded(w, h, h / 6),
};
