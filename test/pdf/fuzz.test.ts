/**
 * Spoiled PDFs, a few of those that test/tools/fuzz-pdf.ts tries for longer: each is refused with a diagnostic
 * or gives a PDF that can be read.
 */
import { expect, test } from "vitest";
import { makePdfCase, readPdfSeeds, tryPdfCase } from "../tools/fuzz/pdf-case.ts";

test("spoiled PDFs do no harm as forms, parts of packs and letterheads", async () => {
  const seeds = await readPdfSeeds();
  const layers = new Set<string>();
  for (let number = 0; number < 40; number++) {
    const { layer } = await tryPdfCase(makePdfCase(seeds, 7, number));
    layers.add(layer);
  }
  expect([...layers].sort()).toEqual(["bytes", "objects", "streams"]);
}, 60_000);
