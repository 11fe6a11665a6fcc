/** A small workspace with every field type, and records in it, for tests of views. */
import { parseRecord } from "../../src/records/index.ts";
import type { DecisionRecord } from "../../src/records/record.ts";
import { parseWorkspace } from "../../src/workspace/index.ts";
import type { DocumentSpec, SourceFile, Workspace } from "../../src/workspace/workspace.ts";

const config = `
organisation:
  name: { sv: Region Norr, en: Region North }
  address: [Box 1, 123 45 Nordstad]
  web: www.example.org
languages: [sv, en]
clauses: att
committees: { growth: { name: { sv: Tillväxtnämnden, en: Growth Committee } } }
officers: { director: { name: Ada Ek, title: { sv: Direktör, en: Director } } }
appeals:
  court:
    heading: { sv: Så här överklagar du, en: How to appeal }
    text: { sv: "Skriv till {{organisation.name}} om {{reference}}.", en: Write to the court. }
documents:
  memo: { name: { sv: Tjänsteskrivelse, en: Memorandum }, template: memo.docx, formats: [docx] }
  letter: { name: { sv: Beslut, en: Decision }, template: letter.docx, formats: [docx], per: recipient }
words: { sentTo: { sv: "Delges:" }, extra: { sv: Mer, en: More } }
`;

const contacts = `
oru: { name: Universitetet, email: info@example.org }
bo: { name: Bo Öst, organisation: Universitetet }
`;

const kind = `
kind: grant
name: { sv: Bidrag, en: Grant }
fields:
  applicant: { type: contact, required: true, label: { sv: Sökande, en: Applicant } }
  project: { type: text, required: true }
  ceiling: { type: money, required: true }
  share: percent
  hours: number
  period: period
  start: date
  open: boolean
  area: { type: choice, choices: { skills: { sv: Kompetens, en: Skills } } }
  plan: file
  background: markdown
  partners: { type: list, of: contact }
  tags: { type: list, of: text }
  lead: { type: group, fields: { name: text, task: text } }
  budget: { type: table, columns: { item: text, amount: money } }
sections:
  summary: { heading: { sv: Sammanfattning, en: Summary }, required: true }
  economy: { heading: { sv: Ekonomi, en: Economy } }
conditions: { sv: ["Gäller {{project}}."], en: ["Applies to {{project}}."] }
documents: [memo, letter]
`;

export function workspace(change: (config: string) => string = (same) => same, kindText = kind): Workspace {
  const { value, diagnostics } = parseWorkspace({
    config: file("kansli.yaml", change(config)),
    contacts: file("contacts.yaml", contacts),
    kinds: [file("kinds/grant.yaml", kindText)],
  });
  if (!value || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** A record with the fields that the kind requires, and what is given. */
export function record(given: string, of = workspace()): DecisionRecord {
  const required = {
    kind: "grant",
    reference: "22RS1",
    title: "Bidrag",
    committee: "growth",
    meeting: "2022-12-14",
    applicant: "oru",
    project: '"AI.ALL*"',
    ceiling: "4529875 SEK",
    proposal: "[bidraget beviljas]",
    sections: "{ summary: Kort. }",
  };
  const missing = Object.entries(required).filter(([key]) => !new RegExp(`^${key}:`, "m").test(given));
  const text = `${given.trim()}\n${missing.map(([key, value]) => `${key}: ${value}\n`).join("")}`;
  const files = { exists: () => true };
  const { value, diagnostics } = parseRecord(file("decisions/22RS1.yaml", text), of, files);
  if (!value || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return value;
}

export function documentOf(of: Workspace, key = "memo"): DocumentSpec {
  const document = of.documents.get(key);
  if (!document) throw new Error(key);
  return document;
}

function file(path: string, text: string): SourceFile {
  return { path, bytes: new TextEncoder().encode(text) };
}
