/**
 * Pictures as DrawingML, in the line of the text.
 *
 * Source: ECMA-376-1 §20.4.2.8 (inline), §20.2.2.5 (pic), §20.1.10.16 (EMU);
 * PNG 3rd ed. §11.2.1; JPEG ITU-T T.81 §B.2.2; GIF89a §18
 */
import { escapeXml } from "../../ooxml/xml.ts";

/** Pixels at 96 to the inch. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface PictureFile {
  readonly extension: "png" | "jpeg" | "gif";
  readonly size: PictureSize;
}

/** English Metric Units to a pixel, and to a twip. */
const EMU_PER_PIXEL = 9525;
const EMU_PER_TWIP = 635;

/** The kind and size of a picture file; `undefined` for what Word cannot show everywhere. */
export function readPicture(bytes: Uint8Array): PictureFile | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) {
    return { extension: "png", size: { width: view.getUint32(16), height: view.getUint32(20) } };
  }
  if (bytes.length > 10 && view.getUint32(0) === 0x47494638) {
    return { extension: "gif", size: { width: view.getUint16(6, true), height: view.getUint16(8, true) } };
  }
  const size = bytes.length > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
  return size && { extension: "jpeg", size };
}

/** From the first frame header; segments before it are skipped. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; at + 9 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker < 0xff00) return undefined;
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  return undefined;
}

/**
 * A run's `w:drawing`, no wider than the text.
 * @param relationship id of the relationship to the picture's part
 * @param id unique among drawings
 * @param textWidth twips
 */
export function drawing(
  relationship: string,
  id: string | number,
  alt: string,
  { width, height }: PictureSize,
  textWidth: number,
): string {
  const scale = Math.min(1, (textWidth * EMU_PER_TWIP) / Math.max(1, width * EMU_PER_PIXEL));
  const cx = Math.max(1, Math.round(width * EMU_PER_PIXEL * scale));
  const cy = Math.max(1, Math.round(height * EMU_PER_PIXEL * scale));
  const description = escapeXml(alt);
  return (
    `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>` +
    `<wp:docPr id="${id}" name="${id}" descr="${description}"/>` +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
    `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="${id}" descr="${description}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${relationship}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>` +
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
  );
}
