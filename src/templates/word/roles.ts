/**
 * The template's own styles, found by the role they play.
 *
 * In: styles.xml. Out: style ids. Word translates the names people see and keeps the
 * English ones in the file; LibreOffice, Google and people's own templates do
 * not, so a role is known by its id, its English name and its Swedish name, and a heading
 * also by its outline level.
 *
 * Source: ECMA-376-1 §17.7.4 (styles), §17.3.1.20 (outlineLvl); built-in names as in
 * ECMA-376-1 §17.7.4.9 (latentStyles) and in Word's Swedish user interface
 */

import type { WordPackage } from "../../ooxml/package.ts";
import { child, elements, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";

export type ParagraphRole =
  | `heading-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | "list-bullet"
  | "list-number"
  | `list-${"bullet" | "number"}-${2 | 3 | 4 | 5}`
  | "quote"
  | "code"
  | "footnote-text"
  | `toc-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9}`
  | "table-of-figures"
  | "table-text"
  | "table-heading";
export type CharacterRole = "hyperlink" | "footnote-reference" | "strong" | "emphasis" | "code-characters";
export type Role = ParagraphRole | CharacterRole | "table";

/** Names a style of each role goes by, lower case without spaces; ids are compared alike. */
const names: Readonly<Partial<Record<Role, readonly string[]>>> = {
  "list-bullet": ["listbullet", "punktlista", "listbullet1"],
  "list-number": ["listnumber", "numreradlista", "listnumber1"],
  quote: ["quote", "citat", "blocktext", "quotations"],
  code: [
    "htmlpreformatted",
    "html-förformaterad",
    "htmlförformaterad",
    "sourcecode",
    "code",
    "preformattedtext",
  ],
  "footnote-text": ["footnotetext", "fotnotstext", "footnote"],
  hyperlink: ["hyperlink", "hyperlänk", "internetlink"],
  "footnote-reference": ["footnotereference", "fotnotsreferens", "footnoteanchor"],
  strong: ["strong", "stark"],
  emphasis: ["emphasis", "betoning"],
  "code-characters": ["htmlcode", "html-kod", "verbatimchar", "sourcetext"],
  table: ["tablegrid", "tabellrutnät"],
  "table-of-figures": ["tableoffigures", "figurförteckning", "illustrationindex1"],
  "table-text": ["tabletext", "tabelltext", "tablecontents", "tabellinnehåll"],
  "table-heading": ["tableheading", "tabellrubrik"],
};

const kinds: Readonly<Record<string, string>> = dictionary({
  hyperlink: "character",
  "footnote-reference": "character",
  strong: "character",
  emphasis: "character",
  "code-characters": "character",
  table: "table",
});

/** A style that takes the outline level of the one it is based on away, as "TOC Heading" does. */
const BODY_TEXT = 10;

interface Style {
  readonly id: string;
  readonly type: string;
  readonly names: readonly string[];
  readonly basedOn: string | undefined;
  readonly outline: number | undefined;
  /** List number and level that the style carries. */
  readonly list: { readonly number: number; readonly level: number } | undefined;
}

export class StyleRoles {
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #found = new Map<Role, string | undefined>();
  /** The style of paragraphs that name none. */
  readonly defaultParagraph: string | undefined;

  constructor(pkg: WordPackage) {
    const part = pkg.related(pkg.mainPart, "styles");
    const root = part === undefined ? undefined : pkg.xml(part)?.root;
    const all = root ? elements(root, "w:style") : [];
    this.#styles = new Map(all.map(readStyle).map((s) => [s.id, s]));
    this.defaultParagraph = all.find(
      (e) => e.attributes["w:type"] === "paragraph" && isOn(e.attributes["w:default"]),
    )?.attributes["w:styleId"];
  }

  /** The id of the template's style for a role. */
  style(role: Role): string | undefined {
    if (!this.#found.has(role)) this.#found.set(role, this.#find(role));
    return this.#found.get(role);
  }

  /** 1 to 9 for a paragraph in a heading style, or one that inherits from it; 0 for others. */
  headingLevel(styleId: string | undefined): number {
    const seen = new Set<string>();
    for (let id = styleId; id !== undefined && !seen.has(id); ) {
      seen.add(id);
      const style: Style | undefined = this.#styles.get(id);
      const level = style && outlineOf(style);
      if (level !== undefined) return level;
      if (style?.outline === BODY_TEXT) return 0;
      id = style?.basedOn;
    }
    return 0;
  }

  /** The list that a paragraph style brings by itself. */
  listOf(styleId: string | undefined): { readonly number: number; readonly level: number } | undefined {
    const seen = new Set<string>();
    for (let id = styleId; id !== undefined && !seen.has(id); id = this.#styles.get(id)?.basedOn) {
      seen.add(id);
      const list = this.#styles.get(id)?.list;
      if (list) return list.number === 0 ? undefined : list;
    }
    return undefined;
  }

  #find(role: Role): string | undefined {
    const type = kinds[role] ?? "paragraph";
    const heading = /^heading-(\d)$/.exec(role)?.[1];
    const candidates = [...this.#styles.values()].filter((s) => s.type === type);
    if (heading !== undefined) return candidates.find((s) => outlineOf(s) === Number(heading))?.id;
    for (const name of names[role] ?? numberedNames(role)) {
      const style = candidates.find((s) => s.names.includes(name));
      if (style) return style.id;
    }
    return undefined;
  }
}

function readStyle(e: XmlElement): Style {
  const id = e.attributes["w:styleId"] ?? "";
  const name = child(e, "w:name")?.attributes["w:val"] ?? "";
  const properties = child(e, "w:pPr");
  const outline = child(properties, "w:outlineLvl")?.attributes["w:val"];
  const list = child(properties, "w:numPr");
  return {
    id,
    type: e.attributes["w:type"] ?? "paragraph",
    names: [folded(name), folded(id)],
    basedOn: child(e, "w:basedOn")?.attributes["w:val"],
    outline: outline === undefined ? undefined : Number(outline) + 1,
    list: list && {
      number: Number(child(list, "w:numId")?.attributes["w:val"] ?? 0),
      level: Number(child(list, "w:ilvl")?.attributes["w:val"] ?? 0),
    },
  };
}

function outlineOf(style: Style): number | undefined {
  if (style.type !== "paragraph") return undefined;
  for (const name of style.names) {
    const level = /^(?:heading|rubrik)([1-9])$/.exec(name)?.[1];
    if (level !== undefined) return Number(level);
  }
  return style.outline !== undefined && style.outline <= 9 ? style.outline : undefined;
}

/** `list-bullet-2` goes by "List Bullet 2" and "Punktlista 2", `toc-2` by "TOC 2" and "Innehåll 2". */
function numberedNames(role: Role): string[] {
  const contents = /^toc-(\d)$/.exec(role)?.[1];
  if (contents !== undefined) return ["toc", "innehåll", "contents"].map((name) => name + contents);
  const [, kind, level = ""] = /^(list-(?:bullet|number))-(\d)$/.exec(role) ?? [];
  return (names[kind as Role] ?? []).slice(0, 2).map((name) => name + level);
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(" ", "");
}

function isOn(value: string | undefined): boolean {
  return value === "1" || value === "true" || value === "on";
}

/** The English name that Word shows for a role's style. */
export function nameOfRole(role: Role): string {
  if (role === "table") return "Table Grid";
  if (role === "code") return "HTML Preformatted";
  if (role.startsWith("toc-")) return `TOC ${role.slice(4)}`;
  const words = role.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return words.join(" ");
}
