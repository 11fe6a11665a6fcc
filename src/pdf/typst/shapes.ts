/** The outline of a shape, its fill and what its lines end with → Typst code. Lengths in points. */
import type {
  BoxFormat,
  CurvePath,
  CurveStep,
  Float,
  Geometry,
  LineEnd,
  Point,
  Stroke,
} from "../model/floats.ts";
import { array, color, pt } from "./markup.ts";

type Size = Pick<Float, "width" | "height">;

export function drawShape(size: Size, box: BoxFormat, geometry: Geometry): string {
  const [width, height] = [pt(size.width), pt(size.height ?? 0)];
  const line = (start: string, end: string) =>
    box.stroke ? `line(start: ${start}, end: ${end}, stroke: ${strokeOf(box.stroke)})` : "none";
  switch (geometry) {
    case "rectangle":
      return `rect(width: ${width}, height: ${height}${paint(box)})`;
    case "rounded":
      return `rect(width: ${width}, height: ${height}${paint(box)}${rounded(size)})`;
    case "ellipse":
      return `ellipse(width: ${width}, height: ${height}${paint(box)})`;
    case "line":
      return line("(0pt, 0pt)", `(${width}, ${height})`);
    case "rising line":
      return line(`(0pt, ${height})`, `(${width}, 0pt)`);
    default:
      return `block(width: ${width}, height: ${height})[${drawCurves(size, box, geometry)}]`;
  }
}

/** How a box of text is painted: by itself, and by what is drawn behind its text where it is no rectangle. */
export function paintBehind(size: Size, box: BoxFormat, geometry: Geometry): [look: string, behind: string] {
  if (geometry === "rectangle" || typeof size.height !== "number") return [paint(box), ""];
  if (geometry === "rounded") return [paint(box) + rounded(size), ""];
  const { left, top } = box.inset;
  const drawn = `pdf.artifact(${drawShape(size, box, geometry)})`;
  return ["", `#place(top + left, dx: ${pt(-left)}, dy: ${pt(-top)}, ${drawn})\n`];
}

function paint(box: BoxFormat): string {
  const { fill, stroke } = box;
  return (fill ? `, fill: ${filling(box, fill)}` : "") + (stroke ? `, stroke: ${strokeOf(stroke)}` : "");
}

function filling({ gradient }: BoxFormat, fill: string): string {
  if (!gradient) return color(fill);
  const stops = gradient.stops.map((stop) => `(${color(stop.color)}, ${Math.round(100 * stop.at)}%)`);
  const [kind, ...angle] =
    gradient.angle === undefined ? ["radial"] : ["linear", `angle: ${Math.round(gradient.angle)}deg`];
  return `gradient.${kind}(${[...stops, "space: rgb", ...angle].join(", ")})`;
}

function strokeOf({ width, color: ink, dash }: Stroke): string {
  if (!dash) return `${pt(width)} + ${color(ink)}`;
  return `(paint: ${color(ink)}, thickness: ${pt(width)}, dash: ${array(dash.map((n) => pt(n * width)))})`;
}

/** A sixth of the shorter side: what Office's rounded rectangles have. */
function rounded({ width, height = 0 }: Size): string {
  return `, radius: ${pt(Math.min(width, height) / 6)}`;
}

function drawCurves(size: Size, box: BoxFormat, paths: readonly CurvePath[]): string {
  return paths.map((path) => drawCurve(size, box, path)).join("");
}

function drawCurve(size: Size, box: BoxFormat, path: CurvePath): string {
  const { fill, stroke } = box;
  const at = ({ x, y }: Point): Point => ({ x: x * size.width, y: y * (size.height ?? 0) });
  const inPoints = path.steps.map((step) => stepAt(step, at));
  const line = path.stroked ? stroke : undefined;
  const ends = line ? endsOf(inPoints, line) : [];
  const steps = ends.reduce((all, end) => (line ? shortened(all, end, line) : all), inPoints);
  const look = [
    ...(path.filled && fill ? [`fill: ${shaded(box, fill, path.shade)}`] : []),
    `stroke: ${line ? strokeOf(line) : "none"}`,
  ];
  const curve = `curve(${[...look, ...steps.map(writeStep)].join(", ")})`;
  const drawn = path.filled || line ? [curve] : [];
  return [...drawn, ...ends.map((end) => (line ? drawEnd(end, line) : ""))].map(placed).join("");
}

