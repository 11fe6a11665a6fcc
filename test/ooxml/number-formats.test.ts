import { expect, test } from "vitest";
import { formatNumber, isKnownFormat } from "../../src/ooxml/number-formats.ts";

const numbers = [1, 2, 10, 11, 16, 21, 30, 105];

test.each([
  ["decimal", "1 2 10 11 16 21 30 105"],
  ["decimalZero", "01 02 10 11 16 21 30 105"],
  ["001", "001 002 010 011 016 021 030 105"],
  ["lowerLetter", "a b j k p u dd aaaaa"],
  ["upperRoman", "I II X XI XVI XXI XXX CV"],
  ["ordinal", "1st 2nd 10th 11th 16th 21st 30th 105th"],
  ["hex", "1 2 A B 10 15 1E 69"],
  ["chicago", "* † †††"],
  ["decimalEnclosedCircle", "① ② ⑩ ⑪ ⑯ 21 30 105"],
  ["russianLower", "а б к л р х аа тттт"],
  ["hebrew1", "א ב י יא טז כא ל קה"],
  ["hebrew2", "א ב י כ ע ש חח"],
  ["arabicAlpha", "أ ب ر ز ط"],
  ["arabicAbjad", "أ ب ي ك ع"],
  ["hindiNumbers", "१ २ १० ११ १६ २१ ३० १०५"],
  ["thaiNumbers", "๑ ๒ ๑๐ ๑๑ ๑๖ ๒๑ ๓๐ ๑๐๕"],
  ["ganada", "가 나 차 카 나나"],
  ["japaneseCounting", "一 二 十 十一 十六 二十一 三十 百五"],
  ["chineseCounting", "一 二 十 十一 十六 二十一 三十 一百〇五"],
  ["ideographDigital", "一 二 一〇 一一 一六 二一 三〇 一〇五"],
  ["chineseLegalSimplified", "壹 贰 拾 拾壹 拾陆 贰拾壹 叁拾 壹佰零伍"],
  ["ideographTraditional", "甲 乙 癸 11 16 21 30 105"],
  ["ideographZodiacTraditional", "甲子 乙丑 癸酉 甲戌 己卯 甲申 癸巳 戊申"],
])("%s", (format, expected) => {
  const shown = numbers.map((n) => formatNumber(n, format));
  expect(shown.slice(0, expected.split(" ").length).join(" ")).toBe(expected);
});

test.each([
  ["ordinal", "sv-SE", "1:a 2:a 10:e 11:e 16:e 21:a 30:e 105:e"],
  ["ordinal", "nb-NO", "1. 2. 10. 11. 16. 21. 30. 105."],
  ["ordinalText", "sv", "Första Andra Tionde Elfte Sextonde Tjugoförsta Trettionde Etthundrafemte"],
  ["cardinalText", "sv", "Ett Två Tio Elva Sexton Tjugoett Trettio Etthundrafem"],
  ["ordinalText", "en-GB", "First Second Tenth Eleventh Sixteenth Twenty-first Thirtieth One_hundred_fifth"],
  ["cardinalText", "en", "One Two Ten Eleven Sixteen Twenty-one Thirty One_hundred_five"],
  ["cardinalText", "fi", "1 2 10 11 16 21 30 105"],
])("%s in %s", (format, language, expected) => {
  const shown = numbers.map((n) => formatNumber(n, format, language).replaceAll(" ", "_"));
  expect(shown.join(" ")).toBe(expected);
});

test("past what words and signs reach", () => {
  expect(formatNumber(1000, "cardinalText")).toBe("1000");
  expect(formatNumber(0, "cardinalText")).toBe("Zero");
  expect(formatNumber(100, "ordinalText")).toBe("One hundredth");
  expect(formatNumber(1000, "hebrew1")).toBe("1000");
  expect(formatNumber(10_000, "chineseCounting")).toBe("10000");
  expect(formatNumber(0, "lowerLetter")).toBe("");
});

test("a format that is not known is shown in digits", () => {
  expect(isKnownFormat("vietnameseCounting")).toBe(false);
  expect(formatNumber(7, "vietnameseCounting")).toBe("7");
  expect(formatNumber(7, "constructor")).toBe("7");
});
