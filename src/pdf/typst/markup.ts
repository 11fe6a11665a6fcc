/** Pieces of Typst source. */

/** A length; Typst takes no exponents, and three decimals are finer than any printer. */
export function pt(points: number): string {
  const rounded = Math.round(points * 1000) / 1000;
  return `${Object.is(rounded, -0) ? 0 : rounded}pt`;
}

export function string(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&").replace(/[\n\r\t]/g, " ")}"`;
}

export function color(hex: string): string {
  return `rgb("#${hex.toLowerCase()}")`;
}

/** A dictionary of lengths, e.g. of insets. */
export function sides(lengths: Readonly<Record<string, number>>): string {
  return `(${Object.entries(lengths)
    .map(([side, length]) => `${side}: ${pt(length)}`)
    .join(", ")})`;
}

/** An array; Typst needs the comma after a lone item. */
export function array(items: readonly string[]): string {
  return items.length === 0 ? "()" : `(${items.join(", ")},)`;
}

/** Word's number formats as Typst's patterns. */
export function pattern(format: string): string {
  const patterns: Readonly<Record<string, string>> = {
    lowerRoman: "i",
    upperRoman: "I",
    lowerLetter: "a",
    upperLetter: "A",
    numberInDash: "- 1 -",
    decimalZero: "01",
    decimalEnclosedCircle: "①",
    chicago: "*",
    hebrew1: "א",
    hindiNumbers: "१",
    ganada: "가",
    chosung: "ㄱ",
    aiueoFullWidth: "ア",
    irohaFullWidth: "イ",
    ideographDigital: "一",
    japaneseCounting: "一",
    chineseCounting: "一",
    chineseCountingThousand: "一",
    taiwaneseCounting: "一",
    taiwaneseCountingThousand: "一",
    chineseLegalSimplified: "壹",
    ideographLegalTraditional: "壹",
  };
  return patterns[format] ?? "1";
}

/** Automatic text is white on dark ground, as in Word. */
export function onGround(fill: string | undefined): string {
  return fill !== undefined && isDark(fill) ? "#set text(fill: white)\n" : "";
}

/** By luma, ITU-R BT.601; a quarter of white is where Word changes. */
function isDark(hex: string): boolean {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 64;
}
