/**
 * The JSON Schema of a kind's records, for editors.
 *
 * In: a kind. Out: draft-07 with the labels of the kind's fields and how each value is
 * written, in the workspace's first language.
 */
import { inLanguage, type Language } from "../values/language.ts";
import { jsonSchema } from "../workspace/json-schema.ts";
import type { JsonSchema } from "../workspace/shape.ts";
import type { FieldType, Kind, Workspace } from "../workspace/workspace.ts";
import type { coreKeys } from "./record.ts";
import { recordShape } from "./record-schema.ts";

export function jsonSchemaOf(kind: Kind, workspace: Workspace): JsonSchema {
  const language = workspace.languages[0] ?? "sv";
  const schema = jsonSchema(recordShape(workspace, kind), inLanguage(kind.name, language));
  const properties = Object.entries(schema.properties as Record<string, JsonSchema>).map(
    ([key, property]) => [key, { ...noteFor(key, kind, language), ...property }] as const,
  );
  return { ...schema, properties: Object.fromEntries(properties) };
}

function noteFor(key: string, kind: Kind, language: Language): JsonSchema {
  const field = kind.fields.get(key);
  if (!field) return { description: coreNotes[key as CoreKey][language] };
  return { title: inLanguage(field.label, language), description: typeNotes[field.type][language] };
}

type CoreKey = (typeof coreKeys)[number];
type Note = Readonly<Record<Language, string>>;

const coreNotes: Readonly<Record<CoreKey, Note>> = {
  kind: { sv: "Ärendetyp.", en: "Kind of decision." },
  reference: { sv: "Diarienummer.", en: "Registry number." },
  title: { sv: "Ärendets rubrik.", en: "The matter's title." },
  language: { sv: "Handlingarnas språk.", en: "Language of the papers." },
  committee: { sv: "Nämnden som beslutar.", en: "The committee that decides." },
  meeting: { sv: "Sammanträdets datum: 2022-12-14.", en: "Date of the meeting: 2022-12-14." },
  proposal: {
    sv: "Förslag till beslut, en sats i taget, utan skiljetecken på slutet. Fält citeras så: {{sokande}}.",
    en: "The proposed decision, clause by clause, without the full stop. Fields are quoted like {{applicant}}.",
  },
  sections: { sv: "Avsnittens texter, i Markdown.", en: "The texts of the sections, in Markdown." },
  basis: { sv: "Beslutsunderlag.", en: "The documents that the decision rests on." },
  signatory: { sv: "Tjänstepersonen som undertecknar.", en: "The officer who signs." },
  recipients: { sv: "De som beslutet skickas till.", en: "Those whom the decision is sent to." },
  amends: {
    sv: "Vilken förseglad version som ändras, och varför.",
    en: "Which sealed version this changes, and why.",
  },
  secrecy: {
    sv: "Lagrummet som gör ärendet hemligt: OSL 31 kap. 16 §. Det skickas då inte med e-post.",
    en: "The law by which the matter is secret. It is then not mailed.",
  },
  appeal: { sv: "Hur beslutet överklagas.", en: "How the decision can be appealed." },
};

const typeNotes: Readonly<Record<FieldType["type"], Note>> = {
  text: { sv: "Text.", en: "Text." },
  markdown: { sv: "Text i Markdown.", en: "Text in Markdown." },
  number: { sv: "Tal: 1 234,5.", en: "Number: 1 234.5." },
  money: { sv: "Belopp med valuta: 4 529 875 SEK.", en: "Sum with its currency: 4 529 875 SEK." },
  percent: { sv: "Andel i procent: 31 %.", en: "Share in per cent: 31 %." },
  date: { sv: "Datum: 2022-12-14.", en: "Date: 2022-12-14." },
  period: {
    sv: "Första och sista dagen: 2023-03-01/2026-02-28.",
    en: "First and last day: 2023-03-01/2026-02-28.",
  },
  boolean: { sv: "ja eller nej.", en: "yes or no." },
  choice: { sv: "Ett av alternativen.", en: "One of the choices." },
  contact: {
    sv: "Nyckel i contacts.yaml, eller { name: …, email: … }.",
    en: "Key in contacts.yaml, or { name: …, email: … }.",
  },
  file: { sv: "Fil i arbetsytan: bilagor/karta.pdf.", en: "File of the workspace: annexes/map.pdf." },
  list: { sv: "Lista.", en: "List." },
  group: { sv: "Grupp av nycklar.", en: "Group of keys." },
  table: { sv: "Tabell: en rad i taget.", en: "Table, row by row." },
};
