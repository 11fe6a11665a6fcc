/**
 * The words that templates print around a record's own, in its language.
 * A workspace may have others for them, and more of them, under `words` in kansli.yaml.
 */
import { inLanguage, type Language, type Translated } from "../values/index.ts";
import type { Workspace } from "../workspace/workspace.ts";

const builtIn: Readonly<Record<string, Translated>> = {
  address: { sv: "Adress", en: "Address" },
  appeal: { sv: "Överklagande", en: "Appeal" },
  basis: { sv: "Beslutsunderlag", en: "Supporting documents" },
  caseOfficer: { sv: "Handläggare", en: "Case officer" },
  committee: { sv: "Nämnd", en: "Committee" },
  conditions: { sv: "Villkor", en: "Conditions" },
  date: { sv: "Datum", en: "Date" },
  decided: { sv: "har beslutat", en: "has decided" },
  decides: { sv: "beslutar", en: "decides" },
  decision: { sv: "Beslut", en: "Decision" },
  email: { sv: "E-post", en: "E-mail" },
  meeting: { sv: "Sammanträde", en: "Meeting" },
  name: { sv: "Namn", en: "Name" },
  note: { sv: "Anmärkning", en: "Note" },
  number: { sv: "Nr", en: "No." },
  organisation: { sv: "Organisation", en: "Organisation" },
  page: { sv: "Sida", en: "Page" },
  phone: { sv: "Telefon", en: "Telephone" },
  proposal: { sv: "Förslag till beslut", en: "Proposed decision" },
  recipient: { sv: "Mottagare", en: "Recipient" },
  recipients: { sv: "Mottagare", en: "Recipients" },
  reference: { sv: "Dnr", en: "Reference" },
  sentTo: { sv: "Skickas till:", en: "Sent to:" },
  title: { sv: "Titel", en: "Title" },
  total: { sv: "Summa", en: "Total" },
};

export function wordKeys(workspace: Workspace): string[] {
  return [...new Set([...Object.keys(builtIn), ...Object.keys(workspace.words)])];
}

/** Every word in a language; the workspace's wording where it has one in that language. */
export function wordsIn(language: Language, workspace: Workspace): Record<string, string> {
  const texts = wordKeys(workspace).map((key) => {
    const known = Object.hasOwn(builtIn, key) ? builtIn[key] : undefined;
    const own = Object.hasOwn(workspace.words, key) ? workspace.words[key] : undefined;
    return [key, inLanguage({ ...known, ...own }, language)] as const;
  });
  return Object.fromEntries(texts);
}
