/**
 * What one template is given for one record.
 *
 * In: a record, its workspace, the document, and the recipient of a document that is made for
 * each. Out: plain values under the names of `viewType`, with the record's texts expanded.
 */
import type { Outcome } from "../diagnostics/diagnostic.ts";
import { labelColumns, numeric, type ViewValue } from "../language/index.ts";
import type { BasisDocument, DecisionRecord } from "../records/record.ts";
import {
  type Contact,
  inLanguage,
  type Language,
  printValue,
  type Row,
  type Value,
} from "../values/index.ts";
import type { DocumentSpec, Field, Workspace } from "../workspace/workspace.ts";
import { printClauses } from "./clauses.ts";
import { factsOf } from "./facts.ts";
import { expandRecord } from "./record-texts.ts";
import { wordsIn } from "./words.ts";

export type View = { readonly [name: string]: ViewValue };

/** The view is there even when a text could not be expanded: look at the diagnostics before using it. */
export function buildView(
  record: DecisionRecord,
  workspace: Workspace,
  document: DocumentSpec,
  recipient?: Contact,
): Outcome<View> & { value: View } {
  const { value: texts, diagnostics } = expandedOnce(record, workspace);
  const { language } = record;
  const sections = sectionsOf(record, texts);
  const position = recipient ? record.recipients.indexOf(recipient) : -1;
  const view = {
    ...Object.fromEntries(Object.keys(record.fields).map((key) => [key, texts[key] ?? null])),
    ...factsOf(record, workspace),
    title: texts.title ?? null,
    document: { name: inLanguage(document.name, language) },
    language,
    attClauses: workspace.clauses === "att",
    proposal: proposalOf(texts, language, workspace),
    sections,
    section: sectionsByKey(record, sections),
    basis: basisOf(record, texts),
    recipients: texts.recipients ?? [],
    appeal: appealOf(record, texts),
    words: wordsIn(language, workspace),
    ...(recipient && { recipient: (texts.recipients as readonly Contact[])[position] ?? recipient }),
  };
  labelTables(record.kind.fields, view, language);
  return { value: view, diagnostics };
}

/** Tables are shown under the kind's own labels. */
function labelTables(
  fields: ReadonlyMap<string, Field>,
  values: { readonly [name: string]: ViewValue },
  language: Language,
): void {
  for (const [key, field] of fields) {
    const value = values[key] ?? null;
    if (field.type === "group" && value !== null) labelTables(field.fields, value as View, language);
    if (field.type !== "table" || !Array.isArray(value)) continue;
    const labels = [...field.columns].map(
      ([name, { label }]) => [name, inLanguage(label, language)] as const,
    );
    labelColumns(value, Object.fromEntries(labels.filter(([, label]) => label !== "")));
  }
}

const expanded = new WeakMap<Workspace, WeakMap<DecisionRecord, ReturnType<typeof expandRecord>>>();

/** A letter to each of fifty recipients quotes the same texts. */
function expandedOnce(record: DecisionRecord, workspace: Workspace): ReturnType<typeof expandRecord> {
  const ofWorkspace = expanded.get(workspace) ?? new WeakMap();
  expanded.set(workspace, ofWorkspace);
  const known = ofWorkspace.get(record) ?? expandRecord(record, workspace);
  ofWorkspace.set(record, known);
  return known;
}

function proposalOf(texts: Row, language: Language, workspace: Workspace): ViewValue {
  const clauses = texts.proposal as readonly { text: string; conditions: readonly string[] }[];
  return printClauses(clauses, language, workspace.clauses).map((printed, i) => ({
    number: numeric(i + 1),
    ...printed,
    conditions: clauses[i]?.conditions ?? [],
  }));
}

function sectionsOf({ kind, sections, language }: DecisionRecord, texts: Row) {
  return [...sections.keys()].map((key) => ({
    key,
    heading: inLanguage(kind.sections.get(key)?.heading ?? {}, language),
    text: (texts.sections as Row)[key] ?? null,
  }));
}

function sectionsByKey({ kind }: DecisionRecord, sections: ReturnType<typeof sectionsOf>): ViewValue {
  const byKey = [...kind.sections.keys()].map((key) => {
    const { heading, text } = sections.find((section) => section.key === key) ?? {};
    return [key, heading === undefined ? null : { heading, text: text ?? null }] as const;
  });
  return Object.fromEntries(byKey);
}

function basisOf({ basis, language }: DecisionRecord, texts: Row): ViewValue {
  const titles = (texts.basis as readonly Row[]).map(({ title }) => title as string);
  return basis.map((document, i) => basisDocument(document, titles[i] ?? document.title, language));
}

/** "Projektbeskrivning, 2022-11-14" */
function basisDocument({ date, file }: BasisDocument, title: string, language: Language): ViewValue {
  const parts: Value[] = date ? [title, date] : [title];
  const text = parts.map((part) => printValue(part, { language })).join(", ");
  return { title, date: date ?? null, file: file ?? null, text };
}

function appealOf({ appeal, language }: DecisionRecord, texts: Row): ViewValue {
  if (!appeal) return null;
  const { text = null } = texts.appeal as Row;
  return { key: appeal.key, heading: inLanguage(appeal.heading, language), text };
}
