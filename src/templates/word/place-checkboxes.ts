/**
 * Check boxes that a value ticks.
 *
 * In: a story with check boxes (content controls) whose tag, title or text holds a Handlebars tag. Out: the same
 * boxes, with marks where their state and their sign stand.
 *
 * Source: [MS-DOCX] §2.6.1.3 (w14:checkbox); ECMA-376-1 §17.5.2.42 (tag), §17.5.2.1 (alias)
 */
import type { WordPlace } from "../../diagnostics/diagnostic.ts";
import { findTags } from "./find-tags.ts";
import { textPlacer } from "./places.ts";
import {
  append,
  childElement,
  type Element,
  mark,
  opened,
  ownText,
  raw,
  remove,
  replace,
  setAttribute,
  within,
} from "./tree.ts";

export function placeCheckboxes(root: Element, whereOf: (element: Element) => Omit<WordPlace, "in">): void {
  for (const control of [...within(root)].filter((e) => e.name === "w:sdt")) {
    const properties = childElement(control, "w:sdtPr");
    const box = properties && childElement(properties, "w14:checkbox");
    const content = childElement(control, "w:sdtContent");
    if (properties && box && content) placeCheckbox(control, properties, box, content, whereOf(control));
  }
}

function placeCheckbox(
  control: Element,
  properties: Element,
  box: Element,
  content: Element,
  where: Omit<WordPlace, "in">,
): void {
  const texts = [...within(content)].filter((e) => e.name === "w:t");
  const names = ["w:tag", "w:alias"].flatMap((name) => childElement(properties, name) ?? []);
  const holders = names.map((e) => e.attributes["w:val"] ?? "");
  const text = [...holders, texts.map(ownText).join("")].find((t) => findTags(t).length > 0);
  const found = text === undefined ? undefined : findTags(text)[0];
  if (text === undefined || !found) return;
  const place = textPlacer(where, text, found);
  const states = {
    checked: stateOf(box, "w14:checkedState", "☒"),
    unchecked: stateOf(box, "w14:uncheckedState", "☐"),
  };
  const spot = { in: "checkbox", ...states, place } as const;
  replace(control, { kind: "tag", tag: found.tag, role: "value", spot, place, parent: undefined }, control);
  for (const name of names) if (findTags(name.attributes["w:val"] ?? "").length > 0) remove(name);
  markState(box);
  markSign(content);
}

function markState(box: Element): void {
  const state = childElement(box, "w14:checked");
  if (state) {
    const name = state.attributes["w14:val"] === undefined ? undefined : "val";
    if (name) state.head = setAttribute(state.head, name, [mark({ mark: "checkbox", part: "state" })]);
    return;
  }
  const { head, close } = opened(box);
  box.head = head;
  box.close = close;
  const made = [
    '<w14:checked xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:val="',
    '"/>',
  ];
  const before = box.children.splice(0);
  append(box, raw(made[0] ?? ""), mark({ mark: "checkbox", part: "state" }), raw(made[1] ?? ""), ...before);
}

/** The first run with a sign shows the state; other text of the control goes, and so does "this is a placeholder". */
function markSign(content: Element): void {
  const signs = [...within(content)].filter((e) => e.name === "w:t" || e.name === "w:sym");
  signs.forEach((sign, i) => {
    if (i === 0) replace(sign, mark({ mark: "checkbox", part: "sign" }));
    else remove(sign);
  });
}

/** The run content that shows a state: a character, or one of a symbol font. */
function stateOf(box: Element, name: string, usual: string): string {
  const { "w14:val": code, "w14:font": font } = childElement(box, name)?.attributes ?? {};
  const point = Number.parseInt(code ?? "", 16);
  if (!Number.isFinite(point) || point > 0xffff) return `<w:t>${usual}</w:t>`;
  const isSymbol = point >= 0xf000 || /wingdings|symbol$|webdings/i.test(font ?? "");
  if (isSymbol)
    return `<w:sym w:font="${font ?? "Wingdings"}" w:char="${point.toString(16).toUpperCase().padStart(4, "0")}"/>`;
  return `<w:t>${String.fromCodePoint(point)}</w:t>`;
}
