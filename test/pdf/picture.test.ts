/**
 * Photographs stand the right way up, however the camera was held.
 */
import fc from "fast-check";
import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { orientationOf } from "../../src/pdf-file/exif.ts";
import { apply, embedPicture, pictureMatrix } from "../../src/pdf-file/index.ts";
import { jpegHead } from "../jpeg.ts";

const corners = {
  "top left": [0, 1],
  "top right": [1, 1],
  "bottom left": [0, 0],
  "bottom right": [1, 0],
} as const;
type Corner = keyof typeof corners;

/** Where the first row and the first column of the stored picture are seen (Exif 2.32, table 6). */
const table: readonly (readonly [orientation: number, firstRow: string, firstColumn: string])[] = [
  [1, "top", "left"],
  [2, "top", "right"],
  [3, "bottom", "right"],
  [4, "bottom", "left"],
  [5, "left", "top"],
  [6, "right", "top"],
  [7, "right", "bottom"],
  [8, "left", "bottom"],
];

describe("a photograph", () => {
  test.each(table)(
    "of orientation %i has its first row at the %s, its first column at the %s",
    async (orientation, row, column) => {
      const pdf = await PDFDocument.create();
      const picture = await embedPicture(pdf, jpegHead({ width: 40, height: 30, orientation }));
      if (!picture) throw new Error("no picture");
      expect([picture.width, picture.height]).toEqual(orientation >= 5 ? [30, 40] : [40, 30]);
      const matrix = pictureMatrix(picture, 100, 200, picture.width, picture.height);
      const isSide = (word: string) => word === "left" || word === "right";
      const seen = (isSide(row) ? `${column} ${row}` : `${row} ${column}`) as Corner;
      const [x, y] = corners[seen];
      // The first pixel is at the stored picture's top left, (0, 1) of its unit square.
      expect(apply(matrix, 0, 1)).toEqual([100 + x * picture.width, 200 + y * picture.height]);
      const [left, top] = apply(matrix, 1, 1);
      const runsAcross =
        Math.abs(top - (200 + y * picture.height)) < 1e-9 && left !== 100 + x * picture.width;
      expect(runsAcross).toBe(!isSide(row));
    },
  );

  test("is read in both byte orders, and upright where nothing is said", () => {
    expect(orientationOf(jpegHead({ width: 4, height: 3, orientation: 6, byteOrder: "II" }))).toBe(6);
    expect(orientationOf(jpegHead({ width: 4, height: 3 }))).toBe(1);
    expect(orientationOf(jpegHead({ width: 4, height: 3, orientation: 9 }))).toBe(1);
  });

  test("that is cut off or altered anywhere is read without a fault", () => {
    const whole = jpegHead({ width: 4, height: 3, orientation: 6 });
    fc.assert(
      fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
        const altered = Uint8Array.from(whole.slice(0, length));
        if (at < altered.length) altered[at] = byte;
        expect(orientationOf(altered)).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
