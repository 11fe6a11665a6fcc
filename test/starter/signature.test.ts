/**
 * However long a letter is, its signature does not stand alone on a page.
 */
import { expect, test } from "vitest";
import { RECORD, starterFiles, starterWorld, textOf } from "../cli/support.ts";
import { readPdf } from "../pdf/read-pdf.ts";

/** The starter's record without a basis, its last section this long. */
async function recordOf(paragraphs: number): Promise<string> {
  const text = textOf((await starterFiles())[RECORD]);
  const assessment = Array.from({ length: paragraphs }, (_, i) => `    Stycke ${i + 1}.\n`).join("\n");
  return text
    .replace("2024-0001", `L-${paragraphs}`)
    .replace(/ {2}assessment: \|\n(?: {4}.*\n|\n)+/, `  assessment: |\n${assessment}\n`)
    .replace(/^basis:\n(?: .*\n)+/m, "");
}

test("the last lines of a letter and of a memo without a basis go with the signature", async () => {
  const lengths = [4, 6, 8, 9, 10, 11, 12, 13, 14, 15];
  const records = await Promise.all(
    lengths.map(async (n) => [`decisions/2024/${n}.yaml`, await recordOf(n)] as const),
  );
  const world = await starterWorld(Object.fromEntries(records));
  expect(await world.call("build", "--only", "memo,letter", "--format", "pdf")).toMatchObject({ code: 0 });
  const papers = [...world.host.files].filter(([path]) =>
    /^out\/L-\d+\/.*(memo|ordforande)\.pdf$/.test(path),
  );
  expect(papers).toHaveLength(2 * lengths.length);
  const turned = { letter: 0, memo: 0 };
  for (const [path, bytes] of papers) {
    const { pages } = await readPdf(bytes);
    const signed = pages.findIndex((page) => page.includes("Anna Exempel"));
    expect(pages[signed], path).toMatch(/Stycke \d+\./);
    if (signed > 0) turned[/memo/.test(path) ? "memo" : "letter"]++;
  }
  // Some fit on their first page, and some do not.
  for (const count of Object.values(turned)) expect([0, lengths.length]).not.toContain(count);
});
