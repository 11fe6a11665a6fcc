/** Block arrows, and lines that join shapes. */
import { Curve, OPEN } from "./curves.ts";
import { type Draw, open, type Pair, polygon, traced } from "./shape.ts";

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

const quadArrow = polygon(({ w, h, short, handle, handles }) => {
  const [shaft, half, head] = [
    (short * handle(0.225)) / 2,
    short * handles(1, 0.225, 0.5),
    short * handles(2, 0.225, 0.5),
  ];
  const [x, y] = [w / 2, h / 2];
  return [
    [0, y],
    [head, y - half],
    [head, y - shaft],
    [x - shaft, y - shaft],
    [x - shaft, head],
    [x - half, head],
    [x, 0],
    [x + half, head],
    [x + shaft, head],
    [x + shaft, y - shaft],
    [w - head, y - shaft],
    [w - head, y - half],
    [w, y],
    [w - head, y + half],
    [w - head, y + shaft],
    [x + shaft, y + shaft],
    [x + shaft, h - head],
    [x + half, h - head],
    [x, h],
    [x - half, h - head],
    [x - shaft, h - head],
    [x - shaft, y + shaft],
    [head, y + shaft],
    [head, y + half],
  ];
});

/** A board that points to the right. */
const plate = (isNotched: boolean): Draw =>
  polygon(({ w, h, short, handle }) => {
    const point = short * handle(0.5, w / short);
    const notch: readonly Pair[] = isNotched ? [[point, h / 2]] : [];
    return [[0, 0], [w - point, 0], [w, h / 2], [w - point, h], [0, h], ...notch];
  });

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

export const arrows: Readonly<Record<string, Draw>> = {
  homePlate: plate(false),
  chevron: plate(true),
  rightArrow: arrow(0),
  downArrow: arrow(1),
  leftArrow: arrow(2),
  upArrow: arrow(3),
  leftRightArrow: arrow(0, true),
  upDownArrow: arrow(1, true),
  quadArrow,
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
};
