/**
 * The types of views: what templates, and records' own texts, may use.
 */
import type { GroupType, ListType, ScalarType, ViewType } from "../language/index.ts";
import { inLanguage, type Language } from "../values/index.ts";
import type { Field, FieldType, Kind, Workspace } from "../workspace/workspace.ts";
import { wordKeys } from "./words.ts";

/**
 * What templates of a kind's documents may use.
 * @param recipient whether the document is made for one recipient at a time
 */
export function viewType(
  workspace: Workspace,
  kind: Kind,
  { recipient }: { readonly recipient: boolean },
): GroupType {
  const sections = [...kind.sections].map(
    ([key, { required }]) => [key, { ...section, optional: !required }] as const,
  );
  return group({
    ...textViewType(workspace, kind).fields,
    document: named,
    language: text,
    attClauses: boolean,
    proposal: list(clause),
    sections: list(group({ key: text, ...section.fields })),
    section: group(Object.fromEntries(sections)),
    basis: list(basis),
    appeal: { ...group({ key: text, heading: text, text: markdown }), optional: true },
    words: group(Object.fromEntries(wordKeys(workspace).map((key) => [key, text]))),
    ...(recipient && { recipient: contact }),
  });
}

/** What a record's own texts may quote: its fields, and the facts that head it. */
export function textViewType(workspace: Workspace, kind: Kind): GroupType {
  const [language = "sv"] = workspace.languages;
  return group({
    ...fieldTypes(kind.fields, language),
    organisation: { ...organisation, prints: true },
    kind: { ...group({ key: text, name: text }), prints: true },
    reference: text,
    title: text,
    committee: { ...group({ key: text, name: text }), prints: true },
    meeting: date,
    signatory: { ...officer, optional: true },
    recipients: list(contact),
  });
}

const text: ScalarType = { type: "text" };
const optionalText: ScalarType = { type: "text", optional: true };
const markdown: ScalarType = { type: "markdown" };
const boolean: ScalarType = { type: "boolean" };
const date: ScalarType = { type: "date" };
const named: GroupType = { type: "group", prints: true, fields: { name: text } };

const contact: GroupType = {
  type: "group",
  is: "contact",
  prints: true,
  fields: {
    key: optionalText,
    name: text,
    organisation: optionalText,
    title: optionalText,
    email: optionalText,
    phone: optionalText,
    address: { ...list(text), optional: true },
    note: optionalText,
  },
};

const file: GroupType = {
  type: "group",
  is: "file",
  prints: true,
  fields: { path: text, title: text },
};

const period: GroupType = { type: "group", is: "period", prints: true, fields: { start: date, end: date } };

const organisation: GroupType = group({
  name: text,
  address: list(text),
  email: optionalText,
  phone: optionalText,
  web: optionalText,
  number: optionalText,
  logo: { ...file, optional: true },
});

const officer: GroupType = {
  ...group({ name: text, title: text, signature: { ...file, optional: true } }),
  prints: true,
};

const section: GroupType = group({ heading: text, text: markdown });

const clause: GroupType = group({
  number: { type: "number" },
  lead: text,
  text,
  ending: text,
  conditions: list(text),
});

const basis: GroupType = group({
  title: text,
  date: { ...date, optional: true },
  file: { ...file, optional: true },
  text,
});

function group(fields: GroupType["fields"]): GroupType {
  return { type: "group", fields };
}

function list(item: ViewType): ListType {
  return { type: "list", item };
}

function fieldTypes(fields: ReadonlyMap<string, Field>, language: Language): GroupType["fields"] {
  return Object.fromEntries([...fields].map(([key, field]) => [key, fieldType(field, language)]));
}

function fieldType(field: Field, language: Language): ViewType {
  const label = inLanguage(field.label, language);
  return { ...typeOfField(field, language), optional: !field.required, ...(label && { label }) };
}

function typeOfField(field: FieldType, language: Language): ViewType {
  switch (field.type) {
    case "choice":
      return { type: "choice", choices: [...field.choices.keys()] };
    case "period":
      return period;
    case "contact":
      return contact;
    case "file":
      return file;
    case "list":
      return list(typeOfField(field.of, language));
    case "group":
      return {
        ...group(fieldTypes(field.fields, language)),
        prints: field.fields.get("name")?.type === "text",
      };
    case "table":
      return list(group(fieldTypes(field.columns, language)));
    default:
      return { type: field.type };
  }
}
