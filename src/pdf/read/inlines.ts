/**
 * The content of a paragraph → inlines.
 *
 * Tracked changes are read as accepted, content controls and smart tags for what they hold,
 * of alternatives the newest that can be drawn.
 *
 * Source: ISO/IEC 29500-1 §17.3.3 (run content), §17.13.5 (revisions), 29500-3 §7 (alternatives)
 */

import { formatNumber, isKnownFormat } from "../../ooxml/number-formats.ts";
import { leaders } from "../../ooxml/paragraph-properties.ts";
import { type Effect, mergeRuns, type RunProperties, readRunProperties } from "../../ooxml/run-properties.ts";
import { isOn } from "../../ooxml/units.ts";
import { child, elements, textOf, type XmlElement } from "../../ooxml/xml.ts";
import { dictionary } from "../../values/dictionary.ts";
import { type AlignedTab, type Inline, type Link, type Note, referenceTo } from "../model/text.ts";
import { type ResolvedParagraph, type RunLayers, resolveRun } from "./cascade.ts";
import { readDrawing } from "./drawings.ts";
import type { NumberField } from "./fields.ts";
import { mathText } from "./math.ts";
import type { Source } from "./source.ts";
import type { Story } from "./story.ts";
import { baseFormat, formatText } from "./text-format.ts";
import { readPicture } from "./vml.ts";

/** Everything but a link's target, which comes from around the run. */
interface Around {
  readonly layers: RunLayers;
  readonly link: Link | undefined;
}

type Writer = (reader: InlineReader, e: XmlElement, around: Around) => void;

export class InlineReader {
  readonly story: Story;
  readonly inlines: Inline[] = [];

  constructor(story: Story) {
    this.story = story;
  }

  readAll(parent: XmlElement, around: Around): void {
    for (const e of elements(parent)) containers[e.name]?.(this, e, around);
  }

  /** A reader of what another part of the package holds: its pictures are that part's. */
  inPart(part: string): InlineReader {
    return new InlineReader(this.story.open(part, "textbox"));
  }

  add(inline: Inline): void {
    this.inlines.push(inline);
  }

  addText(text: string, properties: RunProperties, link: Link | undefined): void {
    const { fields, source } = this.story;
    if (fields.hidden || text === "") return;
    const number = fields.number;
    if (number === "done") return;
    if (number) {
      this.addNumber(number, properties, link);
      return;
    }
    const leads = link ?? fields.link;
    fields.showStored();
    sayLooks(this.story, properties);
    for (const piece of formatText(source, properties, text)) {
      const { page, running } = fields;
      if (running) source.runningStyles.add(running.style);
      const computed = { ...(page && { page }), ...(running && { running }) };
      this.add({ kind: "text", text: piece.text, format: piece.format, link: leads, ...computed });
    }
  }

  addTab(properties: RunProperties, link: Link | undefined, position: AlignedTab | undefined): void {
    const { fields, source } = this.story;
    if (fields.hidden) return;
    if (fields.passTab()) this.#keepStored();
    this.add({ kind: "tab", format: baseFormat(source, properties), position, link: link ?? fields.link });
  }

  /** The texts before are shown as they are stored, not the page that they were taken for. */
  #keepStored(): void {
    for (let i = this.inlines.length - 1; i >= 0; i--) {
      const inline = this.inlines[i];
      if (inline?.kind !== "text" || !inline.page) break;
      this.inlines[i] = { ...inline, page: undefined };
    }
  }

  /** What a field leaves that has no stored result. */
  endField(properties: RunProperties, link: Link | undefined): void {
    const { number, page, text = "" } = this.story.fields.end();
    if (number) this.addNumber(number, properties, link);
    else if (page)
      this.add({ kind: "text", text: "", format: baseFormat(this.story.source, properties), link, page });
    else this.addText(text, properties, link);
  }

  addNumber(number: NumberField, properties: RunProperties, link: Link | undefined): void {
    const format = baseFormat(this.story.source, properties);
    this.add({ kind: "number", of: number.of, numbering: number.numbering, format, link });
  }

  readRun(run: XmlElement, around: Around): void {
    const direct = readRunProperties(child(run, "w:rPr"), this.story.source.theme);
    const properties = resolveRun(this.story.source, around.layers, direct);
    for (const e of elements(run)) {
      if (properties.vanish && e.name !== "w:fldChar" && e.name !== "w:instrText") continue;
      runContent[e.name]?.(this, e, properties, around);
    }
  }
}

/** Looks that text in the PDF does not have. */
function sayLooks(story: Story, { effects, doubleStrike, underline }: RunProperties): void {
  for (const [effect, isOnIt] of Object.entries(effects ?? {})) {
    if (isOnIt) story.sayOtherwiseOnce(effect as Effect);
  }
  if (doubleStrike) story.sayOtherwiseOnce("double-strike");
  if (underline?.startsWith("wavy") || underline === "wave") story.sayOtherwiseOnce("underline", underline);
}

