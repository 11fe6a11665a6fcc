/**
 * Pictures and QR codes that a story shows: in the text, and in the place of the template's own.
 *
 * In: what a helper produced. Out: a run, or the parts of the picture that takes another's place. What cannot be found
 * or is without a text for those who cannot see it is reported.
 */
import { problem } from "../../diagnostics/diagnostic.ts";
import {
  type ImageData,
  isProduced,
  type Produced,
  type QrData,
  type ViewValue,
} from "../../language/index.ts";
import { escapeXml } from "../../ooxml/xml.ts";
import type { PicturePart, PictureSpot, RunSpot } from "./literal.ts";
import type { DocumentTarget, Filling } from "./markdown-target.ts";
import {
  drawing,
  fitted,
  naturalSize,
  type PictureFile,
  type PictureLinks,
  type PictureSize,
  svgExtension,
} from "./pictures.ts";
import { runProperties } from "./properties.ts";
import { qrCode } from "./qr-code.ts";

export interface ShownPicture {
  readonly links: PictureLinks;
  readonly alt: string;
  /** EMU */
  readonly size: PictureSize;
}

export class PictureWriter {
  readonly #filling: Filling;

  constructor(filling: Filling) {
    this.#filling = filling;
  }

  /** A run that shows it at its own size. */
  run(produced: Produced, spot: RunSpot, target: DocumentTarget): string | undefined {
    const found = this.#find(produced, spot, target);
    if (!found) return undefined;
    const size = naturalSize(found.picture.size, target.textWidth);
    const xml = drawing(found.links, this.#filling.output.newId(), produced.text, size);
    this.#reportTextless(produced, spot);
    return `<w:r>${runProperties(...spot.runProperties)}${xml}</w:r>`;
  }

  /** A picture in the place of another: as large as fits there. */
  show(value: ViewValue, spot: PictureSpot, target: DocumentTarget): ShownPicture | undefined {
    const found = isProduced(value) ? this.#find(value, spot, target) : undefined;
    if (!found || !isProduced(value)) return undefined;
    if (!spot.hasText) this.#reportTextless(value, spot);
    return { links: found.links, alt: value.text, size: fitted(found.picture.size, spot.box) };
  }

  #find(
    { what, data }: Produced,
    spot: RunSpot | PictureSpot,
    target: DocumentTarget,
  ): { picture: PictureFile; links: PictureLinks } | undefined {
    const name = what === "qr" ? `qr ${(data as QrData).content}` : (data as ImageData).path;
    const picture =
      what === "qr"
        ? this.#filling.output.readOnce(name, () => qrCode((data as QrData).content))
        : target.readPicture(name);
    if (picture) return { picture, links: target.embed(name, picture) };
    const [code, params] =
      what === "qr"
        ? (["template/long-qr", {}] as const)
        : (["template/missing-image", { path: name }] as const);
    this.#filling.context.report(problem(code, params, { place: spot.place() }));
    return undefined;
  }

  #reportTextless({ text, data }: Produced, spot: RunSpot | PictureSpot): void {
    if (text.trim() !== "") return;
    const { path } = data as ImageData;
    this.#filling.context.report(problem("template/picture-without-text", { path }, { place: spot.place() }));
  }
}

const EMU_PER_POINT = 12_700;

export function partOfPicture({ links, alt, size }: ShownPicture, part: PicturePart): string {
  switch (part) {
    case "file":
      return links.picture;
    case "svg":
      return svgExtension(links.svg);
    case "alt":
      return escapeXml(alt);
    case "width":
      return String(size.width);
    case "height":
      return String(size.height);
    case "width-points":
      return `${(size.width / EMU_PER_POINT).toFixed(2)}pt`;
    case "height-points":
      return `${(size.height / EMU_PER_POINT).toFixed(2)}pt`;
  }
}
