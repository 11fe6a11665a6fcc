/** Parts of ellipses, and other shapes without corners. */
import { Curve, FILLED, INSIDE, met, OPEN, rayArc } from "./curves.ts";
import { type Draw, QUARTER, type Shape } from "./shape.ts";

/** From the first angle round to the second; the handles of pies and arcs are angles, 60,000 to a degree. */
function angles({ tip }: Shape, first: number, second: number): { start: number; sweep: number } {
  const radians = (index: number, usual: number) =>
    (tip(index, usual / 100_000) * 100_000 * Math.PI) / (180 * 60_000);
  const [start, end] = [radians(0, first), radians(1, second)];
  return { start, sweep: end > start ? end - start : end - start + 2 * Math.PI };
}

/** Along the ellipse in the shape, from ray to ray. */
function alongEllipse({ w, h }: Shape, start: number, sweep: number): Curve {
  const from = met(w, h, start);
  const curve = new Curve(w, h).move((w / 2) * (1 + Math.cos(from)), (h / 2) * (1 + Math.sin(from)));
  rayArc(curve, w / 2, h / 2, start, sweep);
  return curve;
}

const arc: Draw = (shape) => {
  const { start, sweep } = angles(shape, 16_200_000, 0);
  const trace = () => alongEllipse(shape, start, sweep);
  const slice = trace().line(shape.w / 2, shape.h / 2);
  return [slice.close().path(INSIDE), trace().path(OPEN)];
};

const pie: Draw = (shape) => {
  const { start, sweep } = angles(shape, 0, 16_200_000);
  const slice = alongEllipse(shape, start, sweep).line(shape.w / 2, shape.h / 2);
  return [slice.close().path(FILLED)];
};

const chord: Draw = (shape) => {
  const { start, sweep } = angles(shape, 2_700_000, 16_200_000);
  return [alongEllipse(shape, start, sweep).close().path(FILLED)];
};

const blockArc: Draw = (shape) => {
  const { w, h, short, handles } = shape;
  const thick = short * handles(2, 0.25, 0.5);
  const { start, sweep } = angles(shape, 10_800_000, 0);
  const [wide, high] = [w / 2 - thick, h / 2 - thick];
  const end = met(wide, high, start + sweep);
  const curve = alongEllipse(shape, start, sweep);
  curve.line(w / 2 + wide * Math.cos(end), h / 2 + high * Math.sin(end));
  rayArc(curve, wide, high, start + sweep, -sweep);
  return [curve.close().path(FILLED)];
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

export const ellipse = (shape: Shape) => alongEllipse(shape, 0, 2 * Math.PI).close();

const heart: Draw = ({ w, h }) => {
  const [far, near] = [(w * 49) / 48, (w * 10) / 48];
  return [
    new Curve(w, h)
      .move(w / 2, h / 4)
      .cubic(w / 2 + near, -h / 3, w / 2 + far, h / 4, w / 2, h)
      .cubic(w / 2 - far, h / 4, w / 2 - near, -h / 3, w / 2, h / 4)
      .close()
      .path(FILLED),
  ];
};

const teardrop: Draw = ({ w, h, handle }) => {
  const reach = handle(1, 2);
  const [x, y] = [(w / 2) * (1 + reach), (h / 2) * (1 - reach)];
  return [
    new Curve(w, h)
      .move(0, h / 2)
      .arc(w / 2, h / 2, Math.PI, QUARTER)
      .quadratic((w / 2 + x) / 2, 0, x, y)
      .quadratic(w, (h / 2 + y) / 2, w, h / 2)
      .arc(w / 2, h / 2, 0, Math.PI)
      .close()
      .path(FILLED),
  ];
};

const wave: Draw = ({ w, h, handle, tip }) => {
  const top = h * handle(0.125, 0.2);
  const swing = (top * 10) / 3;
  const aside = Math.min(Math.max(tip(1, 0), -0.1), 0.1) * 2 * w;
  const [left, right] = [Math.max(0, -aside), w - Math.max(0, aside)];
  const third = (right - left) / 3;
  const [end, start] = [w - left, w - right];
  return [
    new Curve(w, h)
      .move(left, top)
      .cubic(left + third, top - swing, (left + third + right) / 2, top + swing, right, top)
      .line(end, h - top)
      .cubic((start + third + end) / 2, h - top + swing, start + third, h - top - swing, start, h - top)
      .close()
      .path(FILLED),
  ];
};

/** Arcs along the edge of a cloud: width, height, start and sweep, of 43,200 and 60,000ths of a degree. */
const puffs: readonly (readonly [number, number, number, number])[] = [
  [6753, 9190, -11_429_249, 7_426_832],
  [5333, 7267, -8_646_143, 5_396_714],
  [4365, 5945, -8_748_475, 5_983_381],
  [4857, 6595, -7_859_164, 7_034_504],
  [5333, 7273, -4_722_533, 6_541_615],
  [6775, 9220, -2_776_035, 7_816_140],
  [5785, 7867, 37_501, 6_842_000],
  [6752, 9215, 1_347_096, 6_910_353],
  [7720, 10_543, 3_974_558, 4_542_661],
  [4360, 5918, -16_496_525, 8_804_134],
  [4345, 5945, -14_809_710, 9_151_131],
];

const cloud: Draw = () => {
  const curve = new Curve(43_200, 43_200).move(3900, 14_370);
  for (const [wide, high, start, sweep] of puffs) {
    const degree = Math.PI / (180 * 60_000);
    rayArc(curve, wide, high, start * degree, sweep * degree);
  }
  return [curve.close().path(FILLED)];
};

export const rounds: Readonly<Record<string, Draw>> = {
  donut,
  arc,
  pie,
  chord,
  blockArc,
  heart,
  teardrop,
  wave,
  cloud,
};
