/**
 * The texts of a record that is not right yet.
 *
 * In: its file as typed, its kind. Out: the record's texts where a record has them, and nothing
 * for every other value, so that what texts quote is checked whatever else is wrong.
 */
import type { Language } from "../values/language.ts";
import type { Contact, Row, Value } from "../values/value.ts";
import { fromFirstLine } from "../workspace/shape.ts";
import type { Field, FieldType, Kind, Workspace } from "../workspace/workspace.ts";
import { itemsOf, keysOf, type YamlData, type YamlFile } from "../workspace/yaml.ts";
import type { Clause, RecordDraft } from "./record.ts";

type Places = Pick<RecordDraft, "placeOf" | "placeIn">;

export function draftOf(file: YamlFile, kind: Kind, workspace: Workspace, places: Places): RecordDraft {
  const data = keysOf(file.data);
  const sections = keysOf(data.sections);
  return {
    kind,
    language: languageOf(data.language, workspace),
    title: textOf(data.title),
    fields: textsIn(kind.fields, data),
    proposal: itemsOf(data.proposal).map(clauseOf),
    sections: new Map([...kind.sections.keys()].map((key) => [key, textOf(sections[key])])),
    basis: itemsOf(data.basis).map((item) => ({ title: textOf(keysOf(item).title ?? item) })),
    recipients: itemsOf(data.recipients).map(recipientOf),
    appeal: undefined,
    ...places,
  };
}

function languageOf(typed: YamlData, { languages }: Workspace): Language {
  return languages.find((language) => language === typed) ?? languages[0] ?? "sv";
}

function textOf(data: YamlData): string {
  return typeof data === "string" ? fromFirstLine(data) : "";
}

function clauseOf(data: YamlData): Clause {
  const { text = data, conditions } = keysOf(data);
  return { text: textOf(text), conditions: itemsOf(conditions).map(textOf) };
}

function recipientOf(data: YamlData): Contact {
  return { type: "contact", name: "", note: textOf(keysOf(data).note) };
}

function textsIn(fields: ReadonlyMap<string, Field>, data: YamlData): Row {
  const values = keysOf(data);
  return Object.fromEntries([...fields].map(([key, field]) => [key, textsOf(field, values[key])]));
}

function textsOf(type: FieldType, data: YamlData): Value {
  if (data === undefined) return null;
  switch (type.type) {
    case "text":
      return textOf(data);
    case "markdown":
      return { type: "markdown", source: textOf(data) };
    case "list":
      return itemsOf(data).map((item) => textsOf(type.of, item));
    case "group":
      return textsIn(type.fields, data);
    case "table":
      return itemsOf(data).map((row) => textsIn(type.columns, row));
    default:
      return null;
  }
}
