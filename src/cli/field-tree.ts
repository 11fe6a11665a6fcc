/**
 * What templates of a kind may use, as a tree with examples.
 *
 * In: a kind, and a view of one of its records where there is one. Out: names with types, labels and an example
 * each: what the record holds, or else a value of the type.
 */

import type { ViewValue } from "../language/index.ts";
import { printViewValue } from "../language/index.ts";
import { nameOfType, printsAlone, type ViewType } from "../language/view-type.ts";
import { partOf } from "../language/view-value.ts";
import {
  inLanguage,
  type Language,
  parseDate,
  parseMoney,
  parseNumber,
  parsePercent,
  parsePeriod,
} from "../values/index.ts";
import type { Field, FieldType, Kind } from "../workspace/workspace.ts";
import { coreLabels } from "./field-labels.ts";

export interface FieldNode {
  readonly name: string;
  /** As it is used outside loops; the parts of a list's items are used in `{{#each list}}`. */
  readonly path: string;
  /** `money`, `group`, `list of contact` */
  readonly type: string;
  readonly optional: boolean;
  readonly label: string;
  /** As printed, one line; `null` for what does not print alone. */
  readonly example: string | null;
  /** Keys of a choice. */
  readonly choices?: readonly string[];
  readonly fields: readonly FieldNode[];
}

interface Source {
  readonly kind: Kind;
  /** The views of the kind's records. */
  readonly views: readonly ViewValue[];
  readonly language: Language;
}

/** Longest example shown, characters. */
const LONGEST = 60;

export function fieldTree(type: ViewType, source: Source): FieldNode[] {
  return parts(type, "", source.views, source);
}

function parts(type: ViewType, path: string, values: readonly ViewValue[], source: Source): FieldNode[] {
  if (type.type === "list") return parts(type.item, path, values.flatMap(itemsOf), source);
  if (type.type !== "group") return [];
  return Object.entries(type.fields).map(([name, part]) => {
    const below = path === "" ? name : `${path}.${name}`;
    const found = values.map((value) => partOf(value, name) ?? null).filter((value) => value !== null);
    return {
      name,
      path: below,
      type: typeName(part),
      optional: part.optional === true,
      label: labelOf(below, source),
      example: exampleOf(part, found, source.language),
      ...(part.type === "choice" && part.choices && { choices: part.choices }),
      fields: parts(part, below, found, source),
    };
  });
}

function itemsOf(value: ViewValue): readonly ViewValue[] {
  return Array.isArray(value) ? value : [];
}

function typeName(type: ViewType): string {
  return type.type === "list" ? `list of ${typeName(type.item)}` : nameOfType(type);
}

function exampleOf(type: ViewType, found: readonly ViewValue[], language: Language): string | null {
  if (!printsAlone(type)) return null;
  const texts = found.map((value) => oneLine(printViewValue(value, { language })));
  return texts.find((text) => text !== "") ?? madeExample(type, language);
}

function madeExample(type: ViewType, language: Language): string {
  if (type.type === "list") return madeExample(type.item, language);
  if (type.type === "choice") return type.choices?.[0] ?? "";
  const value = madeValues[nameOfType(type)];
  return value === undefined ? "" : oneLine(printViewValue(value, { language }));
}

const madeValues: Readonly<Record<string, ViewValue | undefined>> = {
  text: "Text",
  markdown: "Text",
  boolean: true,
  number: parseNumber("12").value,
  money: parseMoney("125000 SEK").value,
  percent: parsePercent("25 %").value,
  date: parseDate("2024-05-02").value,
  period: parsePeriod("2024-01-01/2024-12-31").value,
  contact: "Anna Andersson",
  file: "bilaga.pdf",
};

function oneLine(text: string): string {
  const line = text.replace(/\s*\n\s*/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

/** What the kind calls the field, or else what Kansli calls the name. */
function labelOf(path: string, { kind, language }: Source): string {
  const [first = "", ...rest] = path.split(".");
  const label = fieldAt(kind.fields, first, rest)?.label;
  if (label) return inLanguage(label, language);
  if (first === "section" && rest.length === 1) {
    return inLanguage(kind.sections.get(rest[0] ?? "")?.heading ?? {}, language);
  }
  return coreLabels[path]?.[language] ?? "";
}

function fieldAt(
  fields: ReadonlyMap<string, Field>,
  name: string,
  rest: readonly string[],
): Field | undefined {
  const field = fields.get(name);
  const [next, ...others] = rest;
  return field === undefined || next === undefined ? field : fieldAt(partsOf(field), next, others);
}

function partsOf(type: FieldType): ReadonlyMap<string, Field> {
  switch (type.type) {
    case "group":
      return type.fields;
    case "table":
      return type.columns;
    case "list":
      return partsOf(type.of);
    default:
      return new Map();
  }
}
