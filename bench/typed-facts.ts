/**
 * The values and helpers of a real kind, and the texts that they print: so that their cost can be told from
 * that of the words themselves.
 */
import type { ViewValue } from "../src/language/index.ts";
import { parseDate, parseMoney, parseNumber, parsePercent, parsePeriod } from "../src/values/index.ts";
import type { MemoRecord } from "./memo.ts";

const applicant: ViewValue = {
  type: "contact",
  key: "oru",
  name: "Örebro universitet",
  email: "info@oru.example.org",
};

const row = (item: string, amount: string): ViewValue => ({ item, amount: parseMoney(amount).value ?? null });

const values: Readonly<Record<string, ViewValue>> = {
  applicant,
  ceiling: parseMoney("4529875 SEK").value ?? null,
  share: parsePercent("31 %").value ?? null,
  hours: parseNumber("1234,5").value ?? null,
  meeting: parseDate("2022-12-14").value ?? null,
  period: parsePeriod("2023-03-01/2026-02-28").value ?? null,
  area: { type: "choice", key: "innovation", labels: { sv: "Innovation", en: "Innovation" } },
  budget: [row("Resor", "250000 SEK"), row("Personal", "3900000 SEK"), row("Lokaler", "379875 SEK")],
};

/** Each line of tags, and what stands there in the end. */
const lines: readonly (readonly [tags: string, text: string])[] = [
  ["{{ceiling}}", "4\u00a0529\u00a0875 kronor"],
  ['{{money ceiling style="code"}}', "4\u00a0529\u00a0875 SEK"],
  ["{{share}}", "31 procent"],
  ['{{date meeting "long"}}', "14 december 2022"],
  ["{{number hours decimals=0}}", "1\u00a0235"],
  ["{{applicant}}", "Örebro universitet"],
  ["{{applicant.email}}", "info@oru.example.org"],
  ['{{#if (eq area "innovation")}}ja{{else}}nej{{/if}}', "ja"],
  ['{{sum budget "amount"}}', "4\u00a0529\u00a0875 kronor"],
  ['{{list (sort budget "item") "item"}}', "Lokaler, Personal och Resor"],
  ['{{count budget}} {{plural budget "post" "poster"}}', "3 poster"],
  ["{{upper area}}", "INNOVATION"],
];

export const typedFacts = {
  tags: lines.map(([tags]) => tags),
  values,
  texts: lines.map(([, text], i) => [`text${i}`, text] as const),
};

export function withFacts(
  record: MemoRecord,
  more: typeof values,
  texts: readonly (readonly [name: string, text: string])[],
): MemoRecord {
  return { ...record, ...more, ...Object.fromEntries(texts) };
}
