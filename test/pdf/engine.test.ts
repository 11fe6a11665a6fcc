/** What the layout engine keeps from one document to the next. */
import { expect, test } from "vitest";
import { convert } from "./convert-here.ts";
import { paragraph } from "./word.ts";

test("a document is the same to the byte when the compiler that made it has been replaced", () => {
  const body = paragraph("Samma text.");
  const first = convert({ body }).pdf;
  for (let i = 0; i < 60; i++) convert({ body: paragraph(`Handling ${i}`) });
  expect(Buffer.compare(convert({ body }).pdf, first)).toBe(0);
});
