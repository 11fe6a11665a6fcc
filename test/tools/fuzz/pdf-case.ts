/**
 * One spoiled PDF: made from the seed's number and the case's, and used as a form, in a pack or as a letterhead.
 *
 * It may be refused with a diagnostic, or give a PDF that can be read again. Anything else throws: a crash, a
 * refusal that says nothing, an output that is damaged.
 */
import { readdir, readFile } from "node:fs/promises";
import { PDFDocument } from "pdf-lib";
import { hasErrors, type Outcome } from "../../../src/diagnostics/diagnostic.ts";
import { makePack, type PackItem, type PackOptions } from "../../../src/pdf/pack/index.ts";
import { layStationery } from "../../../src/pdf/stationery.ts";
import { openPdf } from "../../../src/pdf-file/index.ts";
import { receipt, requisition } from "../../../src/starter/forms.ts";
import { compileFormTemplate } from "../../../src/templates/form/index.ts";
import { letterhead } from "../../letterhead.ts";
import { mutatePdf, type PdfLayer } from "./mutate-pdf.ts";
import { Random } from "./random.ts";
import type { Tried } from "./serve-cases.ts";

const uses = ["form", "flat form", "part", "letterhead"] as const;
type Use = (typeof uses)[number];

export interface PdfCase {
  readonly layer: PdfLayer;
  readonly use: Use;
  readonly bytes: Uint8Array;
  /** A sound paper, for what needs one. */
  readonly paper: Uint8Array;
}

const outside = new URL("../../outside/", import.meta.url);

/**
 * The starter's forms, one of every kind of field as pdf-lib makes it, and forms that other programs made (see
 * test/outside/ORIGIN.md); objects lie open in all.
 */
export async function readPdfSeeds(): Promise<Uint8Array[]> {
  const names = (await readdir(outside)).filter((name) => name.endsWith(".pdf")).sort();
  const foreign = await Promise.all(names.map((name) => readFile(new URL(name, outside))));
  const made = [await receipt(letterhead), await requisition(letterhead), await everyField(), ...foreign];
  return Promise.all(
    made.map(async (bytes) => (await PDFDocument.load(bytes)).save({ useObjectStreams: false })),
  );
}

async function everyField(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([400, 400]);
  page.drawText("Form", { x: 20, y: 370 });
  const form = pdf.getForm();
  const area = (y: number) => ({ x: 20, y, width: 200, height: 20 });
  form.createTextField("title").addToPage(page, area(320));
  form.createCheckBox("advance").addToPage(page, area(290));
  const radio = form.createRadioGroup("area");
  radio.addOptionToPage("innovation", page, area(260));
  radio.addOptionToPage("skills", page, area(230));
  const list = form.createOptionList("tags");
  list.addOptions(["a", "b"]);
  list.addToPage(page, area(200));
  const choice = form.createDropdown("kind");
  choice.addOptions(["a", "b"]);
  choice.addToPage(page, area(170));
  form.createButton("logo").addToPage("", page, area(140));
  return pdf.save();
}

export function makePdfCase(seeds: readonly Uint8Array[], seed: number, number: number): PdfCase {
  const random = new Random(seed * 1_000_003 + number);
  const origin = random.pick(seeds);
  const use = random.pick(uses);
  return { use, paper: seeds[0] ?? origin, ...mutatePdf(origin, random) };
}

export async function tryPdfCase(made: PdfCase): Promise<Tried> {
  const { value, diagnostics } = await outcomeOf(made);
  if (!value && !hasErrors(diagnostics)) throw new Error(`${made.use}: refused without a word`);
  if (value) {
    const read = await openPdf(value);
    if ("refused" in read) throw new Error(`${made.use}: the output cannot be read: ${read.detail}`);
  }
  return { layer: made.layer, fate: value ? made.use : `${made.use} refused` };
}

async function outcomeOf({ use, bytes, paper }: PdfCase): Promise<Outcome<Uint8Array>> {
  const created = new Date("2024-05-02T00:00:00Z");
  switch (use) {
    case "form":
    case "flat form": {
      const { value, diagnostics } = await compileFormTemplate(bytes, "form.pdf");
      if (!value) return { value, diagnostics };
      const options = { language: "sv", title: "T", created, fonts: [], files: () => undefined } as const;
      return value.render(view, { ...options, open: [], flat: use === "flat form", mark: "UTKAST" });
    }
    case "part": {
      const { value, diagnostics } = await makePack([item(paper), item(bytes)], packOptions);
      return { value: value?.bytes, diagnostics };
    }
    case "letterhead":
      return layStationery(paper, { file: "letterhead.pdf", bytes }, { title: "T", language: "sv", created });
  }
}

const item = (bytes: Uint8Array): PackItem => ({
  ...{ title: "Bilaga", number: "1", level: 0, reference: "1", language: "sv", file: "a.pdf", bytes },
  kind: "pdf",
});

const packOptions: PackOptions = {
  ...{ title: "Handlingar", subtitle: [], organisation: "Åby", colour: "#005b7f", headings: "Calibri" },
  ...{ fonts: [], language: "sv", created: new Date("2024-05-02T00:00:00Z") },
  words: { contents: "Innehåll", stamp: (_, page, pages) => `${page} (${pages})` },
};

const view = {
  title: "Åtgärder på Öland",
  reference: "22RS8941",
  ...{ meeting: "2 maj 2024", committee: "Nämnden", applicant: "Scoutkåren", project: "Lägret" },
  ...{ ceiling: "4 000 kronor", share: "31 procent", period: "2024" },
  advance: true,
  area: { type: "choice", key: "skills", labels: {} },
  tags: ["b"],
  recipient: { name: "Åsa", organisation: "", address: ["Gatan 1"] },
  organisation: { name: "Åby", address: ["Gatan 1"], email: "" },
} as const;
