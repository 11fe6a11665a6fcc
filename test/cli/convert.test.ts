/** `convert`, and `validate` of PDFs. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from "pdf-lib";
import { expect, test } from "vitest";
import { diskHost, memoryHost } from "../../src/host/index.ts";
import { readPdf } from "../pdf/read-pdf.ts";
import { heading, paragraph, picture, pixel, table, wordFile } from "../pdf/word.ts";
import { diskWorld, type Files, worldOf } from "./support.ts";

const letter = wordFile({
  body: heading(1, "Brev") + paragraph("Hej"),
  core: '<dcterms:modified xmlns:dcterms="http://purl.org/dc/terms/">2021-03-04T05:06:07Z</dcterms:modified>',
});

const world = (files: Files) => worldOf(memoryHost(files, { root: "/skrivbord" }));

test("a Word file becomes a PDF beside it, or in a folder, dated as the document is", async () => {
  const { host, call } = world({
    "brev.docx": letter,
    "in/a.docx": letter,
    "in/~$a.docx": "lås",
    "mall.dotx": letter,
  });
  expect(await call("convert", "brev.docx")).toMatchObject({ code: 0, out: "wrote brev.pdf\n" });
  const pdf = await readPdf((await host.read("brev.pdf")) ?? new Uint8Array());
  expect(pdf.text).toBe("Brev Hej");
  expect(pdf.info.CreationDate).toBe("D:20210304050607Z");
  const all = await call("convert", "brev.docx", "in", "-o", "ut");
  expect(all).toMatchObject({ code: 0, out: "wrote ut/brev.pdf\nwrote ut/a.pdf\n2 files made.\n" });
  expect(await host.list("ut")).toEqual(["ut/a.pdf", "ut/brev.pdf"]);
  expect(await call("convert", "mall.dotx")).toMatchObject({ code: 0, out: "wrote mall.pdf\n" });
});

test("nothing is written over without --force", async () => {
  const { host, call } = world({ "brev.docx": letter, "brev.pdf": "min" });
  const kept = await call("convert", "brev.docx");
  expect(kept.code).toBe(2);
  expect(kept.err).toContain("pdf/already-there");
  expect(await host.read("brev.pdf")).toHaveLength(3);
  expect((await call("convert", "brev.docx", "--force")).code).toBe(0);
  expect((await host.read("brev.pdf"))?.length).toBeGreaterThan(1000);
});

test("what cannot be converted is named; the rest is converted", async () => {
  const { host, call } = world({
    "a/x.docx": letter,
    "b/x.docx": letter,
    "gammal.doc": "D0CF",
    "n.docx": "PK",
  });
  const { code, out } = await call(
    ...["convert", "gammal.doc", "finns-inte.docx", "a/x.docx", "b/x.docx", "n.docx", "-o", "ut", "--json"],
  );
  const { files, diagnostics } = JSON.parse(out);
  expect(code).toBe(2);
  expect(files).toEqual([
    { docx: "a/x.docx", pdf: "ut/x.pdf", fate: "made" },
    { docx: "n.docx", pdf: "ut/n.pdf", fate: "failed" },
  ]);
  const found = diagnostics.map((d: { code: string }) => d.code).sort();
  expect(found).toEqual(["package/not-a-zip", "pdf/no-word-file", "pdf/not-word", "pdf/two-into-one"]);
  expect(await host.list("ut")).toEqual(["ut/x.pdf"]);
});

test("on a disk, a file outside the folder; warnings name their file", async () => {
  const other = await diskWorld({ "b.docx": wordFile({ body: paragraph("Bara text") }) });
  const here = await diskWorld({});
  here.io = { openHost: diskHost };
  const made = await here.call("convert", `${other.host.root}/b.docx`);
  expect(made.code).toBe(0);
  expect(made.err).toContain(`pdf/no-title  ${other.host.root}/b.docx`);
  expect(other.host.isFile("b.pdf")).toBe(true);
});

test("validate says of a PDF what a screen reader would meet", async () => {
  const body =
    heading(1, "Budget") +
    paragraph("Text") +
    heading(2, "Tabell") +
    table([["Vad", "Kronor"], ...[["Resor", "100"]]], 1) +
    paragraph(picture("i1", "Ett diagram"));
  const word = wordFile({
    body,
    parts: { "media/bild.png": pixel },
    relationships: { i1: ["image", "media/bild.png"] },
  });
  const { call } = world({ "budget.docx": word });
  await call("convert", "budget.docx");
  const { code, out, err } = await call("validate", "budget.pdf", "--lang", "sv");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toBe(
    [
      "budget.pdf",
      "Titel        Budget",
      "Språk        svenska (Sverige) (sv-SE)",
      "Uppger sig   PDF/A-3a, PDF/UA-1",
      "Sidor        1",
      "Ordning      från första sidan till sista",
      "Text         6 stycken, 0 listor, 0 noter, 0 länkar",
      "Rubriker",
      "  1 Budget",
      "    2 Tabell",
      "Tabell 1: 2 rader, 2 rubrikceller",
      "Bild 1: läses ”Ett diagram”",
      "",
    ].join("\n"),
  );
});

/** A PDF whose structure has these elements, as `[role, page, attributes]`. */
async function tagged(elements: readonly (readonly [string, number, Record<string, string>?])[]) {
  const document = await PDFDocument.create();
  const pages = [document.addPage(), document.addPage()];
  const { context, catalog } = document;
  const node = (role: string, kids: readonly PDFDict[], more: Record<string, string> = {}, page = 0) => {
    const dict = PDFDict.withContext(context);
    dict.set(PDFName.of("S"), PDFName.of(role));
    if (pages[page]) dict.set(PDFName.of("Pg"), pages[page].ref);
    for (const [key, text] of Object.entries(more)) dict.set(PDFName.of(key), PDFString.of(text));
    const array = PDFArray.withContext(context);
    for (const kid of kids) array.push(kid);
    dict.set(PDFName.of("K"), array);
    return dict;
  };
  const cells = () => [0, 1].map(() => node("TR", [node("TD", []), node("TD", [])]));
  const kids = elements.map(([role, page, more]) => node(role, role === "Table" ? cells() : [], more, page));
  catalog.set(PDFName.of("StructTreeRoot"), context.register(node("Document", kids)));
  document.setTitle("Titel");
  return document.save();
}

