/**
 * Lines that run from right to left, as they are drawn from the left.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inVisualOrder, joinLetters } from "../../src/pdf-file/right-to-left.ts";

describe("the order of letters", () => {
  // Capitals stand for Hebrew letters, as in Unicode Standard Annex 9.
  const hebrew = (text: string) =>
    text.replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 65 + 0x5d0));
  test.each([
    ["abc", "abc"],
    ["ABC", "CBA"],
    ["abc ABC def", "abc CBA def"],
    ["ABC 123", "123 CBA"],
    ["ABC 12,5 DE", "ED 12,5 CBA"],
    ["a (AB) b", "a (BA) b"],
    ["AB (CD)", "(DC) BA"],
    ["x AB, CD y", "x DC ,BA y"],
    ["AB abc CD", "BA abc DC"],
    ["Dnr 12/34", "Dnr 12/34"],
  ])("%s is drawn as %s", (read, drawn) => {
    expect(inVisualOrder(hebrew(read))).toBe(hebrew(drawn));
  });

  test("loses no letter, and keeps marks behind theirs", () => {
    const letters = fc.array(fc.constantFrom("א", "ב", "a", "1", " ", ",", "\u05b8"), { maxLength: 12 });
    fc.assert(
      fc.property(letters, (units) => {
        const text = units.join("");
        expect([...inVisualOrder(text)].sort()).toEqual([...text].sort());
      }),
    );
    expect(inVisualOrder("א\u05b8ב")).toBe("בא\u05b8");
  });
});

describe("Arabic letters", () => {
  const codes = (text: string) => [...joinLetters(text)].map((c) => c.codePointAt(0)?.toString(16)).join(" ");
  test.each([
    ["بلدية", "fe91 fee0 feaa fef3 fe94"],
    ["سلام", "feb3 fefc fee1"],
    ["لا", "fefb"],
    ["پکی", "fb58 fb91 fbfd"],
    ["ب ب", "fe8f 20 fe8f"],
    ["بـ", "fe91 640"],
    ["بَب", "fe91 64e fe90"],
    ["ب\u200cب", "fe8f 200c fe8f"],
    ["abc å", "61 62 63 20 e5"],
  ])("of %s are joined", (text, expected) => {
    expect(codes(text)).toBe(expected);
  });

  test("mean what they meant", () => {
    const word = fc.array(fc.constantFrom(..."ابتثجحخدذرزسشصضطظعغفقكلمنهوي "), { maxLength: 12 });
    fc.assert(
      fc.property(word, (letters) => {
        expect(joinLetters(letters.join("")).normalize("NFKC")).toBe(letters.join(""));
      }),
    );
  });
});
