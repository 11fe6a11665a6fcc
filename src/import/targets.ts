/**
 * Where in a record a value of a paper stands.
 *
 * In: a path of the view, as controls carry it (`sections.0.text`). Out: the path in the record's file and how to write
 * the value there; or the file that it stands in instead; or nothing, for what Kansli makes itself.
 *
 * Source: src/views/build-view.ts, which makes the view from the record
 */
import type { DecisionRecord } from "../records/record.ts";
import type { Translated } from "../values/index.ts";
import type { FieldType, Workspace } from "../workspace/workspace.ts";
import { itemsOf, keysOf, type Path, type YamlData } from "../workspace/yaml.ts";

export type Target =
  | {
      readonly in: "record";
      readonly path: Path;
      readonly type: FieldType;
      readonly part?: "start" | "end";
      readonly isLiteral?: boolean;
    }
  /** A key that is shown as what it names. */
  | { readonly in: "key"; readonly path: Path; readonly named: readonly (readonly [string, Translated])[] }
  /** A title and a day in one text. */
  | { readonly in: "dated"; readonly title: Path; readonly date: Path }
  /** A condition that the record takes from its kind. */
  | { readonly in: "default"; readonly clause: number; readonly index: number }
  | { readonly in: "file"; readonly file: string }
  | { readonly in: "nowhere" };

export interface Placing {
  readonly record: DecisionRecord;
  /** The record's file as typed. */
  readonly data: YamlData;
  readonly workspace: Workspace;
  /** Which of the recipients the paper is to. */
  readonly recipient: number;
}

const TEXT: FieldType = { type: "text" };
const MARKDOWN: FieldType = { type: "markdown" };
const DATE: FieldType = { type: "date" };
const nowhere: Target = { in: "nowhere" };
const config: Target = { in: "file", file: "kansli.yaml" };
const contacts: Target = { in: "file", file: "contacts.yaml" };

export function targetOf(path: string, placing: Placing): Target {
  const [first = "", ...rest] = path.split(".");
  const { record, workspace } = placing;
  const field = record.kind.fields.get(first);
  if (field) return fieldTarget(field, [first], rest, placing);
  switch (first) {
    case "title":
      return inRecord([first], TEXT);
    case "reference":
      return { in: "record", path: [first], type: TEXT, isLiteral: true };
    case "meeting":
      return inRecord([first], DATE);
    case "committee":
      return {
        in: "key",
        path: [first],
        named: [...workspace.committees].map(([key, { name }]) => [key, name]),
      };
    case "signatory":
      return rest[0] === "title" ? config : { in: "key", path: [first], named: officersOf(workspace) };
    case "section":
      return rest[1] === "text" ? inRecord(["sections", rest[0] ?? ""], MARKDOWN) : kindFile(record);
    case "sections":
      return sectionTarget(rest, record);
    case "proposal":
      return clauseTarget(rest, placing);
    case "basis":
      return basisTarget(rest, placing);
    case "recipients":
      return contactTarget(["recipients", Number(rest[0])], rest.slice(1), placing);
    case "recipient":
      return contactTarget(["recipients", placing.recipient], rest, placing);
    default:
      return first === "language" || first === "attClauses" ? nowhere : config;
  }
}

function inRecord(path: Path, type: FieldType): Target {
  return { in: "record", path, type };
}

function kindFile(record: DecisionRecord): Target {
  return { in: "file", file: record.kind.placeOf().file };
}

function officersOf({ officers }: Workspace): (readonly [string, Translated])[] {
  return [...officers].map(([key, { name }]) => [key, { sv: name, en: name }]);
}

function sectionTarget([index, part]: readonly string[], record: DecisionRecord): Target {
  const key = [...record.sections.keys()][Number(index)];
  if (key === undefined) return nowhere;
  return part === "text" ? inRecord(["sections", key], MARKDOWN) : kindFile(record);
}

function clauseTarget([index, part, position]: readonly string[], { data }: Placing): Target {
  const clause = Number(index);
  const typed = itemsOf(keysOf(data).proposal)[clause];
  if (part === "text")
    return inRecord(["proposal", clause, ...(typeof typed === "string" ? [] : ["text"])], TEXT);
  if (part !== "conditions" || position === undefined) return nowhere;
  if (Array.isArray(keysOf(typed).conditions))
    return inRecord(["proposal", clause, "conditions", Number(position)], TEXT);
  return { in: "default", clause, index: Number(position) };
}

function basisTarget([index, part]: readonly string[], { data }: Placing): Target {
  const at = Number(index);
  const typed = itemsOf(keysOf(data).basis)[at];
  const isBare = typeof typed === "string";
  if (part === "text" && keysOf(typed).date !== undefined)
    return { in: "dated", title: ["basis", at, "title"], date: ["basis", at, "date"] };
  if (part === "date") return inRecord(["basis", at, "date"], DATE);
  if (part === "title" || part === "text") return inRecord(["basis", at, ...(isBare ? [] : ["title"])], TEXT);
  return nowhere;
}

/** A contact that is named by its key stands in contacts.yaml; what the record says about it does not. */
function contactTarget(path: Path, [part = "name"]: readonly string[], { data }: Placing): Target {
  const typed = valueIn(data, path);
  if (part === "note" && typeof typed !== "string") return inRecord([...path, "note"], TEXT);
  if (typeof typed === "string" || keysOf(typed).contact !== undefined) return contacts;
  return { in: "record", path: [...path, part], type: TEXT, isLiteral: true };
}

function fieldTarget(type: FieldType, path: Path, rest: readonly string[], placing: Placing): Target {
  const [step, ...others] = rest;
  if (step === undefined) {
    const isContact = type.type === "contact" && typeof valueIn(placing.data, path) !== "string";
    return isContact ? contactTarget(path, [], placing) : inRecord(path, type);
  }
  switch (type.type) {
    case "group": {
      const inner = type.fields.get(step);
      return inner ? fieldTarget(inner, [...path, step], others, placing) : nowhere;
    }
    case "list":
      return fieldTarget(type.of, [...path, Number(step)], others, placing);
    case "table": {
      const column = type.columns.get(others[0] ?? "");
      const cell = [...path, Number(step), others[0] ?? ""];
      return column ? fieldTarget(column, cell, others.slice(1), placing) : nowhere;
    }
    case "period":
      return step === "start" || step === "end" ? { in: "record", path, type: DATE, part: step } : nowhere;
    case "contact":
      return typeof valueIn(placing.data, path) === "string" && step === "name"
        ? inRecord(path, type)
        : contactTarget(path, rest, placing);
    default:
      return nowhere;
  }
}

export function valueIn(data: YamlData, path: Path): YamlData {
  return path.reduce<YamlData>((value, step) => {
    return typeof step === "number" ? itemsOf(value)[step] : keysOf(value)[step];
  }, data);
}

/** The list item that a path leads into: `proposal.3.conditions.1`, `recipients.0`. */
export interface ItemPath {
  readonly list: string;
  readonly index: number;
}

export function itemOf(path: string, record: DecisionRecord): ItemPath | undefined {
  const steps = path.split(".");
  const at = steps.findLastIndex((step) => /^\d+$/.test(step));
  if (at < 1) return undefined;
  const list = steps.slice(0, at).join(".");
  const isKnown =
    /^(proposal|basis|recipients|proposal\.\d+\.conditions)$/.test(list) ||
    record.kind.fields.has(steps[0] ?? "");
  return isKnown ? { list, index: Number(steps[at]) } : undefined;
}