test("validate lists what would hinder a reader of a PDF", async () => {
  const bad = await tagged([
    ["H1", 0],
    ["H3", 0, { T: "Djupt" }],
    ["Figure", 1],
    ["P", 0],
    ["Table", 1],
  ]);
  const plain = await tagged([["P", 0]]);
  const bare = await PDFDocument.create();
  bare.addPage();
  const { call } = world({
    "bad.pdf": bad,
    "plain.pdf": plain,
    "bare.pdf": await bare.save(),
    "nej.pdf": "nej",
  });
  const codes = async (...files: string[]) => {
    const { out } = await call("validate", ...files, "--json");
    return JSON.parse(out).diagnostics.map((d: { code: string }) => d.code);
  };
  expect(await codes("bad.pdf")).toEqual([
    "pdf/title-not-shown",
    "pdf/no-language",
    "pdf/heading-skipped",
    "pdf/no-header-cells",
    "pdf/picture-unspoken",
    "pdf/order-jumps",
    "pdf/no-claim",
  ]);
  expect(await codes("plain.pdf")).toContain("pdf/no-headings");
  expect(await codes("bare.pdf")).toEqual(["pdf/untagged", "pdf/untitled", "pdf/no-language"]);
  expect(await codes("nej.pdf", "borta.pdf")).toEqual(["pdf/no-such-pdf", "pdf/not-a-pdf"]);
  const { out } = await call("validate", "bare.pdf", "--lang", "sv");
  expect(out).toBe(
    "bare.pdf\nTitel        saknas\nSpråk        saknas\nUppger sig   saknas\nSidor        1\nStruktur     saknas\n",
  );
});

