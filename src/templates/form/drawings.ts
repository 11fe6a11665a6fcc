/** Drawings of fields that are no text: marks, lists, pictures. */
import { number, type Typesetter } from "../../pdf-file/index.ts";
import type { Box, TextStyle } from "./appearance.ts";
import type { Option } from "./form-field.ts";

/** A tick of two strokes, or a dot. */
export function drawMark({ width, height }: Box, isRound: boolean): string {
  const [x, y, size] = [width / 2, height / 2, Math.min(width, height)];
  if (isRound) {
    const r = size * 0.25;
    const k = r * 0.5523;
    const at = (dx: number, dy: number) => `${number(x + dx)} ${number(y + dy)}`;
    return (
      `q 0 g ${at(r, 0)} m ${at(r, k)} ${at(k, r)} ${at(0, r)} c ${at(-k, r)} ${at(-r, k)} ${at(-r, 0)} c ` +
      `${at(-r, -k)} ${at(-k, -r)} ${at(0, -r)} c ${at(k, -r)} ${at(r, -k)} ${at(r, 0)} c f Q`
    );
  }
  const point = (dx: number, dy: number) => `${number(x + dx * size)} ${number(y + dy * size)}`;
  return `q 0 G ${number(size * 0.11)} w 1 J ${point(-0.26, 0)} m ${point(-0.07, -0.2)} l ${point(0.28, 0.24)} l S Q`;
}

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
export function pictureMatrix(box: Box, image: { readonly width: number; readonly height: number }): string {
  const scale = Math.min(box.width / image.width, box.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  return [width, 0, 0, height, (box.width - width) / 2, (box.height - height) / 2].map(number).join(" ");
}
