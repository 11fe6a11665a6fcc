/**
 * What tests of PDF forms begin with: forms as another program makes them, a view, and the form filled with it.
 */
import Big from "big.js";
import { PDFDocument } from "pdf-lib";
import { extractText, getDocumentProxy } from "unpdf";
import type { GroupType, ViewValue } from "../../src/language/index.ts";
import { compileFormTemplate, type FormOptions } from "../../src/templates/form/index.ts";

export const FILE = "templates/form.pdf";

export type Form = ReturnType<PDFDocument["getForm"]>;

/** A form as another program makes it: standard fonts that are not in the file, no tags. */
export async function foreignForm(build: (form: Form, pdf: PDFDocument) => void): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]);
  build(pdf.getForm(), pdf);
  return pdf.save();
}

export const area = (y: number, width = 200, height = 20) => ({ x: 50, y, width, height });

export const type: GroupType = {
  type: "group",
  fields: {
    title: { type: "text" },
    ceiling: { type: "money" },
    advance: { type: "boolean" },
    area: { type: "choice", choices: ["innovation", "skills"] },
    tags: { type: "list", item: { type: "text" } },
    logo: {
      type: "group",
      is: "file",
      prints: true,
      fields: { path: { type: "text" }, title: { type: "text" } },
    },
    recipient: {
      type: "group",
      fields: { name: { type: "text" }, address: { type: "list", item: { type: "text" } } },
    },
  },
};

export const view: Readonly<Record<string, ViewValue>> = {
  title: "Åtgärder på Öland – ż",
  ceiling: { type: "money", amount: new Big(4529875), currency: "SEK" },
  advance: true,
  area: { type: "choice", key: "skills", labels: { sv: "Kompetens", en: "Skills" } },
  tags: ["b", "c"],
  logo: { type: "file", path: "logo.png", title: "Logotyp" },
  recipient: { name: "Åsa Öberg", address: ["Gatan 1", "701 01 Örebro"] },
};

export const properties: FormOptions = {
  language: "sv",
  title: "Kvitto – Åtgärder",
  created: new Date("2024-05-02T00:00:00Z"),
  fonts: [],
  files: () => undefined,
  open: [],
  flat: false,
};

export async function compiled(bytes: Uint8Array) {
  const { value, diagnostics } = await compileFormTemplate(bytes, FILE);
  if (!value) throw new Error("no template", { cause: diagnostics });
  return value;
}

export async function filled(bytes: Uint8Array, more: Partial<FormOptions> = {}, data = view) {
  const template = await compiled(bytes);
  const { value, diagnostics } = await template.render(data, { ...properties, ...more });
  return { bytes: value, codes: diagnostics.map(({ code }) => code), diagnostics };
}

export async function fieldsOf(bytes: Uint8Array | undefined): Promise<Form> {
  if (!bytes) throw new Error("no form");
  return (await PDFDocument.load(bytes)).getForm();
}

export async function textOf(bytes: Uint8Array | undefined): Promise<string> {
  if (!bytes) throw new Error("no form");
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true });
  return text;
}
