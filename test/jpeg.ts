/**
 * The head of a JPEG, which is all that a PDF's writer reads of one: size, colours and which way up it is.
 *
 * Source: ITU-T T.81 §B.2.2 (frame header); Exif 2.32 §4.5.4
 */
export interface JpegHead {
  readonly width: number;
  readonly height: number;
  /** 3 for RGB, 4 for the four inks of print. */
  readonly components?: 1 | 3 | 4;
  readonly orientation?: number;
  readonly byteOrder?: "II" | "MM";
}

export function jpegHead({
  width,
  height,
  components = 3,
  orientation,
  byteOrder = "MM",
}: JpegHead): Uint8Array {
  const exif = orientation === undefined ? [] : segment(0xe1, exifOf(orientation, byteOrder === "II"));
  const parts = Array.from({ length: components }, (_, i) => [i + 1, 0x11, 0]).flat();
  const frame = segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, components, ...parts]);
  return Uint8Array.from([0xff, 0xd8, ...exif, ...frame, 0xff, 0xda, 0, 2, 0xff, 0xd9]);
}

function segment(marker: number, body: readonly number[]): number[] {
  const length = body.length + 2;
  return [0xff, marker, length >> 8, length & 255, ...body];
}

function exifOf(orientation: number, isLittle: boolean): number[] {
  const view = new DataView(new ArrayBuffer(26));
  view.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, isLittle);
  view.setUint32(4, 8, isLittle);
  view.setUint16(8, 1, isLittle);
  view.setUint16(10, 0x0112, isLittle);
  view.setUint16(12, 3, isLittle);
  view.setUint32(14, 1, isLittle);
  view.setUint16(18, orientation, isLittle);
  return [...Buffer.from("Exif\0\0"), ...new Uint8Array(view.buffer)];
}
