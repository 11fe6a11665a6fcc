/**
 * Fills one opened form.
 *
 * In: fields and what each says. Out: the same document with values, drawings, locks and tags. Every box gets a
 * drawing in an embedded font; a field that nothing is said about keeps its value and stays open.
 *
 * Source: ISO 32000-1 §12.7 (interactive forms), §14.8.4.5 (Form elements); ISO 14289-1 §7.18 (annotations)
 */
import { PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, type PDFRef } from "pdf-lib";
import { type Diagnostic, type PdfPlace, problem } from "../../diagnostics/diagnostic.ts";
import { holds, viewTypeOf } from "../../language/index.ts";
import {
  embedForTyping,
  type FontFile,
  flattenFields,
  Structure,
  type TrueType,
  Typesetter,
  textString,
} from "../../pdf-file/index.ts";
import type { FileReference, Language } from "../../values/index.ts";
import {
  type Box,
  drawFrame,
  drawText,
  readBox,
  readStyle,
  type TextStyle,
  uprightMatrix,
} from "./appearance.ts";
import { chosen, isTicked } from "./choose.ts";
import { drawList, drawMark, pictureMatrix } from "./drawings.ts";
import type { Said } from "./field-text.ts";
import { type FormField, textOf } from "./form-field.ts";

const READ_ONLY = 1;
const MULTILINE = 0x1000;
const PASSWORD = 0x2000;
const COMB = 0x1000000;

export interface Filling {
  readonly language: Language;
  readonly fonts: readonly FontFile[];
  /** Pictures that fields may show, by path. */
  readonly files: (path: string) => Uint8Array | undefined;
  report(diagnostic: Diagnostic): void;
}

export class Filler {
  readonly #pdf: PDFDocument;
  readonly #filling: Filling;
  readonly #setter: Typesetter;
  readonly #structure: Structure | undefined;
  /** Resources of every drawing; written at the end. */
  readonly #resources: PDFRef;
  readonly #form: PDFDict;
  readonly #typing = new Map<TrueType, { readonly name: string; readonly ref: PDFRef }>();

  constructor(pdf: PDFDocument, filling: Filling) {
    this.#pdf = pdf;
    this.#filling = filling;
    this.#setter = new Typesetter(pdf.context, "KF");
    this.#structure = Structure.of(pdf);
    this.#resources = pdf.context.nextRef();
    this.#form = pdf.catalog.getOrCreateAcroForm().dict;
  }

  async fill(field: FormField, said: Said | undefined, place: PdfPlace, isOpen: boolean): Promise<void> {
    switch (field.kind) {
      case "text":
        this.#fillText(field, said, place);
        break;
      case "check":
      case "radio":
        this.#fillButtons(field, said, place);
        break;
      case "drop-down":
        this.#fillDropDown(field, said, place);
        break;
      case "list":
        this.#fillList(field, said, place);
        break;
      case "button":
        await this.#fillPicture(field, said, place);
        break;
      case "signature":
        break;
    }
    if (said && !isOpen) lock(field);
    this.#makeReadable(field);
  }

