/**
 * Formats of page numbers that the engine counts in, as its patterns. Others need letters that the font of the
 * text may lack, and are shown as digits.
 */
export const pagePatterns: ReadonlyMap<string, string> = new Map(
  Object.entries({
    decimal: "1",
    decimalHalfWidth: "1",
    // For numbers of one digit.
    decimalZero: "01",
    lowerRoman: "i",
    upperRoman: "I",
    lowerLetter: "a",
    upperLetter: "A",
    numberInDash: "- 1 -",
  }),
);
