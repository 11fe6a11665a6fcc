/** Boxes of speech, whose tip stands anywhere. */
import { Curve, FILLED } from "./curves.ts";
import { type Draw, type Pair, type Shape, SIXTH, traced } from "./shape.ts";

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

export const callouts: Readonly<Record<string, Draw>> = {
  wedgeRectCallout: rectangularCallout,
  wedgeRoundRectCallout: roundedCallout,
  wedgeEllipseCallout: roundCallout,
};