test("validate of PDFs that are pictures, protected or damaged", async () => {
  const scanned = await PDFDocument.create();
  const page = await scanned.embedPng(pixel);
  for (let i = 0; i < 2; i++) scanned.addPage().drawImage(page);
  scanned.addPage().drawText("Ord", { font: await scanned.embedFont("Helvetica") });
  scanned.addPage();
  const locked = async (userPassword: string) => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    pdf.encrypt({ userPassword, ownerPassword: "ägare" });
    return pdf.save();
  };
  const { call } = world({
    "scanned.pdf": await scanned.save(),
    "secret.pdf": await locked("hemligt"),
    "readable.pdf": await locked(""),
    "cut.pdf": (await scanned.save()).slice(0, -100),
  });
  const all = await call("validate", "scanned.pdf", "secret.pdf", "readable.pdf", "cut.pdf", "--json");
  const { pdfs, diagnostics } = JSON.parse(all.out);
  expect(pdfs).toMatchObject([
    { file: "scanned.pdf", pages: 4, wordless: [1, 2] },
    { file: "readable.pdf", pages: 1, wordless: [] },
  ]);
  const of = (file: string) =>
    diagnostics.flatMap((d: { code: string; place: { file: string } }) =>
      d.place.file === file ? [d.code] : [],
    );
  expect(of("scanned.pdf")).toContain("pdf/no-words");
  expect(of("secret.pdf")).toEqual(["pdf/protected"]);
  expect(of("readable.pdf")).not.toContain("pdf/protected");
  expect(of("cut.pdf")).toEqual(["pdf/unreadable"]);
});

test("cells of a row that reach into the next page are read one after the other, and notes where their marks stand", async () => {
  const pdf = await PDFDocument.create();
  const pages = [pdf.addPage(), pdf.addPage()];
  const element = (role: string, page: number | undefined, kids: readonly PDFDict[] = []): PDFDict => {
    const dict = pdf.context.obj({ S: role, K: [...kids] });
    const at = page === undefined ? undefined : pages[page];
    if (at) dict.set(PDFName.of("Pg"), at.ref);
    return dict;
  };
  const cell = (...on: number[]) =>
    element(
      "TD",
      undefined,
      on.map((page) => element("P", page)),
    );
  const table = element("Table", undefined, [element("TR", undefined, [cell(0, 1), cell(0)])]);
  const noted = element("P", 0, [element("Note", 1), element("Span", 0)]);
  const jumps = async (...body: PDFDict[]) => {
    pdf.catalog.set(PDFName.of("StructTreeRoot"), pdf.context.register(element("Document", undefined, body)));
    const { call } = world({ "a.pdf": await pdf.save() });
    return JSON.parse((await call("validate", "a.pdf", "--json")).out).pdfs[0].jumpsBack;
  };
  expect(await jumps(noted, table, element("P", 1))).toEqual([]);
  expect(await jumps(table, noted)).toEqual([1]);
});

test("fields to fill in say what belongs in them", async () => {
  const pdf = await PDFDocument.load(await tagged([["P", 0]]));
  const form = pdf.getForm();
  for (const name of ["Namn", "Dag"]) form.createTextField(name).addToPage(pdf.getPage(0));
  form.getTextField("Namn").acroField.dict.set(PDFName.of("TU"), PDFString.of("Ditt namn"));
  const { call } = world({ "form.pdf": await pdf.save() });
  const { pdfs, diagnostics } = JSON.parse((await call("validate", "form.pdf", "--json")).out);
  expect(pdfs[0].fields).toEqual([{ name: "Namn", text: "Ditt namn" }, { name: "Dag" }]);
  const silent = diagnostics.find((d: { code: string }) => d.code === "pdf/field-unspoken");
  expect(silent.params).toEqual({ count: 1, fields: 2, name: "Dag" });
  expect((await call("validate", "form.pdf")).out).toContain("0 links, 2 fields to fill in");
});
