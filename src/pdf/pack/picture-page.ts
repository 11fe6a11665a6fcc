/**
 * A picture as a document of one page, under its title.
 */
import { PDFDocument } from "pdf-lib";
import { A4, embedPicture, fontNamed, MM, Sheet, Structure, Typesetter } from "../../pdf-file/index.ts";
import type { PackItem } from "./make-pack.ts";
import type { Look } from "./open-item.ts";

const MARGIN = 20 * MM;
const TOP = 40 * MM;
/** CSS pixels to points: a picture is not drawn larger than it is. */
const PIXEL = 0.75;

/** `undefined` when the bytes are no PNG or JPEG. */
export async function pictureDocument(
  { title, bytes }: PackItem,
  { headings, fonts, colour }: Look,
): Promise<{ readonly pdf: PDFDocument; readonly archival: boolean } | undefined> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const image = await embedPicture(pdf, bytes);
  if (!image) return undefined;
  const isWide = image.width > image.height;
  const [width, height] = isWide ? [A4[1], A4[0]] : A4;
  const tags = Structure.begin(pdf);
  const page = pdf.addPage([width, height]);
  const setter = new Typesetter(pdf.context, fonts);
  const sheet = new Sheet(pdf, page, setter, tags);
  const ink = { face: fontNamed(`${headings} Bold`, fonts), size: 16, colour };
  const lines = sheet.lines(title, ink, width - 2 * MARGIN);
  sheet.paragraph(lines, MARGIN, TOP - 10 * MM, ink, 20, tags.add("H1"));
  const room = [width - 2 * MARGIN, height - TOP - MARGIN - (lines.length - 1) * 20] as const;
  const scale = Math.min(PIXEL, room[0] / image.width, room[1] / image.height);
  const size = [image.width * scale, image.height * scale] as const;
  const figure = tags.add("Figure", tags.document, { Alt: title });
  const area = [(width - size[0]) / 2, TOP + (lines.length - 1) * 20, ...size] as const;
  sheet.picture("Picture", image, area, figure);
  sheet.finish();
  setter.finish();
  tags.finish();
  return { pdf, archival: !image.hasPrintColours };
}