/** Formats are resolved once for each object that says them. */
const unformatted: RunProperties = {};
const italic: RunProperties = { italic: true };

const descend: Writer = (reader, e, around) => reader.readAll(e, around);

const containers: Readonly<Record<string, Writer>> = dictionary({
  "w:r": (reader, e, around) => reader.readRun(e, around),
  "w:ins": descend,
  "w:moveTo": descend,
  "w:smartTag": descend,
  "w:customXml": descend,
  "w:dir": descend,
  "w:bdo": descend,
  "w:sdtContent": descend,
  "w:sdt": (reader, e, around) => {
    const content = child(e, "w:sdtContent");
    if (content) reader.readAll(content, around);
  },
  "w:hyperlink": (reader, e, around) => {
    reader.readAll(e, { ...around, link: hyperlink(reader.story, e) ?? around.link });
  },
  "w:fldSimple": (reader, e, around) => {
    const { fields, source } = reader.story;
    fields.begin(undefined);
    fields.addInstruction(e.attributes["w:instr"] ?? "");
    fields.separate();
    reader.readAll(e, around);
    reader.endField(resolveRun(source, around.layers, unformatted), around.link);
  },
  "w:bookmarkStart": (reader, e) => {
    reader.inlines.push(...readBookmark(reader.story.source, e));
  },
  "w:subDoc": (reader) => reader.story.sayOtherwise("sub-document"),
  "w:contentPart": (reader) => reader.story.sayOtherwise("ink"),
  "mc:AlternateContent": (reader, e, around) => {
    const chosen = chooseAlternative(e);
    if (chosen) reader.readAll(chosen, around);
  },
  "m:oMath": (reader, e, around) => readMath(reader, e, around),
  "m:oMathPara": (reader, e, around) => readMath(reader, e, around),
});

export function readBookmark({ bookmarks }: Source, e: XmlElement): Inline[] {
  const name = e.attributes["w:name"] ?? "";
  if (name === "" || name === "_GoBack") return [];
  bookmarks.add(name);
  return [{ kind: "bookmark", name }];
}

function readMath(reader: InlineReader, e: XmlElement, around: Around): void {
  const text = mathText(e).replace(/\s+/g, " ").trim();
  reader.story.sayOtherwise("formula", text);
  const properties = resolveRun(reader.story.source, around.layers, italic);
  reader.addText(text, properties, around.link);
}

const drawable = new Set(["wps", "wpg", "wp14", "w14", "w15", "a14", "wpc", "w16se", "am3d"]);

/** The first choice whose namespaces Kansli can draw, else the fallback. */
export function chooseAlternative(e: XmlElement): XmlElement | undefined {
  const choice = elements(e, "mc:Choice").find((c) =>
    (c.attributes.Requires ?? "").split(/\s+/).every((r) => drawable.has(r) && r !== "wpc"),
  );
  return choice ?? child(e, "mc:Fallback") ?? child(e, "mc:Choice");
}

function hyperlink(story: Story, e: XmlElement): Link | undefined {
  const relationship = story.relationships.get(e.attributes["r:id"] ?? "");
  if (relationship) return { kind: "address", target: relationship.target };
  const anchor = e.attributes["w:anchor"];
  return anchor === undefined ? undefined : { kind: "bookmark", target: anchor };
}

type RunWriter = (reader: InlineReader, e: XmlElement, properties: RunProperties, around: Around) => void;

const character =
  (text: string): RunWriter =>
  (reader, _, properties, around) =>
    reader.addText(text, properties, around.link);