function placed(code: string): string {
  return `#place(top + left, ${code})`;
}

function shaded(box: BoxFormat, fill: string, shade: number): string {
  if (shade === 0) return filling(box, fill);
  return `${color(fill)}.${shade > 0 ? "lighten" : "darken"}(${Math.round(100 * Math.abs(shade))}%)`;
}

function stepAt(step: CurveStep, at: (point: Point) => Point): CurveStep {
  if (step.kind === "close") return step;
  if (step.kind !== "cubic") return { ...step, to: at(step.to) };
  const [from, to] = step.controls;
  return { ...step, controls: [at(from), at(to)], to: at(step.to) };
}

const point = ({ x, y }: Point) => `(${pt(x)}, ${pt(y)})`;

function writeStep(step: CurveStep): string {
  switch (step.kind) {
    case "close":
      return `curve.close(mode: "straight")`;
    case "cubic":
      return `curve.cubic(${[...step.controls, step.to].map(point).join(", ")})`;
    default:
      return `curve.${step.kind}(${point(step.to)})`;
  }
}

/** Where an open line begins or ends, and which way it leads there. */
interface End {
  readonly isStart: boolean;
  readonly at: Point;
  /** Of length 1. */
  readonly way: Point;
  readonly look: LineEnd;
}

function endsOf(steps: readonly CurveStep[], { start, end }: Stroke): End[] {
  const [first, second] = steps;
  const [last, before] = [steps.at(-1), steps.at(-2)];
  if (first?.kind !== "move" || !second || !last || last.kind === "close" || !before) return [];
  const after = second.kind === "cubic" ? second.controls[0] : second.kind === "line" ? second.to : first.to;
  const previous = last.kind === "cubic" ? last.controls[1] : before.kind === "close" ? last.to : before.to;
  return [
    ...(start ? [{ isStart: true, at: first.to, way: direction(after, first.to), look: start }] : []),
    ...(end ? [{ isStart: false, at: last.to, way: direction(previous, last.to), look: end }] : []),
  ];
}

function direction(from: Point, to: Point): Point {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

/** Thin lines have the ends of lines of this width. */
const LEAST_WIDTH = 2;

function reach({ along, across }: LineEnd, { width }: Stroke): { along: number; half: number } {
  const unit = Math.max(width, LEAST_WIDTH);
  return { along: along * unit, half: (across * unit) / 2 };
}

/** The line stops where its head begins, which comes to a point. */
function shortened(steps: readonly CurveStep[], end: End, stroke: Stroke): CurveStep[] {
  if (end.look.shape !== "triangle" && end.look.shape !== "stealth") return [...steps];
  const by = reach(end.look, stroke).along / 2;
  const to = { x: end.at.x - by * end.way.x, y: end.at.y - by * end.way.y };
  const index = end.isStart ? 0 : steps.length - 1;
  return steps.map((step, i) => (i === index && step.kind !== "close" ? { ...step, to } : step));
}

function drawEnd({ at, way, look }: End, stroke: Stroke): string {
  const { along, half } = reach(look, stroke);
  /** Back from the tip, and to the side. */
  const from = (back: number, aside: number) =>
    point({ x: at.x - back * way.x - aside * way.y, y: at.y - back * way.y + aside * way.x });
  const fill = color(stroke.color);
  const filled = (...corners: string[]) => `polygon(fill: ${fill}, stroke: none, ${corners.join(", ")})`;
  switch (look.shape) {
    case "triangle":
      return filled(from(0, 0), from(along, half), from(along, -half));
    case "stealth":
      return filled(from(0, 0), from(along, half), from(0.6 * along, 0), from(along, -half));
    case "diamond":
      return filled(from(-along / 2, 0), from(0, half), from(along / 2, 0), from(0, -half));
    case "oval": {
      const corner = `dx: ${pt(at.x - half)}, dy: ${pt(at.y - half)}`;
      return `place(${corner}, circle(radius: ${pt(half)}, fill: ${fill}, stroke: none))`;
    }
    case "arrow": {
      const line = `(paint: ${fill}, thickness: ${pt(stroke.width)}, cap: "round", join: "round")`;
      const steps = [from(along, half), from(0, 0), from(along, -half)];
      return `curve(stroke: ${line}, curve.move(${steps[0]}), curve.line(${steps[1]}), curve.line(${steps[2]}))`;
    }
  }
}
