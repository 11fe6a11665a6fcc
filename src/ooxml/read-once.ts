/**
 * Properties that are read once: most paragraphs and runs of a document are formatted in the same words as one
 * before them.
 */
import type { Theme } from "./theme.ts";
import { isElement, type XmlElement } from "./xml.ts";

type Read<Properties> = (element: XmlElement | undefined, theme: Theme) => Properties;

/** What was read, word by word: quicker to go along than to make and look up a text of all of them. */
interface Step<Properties> {
  readonly next: Map<string, Step<Properties>>;
  properties?: Properties;
}

/** @returns the same reader, that gives the same object for the same words */
export function readOnce<Properties extends object>(read: Read<Properties>): Read<Properties> {
  const starts = new WeakMap<Theme, Step<Properties>>();
  return (element, theme) => {
    const start: Step<Properties> = starts.get(theme) ?? { next: new Map() };
    starts.set(theme, start);
    const end = element ? along(start, element) : start;
    end.properties ??= read(element, theme);
    return end.properties;
  };
}

function along<Properties>(
  start: Step<Properties>,
  { name, attributes, children }: XmlElement,
): Step<Properties> {
  let at = stepTo(start, name);
  for (const attribute in attributes) at = stepTo(stepTo(at, attribute), attributes[attribute] ?? "");
  at = stepTo(at, CONTENT);
  for (const node of children) at = isElement(node) ? along(at, node) : stepTo(at, node);
  return stepTo(at, END);
}

/** Characters that XML does not have. */
const CONTENT = "\x01";
const END = "\x02";

function stepTo<Properties>({ next }: Step<Properties>, word: string): Step<Properties> {
  const known = next.get(word);
  if (known) return known;
  const step: Step<Properties> = { next: new Map() };
  next.set(word, step);
  return step;
}
