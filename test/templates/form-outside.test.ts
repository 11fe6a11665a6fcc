/**
 * Forms that other programs made: see test/outside/ORIGIN.md.
 */
import { readFile } from "node:fs/promises";
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRef } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { claimsOf, describe as describePdf, Structure } from "../../src/pdf-file/index.ts";
import { fieldsOf, filled, textOf, view } from "./fill-form.ts";

const outside = (name: string) => readFile(new URL(`../outside/${name}`, import.meta.url));

describe("a form made in LibreOffice", () => {
  const form = () => outside("libreoffice-form.pdf");

  test("is filled from its tags and names", async () => {
    const { bytes, codes } = await filled(await form(), { flat: true });
    expect(codes).toEqual([]);
    const text = await textOf(bytes);
    expect(text).toContain("Åtgärder på Öland – ż");
    expect(text.match(/Åsa Öberg/g)).toHaveLength(2);
    expect(text).toContain("4 529 875 kronor");
  });

  test("is PDF/A-2 where it was PDF/A-1, and its fields then do nothing", async () => {
    const pdf = await PDFDocument.load(await form());
    describePdf(pdf, {
      ...{ title: "Blankett", language: "sv-SE", created: new Date(0) },
      claims: { accessible: false, archival: "1b" },
    });
    const acting = (of: PDFDocument) =>
      of
        .getForm()
        .getFields()
        .flatMap(({ acroField }) => [acroField.dict, ...acroField.getWidgets().map(({ dict }) => dict)])
        .filter((dict) => dict.has(PDFName.of("A")) || dict.has(PDFName.of("AA"))).length;
    expect(acting(pdf)).toBeGreaterThan(0);
    const { bytes } = await filled(await pdf.save());
    const made = await PDFDocument.load(bytes ?? new Uint8Array());
    expect(claimsOf(made).archival).toBe("2b");
    expect(acting(made)).toBe(0);
  });

  test("has its fields where the text has them, not after it", async () => {
    const { bytes } = await filled(await form());
    const pdf = await PDFDocument.load(bytes ?? new Uint8Array());
    const tags = Structure.of(pdf);
    const page = pdf.getPage(0);
    const owners = (page.node.Annots()?.asArray() ?? []).map((ref) =>
      tags?.ownerOf(pdf.context.lookup(ref, PDFDict)),
    );
    expect(owners).toHaveLength(14);
    for (const owner of owners) {
      const element = pdf.context.lookup(owner ?? PDFRef.of(0), PDFDict);
      expect(element.lookup(PDFName.of("K"), PDFArray).size()).toBe(1);
      const around = element.lookup(PDFName.of("P"), PDFDict);
      expect(around.get(PDFName.of("S"))).toBe(PDFName.of("NonStruct"));
    }
    expect(tags?.vacantForms(page)).toEqual([]);
    expect(page.node.get(PDFName.of("Tabs"))).toBe(PDFName.of("S"));
  });
});

test("a form made with ReportLab: combs, borders, marks, options with labels", async () => {
  const form = await outside("reportlab-form.pdf");
  const data = { ...view, reference: "22RS8941" };
  const { bytes, codes } = await filled(form, {}, data);
  expect(codes).toEqual([]);
  const fields = await fieldsOf(bytes);
  expect(fields.getTextField("reference").getText()).toBe("22RS8941");
  expect(fields.getCheckBox("advance").isChecked()).toBe(true);
  expect(fields.getRadioGroup("area").getSelected()).toBe("skills");
  expect(fields.getOptionList("tags").getSelected()).toEqual(["b", "c"]);
  expect(fields.getTextField("Ort").getText()).toBe("Örebro");
  expect(fields.getTextField("Ort").isReadOnly()).toBe(false);
  const text = await textOf((await filled(form, { flat: true }, data)).bytes);
  for (const shown of ["Åtgärder på Öland – ż", "Åsa Öberg", "Kompetens", "Örebro"])
    expect(text).toContain(shown);
});
