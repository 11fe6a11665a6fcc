/**
 * Format and size of a logo, read off its first bytes.
 *
 * Source: PNG §11.2.2 (IHDR); ITU-T T.81 §B.2.2 (frame header)
 */
export interface ImageSize {
  readonly format: "png" | "jpg";
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** @returns `undefined` for anything but PNG and JPEG */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) {
    return { format: "png", width: view.getUint32(16), height: view.getUint32(20) };
  }
  return bytes.length > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
}

function jpegSize(view: DataView): ImageSize | undefined {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff00) return undefined;
    if (isFrame(marker)) {
      return { format: "jpg", width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
  }
  return undefined;
}

/** SOF0 to SOF15, which DHT, JPG and DAC interrupt. */
function isFrame(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
}
