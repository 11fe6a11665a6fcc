/**
 * Text of DrawingML (`a:txBody`) → the paragraphs that Word would write for it, which are then read as any others.
 *
 * Source: ISO/IEC 29500-1 §21.1.2 (DrawingML text); sizes in 100ths of a point, places in EMU
 */

import { drawingShare, emuPoints, integer, isOn } from "../../ooxml/units.ts";
import { child, elements, textOf, type XmlElement, type XmlNode } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";

/** Gives the `RRGGBB` of a fill. */
type ColorOf = (fill: XmlElement | undefined) => string | undefined;

export function wordParagraphs(body: XmlElement, colorOf: ColorOf): XmlElement {
  const paragraphs = elements(body, "a:p");
  const last = paragraphs.length - 1;
  return element(
    "w:txbxContent",
    {},
    paragraphs.map((p, i) => wordParagraph(p, colorOf, i === last)),
  );
}

/** One paragraph of a label. */
export function wordText(
  label: string,
  { size, align, color }: { readonly size: number; readonly align: string; readonly color: string },
): XmlElement {
  const properties = element("w:rPr", {}, [
    element("w:rFonts", { "w:asciiTheme": "minorHAnsi", "w:hAnsiTheme": "minorHAnsi" }),
    element("w:b", { "w:val": "0" }),
    element("w:i", { "w:val": "0" }),
    element("w:caps", { "w:val": "0" }),
    element("w:color", { "w:val": color }),
    element("w:spacing", { "w:val": "0" }),
    element("w:w", { "w:val": "100" }),
    element("w:sz", { "w:val": String(Math.round(2 * size)) }),
  ]);
  // The document's own default paragraph may have anything.
  const plain = [
    element("w:numPr", {}, [element("w:numId", { "w:val": "0" })]),
    element("w:spacing", { "w:before": "0", "w:after": "0", "w:line": "240", "w:lineRule": "auto" }),
    element("w:ind", { "w:left": "0", "w:right": "0", "w:firstLine": "0" }),
    element("w:jc", { "w:val": align }),
  ];
  return element("w:txbxContent", {}, [
    element("w:p", {}, [
      element("w:pPr", {}, [...plain, properties]),
      element("w:r", {}, [properties, text(label)]),
    ]),
  ]);
}

export function hasDrawingText(body: XmlElement | undefined): boolean {
  return body !== undefined && elements(body, "a:p").some((p) => textOf(p).trim() !== "");
}

function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  return { name, attributes, children, start: 0, contentStart: 0, contentEnd: 0, end: 0 };
}

/** Points of text that does not say. */
const USUAL_SIZE = 18;

function sizeOf(properties: XmlElement | undefined): number {
  return (integer(properties?.attributes.sz) ?? 100 * USUAL_SIZE) / 100;
}

function wordParagraph(p: XmlElement, colorOf: ColorOf, isLast: boolean): XmlElement {
  const properties = child(p, "a:pPr");
  const runs = elements(p).filter(({ name }) => ["a:r", "a:fld", "a:br"].includes(name));
  const first = child(runs[0], "a:rPr") ?? child(p, "a:endParaRPr");
  const size = sizeOf(first);
  const bullet = child(properties, "a:buChar")?.attributes.char;
  const label = bullet === undefined ? [] : [wordRun(first, colorOf, text(bullet), element("w:tab"))];
  return element("w:p", {}, [
    element("w:pPr", {}, [
      element("w:spacing", { ...spacing(properties, size), ...(isLast && { "w:after": "0" }) }),
      element("w:ind", indents(properties)),
      element("w:jc", { "w:val": alignments[properties?.attributes.algn ?? ""] ?? "left" }),
      element("w:rPr", {}, look(first, colorOf)),
    ]),
    ...label,
    ...runs.map((run) => runOf(run, colorOf)),
  ]);
}

const alignments: Readonly<Record<string, string>> = dictionary({
  ctr: "center",
  r: "right",
  just: "both",
  dist: "both",
});

function runOf(run: XmlElement, colorOf: ColorOf): XmlElement {
  const properties = child(run, "a:rPr");
  if (run.name === "a:br") return wordRun(properties, colorOf, element("w:br"));
  const shown = child(run, "a:t");
  return wordRun(properties, colorOf, text(shown ? textOf(shown) : ""));
}

function text(content: string): XmlElement {
  return element("w:t", { "xml:space": "preserve" }, [content]);
}

function wordRun(
  properties: XmlElement | undefined,
  colorOf: ColorOf,
  ...content: readonly XmlElement[]
): XmlElement {
  return element("w:r", {}, [element("w:rPr", {}, look(properties, colorOf)), ...content]);
}

function look(properties: XmlElement | undefined, colorOf: ColorOf): XmlElement[] {
  const { b = "0", i = "0", u = "none", strike = "noStrike", lang } = properties?.attributes ?? {};
  const color = colorOf(child(properties, "a:solidFill"));
  const font = child(properties, "a:latin")?.attributes.typeface;
  const named = font && !font.startsWith("+") ? { "w:ascii": font, "w:hAnsi": font } : undefined;
  const theme = font?.startsWith("+mj") ? "majorHAnsi" : "minorHAnsi";
  return [
    element("w:rFonts", named ?? { "w:asciiTheme": theme, "w:hAnsiTheme": theme }),
    element("w:b", { "w:val": isOn(b) ? "1" : "0" }),
    element("w:i", { "w:val": isOn(i) ? "1" : "0" }),
    element("w:strike", { "w:val": strike === "noStrike" ? "0" : "1" }),
    ...(color === undefined ? [] : [element("w:color", { "w:val": color.slice(0, 6) })]),
    element("w:sz", { "w:val": String(Math.round(2 * sizeOf(properties))) }),
    element("w:u", { "w:val": u === "none" ? "none" : "single" }),
    ...(lang === undefined ? [] : [element("w:lang", { "w:val": lang })]),
  ];
}

/** Shares are of the size of the text; points are given in 100ths. */
function spacing(properties: XmlElement | undefined, size: number): Record<string, string> {
  const measured = (name: string) => {
    const e = child(properties, name);
    const points = integer(child(e, "a:spcPts")?.attributes.val);
    return { share: drawingShare(child(e, "a:spcPct")?.attributes.val), points: points && points / 100 };
  };
  const twips = (points: number) => String(Math.round(20 * points));
  const space = (name: string) => {
    const { share = 0, points } = measured(name);
    return twips(points ?? share * size);
  };
  const line = measured("a:lnSpc");
  return {
    "w:before": space("a:spcBef"),
    "w:after": space("a:spcAft"),
    "w:line": line.points ? twips(line.points) : String(Math.round(240 * (line.share ?? 1))),
    "w:lineRule": line.points ? "exact" : "auto",
  };
}

function indents(properties: XmlElement | undefined): Record<string, string> {
  const twips = (name: string) => Math.round(20 * (emuPoints(properties?.attributes[name]) ?? 0));
  const first = twips("indent");
  return {
    "w:left": String(twips("marL")),
    ...(first < 0 ? { "w:hanging": String(-first) } : { "w:firstLine": String(first) }),
  };
}
