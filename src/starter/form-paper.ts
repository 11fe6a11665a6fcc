/**
 * A PDF form in the making: headings, texts and labelled fields, from top to bottom.
 *
 * In: the letterhead, and what is put on the page. Out: a form that is tagged for screen readers and looks like
 * the Word papers. A field with a template is filled in by Kansli; every other one is left to the reader and has
 * a tinted ground.
 *
 * Source: ISO 32000-1 §12.7; ISO 14289-1 §7.18; SS 03 43 21 (margins)
 */
import { PDFArray, type PDFDict, PDFDocument, PDFName, type PDFObject, type PDFRef } from "pdf-lib";
import {
  A4,
  describe,
  embedForTyping,
  embedPicture,
  fontNamed,
  type Ink,
  intendColours,
  MM,
  type OpenType,
  Sheet,
  Structure,
  savePdf,
  Typesetter,
  textString,
} from "../pdf-file/index.ts";
import { type Language, locales } from "../values/language.ts";
import { TICK_SIZE, TINT, tickFrame, tickMark } from "./form-ticks.ts";
import { inkColour, type Letterhead, organisationName } from "./letterhead.ts";

const LEFT = 25 * MM;
const RIGHT = A4[0] - 20 * MM;
const TOP = 16 * MM;
const GAP = 5 * MM;
const LABEL_HEIGHT = 11;
const GREY = "#4d4d4d";

/** Nothing in a template depends on the day it was made. */
const CREATED = new Date("2000-01-01T00:00:00Z");

export interface FieldSpec {
  readonly name: string;
  readonly label: string;
  /** What a screen reader says, where the label alone does not tell. */
  readonly tooltip?: string;
  /** Handlebars; left out for fields that the reader fills in. */
  readonly template?: string;
  /** Share of the row's width. */
  readonly share?: number;
  /** Millimetres. */
  readonly height?: number;
  readonly multiline?: boolean;
  readonly align?: "right";
  /** One letter a cell. */
  readonly cells?: number;
  /** A drop-down of these. */
  readonly options?: readonly (readonly [value: string, label: string])[];
}

export class FormPaper {
  readonly #pdf: PDFDocument;
  readonly #structure: Structure;
  readonly #setter: Typesetter;
  readonly #sheet: Sheet;
  readonly #ink: string;
  readonly #heading: OpenType;
  readonly #strong: OpenType;
  readonly #text: OpenType;
  readonly #typing: PDFRef;
  readonly #fields: PDFArray;
  readonly #title: string;
  readonly #language: Language;
  #y = TOP;

  private constructor(pdf: PDFDocument, letterhead: Letterhead, title: string) {
    const { headings, text } = letterhead.organisation.fonts;
    this.#pdf = pdf;
    this.#title = title;
    this.#language = letterhead.language;
    this.#structure = Structure.begin(pdf);
    this.#setter = new Typesetter(pdf.context);
    this.#sheet = new Sheet(pdf, pdf.addPage([...A4]), this.#setter, this.#structure);
    this.#ink = `#${inkColour(letterhead.organisation.colour)}`;
    this.#heading = fontNamed(`${headings} Bold`, []);
    this.#strong = fontNamed(`${headings}`, []);
    this.#text = fontNamed(text, []);
    this.#typing = embedForTyping(pdf.context, this.#strong);
    this.#fields = PDFArray.withContext(pdf.context);
  }

  static async begin(letterhead: Letterhead, title: string): Promise<FormPaper> {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    const paper = new FormPaper(pdf, letterhead, title);
    await paper.#letterhead(letterhead);
    return paper;
  }

