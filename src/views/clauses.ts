/**
 * The clauses of a proposal as they are printed.
 *
 * In: texts as typed, with or without "att" and signs at the end. Out: text, what leads it and
 * what ends it:
 *
 *     att  Örebro universitet beviljas 31 procent      ,
 *     att  finansieringen ryms i budgeten               samt
 *     att  följande villkor gäller                     :
 *          • Budgeten ska vara fullt finansierad.
 */
import type { Language } from "../values/index.ts";
import type { ClauseStyle } from "../workspace/workspace.ts";

export interface PrintedClause {
  readonly text: string;
  /** "att", "to", or nothing in numbered style. */
  readonly lead: string;
  /** What stands right after the text; " samt" brings its own space. */
  readonly ending: string;
}

interface Typed {
  readonly text: string;
  readonly conditions: readonly string[];
}

const leads: Record<Language, string> = { sv: "att", en: "to" };
const ands: Record<Language, string> = { sv: " samt", en: " and" };

export function printClauses(
  clauses: readonly Typed[],
  language: Language,
  style: ClauseStyle,
): PrintedClause[] {
  return clauses.map((clause, i) => {
    const wanted = clause.conditions.length > 0 ? ":" : ending(clauses.length - 1 - i, language, style);
    const text = bareClause(clause.text, language, style);
    return {
      text,
      lead: style === "att" ? leads[language] : "",
      ending: wanted === "." && /[.!?…]$/.test(text) ? "" : wanted,
    };
  });
}

/** @param after how many clauses follow */
function ending(after: number, language: Language, style: ClauseStyle): string {
  if (after === 0 || style === "numbered") return ".";
  return after === 1 ? ands[language] : ",";
}

/** A clause as a record holds it: without the lead and the ending that its author, or a paper, puts round it. */
export function bareClause(typed: string, language: Language, style: ClauseStyle): string {
  const text = typed.trim();
  if (style === "numbered") return withoutSign(text);
  const lead = new RegExp(`^${leads[language]}\\s+`, "i");
  return withoutSign(text.replace(lead, "").replace(/,?\s+(?:samt|och|and)$/, ""));
}

/** Keeps the full stop of an abbreviation: "m.m.", "etc." */
function withoutSign(text: string): string {
  const isAbbreviation = /(?:\p{L}\.\s?\p{L}+|(?<!\p{L})(?:dyl|etc|exkl|inkl|osv))\.$/u.test(text);
  return isAbbreviation ? text : text.replace(/\s*[.,;:]$/, "");
}
