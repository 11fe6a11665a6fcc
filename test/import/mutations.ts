/**
 * Random edits of a record, as data: any of its values, and its lists' items. What a paper of the edited record shows is
 * what somebody could have typed into the paper of the record as it was.
 */
import type { DecisionRecord } from "../../src/records/index.ts";
import type { FieldType, Workspace } from "../../src/workspace/index.ts";

export type Data = null | string | readonly Data[] | { readonly [key: string]: Data };

export interface Mutation {
  /** In words, for a failing case. */
  readonly what: string;
  /** The key of the record that was edited. */
  readonly key: string;
  readonly data: Data;
}

/** Numbers that decide, one after the other. */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** From 0 to below the count. */
  below(count: number): number {
    const number = this.#numbers[this.#next % this.#numbers.length] ?? 0;
    this.#next += 1;
    return count <= 0 ? 0 : number % count;
  }

  of<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

interface Place {
  readonly path: readonly (string | number)[];
  readonly type: FieldType;
}

const TEXT: FieldType = { type: "text" };
const MARKDOWN: FieldType = { type: "markdown" };

/** @param recipient who the paper is to: a letter to somebody else is no edit of it */
export function mutate(
  data: Data,
  record: DecisionRecord,
  { workspace, recipient }: { readonly workspace: Workspace; readonly recipient: number },
  choices: Choices,
): Mutation {
  const lists = listPlaces(data, record).filter(([key]) => key !== "recipients" || recipient < 0);
  const values = valuePlaces(data, record);
  const isList = lists.length > 0 && choices.below(3) === 0;
  return isList
    ? listMutation(data, choices.of(lists), choices)
    : valueMutation(data, choices.of(values), workspace, choices);
}

// Values

function valuePlaces(data: Data, { kind }: DecisionRecord): Place[] {
  const top: Place[] = [
    { path: ["title"], type: TEXT },
    { path: ["meeting"], type: { type: "date" } },
  ];
  const proposal = items(at(data, ["proposal"])).flatMap((clause, i): Place[] => {
    if (typeof clause === "string") return [{ path: ["proposal", i], type: TEXT }];
    const conditions = items(at(clause, ["conditions"])).map((_, c): Place => {
      return { path: ["proposal", i, "conditions", c], type: TEXT };
    });
    return [{ path: ["proposal", i, "text"], type: TEXT }, ...conditions];
  });
  const sections = keys(at(data, ["sections"])).map(
    (key): Place => ({ path: ["sections", key], type: MARKDOWN }),
  );
  const basis = items(at(data, ["basis"])).flatMap((document, i): Place[] => {
    if (typeof document === "string") return [{ path: ["basis", i], type: TEXT }];
    const date: Place[] = at(document, ["date"])
      ? [{ path: ["basis", i, "date"], type: { type: "date" } }]
      : [];
    return [{ path: ["basis", i, "title"], type: TEXT }, ...date];
  });
  const recipients = items(at(data, ["recipients"])).flatMap((recipient, i): Place[] => {
    const named = at(recipient, ["contact"]) === undefined ? ["name", "organisation", "note"] : ["note"];
    return named
      .filter((part) => at(recipient, [part]))
      .map((part) => ({ path: ["recipients", i, part], type: TEXT }));
  });
  const fields = [...kind.fields].flatMap(([key, type]) => fieldPlaces(at(data, [key]), [key], type));
  return [...top, ...proposal, ...sections, ...basis, ...recipients, ...fields].filter(
    ({ path }) => typeof at(data, path) === "string",
  );
}

function fieldPlaces(value: Data | undefined, path: Place["path"], type: FieldType): Place[] {
  if (value === undefined || value === null) return [];
  if (type.type === "group")
    return [...type.fields].flatMap(([key, inner]) => fieldPlaces(at(value, [key]), [...path, key], inner));
  if (type.type === "list")
    return items(value).flatMap((item, i) => fieldPlaces(item, [...path, i], type.of));
  if (type.type === "table")
    return items(value).flatMap((row, i) =>
      [...type.columns].flatMap(([key, inner]) => fieldPlaces(at(row, [key]), [...path, i, key], inner)),
    );
  return type.type === "file" || typeof value !== "string" ? [] : [{ path, type }];
}

