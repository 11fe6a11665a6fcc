/**
 * The shape of kansli.yaml and contacts.yaml.
 */
import type * as z from "zod";
import { type Language, languages, type Translated } from "../values/language.ts";
import type { Contact } from "../values/value.ts";
import { mailShape } from "./mail-schema.ts";
import {
  addFault,
  email,
  filePath,
  filledListOf,
  key,
  line,
  listOf,
  mapOf,
  maybe,
  oneOf,
  type Shape,
  scalar,
  strict,
  text,
  yesOrNo,
} from "./shape.ts";
import { contact, known, translated } from "./texts-schema.ts";
import {
  type DocumentFormat,
  type DocumentSpec,
  documentFormats,
  isForm,
  type Organisation,
} from "./workspace.ts";

/** Fonts that Word has, and whose widths ours match. */
const defaultFonts = { headings: "Calibri", text: "Georgia" };

/** @param used the workspace's languages, which a text without language is for */
export function configShape(used: readonly Language[]) {
  const named = translated(used);
  return strict({
    organisation: organisationShape(used),
    languages: languageList(),
    clauses: maybe(oneOf(["att", "numbered"], "workspace/unknown-clause-style")),
    committees: maybe(mapOf(key(), strict({ name: named }))),
    officers: maybe(
      mapOf(key(), strict({ name: line(), title: named, signature: maybe(filePath()) }).transform(known)),
    ),
    appeals: maybe(mapOf(key(), strict({ heading: named, text: translated(used, text()) }))),
    documents: maybe(mapOf(key(), documentShape(used))),
    words: maybe(mapOf(key(), named)),
    mail: maybe(mailShape(used)),
  });
}

export function contactsShape(): Shape<ReadonlyMap<string, Contact>> {
  return mapOf(key(), contact());
}

export function languageList(): Shape<Language[]> {
  return filledListOf(oneOf(languages, "workspace/unknown-language")).transform((list, context) => {
    list.forEach((name, index) => {
      if (list.indexOf(name) < index) {
        addFault(context, { code: "workspace/language-twice", params: { name } }, [index]);
      }
    });
    return list;
  });
}

function organisationShape(used: readonly Language[]): Shape<Organisation> {
  return strict({
    name: translated(used),
    address: maybe(listOf(line())),
    email: maybe(email()),
    phone: maybe(line()),
    web: maybe(line()),
    number: maybe(line()),
    logo: maybe(filePath()),
    colour: maybe(colour()),
    fonts: maybe(strict({ headings: maybe(line()), text: maybe(line()) })),
  }).transform(({ address = [], fonts = {}, ...rest }) => ({
    ...known(rest),
    address,
    fonts: { ...defaultFonts, ...known(fonts) },
  }));
}

function colour(): Shape<string> {
  const pattern = "^#[0-9a-fA-F]{6}$";
  const form = new RegExp(pattern);
  return scalar(
    (text) => (form.test(text) ? { value: text } : { code: "workspace/bad-colour", params: { text } }),
    { type: "string", pattern },
  );
}

function documentShape(used: readonly Language[]): Shape<Omit<DocumentSpec, "key">> {
  const file = () => maybe(translated(used, filePath()));
  return strict({
    name: translated(used),
    template: file(),
    text: maybe(strict({ csv: file(), txt: file(), html: file() })),
    formats: maybe(filledListOf(oneOf(documentFormats, "workspace/unknown-format"))),
    per: maybe(oneOf(["record", "recipient"], "workspace/unknown-per")),
    file: maybe(line()),
    attachments: maybe(yesOrNo()),
    editable: maybe(yesOrNo()),
    stationery: file(),
    form: maybe(strict({ open: maybe(listOf(line())), flatten: maybe(yesOrNo()) })),
  }).transform(({ text = {}, per = "record", formats: listed, form, ...rest }, context) => {
    const textTemplates = new Map(Object.entries(known(text)) as [DocumentFormat, Translated][]);
    const isMade = (format: DocumentFormat) => hasTemplate(format, rest.template, textTemplates);
    const formats = listed ?? documentFormats.filter(isMade);
    if (formats.length === 0) addFault(context, { code: "workspace/no-formats" });
    formats.forEach((format, index) => {
      if (!isMade(format)) addFault(context, withoutTemplate(format), ["formats", index]);
    });
    const filling = { open: form?.open ?? [], flat: form?.flatten ?? false };
    return { ...known(rest), textTemplates, formats, per, ...(form && { form: filling }) };
  });
}

/** A PDF form makes PDFs only. */
function hasTemplate(
  format: DocumentFormat,
  template: Translated | undefined,
  texts: ReadonlyMap<DocumentFormat, Translated>,
): boolean {
  if (format === "pdf") return template !== undefined;
  return format === "docx" ? Object.values(template ?? {}).some((file) => !isForm(file)) : texts.has(format);
}

function withoutTemplate(format: DocumentFormat) {
  const isWord = format === "docx" || format === "pdf";
  const needs = isWord ? "template: templates/….docx" : `text: { ${format}: templates/….${format}.hbs }`;
  return { code: "workspace/format-without-template", params: { format, needs } } as const;
}

export type Config = z.output<ReturnType<typeof configShape>>;
