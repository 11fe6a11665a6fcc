/**
 * `kansli pack`, and what is joined behind a letter.
 */
import { PDFDict, PDFDocument, PDFName } from "pdf-lib";
import { expect, test } from "vitest";
import { attachments } from "../../src/documents/index.ts";
import { type Host, memoryHost } from "../../src/host/index.ts";
import { claimsOf, readXmp } from "../../src/pdf-file/index.ts";
import { RECORD, ROOT, starterFiles, textOf, worldOf } from "./support.ts";

const BASIS = `
basis:
  - { title: Karta, file: bilagor/karta.png }
  - { title: Plan, file: bilagor/plan.pdf }
  - { title: Kalkyl, file: bilagor/kalkyl.xlsx }
  - { title: Borta, file: bilagor/borta.pdf }
`;

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

async function plan(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([400, 300]);
  return pdf.save();
}

async function world(config: (text: string) => string = (text) => text, basis = BASIS) {
  const files = await starterFiles();
  const record = textOf(files[RECORD]).replace(/\nbasis:[\s\S]*?(?=\n\S)/, basis);
  return worldOf(
    memoryHost(
      {
        ...files,
        [RECORD]: record,
        "kansli.yaml": config(textOf(files["kansli.yaml"])),
        "bilagor/karta.png": png,
        "bilagor/plan.pdf": await plan(),
        "bilagor/kalkyl.xlsx": new Uint8Array(3),
        "bilagor/borta.pdf": new Uint8Array(0),
      },
      { root: ROOT },
    ),
  );
}

/** The record that a paper says it comes from. */
async function originOf(host: Host, paper: string): Promise<string | undefined> {
  return readXmp((await host.read(`out/2024-0001/${paper}.pdf`)) ?? new Uint8Array()).get("record");
}

test("joins papers and attachments, tells what it leaves out, and where everything is", async () => {
  const { call, host } = await world();
  const { code, out, err } = await call("pack", "-o", "out/namnd.pdf");
  expect(err).toContain("pack/unknown-format");
  expect(err).toContain("pack/damaged");
  expect(err).toContain("pack/not-accessible");
  expect(code).toBe(3);
  expect(out).toMatch(
    /1 +3–?\d* +.*\(Tjänsteskrivelse\)\n1\.1 +\d+ +Karta\n1\.2 +\d+ +Plan +\(inte tillgänglig\)\n/,
  );
  const pdf = await PDFDocument.load((await host.read("out/namnd.pdf")) ?? new Uint8Array());
  expect(pdf.getPageCount()).toBeGreaterThanOrEqual(5);
});

test("with --strict there is no pack when a part is missing", async () => {
  const { call, host } = await world();
  const { code } = await call("pack", "--strict", "-o", "out/namnd.pdf");
  expect(code).toBe(3);
  expect(host.isFile("out/namnd.pdf")).toBe(false);
});

const joined = (text: string) =>
  text.replace("template: templates/letter.docx", "template: templates/letter.docx\n    attachments: yes");

test("a letter has its record's files behind it, and keeps the record", async () => {
  const { call, host } = await world(joined, BASIS.split("\n").slice(0, 4).join("\n"));
  const { err } = await call("build", "--only", "letter", "--format", "pdf");
  expect(err).toContain("pack/not-accessible");
  expect(err).toContain("pack/not-archival  bilagor/plan.pdf");
  // The picture is put on a page of Kansli's own.
  expect(err).not.toContain("pack/not-archival  bilagor/karta.png");
  const pdf = await PDFDocument.load(
    (await host.read("out/2024-0001/letter-ekonomi.pdf")) ?? new Uint8Array(),
  );
  expect(pdf.getPages().at(-1)?.getWidth()).toBe(400);
  expect(pdf.catalog.has(PDFName.of("AF"))).toBe(true);
  expect(await originOf(host, "letter-ekonomi")).toBe(RECORD);
});

test("a letter is not made without one of its files", async () => {
  const { call, host } = await world(joined);
  const { code } = await call("build", "--only", "letter", "--format", "pdf");
  expect(code).toBe(3);
  expect(host.isFile("out/2024-0001/letter-ekonomi.pdf")).toBe(false);
});

test("a file that has gone meanwhile is told", async () => {
  const record = { basis: [{ title: "Plan", file: { path: "plan.pdf" } }], language: "sv" };
  const read = async () => ({ value: undefined, diagnostics: [] });
  const { diagnostics } = await attachments(record as never, 1, { read, press: {} as never }, []);
  expect(diagnostics.map(({ code }) => code)).toEqual(["pack/missing"]);
});

const withStationery = (text: string) =>
  text.replace(
    "template: templates/memo.docx",
    "template: templates/memo.docx\n    stationery: bilagor/plan.pdf",
  );

test("a letterhead lies under every page, and the paper stays accessible", async () => {
  const { call, host } = await world(withStationery, "");
  const { err } = await call("build", "--only", "memo", "--format", "pdf");
  expect(err).not.toMatch(/fel /);
  expect(err).toContain("pdf/plain-stationery");
  const pdf = await PDFDocument.load((await host.read("out/2024-0001/memo.pdf")) ?? new Uint8Array());
  for (const page of pdf.getPages()) {
    const objects = page.node.Resources()?.lookup(PDFName.of("XObject"), PDFDict);
    expect(objects?.has(PDFName.of("KStationery"))).toBe(true);
  }
  expect(claimsOf(pdf)).toEqual({ accessible: true, archival: undefined });
  expect(await originOf(host, "memo")).toBe(RECORD);
});

test("a letterhead that is not there is told", async () => {
  const { call } = await world(
    (text) => withStationery(text).replace("bilagor/plan.pdf", "bilagor/ingen.pdf"),
    "",
  );
  const { code, err } = await call("build", "--only", "memo", "--format", "pdf");
  expect(err).toContain("pdf/no-stationery");
  expect(code).toBe(4);
});

test("a form's open fields have to be there", async () => {
  const { call } = await world((text) =>
    text.replace(
      "template: templates/receipt.pdf",
      "template: templates/receipt.pdf\n    form: { open: [recipient-nam] }",
    ),
  );
  const { err } = await call("validate");
  expect(err).toContain("form/unknown-field");
  expect(err).toContain("recipient-name");
});

test("fields become text where the document says so", async () => {
  const { call, host } = await world((text) =>
    text.replace(
      "template: templates/receipt.pdf",
      "template: templates/receipt.pdf\n    form: { flatten: yes }",
    ),
  );
  await call("build", "--only", "receipt");
  const pdf = await PDFDocument.load(
    (await host.read("out/2024-0001/receipt-ekonomi.pdf")) ?? new Uint8Array(),
  );
  expect(pdf.catalog.has(PDFName.of("AcroForm"))).toBe(false);
  expect(await originOf(host, "receipt-ekonomi")).toBe(RECORD);
});