const runContent: Readonly<Record<string, RunWriter>> = dictionary({
  "w:t": (reader, e, properties, around) => reader.addText(cleanText(e), properties, around.link),
  "w:noBreakHyphen": character("\u2011"),
  "w:softHyphen": character("\u00ad"),
  "w:sym": (reader, e, properties, around) => {
    const font = e.attributes["w:font"] ?? "Symbol";
    const code = Number.parseInt(e.attributes["w:char"] ?? "", 16);
    if (!Number.isFinite(code) || code > 0xffff) return;
    const own = mergeRuns(properties, {
      fonts: { ascii: font, highAnsi: font, eastAsia: font, complex: font },
    });
    reader.addText(String.fromCharCode(code), own, around.link);
  },
  "w:ruby": (reader, e, properties, around) => {
    const base = child(e, "w:rubyBase");
    const reading = textOf(child(e, "w:rt") ?? e).trim();
    if (base) reader.readAll(base, around);
    if (reading === "") return;
    reader.story.sayOtherwise("ruby", reading);
    reader.addText(`(${reading})`, properties, around.link);
  },
  "w:tab": (reader, _, properties, around) => reader.addTab(properties, around.link, undefined),
  "w:ptab": (reader, e, properties, around) => {
    const { "w:alignment": kind, "w:leader": leader = "" } = e.attributes;
    const position = {
      kind: kind === "center" || kind === "right" ? kind : "left",
      leader: leaders[leader],
    } as const;
    reader.addTab(properties, around.link, position);
  },
  "w:br": (reader, e) => {
    const type = e.attributes["w:type"];
    if (reader.story.fields.hidden) return;
    if (type !== "page" && type !== "column") return reader.add({ kind: "break", of: "line" });
    // In a table they break nothing: there a row begins a page where its text is to stand on a new one.
    if (reader.story.tableDepth === 0) reader.add({ kind: "break", of: type });
  },
  "w:cr": (reader) => reader.add({ kind: "break", of: "line" }),
  "w:fldChar": (reader, e, properties, around) => {
    const { fields } = reader.story;
    const type = e.attributes["w:fldCharType"];
    if (type === "begin") return fields.begin(child(e, "w:ffData"));
    if (type === "separate") return fields.separate();
    reader.endField(properties, around.link);
  },
  "w:instrText": (reader, e) => reader.story.fields.addInstruction(textOf(e)),
  "w:pgNum": (reader, _, properties, around) =>
    reader.addNumber({ of: "page", numbering: "" }, properties, around.link),
  "w:drawing": (reader, e, _, around) => {
    if (!reader.story.fields.hidden) readDrawing(reader, e, around.link);
  },
  "w:contentPart": (reader) => reader.story.sayOtherwise("ink"),
  "w:pict": (reader, e, _, around) => {
    if (!reader.story.fields.hidden) readPicture(reader, e, around.link);
  },
  "w:object": (reader, e, _, around) => readPicture(reader, e, around.link),
  "mc:AlternateContent": (reader, e, properties, around) => {
    const chosen = chooseAlternative(e);
    for (const inner of chosen ? elements(chosen) : [])
      runContent[inner.name]?.(reader, inner, properties, around);
  },
  "w:footnoteReference": (reader, e, properties) => addNote(reader, "footnote", e, properties),
  "w:endnoteReference": (reader, e, properties) => addNote(reader, "endnote", e, properties),
});

/** XML keeps line ends and tabs that Word shows as spaces; control characters mean nothing. */
function cleanText(e: XmlElement): string {
  const text = textOf(e);
  const kept = e.attributes["xml:space"] === "preserve" ? text : text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  return kept.replace(/[\t\r\n]/g, " ").replace(/[\p{Cc}\ufeff\ufffe\uffff]/gu, "");
}

function addNote(
  reader: InlineReader,
  kind: "footnote" | "endnote",
  e: XmlElement,
  properties: RunProperties,
): void {
  const { source } = reader.story;
  const found = source.notes.get(`${kind}/${e.attributes["w:id"]}`);
  if (!found || reader.story.fields.hidden) return;
  const custom = isOn(e.attributes["w:customMarkFollows"] ?? "0");
  const note = readNote(reader.story, kind, found, custom);
  const format = baseFormat(source, properties);
  if (kind === "footnote") reader.add({ kind: "footnote", note, format });
  else addEndnote(reader, note, properties);
}

function readNote(
  story: Story,
  kind: "footnote" | "endnote",
  found: { part: string; element: XmlElement },
  custom: boolean,
): Note {
  const { source } = story;
  const { settings } = source;
  if (!custom) source.noteNumbers[kind]++;
  source.noteCount++;
  const format = kind === "footnote" ? source.footnotes.format : settings.endnoteFormat;
  const start = kind === "footnote" ? source.footnotes.start : 1;
  const number = source.noteNumbers[kind] + start - 1;
  const mark = custom ? "" : noteMark(story, number, format);
  const blocks = story.open(found.part, kind).readBlocks(found.element);
  const isOnPage = kind === "footnote" && !custom && source.footnotes.restart === "eachPage";
  const onPage = isOnPage ? { format, start } : undefined;
  return { mark, onPage, blocks, bookmark: `${kind}-${source.noteCount}` };
}

/** Marks are set in the font of the text: letters of other scripts, which it may lack, are digits instead. */
function noteMark(story: Story, number: number, format: string): string {
  const mark = formatNumber(number, format, story.source.styles.defaults.run.language);
  if (/^[\u0020-\u00ff†‡]*$/.test(mark) && isKnownFormat(format)) return mark;
  story.sayOtherwiseOnce("number-format", format);
  return String(number);
}

function addEndnote(reader: InlineReader, note: Note, properties: RunProperties): void {
  const { source } = reader.story;
  source.endnotes.push(note);
  const { bookmark = "" } = note;
  const name = referenceTo(bookmark);
  for (const place of [bookmark, name]) source.bookmarks.add(place);
  reader.add({ kind: "bookmark", name });
  const link: Link = { kind: "bookmark", target: bookmark };
  reader.addText(note.mark, { ...properties, verticalAlign: "superscript" }, link);
}

/** The inlines of a paragraph. */
export function readInlines(story: Story, p: XmlElement, resolved: ResolvedParagraph): Inline[] {
  const reader = new InlineReader(story);
  reader.readAll(p, { layers: resolved.runLayers, link: undefined });
  return reader.inlines;
}
