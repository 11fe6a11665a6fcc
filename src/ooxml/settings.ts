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
  /** 15 is Word 2013 and later; 12 where the file does not say. */
  readonly compatibility: number;
  readonly language: string | undefined;
  /** Space between paragraphs adds up instead of the larger one winning. */
  readonly addsParagraphSpace: boolean;
  readonly decimalSymbol: string;
  readonly updateFields: boolean;
  readonly footnoteFormat: string;
  readonly footnoteStart: number;
  readonly footnoteRestart: string;
  readonly endnoteFormat: string;
  readonly mirrorMargins: boolean;
}

export function readSettings(root: XmlElement | undefined): Settings {
  const compat = child(root, "w:compat");
  const mode =
    compat && elements(compat, "w:compatSetting").find((s) => s.attributes["w:name"] === "compatibilityMode");
  const footnote = child(root, "w:footnotePr");
  return {
    evenAndOddHeaders: onOff(child(root, "w:evenAndOddHeaders")) ?? false,
    defaultTabStop: points(childValue(root, "w:defaultTabStop")) || 36,
    autoHyphenation: onOff(child(root, "w:autoHyphenation")) ?? false,
    compatibility: integer(mode?.attributes["w:val"]) ?? 12,
    language: child(root, "w:themeFontLang")?.attributes["w:val"],
    addsParagraphSpace: onOff(child(compat, "w:doNotUseHTMLParagraphAutoSpacing")) ?? false,
    decimalSymbol: childValue(root, "w:decimalSymbol") ?? ".",
    updateFields: onOff(child(root, "w:updateFields")) ?? false,
    footnoteFormat: childValue(footnote, "w:numFmt") ?? "decimal",
    footnoteStart: integer(childValue(footnote, "w:numStart")) ?? 1,
    footnoteRestart: childValue(footnote, "w:numRestart") ?? "continuous",
    endnoteFormat: childValue(child(root, "w:endnotePr"), "w:numFmt") ?? "lowerRoman",
    mirrorMargins: onOff(child(root, "w:mirrorMargins")) ?? false,
  };
}
