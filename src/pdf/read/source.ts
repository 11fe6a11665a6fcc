/**
 * What every reader of one document shares: its parts, its styles, its fonts, and the list
 * of what was found wrong.
 */
import {
  type Code,
  type Diagnostic,
  type Params,
  problem,
  type WordPlace,
} from "../../diagnostics/diagnostic.ts";
import { type Numbering, NumberingCounter, readNumbering } from "../../ooxml/numbering.ts";
import type { WordPackage } from "../../ooxml/package.ts";
import { readSection } from "../../ooxml/sections.ts";
import { type FootnoteNumbers, readSettings, type Settings } from "../../ooxml/settings.ts";
import { readStyles, type StyleSheet } from "../../ooxml/styles.ts";
import { readTheme, type Theme } from "../../ooxml/theme.ts";
import type { XmlElement } from "../../ooxml/xml.ts";
import { FontCatalog, type OwnFont } from "../fonts/catalog.ts";
import { readEmbeddedFonts } from "../fonts/embedded-in-word.ts";
import type { Note } from "../model/text.ts";
import type { ShownImage } from "./images.ts";
import type { Page } from "./relative-sizes.ts";

export interface Source {
  readonly pkg: WordPackage;
  readonly main: string;
  readonly styles: StyleSheet;
  readonly numbering: Numbering;
  readonly counter: NumberingCounter;
  readonly theme: Theme;
  readonly settings: Settings;
  readonly fonts: FontCatalog;
  readonly images: Map<string, Uint8Array>;
  /** Of pictures that the engine does not draw what it does, by the names of their parts. */
  readonly converted: ReadonlyMap<string, ShownImage>;
  readonly bookmarks: Set<string>;
  /** Styles whose texts are shown elsewhere. */
  readonly runningStyles: Set<string>;
  /** Notes by kind and id. */
  readonly notes: ReadonlyMap<string, { readonly part: string; readonly element: XmlElement }>;
  /** In the order of their references. */
  readonly endnotes: Note[];
  /** Document-wide counters of notes met so far. */
  readonly noteNumbers: { footnote: number; endnote: number };
  /** How the section that is read numbers its footnotes. */
  footnotes: FootnoteNumbers;
  /** Of the grid of the section that is read, points. */
  linePitch: number | undefined;
  /** Of the section that is read. */
  page: Page;
  /** Of all footnotes so far, however they are numbered. */
  noteCount: number;
  readonly diagnostics: Diagnostic[];
  /** What was said to be drawn otherwise, where once is enough. */
  readonly said: Set<string>;
  /** Characters that no font has. */
  readonly missing: Set<string>;
  /** The document's own language, where a run does not say. */
  language: string;
}

interface SourceOptions {
  readonly fonts: readonly OwnFont[];
  readonly without?: ReadonlySet<string> | undefined;
  readonly converted?: ReadonlyMap<string, ShownImage> | undefined;
}

export function openSource(pkg: WordPackage, options: SourceOptions): Source {
  const main = pkg.mainPart;
  const root = (type: string): XmlElement | undefined => {
    const part = pkg.related(main, type);
    return part === undefined ? undefined : pkg.xml(part)?.root;
  };
  const theme = readTheme(root("theme"));
  const styles = readStyles(root("styles"), theme);
  const numbering = readNumbering(
    root("numbering"),
    theme,
    (style) => styles.get(style)?.paragraph.numbering?.id,
  );
  const settings = readSettings(root("settings"));
  return {
    pkg,
    main,
    styles,
    numbering,
    counter: new NumberingCounter(numbering, styles.defaults.run.language ?? "en"),
    theme,
    settings,
    footnotes: settings.footnotes,
    linePitch: undefined,
    page: readSection(undefined, theme, false),
    noteCount: 0,
    fonts: new FontCatalog([...options.fonts, ...readEmbeddedFonts(pkg)], options.without),
    images: new Map(),
    converted: options.converted ?? new Map(),
    bookmarks: new Set(),
    runningStyles: new Set(),
    notes: readNotes(pkg, main),
    endnotes: [],
    noteNumbers: { footnote: 0, endnote: 0 },
    diagnostics: [],
    said: new Set(),
    missing: new Set(),
    language: "en",
  };
}

function readNotes(pkg: WordPackage, main: string): Source["notes"] {
  const found = new Map<string, { part: string; element: XmlElement }>();
  for (const kind of ["footnote", "endnote"] as const) {
    const part = pkg.related(main, `${kind}s`);
    const root = part === undefined ? undefined : pkg.xml(part)?.root;
    for (const element of root?.children ?? []) {
      if (typeof element === "string" || part === undefined) continue;
      const type = element.attributes["w:type"];
      if (type && type !== "normal") continue;
      found.set(`${kind}/${element.attributes["w:id"]}`, { part, element });
    }
  }
  return found;
}

export function report(source: Source, code: Code, params: Params, place?: WordPlace): void {
  source.diagnostics.push(problem(code, params, { place }));
}
