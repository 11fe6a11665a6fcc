/**
 * A paper as somebody leaves it who made of it what another paper says: paragraphs and rows that say the same keep what
 * tells their values, the others are typed anew.
 */
import { diffArrays } from "diff";
import { readZip, replacedEntries, writeZip } from "../../src/ooxml/zip.ts";
import { readParts } from "../templates/word-file.ts";
import { type Edit, survivals } from "./desk.ts";

const DOCUMENT = "word/document.xml";
const LIST = "customXml/kansli.xml";
/** A row, or a paragraph in none; the innermost, where they stand in one another. */
const UNIT = /<w:tr(?: [^>]*)?>(?:(?!<w:tr[ >]).)*?<\/w:tr>|<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs;

interface Cut {
  readonly units: readonly string[];
  /** What stands before each unit, and behind the last. */
  readonly gaps: readonly string[];
}

function cut(xml: string): Cut {
  const units = [...xml.matchAll(UNIT)];
  const ends = units.map((unit) => unit.index + unit[0].length);
  const gaps = [...units, undefined].map((unit, i) => xml.slice(ends[i - 1] ?? 0, unit?.index));
  return { units: units.map(([unit]) => unit), gaps };
}

/** @param kept what outlived the program that saved the paper */
export function retyped(base: Uint8Array, wanted: Uint8Array, kept: Edit): Uint8Array {
  const [before, after] = [readParts(base), readParts(wanted)];
  const old = cut(kept(before.get(DOCUMENT) ?? ""));
  const now = cut((survivals.nothing as Edit)(after.get(DOCUMENT) ?? ""));
  // Rows of a new table stand in none of those that there were.
  const hasTables = count(old.gaps) === count(now.gaps);
  const xml = hasTables ? spliced(old, now) : (survivals.nothing as Edit)(after.get(DOCUMENT) ?? "");
  const parts = new Map([[DOCUMENT, xml]]);
  for (const [part, own] of after)
    if (/^word\/(header|footer)\d+\.xml$/.test(part)) parts.set(part, (survivals.nothing as Edit)(own));
  const list = before.get(LIST);
  if (list !== undefined && after.has(LIST)) parts.set(LIST, list);
  return writeZip(replacedEntries(readZip(wanted), parts));
}

function count(gaps: readonly string[]): number {
  return gaps.join("").split("<w:tbl>").length;
}

/** What a unit says and how it looks, whatever ids its parts have. */
function looksOf(unit: string): string {
  return (survivals.nothing as Edit)(unit).replace(/ (?:w:id|r:id|w14:\w+|w:val)="\d*"/g, "");
}

function spliced(old: Cut, now: Cut): string {
  let [xml, at, reached] = ["", 0, 0];
  for (const { value, added, removed } of diffArrays(old.units.map(looksOf), now.units.map(looksOf))) {
    for (let i = 0; i < value.length; i += 1) {
      if (added) xml += now.units[reached++];
      else if (removed) xml += old.gaps[at++];
      else {
        xml += `${old.gaps[at]}${old.units[at]}`;
        [at, reached] = [at + 1, reached + 1];
      }
    }
  }
  return xml + old.gaps.slice(at).join("");
}
