/**
 * Shapes that Office knows by name (`a:prstGeom`): block arrows, flowchart symbols, callouts, brackets and the like.
 *
 * A shape is given as wide and high as it is, and how it was adjusted: the yellow handles, as shares.
 *
 * Source: ISO/IEC 29500-1 §20.1.10.56 (ST_ShapeType), whose names they have, and the formulas of its annex
 */
import type { CurvePath } from "../model/floats.ts";
import { Curve, FILLED, OPEN, type Paint } from "./curves.ts";

interface Shape {
  readonly w: number;
  readonly h: number;
  /** The shorter side. */
  readonly short: number;
  /** What the handle was set to, from 0 to `most`; as a share. */
  handle(usual: number, most?: number): number;
  /** The same of the second and third handle. */
  handles(index: number, usual: number, most?: number): number;
  /** Where the tip of a callout was pulled to, from the middle. */
  tip(index: number, usual: number): number;
}

type Pair = readonly [x: number, y: number];
type Draw = (shape: Shape) => readonly (CurvePath | undefined)[];

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

/** How far from the edges of such a shape its text stays, besides the margins of its box. */
export function textMargins(
  name: string,
  width: number,
  height: number,
  adjustments: readonly number[],
): Sides {
  return texts[name]?.(shapeOf(width, height, adjustments)) ?? { left: 0, top: 0, right: 0, bottom: 0 };
}

