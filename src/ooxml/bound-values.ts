/**
 * What content controls are bound to: a document property, or a place of an XML part that the file carries.
 *
 * Word shows the bound value whatever text the control holds. Of XPath are followed the steps that Word writes, with
 * numbers, those that case systems write, with names and attributes in brackets, and an attribute at the end.
 *
 * Source: ISO/IEC 29500-1 §17.5.2.6 (dataBinding), §22.5 (custom XML data), [MS-OE376] §2.1.528 (the property stores)
 */

import { dictionary } from "../values/dictionary.ts";
import { dateInPicture } from "./date-picture.ts";
import type { WordPackage } from "./package.ts";
import { isOn } from "./units.ts";
import { child, elements, textOf, type XmlElement } from "./xml.ts";

/** Ids of the stores that hold the document's properties, and the types of their parts. */
const properties: Readonly<Record<string, string>> = dictionary({
  "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
  "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
});

/** @returns undefined where the file has no such value, or an empty one: Word shows the stored text then */
export function boundValue(pkg: WordPackage, binding: XmlElement): string | undefined {
  const { "w:storeItemID": id = "", "w:xpath": path = "" } = binding.attributes;
  for (const part of storeParts(pkg, id)) {
    const root = pkg.xml(part)?.root;
    const value = root && follow(root, path);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Without an id any of the XML that the file carries. */
function storeParts(pkg: WordPackage, id: string): string[] {
  const property = properties[id.toUpperCase()];
  const own = property && pkg.related("", property);
  if (property) return own ? [own] : [];
  const items = [...pkg.relationships(pkg.mainPart).values()].filter((r) => r.type === "customXml");
  const parts = items.map(({ target }) => target);
  return id === "" ? parts : parts.filter((part) => itemId(pkg, part) === id.toUpperCase()).slice(0, 1);
}

function itemId(pkg: WordPackage, item: string): string | undefined {
  const part = pkg.related(item, "customXmlProps");
  const attributes = part === undefined ? {} : (pkg.xml(part)?.root.attributes ?? {});
  const id = Object.entries(attributes).find(([name]) => localName(name) === "itemID")?.[1];
  return id?.toUpperCase();
}

/** Characters: Word writes some hundred. */
const LONGEST_PATH = 2000;

function follow(root: XmlElement, path: string): string | undefined {
  if (path.length > LONGEST_PATH) return undefined;
  const [first = "", ...steps] = path.replace(/^\//, "").split(/\/(?![^[]*\])/);
  let at: XmlElement | undefined = select([root], first);
  for (const step of steps) {
    if (step.startsWith("@")) return at?.attributes[step.slice(1)] || undefined;
    at = at && select(elements(at), step);
  }
  return (at && textOf(at).trim()) || undefined;
}

/** Prefixes are the file's own choice; siblings of one local name are told apart by numbers and attributes. */
function select(candidates: readonly XmlElement[], step: string): XmlElement | undefined {
  const [, name, written = ""] = /^(?:[\w.-]+:)?([\w.-]+|\*)((?:\[[^\]]*\])*)$/.exec(step) ?? [];
  let found = name === "*" ? candidates : candidates.filter((e) => localName(e.name) === name);
  for (const [, condition = ""] of written.matchAll(/\[([^\]]*)\]/g)) {
    found = /^\d+$/.test(condition)
      ? found.slice(Number(condition) - 1, Number(condition))
      : found.filter((e) => condition.split(" and ").every((part) => holds(e, part)));
  }
  return found[0];
}

/** `name()='a:b'`, `local-name()='b'` or `@c='d'`; what is something else never holds. */
function holds(e: XmlElement, condition: string): boolean {
  const [, of, attribute = "", value = ""] =
    /^\s*(?:((?:local-)?name\(\))|@([\w.:-]+))\s*=\s*['"]([^'"]*)['"]\s*$/.exec(condition) ?? [];
  return of === undefined
    ? e.attributes[attribute] === value && attribute !== ""
    : localName(e.name) === localName(value);
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** What a control shows for a value, its lines apart: of a list the item's text, of a date its picture. */
export function shownValue(control: XmlElement | undefined, value: string): string | undefined {
  const list = child(control, "w:dropDownList") ?? child(control, "w:comboBox");
  if (list) {
    const item = elements(list, "w:listItem").find((e) => e.attributes["w:value"] === value);
    return item?.attributes["w:displayText"] ?? value;
  }
  const date = child(control, "w:date");
  if (date) return shownDate(date, value);
  const text = child(control, "w:text");
  if (!text) return undefined;
  const lines = value.split(LINE_END);
  return lines.join(isOn(text.attributes["w:multiLine"] ?? "0") ? "\n" : " ");
}

/** Word's own are written as what XML would take them for otherwise, ISO/IEC 29500-1 §22.4.2.4 (bstr). */
const LINE_END = /(?:_x000d_|\r)*\n/i;

function shownDate(date: XmlElement, value: string): string | undefined {
  const day = new Date(
    /T/.test(value) ? `${value.replace(/(Z|[+-]\d\d:\d\d)$/, "")}Z` : `${value}T00:00:00Z`,
  );
  if (Number.isNaN(day.getTime())) return value;
  // The stored text shows this day already, by Word's own hand.
  if (date.attributes["w:fullDate"]?.slice(0, 10) === day.toISOString().slice(0, 10)) return undefined;
  const picture = child(date, "w:dateFormat")?.attributes["w:val"] ?? "yyyy-MM-dd";
  const language = child(date, "w:lid")?.attributes["w:val"] ?? "";
  return dateInPicture(day, picture, /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : "en");
}
