/**
 * Writes the drawings of fields into the file.
 *
 * Source: ISO 32000-1 §12.5.5 (appearance streams), §8.10 (form XObjects); ISO 19005-3 §6.3.3 (N alone)
 */
import { PDFDict, type PDFDocument, PDFName, type PDFRef, PDFStream } from "pdf-lib";
import { hasItsFonts, type Typesetter } from "../../pdf-file/index.ts";
import { type Box, uprightMatrix } from "./frame.ts";

const name = (text: string) => PDFName.of(text);

export class Looks {
  readonly #pdf: PDFDocument;
  readonly #setter: Typesetter;
  /** Fonts of every drawing; written at the end. */
  readonly #resources: PDFRef;

  constructor(pdf: PDFDocument, setter: Typesetter) {
    this.#pdf = pdf;
    this.#setter = setter;
    this.#resources = pdf.context.nextRef();
  }

  /** The one drawing of a box. */
  draw(dict: PDFDict, box: Box, operators: string, pictures: Record<string, PDFRef> = {}): void {
    dict.set(name("AP"), this.#pdf.context.obj({ N: this.xObject(box, operators, pictures) }));
  }

  /** A drawing for each state of a button. */
  drawStates(dict: PDFDict, box: Box, states: Readonly<Record<string, string>>): void {
    const drawn = Object.entries(states).map(([state, operators]) => [state, this.xObject(box, operators)]);
    dict.set(name("AP"), this.#pdf.context.obj({ N: Object.fromEntries(drawn) }));
  }

  finish(): void {
    this.#pdf.context.assign(this.#resources, this.#pdf.context.obj({ Font: this.#setter.resources() }));
  }

  xObject(box: Box, operators: string, pictures: Record<string, PDFRef> = {}): PDFRef {
    const { context } = this.#pdf;
    const hasPictures = Object.keys(pictures).length > 0;
    const stream = context.flateStream(new TextEncoder().encode(operators), {
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, box.width, box.height],
      Matrix: [...uprightMatrix(box)],
      Resources: hasPictures ? context.obj({ XObject: pictures }) : this.#resources,
    });
    return context.register(stream);
  }
}

/** Whether a box has drawings that show alike in every viewer: their fonts are in the file. */
export function showsAlike(dict: PDFDict): boolean {
  const look = dict.lookup(name("AP"));
  const normal = look instanceof PDFDict ? look.lookup(name("N")) : undefined;
  if (normal instanceof PDFStream) return hasItsFonts(normal);
  if (!(normal instanceof PDFDict) || normal.keys().length === 0) return false;
  return normal.keys().every((state) => {
    const stream = normal.lookup(state);
    return stream instanceof PDFStream && hasItsFonts(stream);
  });
}