interface Sides {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function shapeOf(w: number, h: number, adjustments: readonly number[]): Shape {
  const set = (index: number, usual: number) => (adjustments[index] ?? usual * 100_000) / 100_000;
  const limited = (index: number, usual: number, most: number) =>
    Math.min(Math.max(set(index, usual), 0), most);
  return {
    w,
    h,
    short: Math.min(w, h) || 1,
    handle: (usual, most = 1) => limited(0, usual, most),
    handles: (index, usual, most = 1) => limited(index, usual, most),
    tip: set,
  };
}

const polygon =
  (corners: (shape: Shape) => readonly Pair[]): Draw =>
  (shape) => [traced(shape, corners(shape))];

/** Lines from point to point, and back to the first. */
function traced({ w, h }: Shape, [first, ...others]: readonly Pair[], paint: Paint = FILLED) {
  const curve = new Curve(w, h).move(first?.[0] ?? 0, first?.[1] ?? 0);
  for (const [x, y] of others) curve.line(x, y);
  return curve.close().path(paint);
}

const open =
  (points: (shape: Shape) => readonly Pair[]): Draw =>
  (shape) => {
    const [first, ...others] = points(shape);
    const curve = new Curve(shape.w, shape.h).move(first?.[0] ?? 0, first?.[1] ?? 0);
    for (const [x, y] of others) curve.line(x, y);
    return [curve.path(OPEN)];
  };

/** Corners on a grid of so many units, as flowchart symbols have them. */
const onGrid = (wide: number, high: number, ...corners: readonly Pair[]): Draw =>
  polygon(({ w, h }) => corners.map(([x, y]) => [(x * w) / wide, (y * h) / high] as const));

/** An arrow to the right, turned by quarters to where it points. */
const arrow =
  (quarters: number, isDouble = false): Draw =>
  (shape) => {
    const isUpright = quarters % 2 === 1;
    const [w, h] = isUpright ? [shape.h, shape.w] : [shape.w, shape.h];
    const head = shape.short * shape.handles(1, 0.5, (isDouble ? 0.5 : 1) * (w / shape.short));
    const shaft = (h * shape.handle(0.5)) / 2;
    const [top, bottom] = [h / 2 - shaft, h / 2 + shaft];
    const point: readonly Pair[] = [
      [w - head, top],
      [w - head, 0],
      [w, h / 2],
      [w - head, h],
      [w - head, bottom],
    ];
    const tail: readonly Pair[] = isDouble
      ? [
          [head, bottom],
          [head, h],
          [0, h / 2],
          [head, 0],
          [head, top],
        ]
      : [
          [0, bottom],
          [0, top],
        ];
    const turn = ([x, y]: Pair): Pair =>
      (
        [
          [x, y],
          [y, x],
          [w - x, y],
          [y, w - x],
        ] as const
      )[quarters] ?? [x, y];
    return [traced(shape, [...point, ...tail].map(turn))];
  };

/** Points outward and inward by turns; the first at the top. */
const star =
  (count: number, usual: number): Draw =>
  (shape) => {
    const inner = shape.handle(usual, 0.5) * 2;
    const corners = Array.from({ length: 2 * count }, (_, i): Pair => {
      const angle = (Math.PI * i) / count - Math.PI / 2;
      const reach = i % 2 === 0 ? 1 : inner;
      return [reach * Math.cos(angle), reach * Math.sin(angle)];
    });
    return [traced(shape, stretched(shape, corners))];
  };

const regular =
  (count: number): Draw =>
  (shape) => {
    const corners = Array.from({ length: count }, (_, i): Pair => {
      const angle = (2 * Math.PI * i) / count - Math.PI / 2;
      return [Math.cos(angle), Math.sin(angle)];
    });
    return [traced(shape, stretched(shape, corners))];
  };

/** As large as the shape, from edge to edge. */
function stretched({ w, h }: Shape, corners: readonly Pair[]): Pair[] {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [wide, high] = [Math.max(...xs) - left, Math.max(...ys) - top];
  return corners.map(([x, y]) => [(w * (x - left)) / wide, (h * (y - top)) / high]);
}

type Corner = readonly [kind: "round" | "snip", share: number];

/** A rectangle whose corners are rounded or cut off: upper left, upper right, lower right, lower left. */
const cornered =
  (corners: (shape: Shape) => readonly [Corner, Corner, Corner, Corner]): Draw =>
  (shape) => {
    const { w, h, short } = shape;
    const at: readonly Pair[] = [
      [0, 0],
      [w, 0],
      [w, h],
      [0, h],
    ];
    const along: readonly Pair[] = [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ];
    const curve = new Curve(w, h);
    for (const [i, [kind, share]] of corners(shape).entries()) {
      const [x, y] = at[i] ?? [0, 0];
      const [dx, dy] = along[i] ?? [0, 0];
      const cut = share * short;
      // Going round clockwise, the corner is reached along the edge before it.
      const from: Pair = [x - dy * cut, y + dx * cut];
      if (i === 0) curve.move(...from);
      else curve.line(...from);
      if (kind === "round" && cut > 0) curve.arc(cut, cut, Math.PI * (1 + i / 2), Math.PI / 2);
      else curve.line(x + dx * cut, y + dy * cut);
    }
    return [curve.close().path(FILLED)];
  };

const whole: Corner = ["snip", 0];
const SIXTH = 1 / 6;

/** A wedge from the edge that faces the tip. */
function wedge({ w, h, tip }: Shape): {
  readonly edge: number;
  readonly points: readonly [Pair, Pair, Pair];
} {
  const [dx, dy] = [w * tip(0, -0.20833), h * tip(1, 0.625)];
  const [x, y] = [w / 2 + dx, h / 2 + dy];
  const isUpright = Math.abs(dy) > Math.abs((dx * h) / w);
  const [near, far] = (isUpright ? dx : dy) > 0 ? [7 / 12, 10 / 12] : [2 / 12, 5 / 12];
  if (isUpright && dy <= 0)
    return {
      edge: 0,
      points: [
        [w * near, 0],
        [x, y],
        [w * far, 0],
      ],
    };
  if (!isUpright && dx > 0)
    return {
      edge: 1,
      points: [
        [w, h * near],
        [x, y],
        [w, h * far],
      ],
    };
  if (isUpright)
    return {
      edge: 2,
      points: [
        [w * far, h],
        [x, y],
        [w * near, h],
      ],
    };
  return {
    edge: 3,
    points: [
      [0, h * far],
      [x, y],
      [0, h * near],
    ],
  };
}

const rectangularCallout: Draw = (shape) => {
  const { w, h } = shape;
  const corners: readonly Pair[] = [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ];
  const { edge, points } = wedge(shape);
  return [
    traced(
      shape,
      corners.flatMap((corner, i) => (i === edge ? [corner, ...points] : [corner])),
    ),
  ];
};

const roundedCallout: Draw = (shape) => {
  const { w, h, short } = shape;
  const cut = short * shape.handles(2, SIXTH, 0.5);
  const { edge, points } = wedge(shape);
  const ends: readonly Pair[] = [
    [w - cut, 0],
    [w, h - cut],
    [cut, h],
    [0, cut],
  ];
  const curve = new Curve(w, h).move(0, cut);
  for (let i = 0; i < 4; i++) {
    curve.arc(cut, cut, Math.PI * (1 + i / 2), Math.PI / 2);
    if (i === edge) for (const point of points) curve.line(...point);
    curve.line(...(ends[i] ?? [0, 0]));
  }
  return [curve.close().path(FILLED)];
};

const roundCallout: Draw = ({ w, h, tip }) => {
  const [dx, dy] = [w * tip(0, -0.20833), h * tip(1, 0.625)];
  const middle = Math.atan2(dy / h, dx / w);
  const half = Math.PI / 16;
  const start = middle + half;
  return [
    new Curve(w, h)
      .move(w / 2 + dx, h / 2 + dy)
      .line(w / 2 + (w / 2) * Math.cos(start), h / 2 + (h / 2) * Math.sin(start))
      .arc(w / 2, h / 2, start, 2 * Math.PI - 2 * half)
      .close()
      .path(FILLED),
  ];
};

/** Brackets and braces are lines; what they hold is filled without one. */
const filledAndDrawn = (trace: (shape: Shape) => Curve): Draw => {
  const paint: Paint = { filled: true, stroked: false, shade: 0 };
  return (shape) => [trace(shape).path(paint), trace(shape).path(OPEN)];
};

const QUARTER = Math.PI / 2;

const bracket = (isRight: boolean): Draw =>
  filledAndDrawn((shape) => {
    const { w, h, short } = shape;
    const high = short * shape.handle(0.08333, h / short / 2);
    const curve = new Curve(w, h);
    return isRight
      ? curve
          .move(0, 0)
          .arc(w, high, 3 * QUARTER, QUARTER)
          .line(w, h - high)
          .arc(w, high, 0, QUARTER)
      : curve.move(w, h).arc(w, high, QUARTER, QUARTER).line(0, high).arc(w, high, Math.PI, QUARTER);
  });

const brace = (isRight: boolean): Draw =>
  filledAndDrawn((shape) => {
    const { w, h, short } = shape;
    const middle = h * shape.handles(1, 0.5);
    const high = Math.min(short * shape.handle(0.08333), Math.min(middle, h - middle) / 2);
    const half = w / 2;
    const curve = new Curve(w, h);
    return isRight
      ? curve
          .move(0, 0)
          .arc(half, high, 3 * QUARTER, QUARTER)
          .line(half, middle - high)
          .arc(half, high, Math.PI, -QUARTER)
          .arc(half, high, 3 * QUARTER, -QUARTER)
          .line(half, h - high)
          .arc(half, high, 0, QUARTER)
      : curve
          .move(w, h)
          .arc(half, high, QUARTER, QUARTER)
          .line(half, middle + high)
          .arc(half, high, 0, -QUARTER)
          .arc(half, high, QUARTER, -QUARTER)
          .line(half, high)
          .arc(half, high, Math.PI, QUARTER);
  });

const can: Draw = ({ w, h, short, handle }) => lidded(w, h, (short * handle(0.25, h / short / 2)) / 2);

/** @param high half of the lid */
function lidded(w: number, h: number, high: number) {
  const side = new Curve(w, h)
    .move(0, high)
    .line(0, h - high)
    .arc(w / 2, high, Math.PI, -Math.PI)
    .line(w, high)
    .arc(w / 2, high, 0, Math.PI)
    .close();
  const lid = new Curve(w, h)
    .move(0, high)
    .arc(w / 2, high, Math.PI, 2 * Math.PI)
    .close();
  return [side.path(FILLED), lid.path({ ...FILLED, shade: 0.4 })];
}

const cube: Draw = (shape) => {
  const { w, h, short } = shape;
  const deep = short * shape.handle(0.25);
  const front: readonly Pair[] = [
    [0, deep],
    [w - deep, deep],
    [w - deep, h],
    [0, h],
  ];
  const top: readonly Pair[] = [
    [0, deep],
    [deep, 0],
    [w, 0],
    [w - deep, deep],
  ];
  const side: readonly Pair[] = [
    [w - deep, deep],
    [w, 0],
    [w, h - deep],
    [w - deep, h],
  ];
  return [
    traced(shape, front),
    traced(shape, top, { ...FILLED, shade: 0.2 }),
    traced(shape, side, { ...FILLED, shade: -0.2 }),
  ];
};

const donut: Draw = (shape) => {
  const { w, h, short } = shape;
  const thick = short * shape.handle(0.25, 0.5);
  const ring = new Curve(w, h)
    .move(0, h / 2)
    .arc(w / 2, h / 2, Math.PI, 2 * Math.PI)
    .close()
    .move(thick, h / 2)
    .arc(w / 2 - thick, h / 2 - thick, Math.PI, -2 * Math.PI)
    .close();
  return [ring.path(FILLED)];
};

const frame: Draw = (shape) => {
  const { w, h, short } = shape;
  const thick = short * shape.handle(0.125, 0.5);
  const ring = new Curve(w, h)
    .move(0, 0)
    .line(w, 0)
    .line(w, h)
    .line(0, h)
    .close()
    .move(thick, thick)
    .line(thick, h - thick)
    .line(w - thick, h - thick)
    .line(w - thick, thick)
    .close();
  return [ring.path(FILLED)];
};

const foldedCorner: Draw = (shape) => {
  const { w, h, short } = shape;
  const fold = short * shape.handle(SIXTH, 0.5);
  const page: readonly Pair[] = [
    [0, 0],
    [w, 0],
    [w, h - fold],
    [w - fold, h],
    [0, h],
  ];
  const corner: readonly Pair[] = [
    [w - fold, h],
    [w - fold * 0.8, h - fold * 0.8],
    [w, h - fold],
  ];
  return [traced(shape, page), traced(shape, corner, { ...FILLED, shade: -0.2 })];
};

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

const predefinedProcess: Draw = (shape) => {
  const { w, h } = shape;
  const bars = new Curve(w, h)
    .move(w / 8, 0)
    .line(w / 8, h)
    .move((7 * w) / 8, 0)
    .line((7 * w) / 8, h);
  const corners: readonly Pair[] = [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ];
  return [traced(shape, corners), bars.path(OPEN)];
};

const curvedConnector: Draw = (shape) => {
  const { w, h, tip } = shape;
  const middle = w * tip(0, 0.5);
  return [
    new Curve(w, h)
      .move(0, 0)
      .cubic(middle / 2, 0, middle, h / 4, middle, h / 2)
      .cubic(middle, (3 * h) / 4, (w + middle) / 2, h, w, h)
      .path(OPEN),
  ];
};

const arc: Draw = ({ w, h, tip }) => {
  const degrees = (index: number, usual: number) => (tip(index, usual / 100_000) * 100_000) / 60_000;
  const [from, to] = [degrees(0, 16_200_000), degrees(1, 0)].map((angle) => (angle * Math.PI) / 180);
  const [start = 0, end = 0] = [from, to];
  const sweep = end > start ? end - start : end - start + 2 * Math.PI;
  const trace = () =>
    new Curve(w, h)
      .move(w / 2 + (w / 2) * Math.cos(start), h / 2 + (h / 2) * Math.sin(start))
      .arc(w / 2, h / 2, start, sweep);
  const pie = trace()
    .line(w / 2, h / 2)
    .close();
  return [pie.path({ filled: true, stroked: false, shade: 0 }), trace().path(OPEN)];
};

const diamond = onGrid(2, 2, [0, 1], [1, 0], [2, 1], [1, 2]);

const presets: Readonly<Record<string, Draw>> = {
  triangle: polygon(({ w, h, handle }) => [
    [0, h],
    [w * handle(0.5), 0],
    [w, h],
  ]),
  rtTriangle: onGrid(1, 1, [0, 1], [0, 0], [1, 1]),
  diamond,
  parallelogram: polygon(({ w, h, short, handle }) => {
    const slant = short * handle(0.25, w / short);
    return [
      [0, h],
      [slant, 0],
      [w, 0],
      [w - slant, h],
    ];
  }),
  trapezoid: polygon(({ w, h, short, handle }) => {
    const slant = short * handle(0.25, w / short / 2);
    return [
      [0, h],
      [slant, 0],
      [w - slant, 0],
      [w, h],
    ];
  }),
  pentagon: regular(5),
  hexagon: polygon(({ w, h, short, handle }) => {
    const slant = short * handle(0.25, w / short / 2);
    return [
      [0, h / 2],
      [slant, 0],
      [w - slant, 0],
      [w, h / 2],
      [w - slant, h],
      [slant, h],
    ];
  }),
  heptagon: regular(7),
  octagon: cornered(({ handle }) => {
    const corner: Corner = ["snip", handle(0.29289, 0.5)];
    return [corner, corner, corner, corner];
  }),
  homePlate: polygon(({ w, h, short, handle }) => {
    const point = short * handle(0.5, w / short);
    return [
      [0, 0],
      [w - point, 0],
      [w, h / 2],
      [w - point, h],
      [0, h],
    ];
  }),
  chevron: polygon(({ w, h, short, handle }) => {
    const point = short * handle(0.5, w / short);
    return [
      [0, 0],
      [w - point, 0],
      [w, h / 2],
      [w - point, h],
      [0, h],
      [point, h / 2],
    ];
  }),
  plus: polygon(({ w, h, short, handle }) => {
    const cut = short * handle(0.25, 0.5);
    return [
      [0, cut],
      [cut, cut],
      [cut, 0],
      [w - cut, 0],
      [w - cut, cut],
      [w, cut],
      [w, h - cut],
      [w - cut, h - cut],
      [w - cut, h],
      [cut, h],
      [cut, h - cut],
      [0, h - cut],
    ];
  }),
  corner: polygon(({ w, h, short, handle, handles }) => {
    const [thick, wide] = [short * handle(0.5, h / short), short * handles(1, 0.5, w / short)];
    return [
      [0, 0],
      [wide, 0],
      [wide, h - thick],
      [w, h - thick],
      [w, h],
      [0, h],
    ];
  }),
  rightArrow: arrow(0),
  downArrow: arrow(1),
  leftArrow: arrow(2),
  upArrow: arrow(3),
  leftRightArrow: arrow(0, true),
  upDownArrow: arrow(1, true),
  star4: star(4, 0.125),
  star5: star(5, 0.19098),
  star6: star(6, 0.28868),
  star7: star(7, 0.34601),
  star8: star(8, 0.375),
  star10: star(10, 0.42533),
  star12: star(12, 0.375),
  star16: star(16, 0.375),
  star24: star(24, 0.375),
  star32: star(32, 0.375),
  roundRect: cornered(({ handle }) => {
    const corner: Corner = ["round", handle(SIXTH, 0.5)];
    return [corner, corner, corner, corner];
  }),
  round1Rect: cornered(({ handle }) => [whole, ["round", handle(SIXTH, 0.5)], whole, whole]),
  round2SameRect: cornered(({ handle, handles }) => {
    const [top, bottom]: [Corner, Corner] = [
      ["round", handle(SIXTH, 0.5)],
      ["round", handles(1, 0, 0.5)],
    ];
    return [top, top, bottom, bottom];
  }),
  round2DiagRect: cornered(({ handle, handles }) => {
    const [one, other]: [Corner, Corner] = [
      ["round", handle(SIXTH, 0.5)],
      ["round", handles(1, 0, 0.5)],
    ];
    return [one, other, one, other];
  }),
  snip1Rect: cornered(({ handle }) => [whole, ["snip", handle(SIXTH, 0.5)], whole, whole]),
  snip2SameRect: cornered(({ handle, handles }) => {
    const [top, bottom]: [Corner, Corner] = [
      ["snip", handle(SIXTH, 0.5)],
      ["snip", handles(1, 0, 0.5)],
    ];
    return [top, top, bottom, bottom];
  }),
  snip2DiagRect: cornered(({ handle, handles }) => {
    const [one, other]: [Corner, Corner] = [
      ["snip", handle(0, 0.5)],
      ["snip", handles(1, SIXTH, 0.5)],
    ];
    return [one, other, one, other];
  }),
  snipRoundRect: cornered(({ handle, handles }) => [
    ["round", handle(SIXTH, 0.5)],
    ["snip", handles(1, SIXTH, 0.5)],
    whole,
    whole,
  ]),
  wedgeRectCallout: rectangularCallout,
  wedgeRoundRectCallout: roundedCallout,
  wedgeEllipseCallout: roundCallout,
  leftBracket: bracket(false),
  rightBracket: bracket(true),
  leftBrace: brace(false),
  rightBrace: brace(true),
  can,
  cube,
  donut,
  frame,
  foldedCorner,
  arc,
  bentConnector2: open(({ w, h }) => [
    [0, 0],
    [w, 0],
    [w, h],
  ]),
  bentConnector3: open(({ w, h, tip }) => [
    [0, 0],
    [w * tip(0, 0.5), 0],
    [w * tip(0, 0.5), h],
    [w, h],
  ]),
  curvedConnector3: curvedConnector,
  flowChartDecision: diamond,
  flowChartInputOutput: onGrid(5, 5, [0, 5], [1, 0], [5, 0], [4, 5]),
  flowChartPredefinedProcess: predefinedProcess,
  flowChartDocument: flowDocument,
  flowChartTerminator: terminator,
  flowChartPreparation: onGrid(10, 10, [0, 5], [2, 0], [8, 0], [10, 5], [8, 10], [2, 10]),
  flowChartManualInput: onGrid(5, 5, [0, 1], [5, 0], [5, 5], [0, 5]),
  flowChartManualOperation: onGrid(5, 5, [0, 0], [5, 0], [4, 5], [1, 5]),
  flowChartOffpageConnector: onGrid(10, 10, [0, 0], [10, 0], [10, 8], [5, 10], [0, 8]),
  flowChartPunchedCard: onGrid(5, 5, [0, 1], [1, 0], [5, 0], [5, 5], [0, 5]),
  flowChartMerge: onGrid(2, 2, [0, 0], [2, 0], [1, 2]),
  flowChartExtract: onGrid(2, 2, [0, 2], [1, 0], [2, 2]),
  flowChartMagneticDisk: ({ w, h }) => lidded(w, h, h / 6),
};

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

const texts: Readonly<Record<string, (shape: Shape) => Sides>> = {
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
};
