/**
 * The fonts of a form's fields: those that we draw with, and those that a reader types in later.
 *
 * In: a field's default appearance, e.g. `/Helv 12 Tf 0 g`. Out: how its text looks. What is typed later is in the
 * same font, which is put into the file.
 *
 * Source: ISO 32000-1 §12.7.3.3 (variable text), §12.7.2 (DR)
 */
import { PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, type PDFRef } from "pdf-lib";
import {
  embedForTyping,
  type FontFile,
  fontForTyping,
  fontNamed,
  type OpenType,
  textString,
} from "../../pdf-file/index.ts";
import type { TextStyle } from "./appearance.ts";
import { type FormField, textOf } from "./form-field.ts";

export type Writing = Pick<TextStyle, "face" | "size" | "colour" | "align">;

export class FormFonts {
  readonly #pdf: PDFDocument;
  readonly #form: PDFDict;
  readonly #own: readonly FontFile[];
  readonly #typing = new Map<OpenType, { readonly name: string; readonly ref: PDFRef }>();

  /** @param own the workspace's fonts */
  constructor(pdf: PDFDocument, form: PDFDict, own: readonly FontFile[]) {
    this.#pdf = pdf;
    this.#form = form;
    this.#own = own;
  }

  /** How the field's text looks; its boxes are told, too. */
  styleOf(field: FormField): Writing {
    const style = this.#read(field);
    const align = field.inherited("Q") ?? this.#form.lookup(PDFName.of("Q"));
    const quadding = align instanceof PDFNumber ? align.asNumber() : 0;
    const own = `/${this.#typingFont(style.face)} ${style.size} Tf ${style.colour}`;
    for (const { dict } of field.widgets) {
      for (const key of ["DA", "DR"]) dict.delete(PDFName.of(key));
    }
    field.dict.delete(PDFName.of("DR"));
    field.dict.set(PDFName.of("DA"), textString(own));
    return { ...style, align: (["left", "centre", "right"] as const)[quadding] ?? "left" };
  }

  /** Puts the fonts where the form keeps them. */
  finish(): void {
    const fonts = [...this.#typing.values()].map(({ name, ref }) => [name, ref] as const);
    this.#form.set(PDFName.of("DR"), this.#pdf.context.obj({ Font: Object.fromEntries(fonts) }));
  }

  #read(field: FormField): Omit<Writing, "align"> {
    const [first] = field.widgets;
    const da =
      textOf(first?.dict.lookup(PDFName.of("DA"))) ??
      textOf(field.inherited("DA") ?? this.#form.lookup(PDFName.of("DA"))) ??
      "/Helv 0 Tf 0 g";
    const [, name = "Helv", size = "0"] = /\/(\S+)\s+(-?[\d.]+)\s+Tf/.exec(da) ?? [];
    const colour = da.replace(/\/\S+\s+-?[\d.]+\s+Tf/, "").trim();
    return {
      face: fontNamed(this.#baseFont(field, name) ?? name, this.#own),
      size: Math.abs(Number(size)) || 0,
      colour: /^([\d.]+\s+)+(g|rg|k)$/.test(colour) ? colour : "0 g",
    };
  }

  #typingFont(face: OpenType): string {
    const known = this.#typing.get(face);
    if (known) return known.name;
    const name = `KT${this.#typing.size + 1}`;
    this.#typing.set(face, { name, ref: embedForTyping(this.#pdf.context, fontForTyping(face)) });
    return name;
  }

  /** What the font is called outside of this form. */
  #baseFont(field: FormField, name: string): string | undefined {
    for (const resources of [field.inherited("DR"), this.#form.lookup(PDFName.of("DR"))]) {
      const font = dictIn(dictIn(resources, "Font"), name);
      const base = font?.lookup(PDFName.of("BaseFont"));
      if (base instanceof PDFName) return base.decodeText();
    }
    return undefined;
  }
}

function dictIn(dict: PDFObject | undefined, key: string): PDFDict | undefined {
  const found = dict instanceof PDFDict ? dict.lookup(PDFName.of(key)) : undefined;
  return found instanceof PDFDict ? found : undefined;
}
