/**
 * PDF forms as templates.
 *
 * In: the bytes of a PDF with form fields. Out: a template that checks itself against a view's type and fills
 * itself: fields with something to say are filled in and locked, the others are left for the reader.
 * The form is read anew for every paper: filling changes it.
 */
import { type PDFDocument, PDFName } from "pdf-lib";
import {
  type Diagnostic,
  hasErrors,
  type Outcome,
  type PdfPlace,
  problem,
} from "../../diagnostics/diagnostic.ts";
import type { GroupType, Use, ViewType, ViewValue } from "../../language/index.ts";
import {
  attempt,
  claimsOf,
  describe,
  type FontFile,
  openPdf,
  type Refused,
  Structure,
  savePdf,
  type XmpProperty,
} from "../../pdf-file/index.ts";
import { type Language, locales } from "../../values/index.ts";
import { keysWithoutOption } from "./choose.ts";
import { FieldText, type Said } from "./field-text.ts";
import { isMultiline } from "./fill-text.ts";
import { Filler } from "./filler.ts";
import { type FieldKind, type FormField, type Option, readFormFields } from "./form-field.ts";

/** What is known of a field before it is filled. */
export interface FieldInfo {
  readonly name: string;
  readonly kind: FieldKind;
  readonly place: PdfPlace;
  readonly options: readonly Option[];
  readonly text: FieldText | undefined;
  readonly multiline: boolean;
}

export interface FormOptions {
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
  /** What the form says of its origin. */
  readonly properties?: readonly XmpProperty[];
  /** The word that marks it as a draft. */
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
    options: FormOptions,
  ): Promise<Outcome<Uint8Array>> {
    const { language } = options;
    const diagnostics: Diagnostic[] = [];
    const report = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic);
    const said = this.fields.map(({ text, multiline }) => text?.say(view, language, report, multiline));
    const made = await attempt(() => this.#fill(said, options, report));
    if ("refused" in made) {
      return { value: undefined, diagnostics: [...diagnostics, refusal(made, this.file)] };
    }
    return { value: hasErrors(diagnostics) ? undefined : made.bytes, diagnostics };
  }

  async #fill(
    said: readonly (Said | undefined)[],
    options: FormOptions,
    report: (diagnostic: Diagnostic) => void,
  ): Promise<{ readonly bytes: Uint8Array } | Refused> {
    const opened = await openPdf(this.#bytes);
    if ("refused" in opened) return opened;
    const { pdf } = opened;
    const { language, title, created, properties = [] } = options;
    const claims = claimsOf(pdf);
    const filler = new Filler(pdf, { ...options, report });
    for (const [i, field] of readFormFields(pdf).entries()) {
      const { place } = this.fields[i] ?? { place: { in: "pdf", file: this.file } as const };
      await filler.fill({ field, said: said[i], place }, options.open.includes(field.name));
    }
    filler.finish(options);
    const accessible = claims.accessible && filler.isTagged;
    // What is written has object streams, which PDF/A-1 does not know; PDF/A-2 allows all else that part 1 does.
    const archival = filler.isArchival ? claims.archival?.replace("1", "2") : undefined;
    describe(pdf, {
      ...{ title, created, properties },
      ...{ language: locales[language], claims: { accessible, archival } },
    });
    return { bytes: await savePdf(pdf, `${title}\n${created.toISOString()}`) };
  }
}

export async function compileFormTemplate(bytes: Uint8Array, file: string): Promise<Outcome<FormTemplate>> {
  const place = { place: { in: "pdf", file } } as const;
  const opened = await openPdf(bytes);
  if ("refused" in opened) return { value: undefined, diagnostics: [refusal(opened, file)] };
  const { pdf } = opened;
  const read = await attempt(() => ({
    fields: readFormFields(pdf),
    isTagged: Structure.of(pdf) !== undefined,
  }));
  if ("refused" in read) return { value: undefined, diagnostics: [refusal(read, file)] };
  if (read.fields.length === 0) {
    const code = isDynamic(pdf) ? "form/dynamic" : "form/no-fields";
    return { value: undefined, diagnostics: [problem(code, {}, place)] };
  }
  const diagnostics: Diagnostic[] = read.isTagged ? [] : [problem("form/not-tagged", {}, place)];
  const fields = read.fields.map((field) => {
    const info = describeField(field, file);
    diagnostics.push(...info.diagnostics);
    return info.value;
  });
  return { value: new FormTemplate(file, bytes, fields), diagnostics };
}

function refusal({ refused, detail }: Refused, file: string): Diagnostic {
  const code = refused === "encrypted" ? "form/encrypted" : "form/damaged";
  return problem(code, { detail }, { place: { in: "pdf", file } });
}

/** Whether its fields are in XFA alone, which only one program shows. */
function isDynamic(pdf: PDFDocument): boolean {
  return pdf.catalog.getOrCreateAcroForm().dict.has(PDFName.of("XFA"));
}

function describeField(
  field: FormField,
  file: string,
): { value: FieldInfo; diagnostics: readonly Diagnostic[] } {
  const { name, kind, page, options, tooltip } = field;
  const place: PdfPlace = { in: "pdf", file, ...(page !== undefined && { page }), field: name };
  const { value: text, diagnostics } = FieldText.compile(field, place);
  const silent = tooltip ? [] : [problem("form/no-tooltip", {}, { place })];
  return {
    value: { name, kind, place, options, text, multiline: isMultiline(field) },
    diagnostics: [...diagnostics, ...silent],
  };
}

/** Whether a field of this kind can show such a value. */
function checkKind({ kind, options, place }: FieldInfo, type: ViewType): Diagnostic[] {
  const isFile = type.type === "group" && type.is === "file";
  if ((kind === "button") !== isFile && (kind === "button" || kind === "check" || kind === "radio")) {
    return [problem("form/wrong-type", { fieldKind: kind, type: typeName(type) }, { place })];
  }
  if (kind === "radio" && type.type !== "choice" && type.type !== "boolean" && type.type !== "text") {
    return [problem("form/wrong-type", { fieldKind: kind, type: typeName(type) }, { place })];
  }
  const takesOptions = kind === "radio" || kind === "drop-down" || kind === "list";
  if (!takesOptions || type.type !== "choice" || !type.choices) return [];
  const missing = keysWithoutOption(options, type.choices).join(", ");
  const known = options.map(({ label }) => label).join(", ");
  return missing === "" ? [] : [problem("form/missing-option", { missing, options: known }, { place })];
}

function typeName(type: ViewType): string {
  return type.type === "group" ? (type.is ?? "group") : type.type;
}
