/**
 * The shape of a field's value in a record, from the field's type in the kind.
 */
import type Big from "big.js";
import * as z from "zod";
import type { Code } from "../diagnostics/diagnostic.ts";
import {
  type ParseProblem,
  parseBoolean,
  parseDate,
  parseMoney,
  parseNumber,
  parsePercent,
  parsePeriod,
} from "../values/parse.ts";
import type { CalendarDate, Choice, Contact, FileReference, Markdown, Row, Value } from "../values/value.ts";
import {
  type Fault,
  filePath,
  keyOf,
  line,
  listOf,
  markdown,
  maybe,
  parsed,
  type Shape,
  strict,
  text,
} from "../workspace/shape.ts";
import { contact } from "../workspace/texts-schema.ts";
import type { Field, FieldType } from "../workspace/workspace.ts";

const codes: Readonly<Record<ParseProblem, Code>> = {
  "not-a-number": "record/not-a-number",
  "no-currency": "record/no-currency",
  "unknown-currency": "record/unknown-currency",
  "too-many-decimals": "record/too-many-decimals",
  "no-percent-sign": "record/no-percent-sign",
  "not-a-date": "record/not-a-date",
  "impossible-date": "record/impossible-date",
  "not-a-period": "record/not-a-period",
  "ends-before-start": "record/period-backwards",
  "not-a-boolean": "record/not-yes-or-no",
};

export type Contacts = ReadonlyMap<string, Contact>;
export type Fields = ReadonlyMap<string, Field>;

export function valueShape(type: FieldType, contacts: Contacts): Shape<Value> {
  switch (type.type) {
    case "text":
      return text();
    case "markdown":
      return markdownValue();
    case "number":
      return parsed(parseNumber, "number", codes, {
        check: ({ number }) => outside(number, type, ""),
        json: {
          ...(type.min !== undefined && { minimum: type.min }),
          ...(type.max !== undefined && { maximum: type.max }),
        },
      });
    case "money":
      return parsed(parseMoney, "money", codes, {
        check: ({ amount, currency }) => outside(amount, type, ` ${currency}`),
        suggest: (text) => withUnit(text, /(?:kr|kronor|sek|:-)\.?$/i, "SEK"),
      });
    case "percent":
      return parsed(parsePercent, "percent", codes, {
        check: ({ percent }) => outside(percent, type, " %"),
        suggest: (text) => withUnit(text, /(?:procent|per ?cent|percent|)$/i, "%"),
      });
    case "date":
      return date();
    case "period":
      return parsed(parsePeriod, "period", codes);
    case "boolean":
      return parsed(parseBoolean, "boolean", codes);
    case "choice":
      return keyOf(choicesOf(type), "record/unknown-choice");
    case "contact":
      return z.union([keyOf(contacts, "record/unknown-contact"), contact()]);
    case "file":
      return fileReference();
    case "list":
      return listOf(valueShape(type.of, contacts));
    case "group":
      return rowShape(type.fields, contacts);
    case "table":
      return listOf(rowShape(type.columns, contacts));
  }
}

/** The shapes of fields, by key. */
export function fieldShapes(fields: Fields, contacts: Contacts): Record<string, Shape<Value | undefined>> {
  return Object.fromEntries(
    [...fields].map(([key, field]) => {
      const shape = valueShape(field, contacts);
      return [key, field.required ? shape : maybe(shape)];
    }),
  );
}

/** The values of fields, in their order; `null` for what is left out. */
export function rowOf(fields: Fields, values: { readonly [key: string]: Value | undefined }): Row {
  return Object.fromEntries([...fields.keys()].map((key) => [key, values[key] ?? null]));
}

export function date(): Shape<CalendarDate> {
  return parsed(parseDate, "date", codes);
}

function rowShape(fields: Fields, contacts: Contacts): Shape<Row> {
  return strict(fieldShapes(fields, contacts)).transform((values) => rowOf(fields, values));
}

function markdownValue(): Shape<Markdown> {
  return markdown().transform((source) => ({ type: "markdown", source }));
}

/** A path alone is called by its file's name. */
function fileReference(): Shape<FileReference> {
  const bare = filePath().transform((path) => ({ file: path, title: path.slice(path.lastIndexOf("/") + 1) }));
  return z
    .union([bare, strict({ title: line(), file: filePath() })])
    .transform(({ file, title }) => ({ type: "file", path: file, title }));
}

function choicesOf(type: FieldType & { type: "choice" }): Map<string, Choice> {
  return new Map([...type.choices].map(([key, labels]) => [key, { type: "choice", key, labels }]));
}

/** A number with its unit as records write it, if the text ends in some other way to write it. */
function withUnit(text: string, other: RegExp, unit: string): string | undefined {
  if (!other.test(text)) return undefined;
  const number = text.replace(other, "").trim();
  return parseNumber(number).value && `${number} ${unit}`;
}

function outside(
  value: Big,
  { min, max }: { readonly min?: number; readonly max?: number },
  unit: string,
): Fault | undefined {
  const params = { text: `${value}${unit}`, min: `${min}${unit}`, max: `${max}${unit}` };
  if (min !== undefined && value.lt(min)) return { code: "record/below-min", params };
  if (max !== undefined && value.gt(max)) return { code: "record/above-max", params };
  return undefined;
}
