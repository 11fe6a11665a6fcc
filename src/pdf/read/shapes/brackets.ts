/** Brackets and braces, alone and in pairs. */
import { Curve, INSIDE, OPEN } from "./curves.ts";
import { type Draw, QUARTER, type Shape, SIXTH } from "./shape.ts";

/** Brackets and braces are lines; what they hold is filled without one. */
const filledAndDrawn = (trace: (shape: Shape) => Curve): Draw => {
  return (shape) => [trace(shape).path(INSIDE), trace(shape).path(OPEN)];
};

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

type Part = (shape: Shape, curve: Curve) => Curve;

/** Brackets at both sides, and what is between them. */
const pair = (left: Part, right: Part): Draw => {
  const alone = (part: Part, shape: Shape) => part(shape, new Curve(shape.w, shape.h));
  return (shape) => [
    right(shape, alone(left, shape)).close().path(INSIDE),
    alone(left, shape).path(OPEN),
    alone(right, shape).path(OPEN),
  ];
};

/** To where a path goes on, or begins. */
function reach(curve: Curve, x: number, y: number): Curve {
  return curve.isBegun ? curve.line(x, y) : curve.move(x, y);
}

const roundBracket = ({ short, handle }: Shape) => short * handle(SIXTH, 0.5);

const bracketPair = pair(
  (shape, curve) => {
    const cut = roundBracket(shape);
    const begun = reach(curve, cut, shape.h).arc(cut, cut, QUARTER, QUARTER);
    return begun.line(0, cut).arc(cut, cut, Math.PI, QUARTER);
  },
  (shape, curve) => {
    const { w, h } = shape;
    const cut = roundBracket(shape);
    const begun = reach(curve, w - cut, 0).arc(cut, cut, 3 * QUARTER, QUARTER);
    return begun.line(w, h - cut).arc(cut, cut, 0, QUARTER);
  },
);

const curlyBracket = ({ short, handle }: Shape) => short * handle(0.08333, 0.25);

const bracePair = pair(
  (shape, curve) => {
    const [cut, middle] = [curlyBracket(shape), shape.h / 2];
    return reach(curve, 2 * cut, shape.h)
      .arc(cut, cut, QUARTER, QUARTER)
      .line(cut, middle + cut)
      .arc(cut, cut, 0, -QUARTER)
      .arc(cut, cut, QUARTER, -QUARTER)
      .line(cut, cut)
      .arc(cut, cut, Math.PI, QUARTER);
  },
  (shape, curve) => {
    const { w, h } = shape;
    const [cut, middle] = [curlyBracket(shape), h / 2];
    return reach(curve, w - 2 * cut, 0)
      .arc(cut, cut, 3 * QUARTER, QUARTER)
      .line(w - cut, middle - cut)
      .arc(cut, cut, Math.PI, -QUARTER)
      .arc(cut, cut, 3 * QUARTER, -QUARTER)
      .line(w - cut, h - cut)
      .arc(cut, cut, 0, QUARTER);
  },
);

export const brackets: Readonly<Record<string, Draw>> = {
  leftBracket: bracket(false),
  rightBracket: bracket(true),
  leftBrace: brace(false),
  rightBrace: brace(true),
  bracketPair,
  bracePair,
};
