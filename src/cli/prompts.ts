/**
 * What a new record says about each line that is to be filled in.
 */
import type { Language } from "../values/language.ts";
import type { FieldType } from "../workspace/workspace.ts";

type Simple = Exclude<FieldType["type"], "choice" | "list" | "group" | "table">;

export type Prompts = Readonly<
  Record<Simple | "reference" | "title" | "att" | "numbered" | "sections" | "basis" | "recipients", string>
>;

const sv: Prompts = {
  reference: "diarienummer",
  title: "rubrik; får hämta fält: {{namn}}",
  text: "text",
  markdown: "Markdown",
  number: "tal",
  money: "belopp, t.ex. 150000 SEK",
  percent: "andel, t.ex. 31 %",
  date: "ÅÅÅÅ-MM-DD",
  period: "ÅÅÅÅ-MM-DD/ÅÅÅÅ-MM-DD",
  boolean: "ja eller nej",
  contact: "nyckel ur contacts.yaml",
  file: "sökväg från arbetsytan",
  att: 'En åtgärd per att-sats, utan "att" och utan skiljetecken i slutet',
  numbered: "En åtgärd per punkt, utan skiljetecken i slutet",
  sections: "Markdown; får hämta fält: {{namn}}",
  basis: "Handlingar som beslutet vilar på: en text, eller { title: …, date: ÅÅÅÅ-MM-DD, file: … }",
  recipients: "Nycklar ur contacts.yaml, eller { name: …, organisation: …, email: … }",
};

const en: Prompts = {
  reference: "registry number",
  title: "may quote fields: {{name}}",
  text: "text",
  markdown: "Markdown",
  number: "number",
  money: "sum, e.g. 150000 SEK",
  percent: "share, e.g. 31 %",
  date: "YYYY-MM-DD",
  period: "YYYY-MM-DD/YYYY-MM-DD",
  boolean: "yes or no",
  contact: "key in contacts.yaml",
  file: "path from the workspace",
  att: 'One action a clause, without "to" and without punctuation at the end',
  numbered: "One action a point, without punctuation at the end",
  sections: "Markdown; may quote fields: {{name}}",
  basis: "Documents that the decision rests on: a text, or { title: …, date: YYYY-MM-DD, file: … }",
  recipients: "Keys in contacts.yaml, or { name: …, organisation: …, email: … }",
};

export const prompts: Readonly<Record<Language, Prompts>> = { sv, en };
