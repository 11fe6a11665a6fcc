/**
 * A page as a reader sees it: cropped, and turned as it is shown.
 *
 * Source: ISO 32000-1 §7.7.3.3 (CropBox, Rotate), §14.11.2.1 (boxes reach no further than the medium)
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
  const { x, y, width, height } = visibleBox(page);
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

/** What is outside of the medium is not there, whatever the crop says. */
export function visibleBox(page: PDFPage): Box {
  const [crop, media] = [page.getCropBox(), page.getMediaBox()];
  const [x, y] = [Math.max(crop.x, media.x), Math.max(crop.y, media.y)];
  const width = Math.min(crop.x + crop.width, media.x + media.width) - x;
  const height = Math.min(crop.y + crop.height, media.y + media.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : media;
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const sized = (width: number, height: number) => ({ width, height });
