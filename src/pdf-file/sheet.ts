/**
 * Draws on one page: texts that are tagged, and lines and boxes that are not.
 *
 * Coordinates are points from the top left corner of the page, as a reader measures.
 *
 * Source: ISO 32000-1 §14.6 (marked content), §14.8.2.2 (artifacts)
 */
import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFPage, type PDFRef } from "pdf-lib";
import type { OpenType } from "./open-type.ts";
import { type Picture, pictureMatrix } from "./picture.ts";
import type { Structure } from "./structure.ts";
import { number, type Typesetter } from "./typesetter.ts";

export interface Ink {
  readonly face: OpenType;
  readonly size: number;
  /** `#rrggbb`; black when left out. */
  readonly colour?: string;
}

/** Millimetres to points. */
export const MM = 72 / 25.4;
export const A4: readonly [number, number] = [210 * MM, 297 * MM];

export class Sheet {
  readonly page: PDFPage;
  readonly height: number;
  readonly #pdf: PDFDocument;
  readonly #setter: Typesetter;
  readonly #structure: Structure;
  readonly #operators: string[] = [];

  constructor(pdf: PDFDocument, page: PDFPage, setter: Typesetter, structure: Structure) {
    this.#pdf = pdf;
    this.page = page;
    this.height = page.getHeight();
    this.#setter = setter;
    this.#structure = structure;
  }

  width(text: string, { face, size }: Ink): number {
    return this.#setter.width(text, face, size);
  }

  lines(text: string, { face, size }: Ink, width: number): string[] {
    return this.#setter.lines(text, face, size, width);
  }

  /** A line of text with its baseline at `y`; without an element it is decoration. */
  text(text: string, x: number, y: number, ink: Ink, element?: PDFRef): void {
    const shown = this.#setter.show(text, ink.face, ink.size);
    const at = `${number(x)} ${number(this.height - y)} Td`;
    this.#put(`BT ${colour(ink.colour)} rg ${at} ${shown} ET`, element);
  }

  /** Lines of text, one element together. @returns the baseline after the last */
  paragraph(
    lines: readonly string[],
    x: number,
    y: number,
    ink: Ink,
    leading: number,
    element?: PDFRef,
  ): number {
    const shown = lines.map((line, i) => {
      const at = i === 0 ? `${number(x)} ${number(this.height - y)} Td` : `0 ${number(-leading)} Td`;
      return `${at} ${this.#setter.show(i < lines.length - 1 ? `${line} ` : line, ink.face, ink.size)}`;
    });
    this.#put(`BT ${colour(ink.colour)} rg ${shown.join("\n")} ET`, element);
    return y + leading * lines.length;
  }

  line(x1: number, y1: number, x2: number, y2: number, width: number, stroke = "#000000"): void {
    const [a, b] = [`${number(x1)} ${number(this.height - y1)}`, `${number(x2)} ${number(this.height - y2)}`];
    this.#put(`q ${number(width)} w ${colour(stroke)} RG ${a} m ${b} l S Q`);
  }

  box(x: number, y: number, width: number, height: number, fill: string): void {
    const corner = `${number(x)} ${number(this.height - y - height)}`;
    this.#put(`q ${colour(fill)} rg ${corner} ${number(width)} ${number(height)} re f Q`);
  }

  /** A picture, as a figure with a text for those who cannot see it, or as decoration. */
  picture(
    name: string,
    picture: Picture,
    area: readonly [number, number, number, number],
    element?: PDFRef,
  ): void {
    const [x, y, width, height] = area;
    resourcesOf(this.#pdf, this.page, "XObject").set(PDFName.of(name), picture.ref);
    const matrix = pictureMatrix(picture, x, this.height - y - height, width, height);
    this.#put(`q ${matrix.map(number).join(" ")} cm /${name} Do Q`, element);
  }

  /** Writes what was drawn, over what the page shows already. */
  finish(): void {
    const fonts = resourcesOf(this.#pdf, this.page, "Font");
    for (const [name, ref] of Object.entries(this.#setter.resources())) fonts.set(PDFName.of(name), ref);
    appendContent(this.#pdf, this.page, this.#operators.join("\n"));
  }

  #put(operators: string, element?: PDFRef): void {
    const begin = element ? `/P <</MCID ${this.#structure.mark(this.page, element)}>> BDC` : "/Artifact BMC";
    this.#operators.push(`${begin} ${operators} EMC`);
  }
}

/** A page's own dictionary of fonts, pictures or states, made when it has none. */
export function resourcesOf(pdf: PDFDocument, page: PDFPage, kind: string): PDFDict {
  page.node.normalize();
  const resources = page.node.Resources() ?? pdf.context.obj({});
  page.node.set(PDFName.of("Resources"), resources);
  const known = resources.lookupMaybe(PDFName.of(kind), PDFDict);
  if (known) return known;
  const fresh = pdf.context.obj({});
  resources.set(PDFName.of(kind), fresh);
  return fresh;
}

/** Puts operators after a page's own, which are kept from changing them. */
export function appendContent(pdf: PDFDocument, page: PDFPage, operators: string): void {
  const { context } = pdf;
  const before = page.node.lookup(PDFName.of("Contents"));
  const own =
    before instanceof PDFArray ? before.asArray() : before ? [page.node.get(PDFName.of("Contents"))] : [];
  const drawn = context.register(context.flateStream(new TextEncoder().encode(operators)));
  const wrapped =
    own.length === 0
      ? [drawn]
      : [context.register(context.stream("q\n")), ...own, context.register(context.stream("\nQ\n")), drawn];
  const contents = PDFArray.withContext(context);
  for (const stream of wrapped) if (stream) contents.push(stream);
  page.node.set(PDFName.of("Contents"), contents);
}

/** `#rrggbb` as three operands. */
export function colour(hex = "#000000"): string {
  const part = (at: number) => number(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return `${part(1)} ${part(3)} ${part(5)}`;
}
