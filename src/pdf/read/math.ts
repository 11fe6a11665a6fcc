/**
 * Formulas (OMML) → their text in one line, as mathematicians write it where they have but one: a/(b+c), √(x), x².
 *
 * Source: ISO/IEC 29500-1 §22.1 (math); Unicode Technical Note 28, whose linear format this follows
 */

import { isOn } from "../../ooxml/units.ts";
import { child, elements, textOf, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";

export function mathText(e: XmlElement): string {
  const write = shapes[e.name];
  if (write) return write(e);
  return elements(e).map(inMath).join("");
}

/** Properties show nothing. */
function inMath(e: XmlElement): string {
  if (e.name === "m:t" || e.name === "w:t") return textOf(e);
  return /^(m:\w+Pr|w:rPr)$/.test(e.name) ? "" : mathText(e);
}

const shapes: Readonly<Record<string, (e: XmlElement) => string>> = dictionary({
  "m:f": (e) => {
    const [above, below] = [grouped(part(e, "m:num")), grouped(part(e, "m:den"))];
    const bar = setting(e, "m:fPr", "m:type");
    return bar === "noBar" ? `(${above}¦${below})` : `${above}/${below}`;
  },
  "m:sSup": (e) => grouped(part(e, "m:e")) + raised(part(e, "m:sup")),
  "m:sSub": (e) => grouped(part(e, "m:e")) + lowered(part(e, "m:sub")),
  "m:sSubSup": (e) => grouped(part(e, "m:e")) + lowered(part(e, "m:sub")) + raised(part(e, "m:sup")),
  "m:sPre": (e) => lowered(part(e, "m:sub")) + raised(part(e, "m:sup")) + grouped(part(e, "m:e")),
  "m:rad": (e) => {
    const degree = isOn(setting(e, "m:radPr", "m:degHide") ?? "0") ? "" : part(e, "m:deg");
    const root = { "": "√", 2: "√", 3: "∛", 4: "∜" }[degree] ?? `√[${degree}]`;
    return `${root}(${part(e, "m:e")})`;
  },
  "m:nary": (e) => {
    const sign = setting(e, "m:naryPr", "m:chr") ?? "∫";
    return `${sign}${lowered(part(e, "m:sub"))}${raised(part(e, "m:sup"))} ${grouped(part(e, "m:e"))}`;
  },
  "m:d": (e) => {
    const sign = (name: string, usual: string) => bracket(setting(e, "m:dPr", name) ?? usual);
    const inner = elements(e, "m:e").map(between).join(sign("m:sepChr", "|"));
    return sign("m:begChr", "(") + inner + sign("m:endChr", ")");
  },
  "m:func": (e) => `${part(e, "m:fName")} ${grouped(part(e, "m:e"))}`,
  "m:limLow": (e) => part(e, "m:e") + lowered(part(e, "m:lim")),
  "m:limUpp": (e) => part(e, "m:e") + raised(part(e, "m:lim")),
  "m:acc": (e) => grouped(part(e, "m:e")) + (setting(e, "m:accPr", "m:chr") ?? "\u0302"),
  "m:m": (e) => `[${matrix(e)}]`,
  "m:oMathPara": (e) => elements(e, "m:oMath").map(mathText).join("; "),
  "m:eqArr": (e) => elements(e, "m:e").map(mathText).join("; "),
});

/** A matrix has no brackets of its own in those around it. */
function between(e: XmlElement): string {
  const [only, ...others] = elements(e).filter(({ name }) => name !== "m:ctrlPr");
  return only?.name === "m:m" && others.length === 0 ? matrix(only) : mathText(e);
}

function matrix(e: XmlElement): string {
  return elements(e, "m:mr")
    .map((row) => elements(row, "m:e").map(mathText).join(", "))
    .join("; ");
}

/** Word takes angle brackets from Chinese fonts. */
function bracket(sign: string): string {
  return sign.replace(/[\u2329\u3008]/, "⟨").replace(/[\u232a\u3009]/, "⟩");
}

function part(e: XmlElement, name: string): string {
  const found = child(e, name);
  return found ? mathText(found).trim() : "";
}

function setting(e: XmlElement, properties: string, name: string): string | undefined {
  return child(child(e, properties), name)?.attributes["m:val"];
}

/** In brackets where it is more than one number or word. */
function grouped(text: string): string {
  return /^[\p{L}\p{N}\p{M}.,′]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

const superscripts = new Map([..."0123456789+-−=()n"].map((c, i) => [c, [..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ"][i]]));
const subscripts = new Map([..."0123456789+-−=()"].map((c, i) => [c, [..."₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎"][i]]));

const raised = (text: string) => shifted(text, superscripts, "^");
const lowered = (text: string) => shifted(text, subscripts, "_");

/** In the small digits that Unicode has, else after a sign. */
function shifted(text: string, small: ReadonlyMap<string, string | undefined>, sign: string): string {
  if (text === "") return "";
  const letters = [...text];
  return letters.every((c) => small.has(c))
    ? letters.map((c) => small.get(c)).join("")
    : sign + grouped(text);
}