function valueMutation(data: Data, { path, type }: Place, workspace: Workspace, choices: Choices): Mutation {
  const before = at(data, path) as string;
  const after = newValue(before, type, workspace, choices);
  return {
    what: `${path.join(".")}: ${before} → ${after}`,
    key: String(path[0]),
    data: put(data, path, after),
  };
}

function newValue(before: string, type: FieldType, { contacts }: Workspace, choices: Choices): string {
  switch (type.type) {
    case "money":
      return `${choices.below(9_000_000)}${choices.of(["", ",50"])} ${/[A-Z]{3}/.exec(before)?.[0] ?? "SEK"}`;
    case "percent":
      return `${choices.below(100)} %`;
    case "number":
      return String(1 + choices.below(2000));
    case "date":
      return dayIn(2024, choices);
    case "period":
      return `${dayIn(2023, choices)}/${dayIn(2025, choices)}`;
    case "boolean":
      return choices.of(["yes", "no"]);
    case "choice":
      return choices.of([...type.choices.keys()]);
    case "contact":
      return choices.of([...contacts.keys()]);
    case "markdown":
      return newMarkdown(before, choices);
    default:
      return newText(before, words, choices);
  }
}

function dayIn(year: number, choices: Choices): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(1 + choices.below(12))}-${two(1 + choices.below(28))}`;
}

const plainWords = ["ny", "och", "samtidigt", "å", "därför"];
const words = [
  ...plainWords,
  "1:1",
  "*",
  "#",
  "- x",
  "AI.ALL*",
  "a_b_c",
  "[x]",
  "”citat”",
  "100 %",
  "\\{{x}}",
  "1.",
  "<b>",
  "&c",
  "\\",
];

/** Words that are put between two others, or that take the place of some; tags stay whole. */
function newText(before: string, from: readonly string[], choices: Choices): string {
  const tokens = before.match(/\{\{.*?\}\}\S*|\s+|[^\s{]+|\{/gs) ?? [];
  const free = tokens.flatMap((token, i) =>
    /^[\p{L}\p{N}]+$/u.test(token) && /^\s+$/.test(tokens[i + 1] ?? " ") && /^\s+$/.test(tokens[i - 1] ?? " ")
      ? [i]
      : [],
  );
  const added = Array.from({ length: 1 + choices.below(3) }, () => choices.of(from)).join(" ");
  if (free.length === 0) return `${before} ${added}`;
  const i = choices.of(free);
  const isReplaced = choices.below(2) === 0;
  return [...tokens.slice(0, i), isReplaced ? added : `${tokens[i]} ${added}`, ...tokens.slice(i + 1)].join(
    "",
  );
}

// Markdown

const newBlocks = [
  "Ett nytt stycke med **fet** och *kursiv* text.",
  "- en punkt\n- en till\n  - och en under den",
  "1. först\n2. sedan",
  "> Sagt är sagt.",
  "# Ny rubrik",
  "| Vad | Hur |\n| --- | --: |\n| Allt | 1 |",
  "Läs om det på [en sida](https://example.org/sida).",
  "Med `kod` och ~~struket~~.",
];

/** Blocks between empty lines; definitions of notes stand last. */
function newMarkdown(before: string, choices: Choices): string {
  const blocks = before.replace(/\s+$/, "").split(/\n{2,}/);
  const movable = blocks.flatMap((block, i) => (/^(\[\^|\s|\{\{)/.test(block) ? [] : [i]));
  const i = choices.of(movable);
  const block = blocks[i] ?? "";
  switch (movable.length === 0 ? 0 : choices.below(6)) {
    case 0:
      return joined(blocks.toSpliced(i, 1, ...insertedAfter(block, choices.of(newBlocks))));
    case 1:
      return joined(blocks.toSpliced(i, 1, choices.of(newBlocks), block));
    case 2:
      return movable.length > 1 && !block.includes("[^")
        ? joined(blocks.toSpliced(i, 1))
        : joined(blocks.toSpliced(i, 1, ...insertedAfter(block, "Sist.")));
    case 3: {
      const without = blocks.toSpliced(i, 1);
      return joined(without.toSpliced(choices.below(movable.length), 0, block));
    }
    case 4:
      return joined(blocks.toSpliced(i, 1, marked(block, choices)));
    default:
      return joined(blocks.toSpliced(i, 1, newText(block, plainWords, choices)));
  }
}

function insertedAfter(block: string, added: string): string[] {
  return [block, added];
}

function joined(blocks: readonly string[]): string {
  return `${blocks.join("\n\n")}\n`;
}

/** A word that gets a mark. */
function marked(block: string, choices: Choices): string {
  const found = [...block.matchAll(/(?<=[ \n])(?<![*~].*)[\p{L}]{3,}(?=[ \n])(?!.*[*~`|])/gu)].filter(
    ({ index }) => !/\{\{[^}]*$/.test(block.slice(0, index)),
  );
  if (found.length === 0) return newText(block, plainWords, choices);
  const { 0: word, index } = choices.of(found);
  const sign = choices.of(["*", "**", "~~", "`"]);
  return `${block.slice(0, index)}${sign}${word}${sign}${block.slice(index + word.length)}`;
}

