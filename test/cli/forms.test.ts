/** PDF forms in a workspace: pictures of officers' signatures, and a form for each language. */
import { PDFDocument, PDFName, PDFRawStream } from "pdf-lib";
import { expect, test } from "vitest";
import { area, foreignForm } from "../templates/fill-form.ts";
import { starterFiles, starterWorld, textOf } from "./support.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

/** The starter's configuration, each part of it replaced. */
async function configured(...changes: readonly (readonly [before: string, after: string])[]) {
  const config = textOf((await starterFiles())["kansli.yaml"]);
  return changes.reduce((text, [before, after]) => {
    if (!text.includes(before)) throw new Error(`no ${before} in kansli.yaml`);
    return text.replace(before, after);
  }, config);
}

const PAPER = "out/2024-0001/receipt-ekonomi.pdf";

test("a button shows the signature of the officer who signs", async () => {
  const form = await foreignForm((fields, pdf) => {
    fields.createButton("signatory.signature").addToPage("", pdf.getPage(0), area(700, 100, 40));
    fields.createTextField("signatory.name").addToPage(pdf.getPage(0), area(650));
  });
  const world = await starterWorld({
    "templates/receipt.pdf": form,
    "templates/anna.png": png,
    "kansli.yaml": await configured([
      "title: Direktör }",
      "title: Direktör, signature: templates/anna.png }",
    ]),
  });
  const { code } = await world.call("build", "--only", "receipt");
  expect(code).toBe(0);
  const pdf = await PDFDocument.load(world.host.files.get(PAPER) ?? new Uint8Array());
  const pictures = pdf.context
    .enumerateIndirectObjects()
    .filter(
      ([, object]) =>
        object instanceof PDFRawStream && object.dict.get(PDFName.of("Subtype")) === PDFName.of("Image"),
    );
  expect(pictures.length).toBeGreaterThan(0);
});

test("the forms of all languages are checked", async () => {
  const form = await foreignForm((fields, pdf) =>
    fields.createTextField("recipient.nmae").addToPage(pdf.getPage(0), area(700)),
  );
  const both = "template: { sv: templates/receipt.pdf, en: templates/receipt-en.pdf }";
  const world = await starterWorld({
    "templates/receipt-en.pdf": form,
    "kansli.yaml": await configured(
      ["languages: [sv]", "languages: [sv, en]"],
      ["template: templates/receipt.pdf", both],
    ),
  });
  const { err } = await world.call("validate", "--lang", "en");
  expect(err).toMatch(
    /language\/unknown-name {2}templates\/receipt-en\.pdf, page 1, field “recipient\.nmae”/,
  );
});
