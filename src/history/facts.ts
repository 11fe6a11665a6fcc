/**
 * What a record's file says, as facts that can be compared: values printed as papers print them, texts by
 * paragraph, lists by item.
 *
 * In: the file's text, the workspace as it is now. Out: facts in the file's order. Old versions are read with
 * today's kinds, as far as they go: what does not fit is shown as it was typed.
 *
 * A version of a record mostly differs from the one before in one key, so the file is cut at its top keys,
 * and each piece is read once, however many versions hold it.
 */
import { valueShape } from "../records/value-schema.ts";
import { inLanguage, type Language, languages, printValue, type Value } from "../values/index.ts";
import type { FieldType, Kind, Workspace } from "../workspace/workspace.ts";
import { itemsOf, keysOf, readYaml, type YamlData } from "../workspace/yaml.ts";

export type Fact =
  | { readonly kind: "value"; readonly path: string; readonly text: string }
  /** `items` are the paragraphs of a text, or the items of a list. */
  | { readonly kind: "text" | "list"; readonly path: string; readonly items: readonly string[] };

export class FactReader {
  readonly #workspace: Workspace;
  readonly #known = new Map<string, readonly Fact[]>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  read(bytes: Uint8Array): readonly Fact[] {
    const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
    const blocks = text.split(/^(?=[^\s#-])/m);
    const kind = this.#workspace.kinds.get(scalarOf(blocks, "kind"));
    const typed = languages.find((language) => language === scalarOf(blocks, "language"));
    const reader = { kind, language: typed ?? this.#workspace.languages[0] ?? "sv" };
    return blocks.flatMap((block) => this.#block(block, reader));
  }

  #block(block: string, reader: Reader): readonly Fact[] {
    const name = `${reader.kind?.key} ${reader.language} ${block}`;
    const known = this.#known.get(name) ?? this.#readBlock(block, reader);
    this.#known.set(name, known);
    return known;
  }

  #readBlock(block: string, reader: Reader): readonly Fact[] {
    if (/^\s*(#.*\s*)*$/.test(block)) return [];
    const { value } = readYaml({ path: "", bytes: new TextEncoder().encode(block) });
    if (!value) return [{ kind: "text", path: "?", items: paragraphsOf(block) }];
    return Object.entries(keysOf(value.data)).flatMap(([key, data]) => this.#fact(key, data, reader));
  }

  #fact(key: string, data: YamlData, reader: Reader): readonly Fact[] {
    if (data === undefined) return [];
    const field = reader.kind?.fields.get(key);
    if (field) return this.#field(key, field, data, reader);
    switch (key) {
      case "proposal":
        return [{ kind: "list", path: key, items: itemsOf(data).map(clauseText) }];
      case "basis":
        return [{ kind: "list", path: key, items: itemsOf(data).map(basisText) }];
      case "recipients":
        return [{ kind: "list", path: key, items: itemsOf(data).map((item) => this.#recipient(item)) }];
      case "sections":
        return Object.entries(keysOf(data)).map(([section, text]) => textFact(`${key}.${section}`, text));
      default:
        return [this.#core(key, data, reader)];
    }
  }

  #core(key: string, data: YamlData, { language }: Reader): Fact {
    const { committees, officers, appeals } = this.#workspace;
    const typed = typeof data === "string" ? data : "";
    const named = { committee: committees.get(typed)?.name, appeal: appeals.get(typed)?.heading }[key];
    if (named) return { kind: "value", path: key, text: inLanguage(named, language) };
    if (key === "signatory")
      return { kind: "value", path: key, text: officers.get(typed)?.name ?? plain(data) };
    return { kind: "value", path: key, text: plain(data) };
  }

  #field(path: string, type: FieldType, data: YamlData, reader: Reader): readonly Fact[] {
    switch (type.type) {
      case "text":
      case "markdown":
        return [textFact(path, data)];
      case "list":
        return [
          { kind: "list", path, items: itemsOf(data).map((item) => this.#print(type.of, item, reader)) },
        ];
      case "table":
        return [
          { kind: "list", path, items: itemsOf(data).map((row) => this.#row(type.columns, row, reader)) },
        ];
      case "group":
        return Object.entries(keysOf(data)).flatMap(([key, inner]) => {
          const field = type.fields.get(key);
          const inside = `${path}.${key}`;
          return field ? this.#field(inside, field, inner, reader) : [textFact(inside, inner)];
        });
      default:
        return [{ kind: "value", path, text: this.#print(type, data, reader) }];
    }
  }

  #row(columns: ReadonlyMap<string, FieldType>, row: YamlData, reader: Reader): string {
    const cells = Object.entries(keysOf(row)).map(([key, cell]) => {
      const column = columns.get(key);
      return `${key}: ${column ? this.#print(column, cell, reader) : plain(cell)}`;
    });
    return cells.join("; ");
  }

  #print(type: FieldType, data: YamlData, { language }: Reader): string {
    if (type.type === "group") return this.#row(type.fields, data, { language, kind: undefined });
    if (type.type === "text" || type.type === "markdown") return plain(data);
    const { success, data: value } = valueShape(type, this.#workspace.contacts).safeParse(data);
    return success ? printValue(value as Value, { language }) : plain(data);
  }

  #recipient(item: YamlData): string {
    const { contact, name, organisation, note } = keysOf(item);
    const key = typeof item === "string" ? item : contact;
    const known = typeof key === "string" ? (this.#workspace.contacts.get(key)?.name ?? key) : undefined;
    const called = known ?? [name, organisation].filter((part) => part !== undefined).join(", ");
    return note === undefined ? called : `${called} (${plain(note)})`;
  }
}

interface Reader {
  readonly kind: Kind | undefined;
  readonly language: Language;
}

/** A key's value without reading the YAML: which kind a record is of decides how the rest is read. */
function scalarOf(blocks: readonly string[], key: string): string {
  const block = blocks.find((text) => text.startsWith(`${key}:`));
  return block?.slice(key.length + 1).match(/^\s*["']?([\w-]+)/)?.[1] ?? "";
}

function textFact(path: string, data: YamlData): Fact {
  const text = plain(data);
  return /\n/.test(text.trim()) || text.length > LONG
    ? { kind: "text", path, items: paragraphsOf(text) }
    : { kind: "value", path, text: text.trim() };
}

/** Longer texts are compared word by word. */
const LONG = 100;

/** Lines of a paragraph are one; a list's items are paragraphs of their own. */
function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s|\s*\|)/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, " ").trim())
    .filter((paragraph) => paragraph !== "");
}

function clauseText(item: YamlData): string {
  const { text, conditions } = keysOf(item);
  if (text === undefined) return plain(item).trim();
  const shown = typeof conditions === "string" ? [conditions] : itemsOf(conditions).map(plain);
  return [plain(text).trim(), ...shown.map((condition) => `• ${condition.trim()}`)].join("\n");
}

function basisText(item: YamlData): string {
  const { title, date, file } = keysOf(item);
  if (title === undefined) return plain(item);
  return [title, date, file]
    .filter((part) => part !== undefined)
    .map(plain)
    .join(", ");
}

/** Any data in one text. */
function plain(data: YamlData): string {
  if (data === undefined) return "";
  if (typeof data === "string") return data;
  if (Array.isArray(data)) return data.map(plain).join(", ");
  return Object.entries(keysOf(data))
    .map(([key, inner]) => `${key}: ${plain(inner)}`)
    .join("; ");
}
