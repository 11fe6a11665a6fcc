/**
 * Settings of the whole document that change how it is laid out.
 *
 * Source: ISO/IEC 29500-1 §17.15, [MS-DOCX] §2.15 (compatibilityMode)
 */
import { childValue, integer, onOff, points } from "./units.ts";
import { child, elements, type XmlElement } from "./xml.ts";

export interface Settings {
  readonly evenAndOddHeaders: boolean;
  readonly defaultTabStop: number;
  readonly autoHyphenation: boolean;
  /** Room at a line's end that is left empty rather than filled with a part of a word, points. */
  readonly hyphenationZone: number;
  /** Raised and lowered text makes its line higher. */
  readonly raisesLines: boolean;
  /** Lines one after the other that may end with a hyphen; 0 is any number. */
  readonly mostHyphens: number;
  readonly hyphenatesCapitals: boolean;
  /** 15 is Word 2013 and later; 12 where the file does not say. */
  readonly compatibility: number;
  readonly language: string | undefined;
  /** Space between paragraphs adds up instead of the larger one winning. */
  readonly addsParagraphSpace: boolean;
  /** A line of justified text that ends with a line break is as wide as the others. */
  readonly expandsBrokenLines: boolean;
  /** Lines in tables keep to the grid of their section too. */
  readonly gridInTables: boolean;
  readonly decimalSymbol: string;
  readonly updateFields: boolean;
  readonly footnotes: FootnoteNumbers;
  readonly endnoteFormat: string;
  /** Endnotes stand at the end of their section, not of the document. */
  readonly endnotesBySection: boolean;
  readonly mirrorMargins: boolean;
  /** Room for binding is at the top of pages instead of their side. */
  readonly gutterAtTop: boolean;
}

/** How footnotes are numbered: in the whole document, or in a section. */
export interface FootnoteNumbers {
  readonly format: string;
  readonly start: number;
  readonly restart: "continuous" | "eachSect" | "eachPage";
}

export function readFootnoteNumbers(
  e: XmlElement | undefined,
  usual: FootnoteNumbers | undefined,
): FootnoteNumbers {
  const restart = childValue(e, "w:numRestart");
  return {
    format: childValue(e, "w:numFmt") ?? usual?.format ?? "decimal",
    start: integer(childValue(e, "w:numStart")) ?? usual?.start ?? 1,
    restart:
      restart === "eachSect" || restart === "eachPage" || restart === "continuous"
        ? restart
        : (usual?.restart ?? "continuous"),
  };
}

export function readSettings(root: XmlElement | undefined): Settings {
  const compat = child(root, "w:compat");
  const mode =
    compat && elements(compat, "w:compatSetting").find((s) => s.attributes["w:name"] === "compatibilityMode");
  return {
    evenAndOddHeaders: onOff(child(root, "w:evenAndOddHeaders")) ?? false,
    defaultTabStop: points(childValue(root, "w:defaultTabStop")) || 36,
    autoHyphenation: onOff(child(root, "w:autoHyphenation")) ?? false,
    hyphenationZone: points(childValue(root, "w:hyphenationZone")) ?? 18,
    raisesLines: !(onOff(child(compat, "w:noSpaceRaiseLower")) ?? false),
    mostHyphens: integer(childValue(root, "w:consecutiveHyphenLimit")) ?? 0,
    hyphenatesCapitals: !(onOff(child(root, "w:doNotHyphenateCaps")) ?? false),
    compatibility: integer(mode?.attributes["w:val"]) ?? 12,
    language: child(root, "w:themeFontLang")?.attributes["w:val"],
    addsParagraphSpace: onOff(child(compat, "w:doNotUseHTMLParagraphAutoSpacing")) ?? false,
    expandsBrokenLines: !(onOff(child(compat, "w:doNotExpandShiftReturn")) ?? false),
    gridInTables: onOff(child(compat, "w:adjustLineHeightInTable")) ?? false,
    decimalSymbol: childValue(root, "w:decimalSymbol") ?? ".",
    updateFields: onOff(child(root, "w:updateFields")) ?? false,
    footnotes: readFootnoteNumbers(child(root, "w:footnotePr"), undefined),
    endnoteFormat: childValue(child(root, "w:endnotePr"), "w:numFmt") ?? "lowerRoman",
    endnotesBySection: childValue(child(root, "w:endnotePr"), "w:pos") === "sectEnd",
    mirrorMargins: onOff(child(root, "w:mirrorMargins")) ?? false,
    gutterAtTop: onOff(child(root, "w:gutterAtTop")) ?? false,
  };
}
