import { afterAll, expect, test } from "vitest";
import { pdfConverter } from "../../src/pdf/index.ts";
import { readPdf } from "./read-pdf.ts";
import { paragraph, run, wordFile } from "./word.ts";

const converter = pdfConverter({ processes: 1 });
afterAll(() => converter.close());

const char = (type: string, data = "") => `<w:r><w:fldChar w:fldCharType="${type}">${data}</w:fldChar></w:r>`;
const form = (name: string, data: string, result?: string) =>
  [
    char("begin", `<w:ffData>${data}</w:ffData>`),
    `<w:r><w:instrText> FORM${name} </w:instrText></w:r>`,
    ...(result === undefined ? [] : [char("separate"), run(result)]),
    char("end"),
  ].join("");
const list =
  '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Avslag"/><w:listEntry w:val="Bifall"/></w:ddList>';

test("a form's list shows what is chosen in it, once", async () => {
  const shown = [
    form("DROPDOWN", list),
    form("DROPDOWN", list, "Bifall"),
    form("CHECKBOX", "<w:checkBox><w:checked/></w:checkBox>"),
    form("TEXT", "<w:textInput/>", "Anna Ek"),
  ];
  const body = paragraph(shown.map((part) => run("[") + part + run("]")).join(""));
  const { value } = await converter.convert(wordFile({ body }), { file: "a.docx", title: "A" });
  expect((await readPdf(value as Uint8Array)).text).toBe("[Bifall][Bifall][☒][Anna Ek]");
});
