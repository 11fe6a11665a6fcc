/**
 * What somebody added to a list in a paper, as the record's file would say it.
 */
import { bareClause } from "../views/index.ts";
import type { FieldType, Workspace } from "../workspace/workspace.ts";
import { type NewItem, partsOf } from "./list-edits.ts";
import { segmentsOf } from "./paper-edits.ts";
import { contactCalled, readPrinted } from "./read-printed.ts";
import type { Wishing } from "./wanted.ts";
import { typedText, viewValue } from "./wanted.ts";
import type { Data } from "./yaml-edits.ts";

/** `undefined` for one that cannot be read. */
export function newItemData(list: string, item: NewItem, wishing: Wishing): Data | undefined {
  const name = list.replace(/\.\d+/g, "");
  if (name === "proposal") return clauseData(item, wishing);
  if (name === "proposal.conditions") return typedText(textOf(item));
  if (name === "basis") return basisData(item);
  if (name === "recipients") return contactData(partsOf(item), wishing.workspace);
  const type = fieldAt(list, wishing);
  return type && fieldData(type, item, wishing);
}

function textOf({ paragraphs }: NewItem): string {
  return paragraphs.map(({ text }) => text.trim()).join(" ");
}

function clauseData(item: NewItem, { record, workspace }: Wishing): Data {
  const text = typedText(bareClause(textOf(item), record.language, workspace.clauses));
  const conditions = (item.inner.get("conditions") ?? []).map((inner) => typedText(textOf(inner)));
  return conditions.length > 0 ? { text, conditions } : text;
}

function basisData(item: NewItem): Data {
  const parts = partsOf(item);
  const text = parts.get("text") ?? parts.get("title") ?? textOf(item);
  const [, title = text, ofText] = /^(.*), (\d{4}-\d{2}-\d{2})$/s.exec(text) ?? [];
  const date = parts.get("date") ?? ofText;
  return date ? { title: typedText(title), date } : typedText(title);
}

const contactParts = ["name", "organisation", "title", "email", "phone", "note"] as const;

/** Somebody in contacts.yaml is named by the key, unless the paper says something else of them. */
function contactData(parts: ReadonlyMap<string, string>, { contacts }: Workspace): Data {
  const given = contactParts.flatMap((part) => {
    const text = parts.get(part)?.trim() ?? "";
    return text === "" ? [] : [[part, text] as const];
  });
  const key = contactCalled(parts.get("name") ?? "", contacts);
  const known = key === undefined ? undefined : contacts.get(key);
  const isSame = known && given.every(([part, text]) => part === "note" || known[part] === text);
  if (!isSame || key === undefined) return Object.fromEntries(given);
  const note = parts.get("note")?.trim();
  return note ? { contact: key, note } : key;
}

function fieldAt(list: string, { record }: Wishing): FieldType | undefined {
  const [first = "", ...steps] = list.split(".");
  return steps.reduce<FieldType | undefined>((type, step) => {
    return type?.type === "group" ? type.fields.get(step) : undefined;
  }, record.kind.fields.get(first));
}

function fieldData(type: FieldType, item: NewItem, wishing: Wishing): Data | undefined {
  if (type.type === "table") return rowData(type.columns, item, wishing);
  if (type.type !== "list") return undefined;
  if (type.of.type === "group") return rowData(type.of.fields, item, wishing);
  const [text = ""] = partsOf(item).values();
  return valueData(text, type.of, likeOf(item, ""), wishing);
}

function rowData(fields: ReadonlyMap<string, FieldType>, item: NewItem, wishing: Wishing): Data | undefined {
  const given = [...partsOf(item)].filter(([name, text]) => fields.has(name) && text !== "");
  const read = given.map(
    ([name, text]) =>
      [name, valueData(text, fields.get(name) as FieldType, likeOf(item, `.${name}`), wishing)] as const,
  );
  if (read.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(read) as Data;
}

/** The path of the same part of another item. */
function likeOf({ like }: NewItem, part: string): string {
  const paths = like.flatMap(segmentsOf).flatMap(({ path }) => path ?? []);
  return paths.find((path) => path.endsWith(part)) ?? "";
}

/** A sum without a unit is in the currency of the others. */
function valueData(
  text: string,
  type: FieldType,
  like: string,
  { quoting, workspace }: Wishing,
): Data | undefined {
  if (type.type === "text" || type.type === "markdown") return typedText(text.trim());
  const before = viewValue(quoting.view, like);
  return readPrinted(text, type, {
    language: quoting.language,
    before,
    contacts: workspace.contacts,
  });
}
