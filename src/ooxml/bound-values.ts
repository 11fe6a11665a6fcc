/**
 * What content controls are bound to: a document property, or a place of an XML part that the file carries.
 *
 * Word shows the bound value whatever text the control holds. Of XPath it writes steps with numbers, and perhaps
 * an attribute at the end; anything else is not followed.
 *
 * Source: ISO/IEC 29500-1 §17.5.2.6 (dataBinding), §22.5 (custom XML data), [MS-OE376] §2.1.528 (the property stores)
 */

import { dictionary } from "../values/dictionary.ts";
import { dateInPicture } from "./date-picture.ts";
import type { WordPackage } from "./package.ts";
import { child, elements, textOf, type XmlElement } from "./xml.ts";

/** Ids of the stores that hold the document's properties, and the types of their parts. */
const properties: Readonly<Record<string, string>> = dictionary({
  "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties",
  "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties",
});

/** @returns undefined where the file has no such value, or an empty one: Word shows the stored text then */
export function boundValue(pkg: WordPackage, binding: XmlElement): string | undefined {
  const { "w:storeItemID": id = "", "w:xpath": path = "" } = binding.attributes;
  const part = storePart(pkg, id);
  const root = part === undefined ? undefined : pkg.xml(part)?.root;
  return root && follow(root, path);
}

function storePart(pkg: WordPackage, id: string): string | undefined {
  const property = properties[id.toUpperCase()];
  if (property) return pkg.related("", property);
  const parts = [...pkg.relationships(pkg.mainPart).values()].filter((r) => r.type === "customXml");
  return parts.find(({ target }) => itemId(pkg, target) === id.toUpperCase())?.target;
}

function itemId(pkg: WordPackage, item: string): string | undefined {
  const part = pkg.related(item, "customXmlProps");
  const attributes = part === undefined ? {} : (pkg.xml(part)?.root.attributes ?? {});
  const id = Object.entries(attributes).find(([name]) => localName(name) === "itemID")?.[1];
  return id?.toUpperCase();
}

function follow(root: XmlElement, path: string): string | undefined {
  const [first = "", ...steps] = path.replace(/^\//, "").split("/");
  if (parseStep(first)?.name !== localName(root.name)) return undefined;
  let at: XmlElement | undefined = root;
  for (const written of steps) {
    if (written.startsWith("@")) return at?.attributes[written.slice(1)] || undefined;
    const step = parseStep(written);
    at = step && at && elements(at).filter((e) => localName(e.name) === step.name)[step.number - 1];
  }
  return (at && textOf(at).trim()) || undefined;
}

/** Prefixes are the file's own choice; siblings of one local name are told apart by their numbers alone. */
function parseStep(written: string): { readonly name: string; readonly number: number } | undefined {
  const [, name, number = "1"] = /^(?:[\w.-]+:)?([\w.-]+)(?:\[(\d+)\])?$/.exec(written) ?? [];
  return name === undefined ? undefined : { name, number: Number(number) };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** What a control shows for a value: of a list the item's text, of a date its picture. */
export function shownValue(control: XmlElement | undefined, value: string): string | undefined {
  const list = child(control, "w:dropDownList") ?? child(control, "w:comboBox");
  if (list) {
    const item = elements(list, "w:listItem").find((e) => e.attributes["w:value"] === value);
    return item?.attributes["w:displayText"] ?? value;
  }
  const date = child(control, "w:date");
  if (date) return shownDate(date, value);
  return child(control, "w:text") ? value : undefined;
}

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
