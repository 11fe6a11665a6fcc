/**
 * Fills one opened form.
 *
 * In: fields and what each says. Out: the same document with values, drawings, locks and tags. Every box gets a
 * drawing in an embedded font; a field that nothing is said about keeps its value and stays open.
 *
 * Source: ISO 32000-1 §12.7 (interactive forms), §14.8.4.5 (Form elements); ISO 14289-1 §7.18 (annotations)
 */
import { type PDFDict, type PDFDocument, PDFName } from "pdf-lib";
import { type Diagnostic, problem } from "../../diagnostics/diagnostic.ts";
import { holds, viewTypeOf } from "../../language/index.ts";
import {
  claimsOf,
  embedPicture,
  type FontFile,
  flattenFields,
  markPages,
  readOwn,
  Structure,
  Typesetter,
  textString,
} from "../../pdf-file/index.ts";
import type { FileReference, Language } from "../../values/index.ts";
import type { Desk, Entry } from "./desk.ts";
import { drawPicture, fillButtons } from "./fill-buttons.ts";
import { fillList } from "./fill-list.ts";
import { fillDropDown, fillText } from "./fill-text.ts";
import type { FormField, Widget } from "./form-field.ts";
import { FormFonts } from "./form-fonts.ts";
import { Looks } from "./looks.ts";
import { setFlags } from "./set-value.ts";
import { tagFields } from "./tag-fields.ts";

const READ_ONLY = 1;

export interface Filling {
  readonly language: Language;
  readonly fonts: readonly FontFile[];
  /** Pictures that fields may show, by path. */
  readonly files: (path: string) => Uint8Array | undefined;
  report(diagnostic: Diagnostic): void;
}

export interface Finishing {
  /** Fields are drawn on their pages and taken away. */
  readonly flat: boolean;
  /** A word on every page. */
  readonly mark?: string | undefined;
}

export class Filler {
  readonly #pdf: PDFDocument;
  readonly #files: Filling["files"];
  readonly #fonts: readonly FontFile[];
  readonly #structure: Structure | undefined;
  readonly #form: PDFDict;
  readonly #desk: Desk;
  readonly #widgets: Widget[] = [];
  #isArchival: boolean;

  constructor(pdf: PDFDocument, { language, fonts, files, report }: Filling) {
    const setter = new Typesetter(pdf.context, fonts, "KF");
    this.#pdf = pdf;
    this.#files = files;
    this.#fonts = fonts;
    this.#structure = Structure.of(pdf);
    this.#isArchival = claimsOf(pdf).archival !== undefined;
    this.#form = pdf.catalog.getOrCreateAcroForm().dict;
    this.#desk = {
      ...{ context: pdf.context, setter, language, report },
      looks: new Looks(pdf, setter),
      fonts: new FormFonts(pdf, this.#form, fonts),
    };
  }

  async fill(entry: Entry, isOpen: boolean): Promise<void> {
    const { field, said } = entry;
    switch (field.kind) {
      case "text":
        fillText(entry, this.#desk);
        break;
      case "check":
      case "radio":
        fillButtons(entry, this.#desk);
        break;
      case "drop-down":
        fillDropDown(entry, this.#desk);
        break;
      case "list":
        fillList(entry, this.#desk);
        break;
      case "button":
        await this.#fillPicture(entry);
        break;
      case "signature":
        break;
    }
    if (said && !isOpen) lock(field);
    if (this.#isArchival) forgetActions(field);
    this.#makeReadable(field);
  }

  /** Fonts of the workspace that cannot be read, and characters that no font has. */
  #tellFonts(): void {
    const { setter, report } = this.#desk;
    for (const bad of readOwn(this.#fonts).bad) report(problem("pdf/bad-font", bad));
    const characters = [...setter.missing].join(" ");
    if (characters !== "") report(problem("pdf/no-glyph", { characters }));
  }

  /** Writes what all fields share. */
  finish({ flat, mark }: Finishing): void {
    const { setter, looks, fonts } = this.#desk;
    for (const key of ["XFA", "NeedAppearances", "CO"]) this.#form.delete(PDFName.of(key));
    fonts.finish();
    if (this.#structure) tagFields(this.#structure, this.#widgets);
    if (flat) flattenFields(this.#pdf, this.#structure);
    if (mark !== undefined) markPages(this.#pdf, mark);
    this.#tellFonts();
    looks.finish();
    setter.finish();
    this.#structure?.finish();
    this.#pdf.catalog.delete(PDFName.of("OpenAction"));
  }

  /** Whether the form may still claim the PDF/A that it claimed. */
  get isArchival(): boolean {
    return this.#isArchival;
  }

  get isTagged(): boolean {
    return this.#structure !== undefined;
  }

  async #fillPicture({ field, said, place }: Entry): Promise<void> {
    const value = said?.value;
    if (value === undefined || !holds(value) || viewTypeOf(value) !== "file") return;
    const { path } = value as FileReference;
    const bytes = this.#files(path);
    const picture = bytes && (await embedPicture(this.#pdf, bytes));
    if (!picture) {
      this.#desk.report(problem("form/missing-picture", { path }, { place }));
      return;
    }
    drawPicture(field, picture, this.#desk);
    if (picture.hasPrintColours && this.#isArchival) {
      this.#isArchival = false;
      this.#desk.report(problem("form/print-colours", { path }, { place }));
    }
  }

  /** A screen reader has something to say of the field. */
  #makeReadable({ dict, name, tooltip, widgets }: FormField): void {
    if (!dict.has(PDFName.of("TU"))) dict.set(PDFName.of("TU"), textString(tooltip ?? name));
    this.#widgets.push(...widgets);
  }
}

/** Fields of an archival form do nothing, though programs write actions into some. @see ISO 19005-3 §6.4.1 */
function forgetActions({ dict, widgets }: FormField): void {
  for (const owner of [dict, ...widgets.map((widget) => widget.dict)]) {
    for (const key of ["A", "AA"]) owner.delete(PDFName.of(key));
  }
}

/** Fields that are filled in may not be changed, and run no scripts. */
function lock(field: FormField): void {
  const { dict, widgets } = field;
  setFlags(field, READ_ONLY, 0);
  for (const owner of [dict, ...widgets.map((widget) => widget.dict)]) owner.delete(PDFName.of("AA"));
}
