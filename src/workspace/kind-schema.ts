/**
 * The shape of a kind: kinds/<kind>.yaml.
 *
 * A field may be written as its bare type: `hours: number` is `hours: { type: number }`.
 * Groups, tables and lists hold fields again.
 */
import * as z from "zod";
import { closest } from "../diagnostics/closest.ts";
import type { Language, Translated } from "../values/language.ts";
import { parseBoolean, parseNumber, valuePatterns } from "../values/parse.ts";
import { reservedNames, unusableNames } from "./reserved-names.ts";
import {
  addFault,
  filledListOf,
  key,
  listOf,
  mapOf,
  maybe,
  oneOf,
  type Shape,
  scalar,
  strict,
  text,
} from "./shape.ts";
import { byLanguage, translated } from "./texts-schema.ts";
import { type Field, type FieldType, fieldTypes, type Kind } from "./workspace.ts";

/** What a kind may refer to. */
export interface KindContext {
  readonly languages: readonly Language[];
  /** Keys of kansli.yaml's documents. */
  readonly documents: readonly string[];
}

export function kindShape({ languages, documents }: KindContext): Shape<Omit<Kind, "placeOf">> {
  return strict({
    kind: key(),
    name: translated(languages),
    fields: maybe(fieldsShape(languages, reservedNames)),
    sections: maybe(mapOf(fieldName(unusableNames), sectionShape(languages))),
    conditions: maybe(byLanguage(listOf(text()))),
    documents: filledListOf(oneOf(documents, "workspace/unknown-document")),
  }).transform(({ kind, sections = new Map(), fields = new Map(), conditions = {}, ...rest }) => ({
    ...rest,
    key: kind,
    fields,
    conditions,
    sections: new Map([...sections].map(([key, section]) => [key, { ...section, key }])),
  }));
}

function sectionShape(languages: readonly Language[]) {
  return strict({ heading: translated(languages), required: maybe(yesOrNo()) }).transform(
    ({ heading, required = false }) => ({ heading, required }),
  );
}

type Typed = FieldType & { readonly required?: boolean | undefined; readonly label?: Translated | undefined };

function fieldsShape(
  languages: readonly Language[],
  taken: ReadonlySet<string>,
): Shape<ReadonlyMap<string, Field>> {
  const common = { required: maybe(yesOrNo()), label: maybe(translated(languages)) };
  const labels = mapOf(key(), translated(languages));
  const members: Shape<ReadonlyMap<string, Field>> = z.lazy(() => named(unusableNames));
  const type: Shape<FieldType> = z.lazy(() =>
    z.union([bareType(), fieldType({}, { type, members, labels })]),
  );
  const field: Shape<Typed> = z.union([bareType(), fieldType(common, { type, members, labels })]);
  const named = (names: ReadonlySet<string>) =>
    mapOf(fieldName(names), field).transform((fields) => withKeys(fields, languages));
  return named(taken);
}

function withKeys(fields: ReadonlyMap<string, Typed>, languages: readonly Language[]): Map<string, Field> {
  const ownName = (key: string) => Object.fromEntries(languages.map((language) => [language, key]));
  return new Map(
    [...fields].map(([key, { required = false, label = ownName(key), ...type }]) => [
      key,
      { ...(type as FieldType), key, required, label },
    ]),
  );
}

interface Parts {
  readonly type: Shape<FieldType>;
  readonly members: Shape<ReadonlyMap<string, Field>>;
  readonly labels: Shape<ReadonlyMap<string, Translated>>;
}

/** One branch a type: each allows the keys that mean something for it. */
function fieldType<S extends z.core.$ZodLooseShape>(
  common: S,
  { type, members, labels }: Parts,
): Shape<Typed> {
  const plain = <T extends FieldType["type"]>(name: T) => strict({ type: z.literal(name), ...common });
  const limited = <T extends FieldType["type"]>(name: T) =>
    strict({ type: z.literal(name), min: maybe(limit()), max: maybe(limit()), ...common }).check(inOrder);
  return z.discriminatedUnion("type", [
    plain("text"),
    plain("markdown"),
    plain("date"),
    plain("period"),
    plain("boolean"),
    plain("contact"),
    plain("file"),
    limited("number"),
    limited("money"),
    limited("percent"),
    strict({ type: z.literal("choice"), choices: labels, ...common }),
    strict({ type: z.literal("list"), of: type, ...common }),
    strict({ type: z.literal("group"), fields: members, ...common }),
    strict({ type: z.literal("table"), columns: members, ...common }),
  ]) as Shape<Typed>;
}

/** What a type cannot do without, so that its bare name does not say enough. */
const needed = { list: "of", choice: "choices", group: "fields", table: "columns" } as const;

type BareType = Exclude<FieldType["type"], keyof typeof needed>;

const bareTypes = fieldTypes.filter((type): type is BareType => !(type in needed));

function bareType(): Shape<{ type: BareType }> {
  return scalar(
    (name) => {
      const type = bareTypes.find((bare) => bare === name);
      if (type) return { value: { type } };
      const needs = Object.entries(needed).find(([type]) => type === name)?.[1];
      return needs
        ? { code: "workspace/type-needs-more", params: { name, needs } }
        : { code: "workspace/unknown-field-type", params: { name }, suggestion: closest(name, fieldTypes) };
    },
    { enum: bareTypes },
  );
}

function limit(): Shape<number> {
  return scalar(
    (text) => {
      const { value } = parseNumber(text);
      return value ? { value: value.number.toNumber() } : { code: "workspace/not-a-limit", params: { text } };
    },
    { type: ["string", "number"], pattern: valuePatterns.number },
  );
}

function inOrder({ value, issues }: { readonly value: unknown; readonly issues: unknown[] }): void {
  const { min, max } = value as { readonly min?: number; readonly max?: number };
  if (min !== undefined && max !== undefined && min > max) {
    addFault({ issues }, { code: "workspace/limits-crossed" }, ["min"]);
  }
}

/** A name that templates can write: `{{ceiling}}`. */
function fieldName(taken: ReadonlySet<string>): Shape<string> {
  const pattern = "^\\p{L}[\\p{L}\\p{N}_]*$";
  const form = new RegExp(pattern, "u");
  return scalar(
    (name) => {
      if (taken.has(name)) return { code: "workspace/reserved-name", params: { name } };
      return form.test(name) ? { value: name } : { code: "workspace/bad-field-name", params: { name } };
    },
    { type: "string", pattern, not: { enum: [...taken] } },
  );
}

export function yesOrNo(): Shape<boolean> {
  return scalar(
    (text) => {
      const { value } = parseBoolean(text);
      return value === undefined ? { code: "workspace/not-yes-or-no", params: { text } } : { value };
    },
    { type: ["string", "boolean"], pattern: valuePatterns.boolean },
  );
}
