/** What the layout engine keeps from one document to the next. */
import { expect, test } from "vitest";
import { convert } from "./convert-here.ts";
import { paragraph, run } from "./word.ts";

test("a document is the same to the byte when the compiler that made it has been replaced", () => {
  const body = paragraph("Samma text.");
  const first = convert({ body }).pdf;
  const others = ["Georgia", "Times New Roman", "Segoe UI Symbol"];
  for (const font of others)
    convert({ body: paragraph(run("Annan text.", `<w:rFonts w:ascii="${font}"/>`)) });
  expect(Buffer.compare(convert({ body }).pdf, first)).toBe(0);
});
