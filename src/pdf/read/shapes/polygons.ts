/** Shapes of straight lines, and rectangles whose corners are rounded or cut off. */
import { Curve, FILLED } from "./curves.ts";
import { type Draw, diamond, onGrid, type Pair, polygon, type Shape, SIXTH, traced } from "./shape.ts";

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

/** Two corners as one handle has them and two as the other: side by side, or across. */
const twice = (kind: Corner[0], usual: readonly [number, number], isAcross: boolean): Draw =>
  cornered(({ handle, handles }) => {
    const one: Corner = [kind, handle(usual[0], 0.5)];
    const other: Corner = [kind, handles(1, usual[1], 0.5)];
    return isAcross ? [one, other, one, other] : [one, one, other, other];
  });

/** How long the bars of a sign are, of the shape. */
const BAR = 0.7349;

const mathPlus = polygon(({ w, h, short, handle }) => {
  const [wide, high, half] = [(w * BAR) / 2, (h * BAR) / 2, (short * handle(0.2352, BAR)) / 2];
  const [x, y] = [w / 2, h / 2];
  return [
    [x - wide, y - half],
    [x - half, y - half],
    [x - half, y - high],
    [x + half, y - high],
    [x + half, y - half],
    [x + wide, y - half],
    [x + wide, y + half],
    [x + half, y + half],
    [x + half, y + high],
    [x - half, y + high],
    [x - half, y + half],
    [x - wide, y + half],
  ];
});

const mathMinus = polygon(({ w, h, handle }) => {
  const [wide, half] = [(w * BAR) / 2, (h * handle(0.2352)) / 2];
  return [
    [w / 2 - wide, h / 2 - half],
    [w / 2 + wide, h / 2 - half],
    [w / 2 + wide, h / 2 + half],
    [w / 2 - wide, h / 2 + half],
  ];
});

export const polygons: Readonly<Record<string, Draw>> = {
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
  round2SameRect: twice("round", [SIXTH, 0], false),
  round2DiagRect: twice("round", [SIXTH, 0], true),
  snip1Rect: cornered(({ handle }) => [whole, ["snip", handle(SIXTH, 0.5)], whole, whole]),
  snip2SameRect: twice("snip", [SIXTH, 0], false),
  snip2DiagRect: twice("snip", [0, SIXTH], true),
  snipRoundRect: cornered(({ handle, handles }) => [
    ["round", handle(SIXTH, 0.5)],
    ["snip", handles(1, SIXTH, 0.5)],
    whole,
    whole,
  ]),
  mathPlus,
  mathMinus,
  lightningBolt: onGrid(
    21_600,
    21_600,
    [8472, 0],
    [12_860, 6080],
    [11_050, 6797],
    [16_577, 12_007],
    [14_767, 12_877],
    [21_600, 21_600],
    [10_012, 14_915],
    [12_222, 13_987],
    [5022, 9705],
    [7602, 8382],
    [0, 3890],
  ),
};
