/**
 * Cuts tags out of texts that are not running text: alternative texts, tooltips, field instructions,
 * addresses of hyperlinks, document properties.
 *
 * In: elements whose start tags hold Handlebars. Out: the same start tags with tag nodes in their values.
 *
 * Source: ECMA-376-1 §17.16.22 (hyperlink), §20.4.2.5 (docPr), §17.16.19 (fldSimple)
 */
import type { WordPlace } from "../../diagnostics/diagnostic.ts";
import { beginsAddress } from "./address.ts";
import { findTags, roleOf } from "./find-tags.ts";
import { textPlacer } from "./places.ts";
import { type Element, mark, raw, rawText, textOfRaw, within } from "./tree.ts";

/** Cuts the tags of a text that is no running text: its nodes, in order. An address stays plain text. */
export function cutText(
  text: string,
  where: Omit<WordPlace, "in">,
  spotKind: "attribute" | "field" | "property" | "address",
): Element["head"] {
  const nodes: Element["head"] = [];
  const literal = spotKind === "address" ? raw : rawText;
  let at = 0;
  for (const found of findTags(text)) {
    const place = textPlacer(where, text, found);
    if (found.start > at) nodes.push(literal(text.slice(at, found.start)));
    nodes.push({
      kind: "tag",
      tag: found.tag,
      role: roleOf(found.tag),
      spot: { in: spotKind, beginsAddress: beginsAddress(text.slice(0, found.start)), place },
      place,
      parent: undefined,
    });
    at = found.end;
  }
  if (at < text.length) nodes.push(literal(text.slice(at)));
  return nodes;
}

/** A name and value in a start tag, as written. */
const ATTRIBUTE = /([^\s=<>"'/]+)(\s*=\s*)("[^"]*"|'[^']*')/g;

/**
 * Cuts tags in attributes under `root`: alternative texts, tooltips, field instructions.
 * @param addressOf the address of an outside hyperlink, by relationship id
 */
export function cutAttributes(
  root: Element,
  whereOf: (element: Element) => Omit<WordPlace, "in">,
  addressOf: (id: string) => { readonly target: string; readonly type: string } | undefined,
): void {
  for (const element of [root, ...within(root)]) {
    const head = element.head[0];
    if (head?.kind !== "raw" || element.head.length > 1) continue;
    const id = element.attributes["r:id"];
    const address = id === undefined ? undefined : addressOf(id);
    if (!head.xml.includes("{") && !address) continue;
    element.head = cutHead(head.xml, whereOf(element), id, address);
  }
}

function cutHead(
  xml: string,
  where: Omit<WordPlace, "in">,
  id: string | undefined,
  address: { readonly target: string; readonly type: string } | undefined,
): Element["head"] {
  const head: Element["head"] = [];
  let at = 0;
  for (const match of xml.matchAll(ATTRIBUTE)) {
    const [whole, name = "", equals = "", quoted = ""] = match;
    const value = textOfRaw(quoted.slice(1, -1));
    const isAddress = address !== undefined && name.endsWith(":id") && value === id;
    if (!isAddress && !value.includes("{")) continue;
    const kind = name.endsWith(":instr") ? "field" : "attribute";
    const cut = isAddress
      ? [
          mark({ mark: "address-start" }),
          ...cutText(address.target, where, "address"),
          mark({
            mark: "address-end",
            type: address.type,
            place: () => ({ in: "word", ...where, quote: address.target }),
          }),
        ]
      : cutText(value, where, kind);
    head.push(raw(`${xml.slice(at, match.index)}${name}${equals}"`), ...cut, raw('"'));
    at = match.index + whole.length;
  }
  head.push(raw(xml.slice(at)));
  return head;
}

/** An address with its tags made readable again: Word writes `%7B%7Blink%7D%7D`. */
export function readableAddress(target: string): string {
  return target.replace(/(?:\{|%7b){2}.*?(?:\}|%7d){2,3}/gi, (tag) => {
    try {
      return decodeURIComponent(tag);
    } catch {
      return tag;
    }
  });
}
