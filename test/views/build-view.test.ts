import { describe, expect, test } from "vitest";
import type { ViewValue } from "../../src/language/index.ts";
import { partType, type ViewType } from "../../src/language/view-type.ts";
import { partOf } from "../../src/language/view-value.ts";
import { printValue, typeOf, type Value } from "../../src/values/index.ts";
import { buildView, viewType } from "../../src/views/index.ts";
import { documentOf, record, workspace } from "./support.ts";

const everything = `
share: 31 %
hours: 12
period: 2023-03-01/2026-02-28
start: 2023-03-01
open: ja
area: skills
plan: bilagor/plan.pdf
background: "*Bakgrund*"
partners: [oru]
tags: [a, b]
lead: { name: Ada, task: Leda }
budget: [{ item: Resor, amount: 5 SEK }, { item: Lön }]
proposal: [bidraget beviljas, { text: följande villkor gäller, conditions: default }]
sections: { economy: Ryms., summary: Kort. }
basis: [Föredragnings-PM, { title: Plan, date: 2022-11-14, file: bilagor/plan.pdf }]
signatory: director
recipients: [bo, { contact: oru, note: För kännedom }]
appeal: court
`;

function viewOf(given: string, document = "memo", language = "sv") {
  const made = workspace();
  const read = record(`${given}\nlanguage: ${language}`, made);
  return buildView(read, made, documentOf(made, document), read.recipients[0]);
}

function print(value: ViewValue | undefined, language: "sv" | "en" = "sv") {
  return printValue((value ?? null) as Value, { language }).replaceAll("\u00A0", " ");
}

test("what heads a record", () => {
  const { value: view } = viewOf(everything);
  expect(view).toMatchObject({
    organisation: {
      name: "Region Norr",
      address: ["Box 1", "123 45 Nordstad"],
      web: "www.example.org",
      email: null,
    },
    document: { name: "Tjänsteskrivelse" },
    kind: { key: "grant", name: "Bidrag" },
    reference: "22RS1",
    title: "Bidrag",
    language: "sv",
    committee: { key: "growth", name: "Tillväxtnämnden" },
    meeting: { iso: "2022-12-14" },
    signatory: { name: "Ada Ek", title: "Direktör" },
    attClauses: true,
  });
  expect(
    ["committee", "signatory", "kind", "document", "organisation"].map((name) => print(view[name])),
  ).toEqual(["Tillväxtnämnden", "Ada Ek", "Bidrag", "Tjänsteskrivelse", "Region Norr"]);
});

test("clauses, sections and basis", () => {
  const { value: view } = viewOf(everything);
  expect(view.proposal).toMatchObject([
    { lead: "att", text: "bidraget beviljas", ending: " samt", conditions: [] },
    { lead: "att", text: "följande villkor gäller", ending: ":", conditions: ["Gäller AI.ALL*."] },
  ]);
  expect((view.proposal as { number: Value }[]).map(({ number }) => print(number))).toEqual(["1", "2"]);
  expect(view.sections).toEqual([
    { key: "summary", heading: "Sammanfattning", text: { type: "markdown", source: "Kort." } },
    { key: "economy", heading: "Ekonomi", text: { type: "markdown", source: "Ryms." } },
  ]);
  expect(view.section).toMatchObject({ economy: { heading: "Ekonomi" } });
  expect(view.basis).toMatchObject([
    { title: "Föredragnings-PM", date: null, file: null, text: "Föredragnings-PM" },
    { title: "Plan", file: { type: "file" }, text: "Plan, 2022-11-14" },
  ]);
});

test("what a record leaves out is null, and a section as well", () => {
  const { value: view } = viewOf("");
  for (const name of ["share", "partners", "lead", "budget", "signatory", "appeal"])
    expect(view[name]).toBeNull();
  expect(view.section).toMatchObject({ summary: { heading: "Sammanfattning" }, economy: null });
  expect(view.recipients).toEqual([]);
  expect("recipient" in view).toBe(false);
});

test("recipients, and the one the document is for", () => {
  const { value: view } = viewOf(everything, "letter");
  expect(print(view.recipients)).toBe("Bo Öst och Universitetet");
  expect(view.recipient).toMatchObject({ key: "bo", name: "Bo Öst", organisation: "Universitetet" });
  expect(view.recipients).toMatchObject([{}, { note: "För kännedom" }]);
});

test("an English record", () => {
  const { value: view } = viewOf(everything, "memo", "en");
  expect(view).toMatchObject({
    organisation: { name: "Region North" },
    document: { name: "Memorandum" },
    signatory: { title: "Director" },
    words: { proposal: "Proposed decision", extra: "More", sentTo: "Sent to:" },
  });
  expect(view.proposal).toMatchObject([
    { lead: "to", ending: " and" },
    { conditions: ["Applies to AI.ALL*."] },
  ]);
  expect(view.basis).toMatchObject([{}, { text: "Plan, 14 November 2022" }]);
});

test("the workspace's words win over the built-in ones", () => {
  expect(viewOf("").value.words).toMatchObject({
    sentTo: "Delges:",
    extra: "Mer",
    proposal: "Förslag till beslut",
  });
});

test("numbered clauses", () => {
  const made = workspace((config) => config.replace("clauses: att", "clauses: numbered"));
  const { value: view } = buildView(record("proposal: [A., B.]", made), made, documentOf(made));
  expect(view.attClauses).toBe(false);
  expect(view.proposal).toMatchObject([
    { lead: "", text: "A", ending: "." },
    { text: "B", ending: "." },
  ]);
});

describe("a view is of its type", () => {
  test.each([
    ["everything given", everything],
    ["little given", ""],
  ])("%s", (_, given) => {
    const made = workspace();
    const read = record(given, made);
    const [recipient] = read.recipients;
    const { value, diagnostics } = buildView(read, made, documentOf(made, "letter"), recipient);
    expect(diagnostics).toEqual([]);
    const type = viewType(made, read.kind, { recipient: recipient !== undefined });
    expect(mismatches(value, type, "view")).toEqual([]);
  });
});

/** Parts that are of another type than they should be, too many, or missing. */
function mismatches(value: ViewValue | undefined, type: ViewType | undefined, path: string): string[] {
  if (!type || value === undefined) return [path];
  if (value === null) return type.optional ? [] : [`${path} is null`];
  if (type.type === "list") {
    if (!Array.isArray(value)) return [`${path} is no list`];
    return value.flatMap((item, i) => mismatches(item, type.item, `${path}.${i}`));
  }
  if (type.type !== "group") return typeOf(value) === type.type ? [] : [`${path} is ${typeOf(value)}`];
  if (typeOf(value) !== (type.is ?? "group")) return [`${path} is ${typeOf(value)}`];
  const names = new Set([...Object.keys(type.fields), ...(type.is ? [] : Object.keys(value))]);
  return [...names].flatMap((name) =>
    mismatches(partOf(value, name), partType(type, name), `${path}.${name}`),
  );
}

test("the type knows the kind's labels and choices", () => {
  const made = workspace();
  const kind = made.kinds.get("grant");
  const type = kind && viewType(made, kind, { recipient: false });
  expect(type?.fields.applicant).toMatchObject({
    label: "Sökande",
    optional: false,
    prints: true,
    is: "contact",
  });
  expect(type?.fields.area).toMatchObject({ type: "choice", choices: ["skills"], optional: true });
  expect(type?.fields.lead).toMatchObject({ prints: true });
  expect(type?.fields.recipient).toBeUndefined();
});
