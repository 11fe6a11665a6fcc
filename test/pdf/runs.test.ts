/** Word cuts text into runs wherever it was edited. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { convert, places } from "./convert-here.ts";
import { strokeLooks } from "./read-pdf.ts";
import { paragraph, run } from "./word.ts";

const text = "Dnr 24RS0117, den 2024-04-14: och/eller samt (3) åtgärder i länet. ".repeat(3);

function cut(at: readonly number[]): string {
  const ends = [...new Set([0, ...at, text.length])].sort((a, b) => a - b);
  return ends
    .slice(1)
    .map((end, i) => text.slice(ends[i], end))
    .map((piece) => run(piece))
    .join("");
}

test("where Word cuts the runs does not matter: the PDF is the same to the byte", () => {
  const whole = convert({ body: paragraph(cut([])) }).pdf;
  fc.assert(
    fc.property(fc.array(fc.nat({ max: text.length }), { maxLength: 20 }), (at) => {
      expect(Buffer.compare(convert({ body: paragraph(cut(at)) }).pdf, whole)).toBe(0);
    }),
    { numRuns: 15 },
  );
});

test("runs that look otherwise stay runs of their own", async () => {
  const found = await places({
    body: paragraph(run("Fet", "<w:b/>") + run(" och ") + run("kursiv", "<w:i/>")),
  });
  expect(found.map((t) => t.text.trim()).filter(Boolean)).toEqual(["Fet", "och", "kursiv"]);
});

test("a run's border is as wide as Word says, and of its colour", async () => {
  const border = (attributes: string) => `<w:bdr ${attributes}/>`;
  const looks = async (properties: string) =>
    strokeLooks(convert({ body: paragraph(run("Ram", properties)) }).pdf);
  expect(new Set(await looks(border('w:val="single" w:sz="12" w:color="C00000"')))).toEqual(
    new Set(["1.5 #c00000"]),
  );
  expect(new Set(await looks(border('w:val="dashed" w:sz="4" w:color="auto"')))).toEqual(
    new Set(["0.5 #000000"]),
  );
  expect(await looks(border('w:val="nil"'))).toEqual([]);
});
