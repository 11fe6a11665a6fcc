/**
 * What pictures and drawings say to those who do not see them.
 *
 * Nothing for what Word marks as decorative; for other pictures at least their name, with a warning, since
 * silence would hide them. Shapes are decoration unless someone described them.
 *
 * Source: ISO/IEC 29500-1 §20.1.2.2.8 (cNvPr: descr, title), §20.4.2.5 (docPr); [MS-ODRAWXML] §2.19 (adec:decorative)
 */

import { isOn } from "../../ooxml/units.ts";
import { descendants, textOf, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";
import type { InlineReader } from "./inlines.ts";

/** `docPr` of a drawing, `cNvPr` of one in a group. */
type Properties = XmlElement | undefined;

/** How the parts of a drawing are described. */
export interface Descriptions {
  /** Of the drawing as one. */
  readonly whole: string | undefined;
  readonly picture: (own: Properties) => string | undefined;
  readonly shape: (own: Properties) => string | undefined;
}

function isDecorative(properties: Properties): boolean {
  const mark = properties && [...descendants(properties, "adec:decorative")][0];
  return mark !== undefined && isOn(mark.attributes.val ?? "1");
}

/** What someone wrote, if it is not decoration. */
export function written(properties: Properties): string | undefined {
  const { descr, title } = properties?.attributes ?? {};
  return isDecorative(properties) ? undefined : (descr || title || "").trim() || undefined;
}

/** @param what a key of `names` or a name that is the same in all languages */
export function describe(reader: InlineReader, properties: Properties, what: string): string | undefined {
  if (isDecorative(properties)) return undefined;
  return written(properties) ?? nameless(reader, properties?.attributes.name, what);
}

/** The name, and a warning. */
export function nameless(reader: InlineReader, own: string | undefined, what: string): string {
  const { story } = reader;
  const name = own?.trim() || nameOf(what, story.source.language);
  // What stands in headers and footers is an artifact anyway.
  if (!["header", "footer"].includes(story.kind)) story.report("pdf/no-alt-text", { name });
  return name;
}

function nameOf(what: string, language: string): string {
  const [swedish, english] = names[what] ?? [what, what];
  return language.startsWith("sv") ? swedish : english;
}

const names: Readonly<Record<string, readonly [sv: string, en: string]>> = dictionary({
  picture: ["bild", "picture"],
  object: ["inbäddat objekt", "embedded object"],
  chart: ["diagram", "chart"],
  drawing: ["teckning", "drawing"],
});

/**
 * A group with a description is one picture, unless there is text in it, which is read: then its first picture
 * has that description.
 */
export function describeGroup(reader: InlineReader, properties: Properties, group: XmlElement): Descriptions {
  const none = () => undefined;
  if (isDecorative(properties)) return { whole: undefined, picture: none, shape: none };
  let left = written(properties);
  if (left === undefined) {
    const name = properties?.attributes.name;
    const picture = (own: Properties) =>
      isDecorative(own)
        ? undefined
        : (written(own) ?? nameless(reader, own?.attributes.name || name, "picture"));
    return { whole: undefined, picture, shape: written };
  }
  if (!hasText(group)) return { whole: left, picture: none, shape: none };
  const picture = (own: Properties) => {
    const text = written(own) ?? left;
    left = undefined;
    return text;
  };
  return { whole: undefined, picture, shape: written };
}

/** Which is read, so that the drawing cannot be one picture. */
export function hasText(group: XmlElement): boolean {
  return [...descendants(group, "w:txbxContent")].some((box) => textOf(box).trim() !== "");
}
