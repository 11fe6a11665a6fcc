/** Shapes that look as if they were things. */
import { Curve, FILLED } from "./curves.ts";
import { type Draw, type Pair, QUARTER, SIXTH, traced } from "./shape.ts";

const can: Draw = ({ w, h, short, handle }) => lidded(w, h, (short * handle(0.25, h / short / 2)) / 2);

/** @param high half of the lid */
export function lidded(w: number, h: number, high: number) {
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

const plaque: Draw = (shape) => {
  const { w, h, short } = shape;
  const cut = short * shape.handle(SIXTH, 0.5);
  return [
    new Curve(w, h)
      .move(0, cut)
      .arc(cut, cut, QUARTER, -QUARTER)
      .line(w - cut, 0)
      .arc(cut, cut, Math.PI, -QUARTER)
      .line(w, h - cut)
      .arc(cut, cut, 3 * QUARTER, -QUARTER)
      .line(cut, h)
      .arc(cut, cut, 0, -QUARTER)
      .close()
      .path(FILLED),
  ];
};

export const bodies: Readonly<Record<string, Draw>> = {
  can,
  cube,
  frame,
  foldedCorner,
  plaque,
};
