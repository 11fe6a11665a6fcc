/**
 * PDF forms: fields filled from a view, checked against its type, read back with a reader that we did not write.
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFStream,
} from "pdf-lib";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../src/diagnostics/message.ts";
import { claimsOf, decodeStream, describe as describePdf, readXmp } from "../../src/pdf-file/index.ts";
import { receipt, requisition } from "../../src/starter/forms.ts";
import { compileFormTemplate } from "../../src/templates/form/index.ts";
import { jpegHead } from "../jpeg.ts";
import { letterhead } from "../letterhead.ts";
import {
  area,
  compiled,
  FILE,
  type Form,
  fieldsOf,
  filled,
  foreignForm,
  properties,
  textOf,
  type,
  view,
} from "./fill-form.ts";

const codesOf = (found: readonly { readonly code: string }[]) => found.map(({ code }) => code);

describe("fields of a foreign form", () => {
  const all = () =>
    foreignForm((form, pdf) => {
      const page = pdf.getPage(0);
      form.createTextField("recipient.name").addToPage(page, area(780));
      const lines = form.createTextField("recipient.address");
      lines.enableMultiline();
      lines.addToPage(page, area(720, 200, 50));
      lines.setFontSize(10);
      const price = form.createTextField("price");
      price.addToPage(page, area(690));
      price.acroField.dict.set(
        PDFName.of("DV"),
        pdf.context.obj(`<${Buffer.from("{{ceiling}}").toString("hex")}>`),
      );
      price.setText("{{ceiling}} högst");
      form.createCheckBox("advance").addToPage(page, area(660, 15, 15));
      const radio = form.createRadioGroup("area");
      radio.addOptionToPage("innovation", page, area(630, 15, 15));
      radio.addOptionToPage("skills", page, area(600, 15, 15));
      const list = form.createDropdown("area#2");
      list.addOptions(["innovation", "Kompetens", "skills"]);
      list.addToPage(page, area(570));
      const many = form.createOptionList("tags");
      many.addOptions(["a", "b", "c"]);
      many.enableMultiselect();
      many.addToPage(page, area(500, 200, 60));
      form.createTextField("Telefon").addToPage(page, area(450));
    });

  test("are filled from default values and names, and locked; the others stay open", async () => {
    const { bytes, diagnostics } = await filled(await all());
    expect(diagnostics).toEqual([]);
    const form = await fieldsOf(bytes);
    expect(form.getTextField("recipient.name").getText()).toBe("Åsa Öberg");
    expect(form.getTextField("recipient.address").getText()).toBe("Gatan 1\n701 01 Örebro");
    expect(form.getTextField("price").getText()).toMatch(/^4.529.875.kronor högst$/);
    expect(form.getCheckBox("advance").isChecked()).toBe(true);
    expect(form.getRadioGroup("area").getSelected()).toBe("skills");
    expect(form.getDropdown("area#2").getSelected()).toEqual(["Kompetens"]);
    expect(form.getOptionList("tags").getSelected()).toEqual(["b", "c"]);
    expect(form.getTextField("recipient.name").isReadOnly()).toBe(true);
    expect(form.getTextField("Telefon").isReadOnly()).toBe(false);
  });

  test("have drawings in fonts that are in the file", async () => {
    const { bytes } = await filled(await all());
    const form = await fieldsOf(bytes);
    for (const field of form.getFields()) {
      for (const widget of field.acroField.getWidgets()) {
        const look = widget.getAppearances()?.normal;
        expect(look instanceof PDFStream || look instanceof PDFDict).toBe(true);
      }
    }
    expect(await textOf((await filled(await all(), { flat: true })).bytes)).toContain("Åsa Öberg");
  });

  test("that are named as open may be changed", async () => {
    const { bytes } = await filled(await all(), { open: ["recipient.name"] });
    const field = (await fieldsOf(bytes)).getTextField("recipient.name");
    expect([field.getText(), field.isReadOnly()]).toEqual(["Åsa Öberg", false]);
  });

  test("are gone when the form is flattened", async () => {
    const { bytes } = await filled(await all(), { flat: true });
    expect((await fieldsOf(bytes)).getFields()).toEqual([]);
    expect(await textOf(bytes)).toContain("4 529 875 kronor högst");
  });

  test("give the same bytes again", async () => {
    const form = await all();
    expect((await filled(form)).bytes).toEqual((await filled(form)).bytes);
  });
});

describe("what does not fit", () => {
  const narrow = (build: (field: ReturnType<Form["createTextField"]>) => void) =>
    foreignForm((form, pdf) => {
      const field = form.createTextField("title");
      field.addToPage(pdf.getPage(0), area(700, 60, 14));
      build(field);
    });

  test("is told with both lengths, not cut", async () => {
    const { bytes, diagnostics } = await filled(await narrow((field) => field.setFontSize(12)));
    expect(bytes).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code: "form/too-long", params: { length: 21, room: 10 } });
    expect(diagnostics[0]?.place).toEqual({ in: "pdf", file: FILE, page: 1, field: "title" });
  });

  test("counts letters where the field does", async () => {
    const { diagnostics } = await filled(await narrow((field) => field.setMaxLength(8)));
    expect(diagnostics[0]).toMatchObject({ code: "form/too-long", params: { length: 21, room: 8 } });
  });

  test("a comb has a cell for each letter", async () => {
    const comb = await narrow((field) => {
      field.setMaxLength(30);
      field.enableCombing();
    });
    expect(await filled(comb)).toMatchObject({ codes: [] });
  });

  test("a comb with a border has a line between cells", async () => {
    const form = await foreignForm((f, pdf) => {
      const field = f.createTextField("recipient.name");
      field.addToPage(pdf.getPage(0), { ...area(700), borderWidth: 1 });
      field.setMaxLength(10);
      field.enableCombing();
    });
    const { bytes = new Uint8Array() } = await filled(form);
    const pdf = await PDFDocument.load(bytes);
    const [widget] = pdf.getForm().getField("recipient.name").acroField.getWidgets();
    const look = widget?.getAppearances()?.normal as PDFStream;
    const drawn = new TextDecoder().decode(decodeStream(look));
    expect(drawn).not.toMatch(/Q\S/);
    expect(drawn.match(/[\d.]+ 0 m [\d.]+ [\d.]+ l/g)).toHaveLength(9);
  });

  test("an option that the field does not have", async () => {
    const form = await foreignForm((f, pdf) => {
      const list = f.createDropdown("title");
      list.addOptions(["ja", "nej"]);
      list.addToPage(pdf.getPage(0), area(700));
    });
    expect((await filled(form)).codes).toEqual(["form/no-such-option"]);
  });
});

describe("checking", () => {
  test("finds every wrong name and type at once, with page and field", async () => {
    const form = await foreignForm((f, pdf) => {
      const page = pdf.getPage(0);
      const wrong = f.createTextField("a");
      wrong.addToPage(page, area(700));
      wrong.setText("{{recipent.name}} {{titel}}");
      f.createTextField("recipient.nmae").addToPage(page, area(670));
      f.createTextField("recipent.name").addToPage(page, area(640));
      f.createButton("title").addToPage("x", page, area(600));
      f.createRadioGroup("area").addOptionToPage("innovation", page, area(560, 15, 15));
    });
    const found = (await compiled(form)).check(type);
    expect(codesOf(found)).toEqual([
      "language/unknown-name",
      "language/unknown-name",
      "language/unknown-name",
      "form/near-name",
      "form/wrong-type",
      "form/missing-option",
    ]);
    expect(found[0]).toMatchObject({ suggestion: "recipient", place: { in: "pdf", page: 1, field: "a" } });
  });

  test("asks of a choice that a tag shows what it asks of one that a name shows", async () => {
    const form = await foreignForm((f, pdf) => {
      const list = f.createDropdown("Område");
      list.addOptions(["skills"]);
      list.addToPage(pdf.getPage(0), area(700));
      list.acroField.dict.set(PDFName.of("DV"), PDFHexString.fromText("{{area}}"));
    });
    const found = (await compiled(form)).check(type);
    expect(found).toMatchObject([{ code: "form/missing-option", params: { missing: "innovation" } }]);
  });

  test("names the kinds of fields in the reader's words", async () => {
    const form = await foreignForm((f, pdf) => f.createCheckBox("logo").addToPage(pdf.getPage(0), area(700)));
    const [found] = (await compiled(form)).check(type);
    expect(found && messageOf(found, "sv")).toBe(
      "Fältet är en kryssruta och kan inte visa ett värde av typen `file`.",
    );
  });

  test("tells a form without tags and tooltips", async () => {
    const form = await foreignForm((f, pdf) =>
      f.createTextField("title").addToPage(pdf.getPage(0), area(700)),
    );
    const { diagnostics } = await compileFormTemplate(form, FILE);
    expect(codesOf(diagnostics)).toEqual(["form/not-tagged", "form/no-tooltip"]);
  });

  test("refuses what cannot be filled", async () => {
    const empty = await foreignForm(() => {});
    expect(codesOf((await compileFormTemplate(empty, FILE)).diagnostics)).toEqual(["form/no-fields"]);
    const text = new TextEncoder().encode("no pdf");
    expect(codesOf((await compileFormTemplate(text, FILE)).diagnostics)).toEqual(["form/damaged"]);
    const locked = await PDFDocument.create();
    locked.addPage();
    locked.encrypt({ userPassword: "x", ownerPassword: "y" });
    const { diagnostics } = await compileFormTemplate(await locked.save(), FILE);
    expect(codesOf(diagnostics)).toEqual(["form/encrypted"]);
  });
});

describe("pictures", () => {
  const button = () =>
    foreignForm((form, pdf) => form.createButton("logo").addToPage("", pdf.getPage(0), area(700, 100, 50)));
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
    "base64",
  );

  test("are drawn on buttons", async () => {
    const { bytes, codes } = await filled(await button(), { files: () => png });
    expect(codes).toEqual([]);
    const pdf = await PDFDocument.load(bytes ?? new Uint8Array());
    const streams = pdf.context.enumerateIndirectObjects().map(([, object]) => object);
    const images = streams.filter(
      (s) => s instanceof PDFStream && s.dict.get(PDFName.of("Subtype")) === PDFName.of("Image"),
    );
    expect(images.length).toBeGreaterThan(0);
  });

  test("in the colours of print take the claim of PDF/A away, which is told", async () => {
    const form = await foreignForm((f, pdf) => {
      f.createButton("logo").addToPage("", pdf.getPage(0), area(700, 100, 50));
      const { language, title, created } = { ...properties, language: "sv-SE" };
      describePdf(pdf, { language, title, created, claims: { accessible: false, archival: "3b" } });
    });
    const showing = async (components: 3 | 4) => {
      const files = () => jpegHead({ width: 40, height: 30, components });
      const { bytes, codes } = await filled(form, { files });
      return [codes, claimsOf(await PDFDocument.load(bytes ?? new Uint8Array())).archival];
    };
    expect(await showing(3)).toEqual([[], "3b"]);
    expect(await showing(4)).toEqual([["form/print-colours"], undefined]);
  });

  test("that are missing are told", async () => {
    expect((await filled(await button())).codes).toEqual(["form/missing-picture"]);
  });
});

describe("the starter's forms", () => {
  test.each([receipt, requisition])(
    "are tagged, and every field has a tooltip and an element",
    async (make) => {
      const bytes = await make(letterhead);
      expect((await compileFormTemplate(bytes, FILE)).diagnostics).toEqual([]);
      const form = await fieldsOf(bytes);
      for (const field of form.getFields()) {
        expect(field.acroField.dict.has(PDFName.of("TU"))).toBe(true);
        for (const { dict } of field.acroField.getWidgets())
          expect(dict.has(PDFName.of("StructParent"))).toBe(true);
      }
      expect(await make(letterhead)).toEqual(bytes);
    },
  );
});

describe("forms as other programs leave them", () => {
  const raw = async (build: (pdf: PDFDocument, add: Add) => void) => {
    const pdf = await PDFDocument.create();
    const page = pdf.addPage([595, 842]);
    const fields = pdf.context.obj([]);
    const annotations = pdf.context.obj([]);
    page.node.set(PDFName.of("Annots"), annotations);
    const form = pdf.context.obj({ NeedAppearances: true });
    form.set(PDFName.of("Fields"), fields);
    pdf.catalog.set(PDFName.of("AcroForm"), form);
    build(pdf, (y, entries, { listed = true, parent } = {}) => {
      const dict = pdf.context.obj({
        Type: "Annot",
        Subtype: "Widget",
        Rect: [50, y, 250, y + 20],
        ...entries,
      });
      const ref = pdf.context.register(dict);
      annotations.push(ref);
      if (parent) dict.set(PDFName.of("Parent"), parent);
      else if (listed) fields.push(ref);
      return ref;
    });
    return pdf.save({ updateFieldAppearances: false });
  };
  type Entries = Record<string, PDFObject | PDFObject[] | string | number>;
  type More = { listed?: boolean; parent?: PDFRef };
  type Add = (y: number, entries: Entries, more?: More) => PDFRef;
  const text = (value: string) => PDFHexString.fromText(value);

  test("take what their parents say", async () => {
    const form = await raw((pdf, add) => {
      const parent = pdf.context.register(
        pdf.context.obj({
          T: text("recipient"),
          FT: "Tx",
          MaxLen: 4,
          DA: text("/Helv 9 Tf 1 0 0 rg"),
          Kids: [],
        }),
      );
      const kid = add(700, { T: text("name") }, { parent });
      pdf.context.lookup(parent, PDFDict).lookup(PDFName.of("Kids"), PDFArray).push(kid);
      pdf.catalog.lookup(PDFName.of("AcroForm"), PDFDict).lookup(PDFName.of("Fields"), PDFArray).push(parent);
    });
    expect(await filled(form)).toMatchObject({
      diagnostics: [
        { code: "form/too-long", params: { length: 9, room: 4 }, place: { field: "recipient.name" } },
      ],
    });
  });

  test("have boxes that no list names, and fields without a type", async () => {
    const form = await raw((_, add) => {
      add(700, { T: text("title"), FT: "Tx" }, { listed: false });
      add(650, { T: text("no type") });
    });
    expect((await compiled(form)).fieldNames).toEqual(["title"]);
    const { bytes, codes } = await filled(form, { flat: true });
    expect(codes).toEqual([]);
    expect(await textOf(bytes)).toContain(view.title);
  });

  test("keep what somebody wrote in them, even where it does not fit", async () => {
    const form = await raw((_, add) => {
      const long = "a text that is longer than its field, which is no fault of ours";
      add(700, { T: text("Kommentar"), FT: "Tx", V: text(long), DA: text("/Helv 12 Tf 0 g") });
      add(600, { T: text("Val"), FT: "Ch", V: text("b"), Opt: ["a", "b"].map(text) });
    });
    const { bytes, codes } = await filled(form);
    expect(codes).toEqual([]);
    const read = await fieldsOf(bytes);
    expect(read.getTextField("Kommentar").getText()).toMatch(/^a text .* ours$/);
    expect(read.getOptionList("Val").getSelected()).toEqual(["b"]);
    expect(await textOf((await filled(form, { flat: true })).bytes)).toContain("a text that is longer");
  });

  test("get marks of their own instead of letters from a font that is not there", async () => {
    const form = await foreignForm((f, pdf) => {
      f.createCheckBox("advance").addToPage(pdf.getPage(0), area(660, 15, 15));
      const stream = pdf.context.register(
        pdf.context.stream("BT /ZaDb 12 Tf (4) Tj ET", { Resources: { Font: { ZaDb: { Type: "Font" } } } }),
      );
      const [widget] = f.getCheckBox("advance").acroField.getWidgets();
      widget?.dict.set(PDFName.of("AP"), pdf.context.obj({ N: { Ja: stream } }));
    });
    const { bytes } = await filled(form);
    const [widget] = (await fieldsOf(bytes)).getCheckBox("advance").acroField.getWidgets();
    const states = widget?.dict.lookup(PDFName.of("AP"), PDFDict).lookup(PDFName.of("N"), PDFDict);
    expect(widget?.dict.get(PDFName.of("AS"))).toBe(PDFName.of("Ja"));
    const drawn = states?.lookup(PDFName.of("Ja"), PDFStream);
    expect(new TextDecoder().decode(drawn && decodeStream(drawn))).not.toContain("Tf");
    expect(states?.has(PDFName.of("Off"))).toBe(true);
  });

  test("lose rich text and XFA, which would say something else", async () => {
    const form = await raw((pdf, add) => {
      add(700, { T: text("title"), FT: "Tx", Ff: 0x2000000, RV: text("<body/>"), V: text("old") });
      pdf.catalog.lookup(PDFName.of("AcroForm"), PDFDict).set(PDFName.of("XFA"), text("<xdp/>"));
    });
    const { bytes } = await filled(form);
    const read = await fieldsOf(bytes);
    const { dict } = read.getTextField("title").acroField;
    expect(dict.has(PDFName.of("RV"))).toBe(false);
    expect(dict.lookup(PDFName.of("Ff"), PDFNumber).asNumber()).toBe(1);
    expect(read.acroForm.dict.has(PDFName.of("XFA"))).toBe(false);
  });

  test("that are dynamic are told to be", async () => {
    const form = await raw((pdf) =>
      pdf.catalog.lookup(PDFName.of("AcroForm"), PDFDict).set(PDFName.of("XFA"), text("<xdp/>")),
    );
    expect(codesOf((await compileFormTemplate(form, FILE)).diagnostics)).toEqual(["form/dynamic"]);
  });

  test("that lead round in circles come to an end", async () => {
    const form = await raw((pdf, add) => {
      const ref = add(700, { T: text("title"), FT: "Tx" });
      const dict = pdf.context.lookup(ref, PDFDict);
      dict.set(PDFName.of("Parent"), ref);
      dict.set(PDFName.of("Kids"), pdf.context.obj([ref]));
    });
    expect(codesOf((await compileFormTemplate(form, FILE)).diagnostics)).toEqual(["form/no-fields"]);
  });
});

describe("what a form says of its origin", () => {
  const titled = () =>
    foreignForm((f, pdf) => f.createTextField("title").addToPage(pdf.getPage(0), area(700)));
  const properties = [{ name: "record", value: "a & b.yaml", description: "Path of the record" }];

  test("is in its metadata", async () => {
    const { bytes = new Uint8Array() } = await filled(await titled(), { properties });
    expect(readXmp(bytes).get("record")).toBe("a & b.yaml");
  });

  test("a draft bears a word on every page", async () => {
    const { bytes } = await filled(await titled(), { mark: "UTKAST" });
    expect(await textOf(bytes)).toContain("UTKAST");
  });
});
