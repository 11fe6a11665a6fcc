/**
 * PDF forms as templates.
 *
 * In: the bytes of a PDF with form fields. Out: a template that checks itself against a view's type and fills
 * itself: fields with something to say are filled in and locked, the others are left for the reader.
 * The form is read anew for every paper: filling changes it.
 */
import {
  type Diagnostic,
  hasErrors,
  type Outcome,
  type PdfPlace,
  problem,
} from "../../diagnostics/diagnostic.ts";
import type { GroupType, Use, ViewType, ViewValue } from "../../language/index.ts";
import {
  claimsOf,
  describe,
  type FontFile,
  markPages,
  openPdf,
  Structure,
  savePdf,
  type XmpProperty,
} from "../../pdf-file/index.ts";
import { type Language, locales } from "../../values/index.ts";
import { keysWithoutOption } from "./choose.ts";
import { FieldText } from "./field-text.ts";
import { Filler } from "./filler.ts";
import { type FieldKind, type FormField, type Option, readFormFields } from "./form-field.ts";

/** What is known of a field before it is filled. */
export interface FieldInfo {
  readonly name: string;
  readonly kind: FieldKind;
  readonly place: PdfPlace;
  readonly options: readonly Option[];
  readonly text: FieldText | undefined;
}

export interface FormProperties {
  readonly language: Language;
  readonly title: string;
  /** The form's only date. */
  readonly created: Date;
  /** The workspace's own fonts. */
  readonly fonts: readonly FontFile[];
  /** Pictures that buttons may show, by path in the workspace. */
  readonly files: (path: string) => Uint8Array | undefined;
  /** Names of fields that are filled in and may be changed. */
  readonly open: readonly string[];
  /** Fields are drawn on the page and can no longer be changed. */
  readonly flat: boolean;
  /** What the paper says of its origin, in its metadata. */
  readonly properties?: readonly XmpProperty[];
  /** A word at the top of every page. */
  readonly mark?: string | undefined;
}

export class FormTemplate {
  readonly file: string;
  readonly fields: readonly FieldInfo[];
  readonly #bytes: Uint8Array;

  constructor(file: string, bytes: Uint8Array, fields: readonly FieldInfo[]) {
    this.file = file;
    this.#bytes = bytes;
    this.fields = fields;
  }

  get fieldNames(): string[] {
    return this.fields.map(({ name }) => name);
  }

  /** Pictures that it names itself: a form has them in it. */
  get pictures(): string[] {
    return [];
  }

  /** All that its fields use. */
  uses(type?: GroupType): Use[] {
    return this.fields.flatMap(({ text }) => text?.uses(type) ?? []);
  }

  /** Every field that a view of this type cannot fill. */
  check(type: GroupType): Diagnostic[] {
    return this.fields.flatMap((field) => {
      const found = field.text?.check(type) ?? [];
      const valueType = field.text?.typeIn(type);
      return valueType && found.length === 0 ? checkKind(field, valueType) : found;
    });
  }

  /** The form filled with a view; texts that are too long for their fields, and the like, are reported. */
  async render(
    view: Readonly<Record<string, ViewValue>>,
    properties: FormProperties,
  ): Promise<Outcome<Uint8Array>> {
    const { language, title, created, fonts, files, open, flat, mark } = properties;
    const opened = await openPdf(this.#bytes);
    if (!("pdf" in opened)) throw new Error(`${this.file} could be read before`, { cause: opened });
    const { pdf } = opened;
    const diagnostics: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
    const claims = claimsOf(pdf);
    const filler = new Filler(pdf, { language, fonts, files, report });
    for (const [i, field] of readFormFields(pdf).entries()) {
      const { text, place } = this.fields[i] ?? { place: { in: "pdf", file: this.file } as const };
      const said = text?.say(view, language, report, isMultiline(field));
      await filler.fill(field, said, place, open.includes(field.name));
    }
    filler.finish(flat);
    const accessible = claims.accessible && filler.isTagged;
    if (mark !== undefined) markPages(pdf, mark);
    describe(pdf, {
      ...{ title, language: locales[language], created, claims: { ...claims, accessible } },
      properties: properties.properties,
    });
    if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
    return { value: await savePdf(pdf, `${title}\n${created.toISOString()}`), diagnostics };
  }
}

function isMultiline({ kind, field }: FormField): boolean {
  return kind === "text" && (field.getFlags() & 0x1000) !== 0;
}

export async function compileFormTemplate(bytes: Uint8Array, file: string): Promise<Outcome<FormTemplate>> {
  const opened = await openPdf(bytes);
  const place = { place: { in: "pdf", file } } as const;
  if (!("pdf" in opened)) {
    const code = opened.refused === "encrypted" ? "form/encrypted" : "form/damaged";
    return { value: undefined, diagnostics: [problem(code, { detail: opened.detail }, place)] };
  }
  const read = readFormFields(opened.pdf);
  if (read.length === 0) return { value: undefined, diagnostics: [problem("form/no-fields", {}, place)] };
  const diagnostics: Diagnostic[] = Structure.of(opened.pdf) ? [] : [problem("form/not-tagged", {}, place)];
  const fields = read.map((field) => {
    const info = describeField(field, file);
    diagnostics.push(...info.diagnostics);
    return info.value;
  });
  return { value: new FormTemplate(file, bytes, fields), diagnostics };
}

function describeField(
  field: FormField,
  file: string,
): { value: FieldInfo; diagnostics: readonly Diagnostic[] } {
  const { name, kind, page, options, tooltip } = field;
  const place: PdfPlace = { in: "pdf", file, ...(page !== undefined && { page }), field: name };
  const { value: text, diagnostics } = FieldText.compile(field, place);
  const silent = tooltip ? [] : [problem("form/no-tooltip", {}, { place })];
  return { value: { name, kind, place, options, text }, diagnostics: [...diagnostics, ...silent] };
}

/** Whether a field of this kind can show such a value. */
function checkKind({ kind, options, place }: FieldInfo, type: ViewType): Diagnostic[] {
  const isFile = type.type === "group" && type.is === "file";
  if ((kind === "button") !== isFile && (kind === "button" || kind === "check" || kind === "radio")) {
    return [problem("form/wrong-type", { kind, type: typeName(type) }, { place })];
  }
  if (kind === "radio" && type.type !== "choice" && type.type !== "boolean" && type.type !== "text") {
    return [problem("form/wrong-type", { kind, type: typeName(type) }, { place })];
  }
  const takesOptions = kind === "radio" || kind === "drop-down" || kind === "list";
  if (!takesOptions || type.type !== "choice" || !type.choices) return [];
  const missing = keysWithoutOption(options, type.choices).join(", ");
  const known = options.map(({ value }) => value).join(", ");
  return missing === "" ? [] : [problem("form/missing-option", { missing, options: known }, { place })];
}

function typeName(type: ViewType): string {
  return type.type === "group" ? (type.is ?? "group") : type.type;
}
