/**
 * Picture files, and the DrawingML that shows them in the line of the text.
 *
 * Source: ECMA-376-1 §20.4.2.8 (inline), §20.2.2.5 (pic), §20.1.10.16 (EMU); [MS-ODRAWXML] §2.3.1 (svgBlip);
 * PNG 3rd ed. §11.2.1; JPEG ITU-T T.81 §B.2.2; GIF89a §18
 */
import { escapeXml } from "../../ooxml/xml.ts";
import { withoutMetadata } from "../../pdf-file/picture-metadata.ts";

/** Pixels at 96 to the inch. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface PictureFile {
  /** Of `bytes`. */
  readonly extension: "png" | "jpeg" | "gif";
  readonly size: PictureSize;
  readonly bytes: Uint8Array;
  /** What Word shows instead where it can; `bytes` is for the others. */
  readonly svg?: Uint8Array;
}

/** Draws an SVG as a PNG; `undefined` for what is no SVG. See `svgDrawer`. */
export type DrawSvg = (
  svg: Uint8Array,
) => { readonly png: Uint8Array; readonly size: PictureSize } | undefined;

/** Ids of the relationships to a picture's parts. */
export interface PictureLinks {
  readonly picture: string;
  readonly svg: string | undefined;
}

/** English Metric Units to a pixel, and to a twip. */
const EMU_PER_PIXEL = 9525;
const EMU_PER_TWIP = 635;

/** A picture file, without what does not show; `undefined` for what Word cannot show everywhere. */
export function readPicture(file: Uint8Array, drawSvg: DrawSvg | undefined): PictureFile | undefined {
  const bytes = withoutMetadata(file);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length > 24 && view.getUint32(0) === 0x89504e47) {
    return { extension: "png", size: { width: view.getUint32(16), height: view.getUint32(20) }, bytes };
  }
  if (bytes.length > 10 && view.getUint32(0) === 0x47494638) {
    const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    return { extension: "gif", size, bytes };
  }
  const size = bytes.length > 4 && view.getUint16(0) === 0xffd8 ? jpegSize(view) : undefined;
  if (size) return { extension: "jpeg", size, bytes };
  const drawn = isSvg(bytes) ? drawSvg?.(bytes) : undefined;
  return drawn && { extension: "png", size: drawn.size, bytes: drawn.png, svg: bytes };
}

function isSvg(bytes: Uint8Array): boolean {
  return /<(?:[\w.-]+:)?svg[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, 4096)));
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

/** A picture's own size in EMU, no wider than the text. */
export function naturalSize({ width, height }: PictureSize, textWidth: number): PictureSize {
  const box = { width: textWidth * EMU_PER_TWIP, height: Number.POSITIVE_INFINITY };
  return fitted({ width: width * EMU_PER_PIXEL, height: height * EMU_PER_PIXEL }, box, 1);
}

/** The largest size with a picture's proportions that has room in a box. */
export function fitted(
  size: PictureSize,
  box: PictureSize,
  mostScale = Number.POSITIVE_INFINITY,
): PictureSize {
  const scale = Math.min(
    mostScale,
    box.width / Math.max(1, size.width),
    box.height / Math.max(1, size.height),
  );
  const scaled = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: scaled(size.width), height: scaled(size.height) };
}

/**
 * A run's `w:drawing`.
 * @param id unique among drawings
 * @param size EMU
 */
export function drawing(links: PictureLinks, id: string | number, alt: string, size: PictureSize): string {
  const extent = `cx="${size.width}" cy="${size.height}"`;
  const description = escapeXml(alt);
  return (
    `<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${extent}/>` +
    `<wp:docPr id="${id}" name="${id}" descr="${description}"/>` +
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">' +
    `<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="${id}" name="${id}" descr="${description}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip r:embed="${links.picture}">${svgExtension(links.svg)}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>` +
    "</a:graphicData></a:graphic></wp:inline></w:drawing>"
  );
}

/** What stands in `a:blip` for a picture that is an SVG too. */
export function svgExtension(relationship: string | undefined): string {
  if (relationship === undefined) return "";
  return (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">' +
    `<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="${relationship}"/></a:ext></a:extLst>`
  );
}
