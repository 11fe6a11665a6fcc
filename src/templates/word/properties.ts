/**
 * Properties of paragraphs and runs, merged and written in the order the schema wants.
 *
 * Source: ECMA-376-1 §17.3.1.26 (pPr), §17.3.2.28 (rPr), Annex A (order)
 */

/** A child of `w:pPr` or `w:rPr`, whole. */
export interface Property {
  readonly name: string;
  readonly xml: string;
}

const paragraphOrder =
  "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange".split(
    " ",
  );

const runOrder =
  "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath".split(
    " ",
  );

/** `property("b")` is `<w:b/>`; `property("jc", "right")` is `<w:jc w:val="right"/>`. */
export function property(name: string, value?: string | number): Property {
  return { name: `w:${name}`, xml: value === undefined ? `<w:${name}/>` : `<w:${name} w:val="${value}"/>` };
}

/** `w:pPr` of properties; of two with one name the later counts. */
export function paragraphProperties(...properties: readonly Property[]): string {
  const content = ordered(properties, paragraphOrder);
  return content === "" ? "" : `<w:pPr>${content}</w:pPr>`;
}

/** `w:rPr` of properties; of two with one name the later counts. */
export function runProperties(...properties: readonly Property[]): string {
  const content = ordered(properties, runOrder);
  return content === "" ? "" : `<w:rPr>${content}</w:rPr>`;
}

function ordered(properties: readonly Property[], order: readonly string[]): string {
  if (properties.length === 0) return "";
  const rank = ({ name }: Property) => {
    const at = order.indexOf(name.slice(2));
    return at < 0 || !name.startsWith("w:") ? order.length : at;
  };
  const last = new Map(properties.map((p) => [p.name, p]));
  return [...last.values()]
    .sort((a, b) => rank(a) - rank(b))
    .map((p) => p.xml)
    .join("");
}
