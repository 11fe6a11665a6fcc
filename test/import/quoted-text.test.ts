import Big from "big.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { piecesOf, requote, shownText } from "../../src/import/quoted-text.ts";

const view = {
  ceiling: { type: "money", amount: new Big(4529875), currency: "SEK" } as const,
  who: "Örebro universitet",
  none: null,
};
const quoting = {
  view,
  language: "sv",
  reads: (path: string, text: string) => path !== "ceiling" || /^[\d\s]+ ?(kr|kronor)$/.test(text),
} as const;
const edit = (source: string, edited: string) => {
  const pieces = piecesOf(source, quoting);
  if (!pieces) return "blocks";
  const { source: text, edits } = requote(pieces, edited, quoting, (added) => added);
  return [text, ...edits.map((e) => `${e.isMixed ? "?" : ""}${e.quote.path}=${e.text}`)];
};
const source = "{{who}} beviljas högst {{ceiling}}, varav hälften nu";

describe("a text that quotes fields", () => {
  test("shows what they print", () => {
    expect(shownText(piecesOf(source, quoting) ?? [])).toBe(
      "Örebro universitet beviljas högst 4\u00A0529\u00A0875\u00A0kronor, varav hälften nu",
    );
  });

  test.each<[string, string, string[]]>([
    [
      "words between",
      "Örebro universitet får högst 4\u00A0529\u00A0875\u00A0kronor, varav hälften nu",
      ["{{who}} får högst {{ceiling}}, varav hälften nu"],
    ],
    [
      "a figure",
      "Örebro universitet beviljas högst 4\u00A0600\u00A0000\u00A0kronor, varav hälften nu",
      [source, "ceiling=4\u00A0600\u00A0000\u00A0kronor"],
    ],
    [
      "a figure typed anew",
      "Örebro universitet beviljas högst 5 000 000 kr, varav hälften nu",
      [source, "ceiling=5 000 000 kr"],
    ],
    [
      "words and a figure",
      "Örebro universitet beviljas minst 14\u00A0529\u00A0875\u00A0kronor, varav inget nu",
      ["{{who}} beviljas minst {{ceiling}}, varav inget nu", "ceiling=14\u00A0529\u00A0875\u00A0kronor"],
    ],
    [
      "the sentence goes on",
      "Örebro universitet beviljas högst 4\u00A0529\u00A0875\u00A0kronor, varav hälften nu och resten sedan",
      [`${source} och resten sedan`],
    ],
    ["the end is cut off", "Örebro universitet beviljas", ["{{who}} beviljas"]],
    [
      "the beginning is cut off",
      "beviljas högst 4\u00A0529\u00A0875\u00A0kronor, varav hälften nu",
      ["beviljas högst {{ceiling}}, varav hälften nu"],
    ],
    [
      "something before a value",
      "Till Örebro universitet beviljas högst 4\u00A0529\u00A0875\u00A0kronor, varav hälften nu",
      [`Till ${source}`],
    ],
    [
      "a name",
      "Lunds universitet beviljas högst 4\u00A0529\u00A0875\u00A0kronor, varav hälften nu",
      [source, "who=Lunds universitet"],
    ],
  ])("%s", (_name, edited, expected) => {
    expect(edit(source, edited)).toEqual(expected);
  });

  test("of blocks nothing is known", () => {
    expect(edit("{{#if who}}a{{/if}}", "b")).toBe("blocks");
  });

  test("helpers that print a field in another style show that field; others show none", () => {
    const paths = (text: string) =>
      piecesOf(text, quoting)?.map((piece) => ("quote" in piece ? (piece.quote.path ?? "–") : ""));
    expect(paths('{{money ceiling style="code"}}')).toEqual(["ceiling"]);
    expect(paths("{{upper who}}")).toEqual(["–"]);
  });

  test("any edit of the words is kept, and the tags stay", () => {
    const words = fc.array(fc.constantFrom("ett", "två", "tre", "högst", ",", "."), { maxLength: 6 });
    fc.assert(
      fc.property(words, words, words, words, (a, b, c, d) => {
        const [x, y, z, w] = [a, b, c, d].map((list) => list.join(" "));
        const [old, now] = [`${x} {{who}} ${y} {{ceiling}} slut`, `${z} {{who}} ${w} {{ceiling}} slut`];
        const shown = shownText(piecesOf(now, quoting) ?? []);
        const result = edit(old, shown);
        expect(shownText(piecesOf(result[0] ?? "", quoting) ?? [])).toBe(shown);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
