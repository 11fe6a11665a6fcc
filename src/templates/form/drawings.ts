/** Drawings of fields that are no text: marks, lists, pictures. */
import { type Matrix, number, type Picture, pictureMatrix, type Typesetter } from "../../pdf-file/index.ts";
import type { TextStyle } from "./appearance.ts";
import type { Option } from "./form-field.ts";
import { type Box, circle } from "./frame.ts";

/** Outlines of the usual marks in a square from -0.5 to 0.5, by what a button calls them (ZapfDingbats). */
const marks: Readonly<Record<string, readonly (readonly [x: number, y: number])[]>> = {
  n: square(0.3, 0),
  u: square(0.36, 45),
  H: Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? 0.42 : 0.17;
    return [radius * Math.sin((i * Math.PI) / 5), radius * Math.cos((i * Math.PI) / 5)] as const;
  }),
};

function square(radius: number, degrees: number): [number, number][] {
  return [45, 135, 225, 315].map((angle) => {
    const radians = ((angle + degrees) * Math.PI) / 180;
    const long = degrees === 0 ? radius * Math.SQRT2 : radius;
    return [long * Math.cos(radians), long * Math.sin(radians)];
  });
}

/** A mark as the box's author chose it: tick, cross, dot, square, diamond or star. @param colour for filling */
export function drawMark(box: Box, mark: string, colour: string): string {
  const [x, y, size] = [box.width / 2, box.height / 2, Math.min(box.width, box.height)];
  const point = ([dx, dy]: readonly [number, number]) => `${number(x + dx * size)} ${number(y + dy * size)}`;
  const path = (points: readonly (readonly [number, number])[]) =>
    points.map((at, i) => `${point(at)} ${i === 0 ? "m" : "l"}`).join(" ");
  const strokes = `q ${colour.replace(/[a-z]+$/, (operator) => operator.toUpperCase())} ${number(size * 0.11)} w 1 J`;
  if (mark === "l") return `q ${colour} ${circle(x, y, size * 0.25)} f Q`;
  const outline = marks[mark];
  if (outline) return `q ${colour} ${path(outline)} h f Q`;
  if (mark !== "8") return `${strokes} ${path(tick)} S Q`;
  return `${strokes} ${path([
    [-0.26, -0.26],
    [0.26, 0.26],
  ])} ${path([
    [-0.26, 0.26],
    [0.26, -0.26],
  ])} S Q`;
}

const tick = [
  [-0.26, 0],
  [-0.07, -0.2],
  [0.28, 0.24],
] as const;

/** The options from the top, the picked ones on a coloured ground. */
export function drawList(
  options: readonly Option[],
  picked: readonly Option[],
  box: Box,
  style: TextStyle,
  setter: Typesetter,
): string {
  const size = style.size > 0 ? style.size : 10;
  const leading = ((style.face.ascent + style.face.descent) / 1000) * size;
  const first = Math.max(0, Math.min(...picked.map((option) => options.indexOf(option)), options.length));
  const shown = options.slice(picked.length > 0 && first * leading > box.height / 2 ? first : 0);
  return shown
    .map((option, i) => {
      const top = box.height - 2 - i * leading;
      const ground = `q 0.8 0.86 0.92 rg 1 ${number(top - leading)} ${number(box.width - 2)} ${number(leading)} re f Q`;
      const baseline = top - (style.face.ascent / 1000) * size;
      const text = `BT ${style.colour} 3 ${number(baseline)} Td ${setter.show(option.label, style.face, size)} ET`;
      return picked.includes(option) ? `${ground} ${text}` : text;
    })
    .join("\n");
}

/** As large as the box allows, in its middle, not stretched. */
export function placePicture(box: Box, picture: Picture): Matrix {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return pictureMatrix(picture, (box.width - width) / 2, (box.height - height) / 2, width, height);
}