  async #letterhead(letterhead: Letterhead): Promise<void> {
    const name = organisationName(letterhead);
    const { logo } = letterhead;
    const height = 13 * MM;
    const image = logo && (await embedPicture(this.#pdf, logo));
    if (image) {
      const width = Math.min(60 * MM, (image.width * height) / image.height);
      const alt = { Alt: name };
      const figure = this.#structure.add("Figure", this.#structure.document, alt);
      this.#sheet.picture("Logo", image, [LEFT, this.#y, width, height], figure);
    } else {
      const ink = { face: this.#heading, size: 14, colour: this.#ink };
      this.#sheet.text(name, LEFT, this.#y + height / 2 + 5, ink, this.#structure.add("P"));
    }
    this.#y += height + 9 * MM;
    const ink = { face: this.#heading, size: 22, colour: this.#ink };
    this.#sheet.text(this.#title, LEFT, this.#y + 16, ink, this.#structure.add("H1"));
    this.#y += 24;
    this.#sheet.line(LEFT, this.#y, RIGHT, this.#y, 1.2, this.#ink);
    this.#y += 5 * MM;
  }

  heading(text: string): void {
    this.#y += 2 * MM;
    const ink = { face: this.#heading, size: 12.5, colour: this.#ink };
    this.#sheet.text(text, LEFT, this.#y + 11, ink, this.#structure.add("H2"));
    this.#y += 20;
  }

  paragraph(text: string): void {
    const ink: Ink = { face: this.#text, size: 10 };
    const lines = this.#sheet.lines(text, ink, RIGHT - LEFT);
    this.#sheet.paragraph(lines, LEFT, this.#y + 10, ink, 14.5, this.#structure.add("P"));
    this.#y += lines.length * 14.5 + 6;
  }

  /** Fields side by side. */
  row(...fields: readonly FieldSpec[]): void {
    const shares = fields.reduce((sum, { share = 1 }) => sum + share, 0);
    const free = RIGHT - LEFT - GAP * (fields.length - 1);
    const height = Math.max(...fields.map((field) => field.height ?? 7)) * MM;
    let x = LEFT;
    for (const field of fields) {
      const width = (free * (field.share ?? 1)) / shares;
      this.#labelled(field, x, width, height);
      x += width + GAP;
    }
    this.#y += LABEL_HEIGHT + height + 3 * MM;
  }

  /** Rows of fields under headings, such as costs. */
  table(columns: readonly Omit<FieldSpec, "template">[], rows: number): void {
    const shares = columns.reduce((sum, { share = 1 }) => sum + share, 0);
    const height = 6.4 * MM;
    const widths = columns.map(({ share = 1 }) => ((RIGHT - LEFT) * share) / shares);
    const table = this.#structure.add("Table");
    const head = this.#structure.add("TR", this.#structure.add("THead", table));
    const lefts = widths.map((_, i) => LEFT + widths.slice(0, i).reduce((sum, width) => sum + width, 0));
    const ink = { face: this.#strong, size: 9, colour: GREY };
    for (const [i, { label, align }] of columns.entries()) {
      const scope = this.#pdf.context.obj({ O: "Table", Scope: "Column" });
      const cell = this.#structure.add("TH", head, { A: scope });
      const free = align === "right" ? (widths[i] ?? 0) - this.#sheet.width(label, ink) - 3 : 0;
      this.#sheet.text(label, (lefts[i] ?? 0) + free, this.#y + 9, ink, cell);
    }
    this.#y += 13;
    const body = this.#structure.add("TBody", table);
    for (let row = 1; row <= rows; row++) {
      const line = this.#structure.add("TR", body);
      for (const [i, column] of columns.entries()) {
        const cell = this.#structure.add("TD", line);
        const area = [lefts[i] ?? 0, this.#y, (widths[i] ?? 0) - 2, height - 2] as const;
        const tooltip = `${column.label} ${row}`;
        this.#field({ ...column, name: `${column.name}-${row}`, tooltip }, area, cell);
      }
      this.#y += height;
    }
    this.#y += 3 * MM;
  }

  /** Boxes of which one is ticked. */
  choice(name: string, label: string, options: readonly (readonly [value: string, label: string])[]): void {
    const { context } = this.#pdf;
    const field = context.obj({
      FT: "Btn",
      Ff: 0x8000 | 0x4000,
      T: textString(name),
      TU: textString(label),
      V: "Off",
    });
    const ref = context.register(field);
    const boxes = options.map(([value, text]) =>
      this.#tick(text, { Parent: ref, AS: PDFName.of("Off") }, value, true),
    );
    field.set(PDFName.of("Kids"), context.obj(boxes));
    this.#fields.push(ref);
    this.#y += 2 * MM;
  }

  /** A box to tick. @param template ticks it where it holds; the name is then a path */
  check(name: string, label: string): void {
    const own = { FT: PDFName.of("Btn"), T: textString(name), V: PDFName.of("Off"), AS: PDFName.of("Off") };
    this.#fields.push(this.#tick(label, own, "Yes", false));
    this.#y += 1 * MM;
  }

  #tick(label: string, own: Readonly<Record<string, PDFObject>>, value: string, isRound: boolean): PDFRef {
    const { context } = this.#pdf;
    const size = TICK_SIZE;
    const area = [LEFT, this.#y, size, size] as const;
    const dict: PDFDict = context.obj({ ...own, ...this.#widget(area), TU: textString(label) });
    const draw = (mark: string) =>
      context.register(
        context.flateStream(new TextEncoder().encode(`${tickFrame(isRound)} ${mark}`), {
          Type: "XObject",
          Subtype: "Form",
          BBox: [0, 0, size, size],
        }),
      );
    dict.set(PDFName.of("AP"), context.obj({ N: { [value]: draw(tickMark(isRound)), Off: draw("") } }));
    const ref = context.register(dict);
    const element = this.#structure.add("P");
    this.#place(ref, this.#structure.add("Form", element));
    this.#sheet.text(label, LEFT + size + 6, this.#y + 9.2, { face: this.#text, size: 10 }, element);
    this.#y += 17;
    return ref;
  }

  #labelled(field: FieldSpec, x: number, width: number, height: number): void {
    const element = this.#structure.add("P");
    const ink = { face: this.#strong, size: 9, colour: GREY };
    this.#sheet.text(field.label, x, this.#y + 8, ink, element);
    const area = [x, this.#y + LABEL_HEIGHT, width, height] as const;
    if (field.template !== undefined) {
      const y = this.#y + LABEL_HEIGHT + height;
      this.#sheet.line(x, y, x + width, y, 0.4, "#b0b0b0");
    }
    this.#field(field, area, element);
  }

  #field(spec: FieldSpec, area: readonly [number, number, number, number], element: PDFRef): void {
    const { context } = this.#pdf;
    const [, , width, height] = area;
    const { name, label, tooltip = label, template, multiline, cells, options } = spec;
    const flags = (multiline ? 0x1000 : 0) | (cells ? 0x1000000 : 0) | (options ? 0x20000 : 0);
    const dict = context.obj({
      ...this.#widget(area),
      FT: options ? "Ch" : "Tx",
      T: textString(name),
      TU: textString(tooltip),
      DA: textString(`/Text ${multiline || template === undefined ? (multiline ? 0 : 11) : 0} Tf 0 g`),
      Ff: flags,
      ...(spec.align === "right" && { Q: 2 }),
      ...(cells && { MaxLen: cells }),
      ...(template !== undefined && { DV: textString(template) }),
      ...(template === undefined && { MK: { BG: [...TINT] } }),
      AP: { N: this.#blank(width, height, template === undefined) },
      ...(options && { Opt: options.map(([value, shown]) => [textString(value), textString(shown)]) }),
    });
    const ref = context.register(dict);
    this.#fields.push(ref);
    this.#place(ref, this.#structure.add("Form", element));
  }

  /** What the empty template shows. */
  #blank(width: number, height: number, isTinted: boolean): PDFRef {
    const { context } = this.#pdf;
    const ground = isTinted ? `q ${TINT.join(" ")} rg 0 0 ${width} ${height} re f Q` : "";
    const look = { Type: "XObject", Subtype: "Form", BBox: [0, 0, width, height] };
    return context.register(context.flateStream(new TextEncoder().encode(ground), look));
  }

  #widget([x, y, width, height]: readonly [number, number, number, number]) {
    const bottom = this.#sheet.height - y - height;
    const page = this.#sheet.page.ref;
    return { Type: "Annot", Subtype: "Widget", F: 4, P: page, Rect: [x, bottom, x + width, bottom + height] };
  }

  #place(widget: PDFRef, element: PDFRef): void {
    this.#sheet.page.node.addAnnot(widget);
    this.#structure.own(widget, this.#sheet.page, element);
  }

  async finish(): Promise<Uint8Array> {
    const { context, catalog } = this.#pdf;
    this.#sheet.page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
    intendColours(this.#pdf);
    this.#sheet.finish();
    this.#setter.finish();
    this.#structure.finish();
    const fonts = { Font: { Text: this.#typing } };
    const form = { Fields: this.#fields, DR: fonts, DA: textString("/Text 0 Tf 0 g") };
    catalog.set(PDFName.of("AcroForm"), context.register(context.obj(form)));
    const language = locales[this.#language];
    describe(this.#pdf, {
      title: this.#title,
      language,
      created: CREATED,
      claims: { accessible: true, archival: "3a" },
    });
    return savePdf(this.#pdf, this.#title);
  }
}