  /** Writes what all fields share. @param flat draws the fields on their pages instead */
  finish(flat: boolean): void {
    const { context, catalog } = this.#pdf;
    for (const key of ["XFA", "NeedAppearances", "CO"]) this.#form.delete(PDFName.of(key));
    const typing = [...this.#typing.values()].map(({ name, ref }) => [name, ref] as const);
    this.#form.set(PDFName.of("DR"), context.obj({ Font: Object.fromEntries(typing) }));
    if (flat) flattenFields(this.#pdf, this.#structure);
    for (const character of this.#setter.missing) {
      this.#filling.report(problem("pdf/no-glyph", { characters: character }));
    }
    context.assign(this.#resources, context.obj({ Font: this.#setter.resources() }));
    this.#setter.finish();
    this.#structure?.finish();
    catalog.delete(PDFName.of("OpenAction"));
  }

  get isTagged(): boolean {
    return this.#structure !== undefined;
  }

  #fillText(field: FormField, said: Said | undefined, place: PdfPlace): void {
    const text = said?.text ?? visibleValue(field);
    const flags = flagsOf(field);
    const longest = inherited(field, "MaxLen");
    const max = longest instanceof PDFNumber ? longest.asNumber() : undefined;
    const cells = flags & COMB && max ? max : undefined;
    if (max !== undefined && [...text].length > max) {
      this.#tooLong(text, max, place);
      return;
    }
    const style = { ...this.#styleOf(field), multiline: (flags & MULTILINE) !== 0, cells };
    for (const { dict } of field.widgets) {
      const box = readBox(dict);
      const drawn = drawText(text, box, style, this.#setter);
      if ("room" in drawn) {
        this.#tooLong(text, drawn.room, place);
        return;
      }
      const hidden = flags & PASSWORD ? "" : drawn.operators;
      this.#draw(dict, box, textDrawing(box, text === "" ? "" : hidden));
    }
    setValue(field, textString(text));
  }

  #tooLong(text: string, room: number, place: PdfPlace): void {
    const { length } = [...text];
    this.#filling.report(problem("form/too-long", { text, length, room }, { place }));
  }

  #fillButtons(field: FormField, said: Said | undefined, place: PdfPlace): void {
    const wanted = said ? this.#wantedOption(field, said, place) : currentState(field);
    for (const [i, { dict }] of field.widgets.entries()) {
      this.#ensureMarks(dict, field, i);
      const own = stateOf(dict, field.options[i]?.value);
      const isOn = wanted !== undefined && own.decodeText() === wanted;
      dict.set(PDFName.of("AS"), isOn ? own : PDFName.of("Off"));
      if (isOn) setValue(field, own);
    }
    if (wanted === undefined) setValue(field, PDFName.of("Off"));
  }

  /** The state to turn on; `undefined` for none. */
  #wantedOption(field: FormField, said: Said, place: PdfPlace): string | undefined {
    const { options, kind } = field;
    const { language } = this.#filling;
    const isLone = kind === "check" && new Set(options.map(({ value }) => value)).size === 1;
    if (isLone) return isTicked(options[0], said, language) ? options[0]?.value : undefined;
    if (said.text === "" && said.value !== false) return undefined;
    const option = chosen(options, said, language);
    if (!option) this.#noOption(field, said.text, place);
    return option?.value;
  }

  #fillDropDown(field: FormField, said: Said | undefined, place: PdfPlace): void {
    const text = said?.text ?? visibleValue(field);
    const option = said ? chosen(field.options, said, this.#filling.language) : undefined;
    const isFree = (flagsOf(field) & 0x40000) !== 0;
    if (said && text !== "" && !option && !isFree) {
      this.#noOption(field, text, place);
      return;
    }
    const known = option ?? field.options.find(({ value }) => value === text);
    const shown = known?.label ?? text;
    const style = { ...this.#styleOf(field), multiline: false, cells: undefined };
    for (const { dict } of field.widgets) {
      const box = readBox(dict);
      const drawn = drawText(shown, box, style, this.#setter);
      if ("room" in drawn) {
        this.#tooLong(shown, drawn.room, place);
        return;
      }
      this.#draw(dict, box, textDrawing(box, drawn.operators));
    }
    setValue(field, textString(known?.value ?? text));
    field.field.dict.delete(PDFName.of("I"));
  }

  #fillList(field: FormField, said: Said | undefined, place: PdfPlace): void {
    const { options } = field;
    const items = Array.isArray(said?.value)
      ? said.value
      : said && said.text !== ""
        ? [said.value ?? said.text]
        : [];
    const picked = items.flatMap((value) => {
      const one = { text: said?.text ?? "", value };
      const option = chosen(options, one, this.#filling.language);
      if (!option) this.#noOption(field, one.text, place);
      return option ?? [];
    });
    const style = { ...this.#styleOf(field), multiline: true, cells: undefined };
    for (const { dict } of field.widgets) {
      const box = readBox(dict);
      this.#draw(dict, box, textDrawing(box, drawList(options, picked, box, style, this.#setter)));
    }
    if (!said) return;
    const { context } = this.#pdf;
    setValue(field, context.obj(picked.map(({ value }) => textString(value))));
    const indices = picked.map((option) => options.indexOf(option)).sort((a, b) => a - b);
    field.field.dict.set(PDFName.of("I"), context.obj(indices));
  }

  async #fillPicture(field: FormField, said: Said | undefined, place: PdfPlace): Promise<void> {
    const value = said?.value;
    if (value === undefined || !holds(value) || viewTypeOf(value) !== "file") return;
    const { path } = value as FileReference;
    const image = await this.#embed(this.#filling.files(path));
    if (!image) return this.#filling.report(problem("form/missing-picture", { path }, { place }));
    for (const { dict } of field.widgets) {
      const box = readBox(dict);
      const matrix = pictureMatrix(box, image);
      this.#draw(dict, box, `${drawFrame(box)} q ${matrix} cm /Picture Do Q`, { Picture: image.ref });
    }
  }

  async #embed(bytes: Uint8Array | undefined) {
    if (!bytes) return undefined;
    try {
      const isPng = bytes[0] === 0x89;
      const image = isPng ? await this.#pdf.embedPng(bytes) : await this.#pdf.embedJpg(bytes);
      await image.embed();
      return image;
    } catch {
      return undefined;
    }
  }

  #noOption({ options }: FormField, text: string, place: PdfPlace): void {
    const known = options.map(({ value }) => value).join(", ");
    this.#filling.report(problem("form/no-such-option", { text, options: known }, { place }));
  }

  /** How the field's text looks; what is typed in it later is in the same font. */
  #styleOf(field: FormField): Pick<TextStyle, "face" | "size" | "colour" | "align"> {
    const da = textOf(inherited(field, "DA") ?? this.#form.lookup(PDFName.of("DA"))) ?? "/Helv 0 Tf 0 g";
    const resources = this.#form.lookupMaybe(PDFName.of("DR"), PDFDict);
    const style = readStyle(da, resources, this.#filling.fonts);
    const align = inherited(field, "Q") ?? this.#form.lookup(PDFName.of("Q"));
    const quadding = align instanceof PDFNumber ? align.asNumber() : 0;
    const own = `/${this.#typingFont(style.face)} ${style.size} Tf ${style.colour}`;
    for (const { dict } of field.widgets) dict.delete(PDFName.of("DA"));
    field.field.dict.set(PDFName.of("DA"), textString(own));
    return { ...style, align: (["left", "centre", "right"] as const)[quadding] ?? "left" };
  }

  #typingFont(face: TrueType): string {
    const known = this.#typing.get(face);
    if (known) return known.name;
    const name = `KT${this.#typing.size + 1}`;
    this.#typing.set(face, { name, ref: embedForTyping(this.#pdf.context, face) });
    return name;
  }

  /** Boxes whose author left their look to the viewer get one. */
  #ensureMarks(dict: PDFDict, field: FormField, index: number): void {
    const normal = dict.lookupMaybe(PDFName.of("AP"), PDFDict)?.lookup(PDFName.of("N"));
    if (normal instanceof PDFDict && normal.keys().some((key) => key.decodeText() !== "Off")) {
      if (!normal.has(PDFName.of("Off"))) normal.set(PDFName.of("Off"), this.#xObject(readBox(dict), ""));
      return;
    }
    const box = readBox(dict);
    const on = this.#xObject(box, `${drawFrame(box)} ${drawMark(box, field.kind === "radio")}`);
    const off = this.#xObject(box, drawFrame(box));
    const states = { [field.options[index]?.value ?? "Yes"]: on, Off: off };
    dict.set(PDFName.of("AP"), this.#pdf.context.obj({ N: states }));
  }

  #draw(dict: PDFDict, box: Box, operators: string, pictures: Record<string, PDFRef> = {}): void {
    dict.set(PDFName.of("AP"), this.#pdf.context.obj({ N: this.#xObject(box, operators, pictures) }));
  }

  #xObject(box: Box, operators: string, pictures: Record<string, PDFRef> = {}): PDFRef {
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

  /** A screen reader finds the field in the order of the text, and has something to say of it. */
  #makeReadable(field: FormField): void {
    const { dict } = field.field;
    if (!field.tooltip) dict.set(PDFName.of("TU"), textString(field.name));
    for (const { dict: widget, ref, page } of field.widgets) {
      if (!page || !this.#structure) continue;
      page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
      if (this.#structure.ownerOf(widget)) continue;
      this.#structure.own(ref, page, this.#structure.add("Form"));
    }
  }
}

/** Fields that are filled in may not be changed, and run no scripts. */
function lock({ field, widgets }: FormField): void {
  field.setFlags(field.getFlags() | READ_ONLY);
  for (const dict of [field.dict, ...widgets.map((widget) => widget.dict)]) dict.delete(PDFName.of("AA"));
}

function setValue({ field }: FormField, value: PDFObject): void {
  field.dict.set(PDFName.of("V"), value);
  for (const key of ["DV", "RV"]) field.dict.delete(PDFName.of(key));
}

/** What the field says already; tags in it are no value. */
function visibleValue(field: FormField): string {
  const value = textOf(inherited(field, "V")) ?? "";
  return value.includes("{{") ? "" : value;
}

function currentState(field: FormField): string | undefined {
  const value = inherited(field, "V");
  const state = value instanceof PDFName ? value.decodeText() : "Off";
  return state === "Off" ? undefined : state;
}

function stateOf(dict: PDFDict, otherwise = "Yes"): PDFName {
  const normal = dict.lookupMaybe(PDFName.of("AP"), PDFDict)?.lookup(PDFName.of("N"));
  const states = normal instanceof PDFDict ? normal.keys() : [];
  return states.find((state) => state.decodeText() !== "Off") ?? PDFName.of(otherwise);
}

function flagsOf({ field }: FormField): number {
  return field.getFlags();
}

/** An entry of a field or of those above it. */
function inherited({ field }: FormField, key: string): PDFObject | undefined {
  return (
    field.getInheritableAttribute(PDFName.of(key)) &&
    lookedUp(field.dict, field.getInheritableAttribute(PDFName.of(key)))
  );
}

function lookedUp(dict: PDFDict, object: PDFObject | undefined): PDFObject | undefined {
  return object && dict.context.lookup(object);
}

function textDrawing(box: Box, operators: string): string {
  const clip = `1 1 ${Math.max(0, box.width - 2)} ${Math.max(0, box.height - 2)} re W n`;
  return `${drawFrame(box)}\n/Tx BMC q ${clip} ${operators} Q EMC`;
}
