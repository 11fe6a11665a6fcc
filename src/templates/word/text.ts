/**
 * Text as XML: escaped, with line breaks and tabs as the format writes them, and without what XML
 * cannot hold.
 *
 * Source: XML 1.0 §2.2 (characters), §2.4 (escaping)
 */
import { escapeXml } from "../../ooxml/xml.ts";

/** What needs no care but escaping: the characters of one unit that XML can hold, without controls. */
const UNUSUAL = /[^\x20-\x7E\xA0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD]/;
/** Controls, lone surrogates and noncharacters; of the controls, tabs and line ends are kept by `writeText`. */
const SPECIALS = /\r\n?|[&<>"\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu;

/**
 * @param lineBreak written for every line end
 * @param report told the code point of each character left out
 */
export function writeText(
  text: string,
  lineBreak: string,
  tab: string,
  report: (codePoint: number) => void,
): string {
  if (!UNUSUAL.test(text)) return escapeXml(text);
  return text.replace(SPECIALS, (c) => {
    if (/^[\r\n\v\u0085]/.test(c)) return lineBreak;
    if (c === "\t") return tab;
    const escaped = escapeXml(c);
    if (escaped !== c) return escaped;
    report(c.codePointAt(0) ?? 0);
    return "";
  });
}