// Lists

function listPlaces(data: Data, { kind }: DecisionRecord): Place["path"][] {
  const conditions = items(at(data, ["proposal"])).map((_, i) => ["proposal", i, "conditions"]);
  const fields = [...kind.fields].flatMap(([key, { type }]) =>
    type === "list" || type === "table" ? [[key]] : [],
  );
  return [["proposal"], ["basis"], ["recipients"], ...conditions, ...fields].filter(
    (path) => items(at(data, path)).length > 0,
  );
}

function listMutation(data: Data, path: Place["path"], choices: Choices): Mutation {
  const list = items(at(data, path));
  const i = choices.below(list.length);
  const item = list[i] as Data;
  const without = list.toSpliced(i, 1);
  const named = (what: string, after: readonly Data[]): Mutation => {
    return { what: `${path.join(".")}: ${what}`, key: String(path[0]), data: put(data, path, after) };
  };
  switch (choices.below(list.length > 1 ? 3 : 1)) {
    case 0: {
      const added = newItem(item, choices);
      return named(`${JSON.stringify(added)} added at ${i + 1}`, list.toSpliced(i + 1, 0, added));
    }
    case 1:
      return named(`${i} removed`, without);
    default: {
      const to = choices.below(list.length);
      return named(`${i} moved to ${to}`, without.toSpliced(to, 0, item));
    }
  }
}

/** Like another item, and not the same. */
function newItem(item: Data, choices: Choices): Data {
  if (typeof item === "string")
    return /^[a-z-]+$/.test(item) ? { name: "Eva Ask" } : `en ny ${choices.of(plainWords)} punkt`;
  const own = item as { readonly [key: string]: Data };
  if (own.contact !== undefined) return { name: "Eva Ask", note: "för kännedom" };
  const { conditions: _, file: __, annex: ___, address: ____, ...rest } = own;
  return Object.fromEntries(
    Object.entries(rest).map(([key, value]) => {
      const isText = typeof value === "string" && /^(text|title|name|item|organisation|note)$/.test(key);
      return [key, isText ? `${key === "name" ? "Eva" : "Nytt"} ${choices.of(plainWords)}` : value];
    }),
  );
}

// Data

export function at(data: Data | undefined, path: Place["path"]): Data | undefined {
  return path.reduce<Data | undefined>((value, step) => {
    if (typeof value !== "object" || value === null) return undefined;
    return (value as { readonly [key: string | number]: Data })[step];
  }, data);
}

function items(data: Data | undefined): readonly Data[] {
  return Array.isArray(data) ? data : [];
}

function keys(data: Data | undefined): string[] {
  return typeof data === "object" && data !== null && !Array.isArray(data) ? Object.keys(data) : [];
}

function put(data: Data | undefined, path: Place["path"], value: Data): Data {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = put(at(data, [step]), rest, value);
  if (typeof step === "number") return items(data).with(step, inner);
  return { ...(data as object), [step]: inner };
}
