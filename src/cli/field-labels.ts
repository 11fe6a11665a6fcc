/**
 * What the names stand for that every kind has, for the list of fields.
 */
import type { Language } from "../values/language.ts";

export const coreLabels: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  organisation: { sv: "Er organisation", en: "Your organisation" },
  document: { sv: "Handlingens namn", en: "Name of the document" },
  kind: { sv: "Ärendetyp", en: "Kind" },
  reference: { sv: "Diarienummer", en: "Registry number" },
  title: { sv: "Ärendets rubrik", en: "Title of the matter" },
  language: { sv: "Beslutspostens språk", en: "Language of the record" },
  committee: { sv: "Nämnd", en: "Committee" },
  meeting: { sv: "Sammanträdesdag", en: "Day of the meeting" },
  attClauses: { sv: "Om förslaget skrivs med att-satser", en: "Whether proposals are att-clauses" },
  proposal: { sv: "Förslagets punkter", en: "Points of the proposal" },
  "proposal.number": { sv: "Punktens nummer", en: "Number of the point" },
  "proposal.lead": { sv: "”att” framför punkten", en: "“to” before the point" },
  "proposal.text": { sv: "Punktens text, utan skiljetecken sist", en: "Text, without its last mark" },
  "proposal.ending": { sv: "Skiljetecken efter punkten", en: "The mark after it" },
  "proposal.conditions": { sv: "Villkor under punkten", en: "Conditions under it" },
  sections: { sv: "Avsnitt i ordning", en: "Sections in order" },
  section: { sv: "Avsnitt efter nyckel", en: "Sections by key" },
  basis: { sv: "Beslutsunderlag", en: "Documents it rests on" },
  "basis.text": { sv: "Som det skrivs ut", en: "As printed" },
  signatory: { sv: "Den som skriver under", en: "Who signs" },
  recipients: { sv: "Mottagare", en: "Recipients" },
  recipient: { sv: "Brevets mottagare", en: "Recipient of this letter" },
  appeal: { sv: "Hur man överklagar", en: "How to appeal" },
  words: { sv: "Ord på beslutspostens språk", en: "Words in the record's language" },
};
