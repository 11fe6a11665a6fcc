/**
 * A page as a reader sees it: cropped, and turned as it is shown.
 *
 * Source: ISO 32000-1 §7.7.3.3 (CropBox, Rotate)
 */
import type { PDFPage } from "pdf-lib";
import type { Matrix } from "./objects.ts";

export interface Visible {
  readonly width: number;
  readonly height: number;
  /** From the visible page, y upwards, to the page's own space. */
  readonly upright: Matrix;
  /** From the page's own space to the visible page, y downwards. */
  readonly seen: Matrix;
  readonly turn: number;
}

export function visiblePage(page: PDFPage): Visible {
  const { x, y, width, height } = page.getCropBox();
  const turn = ((page.getRotation().angle % 360) + 360) % 360;
  switch (turn) {
    case 90:
      return {
        ...sized(height, width),
        upright: [0, 1, -1, 0, x + width, y],
        seen: [0, 1, 1, 0, -y, -x],
        turn,
      };
    case 180:
      return {
        ...sized(width, height),
        ...{ upright: [-1, 0, 0, -1, x + width, y + height], seen: [-1, 0, 0, 1, x + width, -y], turn },
      };
    case 270:
      return {
        ...sized(height, width),
        ...{ upright: [0, -1, 1, 0, x, y + height], seen: [0, -1, -1, 0, y + height, x + width], turn },
      };
    default:
      return {
        ...sized(width, height),
        upright: [1, 0, 0, 1, x, y],
        seen: [1, 0, 0, -1, -x, y + height],
        turn,
      };
  }
}

const sized = (width: number, height: number) => ({ width, height });
