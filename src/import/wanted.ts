/**
 * What a paper's edits ask of its record: by path, the values that it should have.
 *
 * In: edits of values, rich texts and lists. Out: wanted values in the words of the record's file. A value that the
 * paper shows in several places may be edited in one of them; where two say different things, neither is taken.
 */
import { type Diagnostic, problem, type WordPlace } from "../diagnostics/diagnostic.ts";
import type { Code } from "../diagnostics/texts/index.ts";
import type { Contact, Value } from "../values/index.ts";
import type { FieldType } from "../workspace/workspace.ts";
import type { Path } from "../workspace/yaml.ts";
import { GatheredWishes, type Wanted } from "./gathered-wishes.ts";
import {
  inlineEdit,
  plain,
  type RichTextEdit,
  type Spot,
  type TemplateEdit,
  type ValueEdit,
} from "./paper-edits.ts";
import type { Format, Lost, Picture } from "./paper-text.ts";
import type { PaperUnit } from "./paper-units.ts";
import { addedFormats } from "./plain-formats.ts";
import { isClear, piecesOf, type QuoteEdit, type Quoting, requote, shownText } from "./quoted-text.ts";
import { keyCalled, readPrinted } from "./read-printed.ts";
import { mergeRichText } from "./rich-text.ts";
import { type Placing, type Target, targetOf, valueIn } from "./targets.ts";
import type { Data } from "./yaml-edits.ts";

export interface Wishing extends Placing {
  readonly quoting: Pick<Quoting, "view" | "language">;
  /** The edited file, for places. */
  readonly file: string;
  newPicture(picture: Picture): string;
}

export class WishList {
  readonly diagnostics: Diagnostic[] = [];
  /** Fields whose values changed, by their path in the view. */
  readonly fields = new Set<string>();
  readonly #wishing: Wishing;
  readonly #gathered: GatheredWishes;
  readonly #quoting: Quoting;

  constructor(wishing: Wishing) {
    this.#wishing = wishing;
    this.#gathered = new GatheredWishes(wishing.record, wishing.data);
    this.#quoting = { ...wishing.quoting, reads: (path, text) => this.#reads(path, text) };
  }

  /** Texts can be anything; other values must be read. */
  #reads(path: string, text: string): boolean {
    const target = targetOf(path, this.#wishing);
    if (target.in !== "record" || target.type.type === "text" || target.type.type === "markdown") return true;
    return this.readTyped(text, target.type, path) !== undefined;
  }

  /** All that is wanted, except what the paper contradicts itself in. */
  wanted(): Wanted[] {
    return this.#gathered.all().flatMap(({ path, values: [value, other], spot }) => {
      if (other === undefined) return value === undefined ? [] : [{ path, value }];
      const params = { path: path.join("."), first: shown(value), second: shown(other) };
      this.report("import/disagreement", params, spot);
      return [];
    });
  }

  /** What is wanted of one value, so far. */
  wishFor(path: Path): Data | undefined {
    return this.#gathered.wishFor(path);
  }

  /** The kind's own conditions, which a clause has from now on as its own. */
  defaultConditions(clause: number, spot: Spot): string[] {
    return this.#gathered.defaultConditions(clause, spot);
  }

  report(code: Code, params: Diagnostic["params"], spot: Spot): void {
    this.diagnostics.push(problem(code, params, { place: placeOf(spot, this.#wishing.file) }));
  }

  template({ before, after, spot }: TemplateEdit): void {
    this.report("import/template-text", { before: plain(before), after: plain(after) }, spot);
  }

  value(edit: ValueEdit): void {
    const { path, before, after, spot } = edit;
    const target = targetOf(path, this.#wishing);
    if (isMarkdown(target) && edit.runs && !edit.isMixed) {
      this.richText(inlineEdit({ ...edit, runs: edit.runs }));
      return;
    }
    // What Kansli makes itself is formatted by the template.
    if (edit.runs && target.in !== "nowhere")
      this.lost(path, addedFormats(edit.runs.before, edit.runs.after), spot);
    if (plain(before) === plain(after)) return;
    if (target.in === "nowhere") this.template({ before, after, spot });
    else if (target.in === "file")
      this.report("import/elsewhere", { path, file: target.file, before, after: plain(after) }, spot);
    else if (edit.isMixed) this.report("import/mixed", { path, text: plain(after) }, spot);
    else if (target.in === "default") this.#condition(target, before, after, spot);
    else if (target.in === "dated") this.#dated(target, edit);
    else if (target.in === "key") this.#key(path, target, after, spot);
    else if (target.isLiteral) this.#gathered.add(target.path, after.trim(), spot);
    else if (target.type.type === "text" || target.type.type === "markdown")
      this.#text(target.path, before, after, spot);
    else this.#typed(target, edit);
  }

  #key(path: string, { path: at, named }: Target & { in: "key" }, after: string, spot: Spot): void {
    const key = keyCalled(after, named, this.#wishing.quoting.language);
    if (key === undefined)
      this.report("import/unreadable", { path, text: plain(after), type: "choice" }, spot);
    else this.#field(path, at, key, spot);
  }

  #field(path: string, at: Path, value: Data, spot: Spot): void {
    this.fields.add(path);
    this.#gathered.add(at, value, spot);
  }

  #typed(target: Target & { in: "record" }, { path, after, spot }: ValueEdit): void {
    const read = this.readTyped(after, target.type, path);
    if (read === undefined) {
      this.report("import/unreadable", { path, text: plain(after), type: target.type.type }, spot);
      return;
    }
    if (target.part) {
      this.#gathered.addDay(target.path, target.part, read, spot);
      this.fields.add(path);
    } else this.#field(path, target.path, read, spot);
  }

  /** The text for the record's file. */
  readTyped(text: string, type: FieldType, path: string): string | undefined {
    const { quoting, workspace } = this.#wishing;
    const before = viewValue(quoting.view, path);
    const contacts: ReadonlyMap<string, Contact> = workspace.contacts;
    return readPrinted(text, type, { language: quoting.language, before, contacts });
  }

  #condition({ clause, index }: Target & { in: "default" }, before: string, after: string, spot: Spot): void {
    const raw = this.#gathered.defaultCondition(clause, index);
    const source = this.#requoted(raw, before, after, `proposal.${clause}.conditions.${index}`, spot);
    if (source !== undefined && source !== raw) this.defaultConditions(clause, spot)[index] = source;
  }

  /** "Projektbeskrivning, 2022-11-14": what a document is called, and its day. */
  #dated({ title, date }: Target & { in: "dated" }, { path, before, after, spot }: ValueEdit): void {
    const [old, now] = [before, after].map((text) => /^(.*), ([^,]*)$/s.exec(text));
    const day = now?.[2] === undefined ? undefined : this.readTyped(now[2], { type: "date" }, path);
    if (!old || !now || day === undefined) {
      this.report("import/unreadable", { path, text: plain(after), type: "date" }, spot);
      return;
    }
    if (plain(old[1] ?? "") !== plain(now[1] ?? "")) this.#text(title, old[1] ?? "", now[1] ?? "", spot);
    if (day !== valueIn(this.#wishing.data, date)) this.#gathered.add(date, day, spot);
  }

  #text(path: Path, before: string, after: string, spot: Spot): void {
    const raw = valueIn(this.#wishing.data, path);
    if (typeof raw !== "string") {
      if (raw === undefined) this.#gathered.add(path, typedText(after.trim()), spot);
      return;
    }
    const source = this.#requoted(raw, before, after, path.join("."), spot);
    if (source === undefined || source === raw) return;
    if (this.#wishing.record.kind.fields.has(String(path[0]))) this.fields.add(path.join("."));
    this.#gathered.add(path, source, spot);
  }

  /** The text as typed, after what it shows was edited; quoted values become wishes of their own. */
  #requoted(raw: string, before: string, after: string, path: string, spot: Spot): string | undefined {
    const pieces = piecesOf(raw, this.#quoting);
    const whole = pieces && shownText(pieces);
    const at = whole === undefined ? -1 : plainIndex(whole, before);
    if (!pieces || whole === undefined || at < 0) {
      if (!raw.includes("{{")) return typedText(after.trim());
      this.report("import/untraceable", { path }, spot);
      return undefined;
    }
    const edited = whole.slice(0, at) + after + whole.slice(at + before.length);
    const { source, edits } = requote(pieces, edited, this.#quoting, typedText);
    for (const edit of edits) this.quote(edit, spot);
    return isClear(edits) ? source : undefined;
  }

  quote({ quote, text, isMixed }: QuoteEdit, spot: Spot): void {
    const { path, shown, tag } = quote;
    if (path === undefined) this.report("import/untraceable", { path: tag }, spot);
    else this.value({ path, before: shown, after: text, isMixed, spot });
  }

  /** @param others rich texts beside it */
  richText({ path, base, edited, spot }: RichTextEdit, others: readonly RichTextEdit[] = []): void {
    const target = targetOf(path, this.#wishing);
    const { newPicture } = this.#wishing;
    const quoting = this.#quoting;
    const source = this.#typedText(path);
    const beside = others.map((other) => ({ source: this.#typedText(other.path), base: other.base }));
    const merged = mergeRichText({ source, base, edited, others: beside, quoting, newPicture });
    if (merged === null) {
      const old = new Set(base.flatMap(lostIn));
      this.lost(
        path,
        edited.flatMap(lostIn).filter((lost) => !old.has(lost)),
        spot,
      );
      return;
    }
    if (target.in !== "record")
      this.report(
        "import/elsewhere",
        { path, file: target.in === "file" ? target.file : "–", before: "…", after: "…" },
        spot,
      );
    else if (merged === undefined) this.report("import/untraceable", { path: target.path.join(".") }, spot);
    else {
      for (const edit of merged.quoteEdits) this.quote(edit, spot);
      if (merged.lost.size > 0) this.lost(target.path.join("."), [...merged.lost], spot);
      if (merged.source !== source && isClear(merged.quoteEdits))
        this.#gathered.add(target.path, merged.source.trim() === "" ? "" : merged.source, spot);
    }
  }

  /** What a rich text was typed as. */
  #typedText(path: string): string {
    const target = targetOf(path, this.#wishing);
    const raw = target.in === "record" ? valueIn(this.#wishing.data, target.path) : "";
    return typeof raw === "string" ? raw : "";
  }

  lost(path: string, lost: readonly Format[], spot: Spot): void {
    for (const formatting of new Set(lost)) this.report("import/lost-format", { path, formatting }, spot);
  }
}

function isMarkdown(target: Target): boolean {
  return target.in === "record" && target.type.type === "markdown";
}

function lostIn({ runs, cells }: PaperUnit): Lost[] {
  return [...runs.flatMap(({ lost }) => lost), ...cells.flat().flatMap(lostIn)];
}

/** A text as records type it: what looks like a tag is none. */
export function typedText(text: string): string {
  return text.replaceAll("{{", "\\{{");
}

/** Where a text stands in another; 0 for one that differs in spaces only. */
function plainIndex(whole: string, part: string): number {
  const at = whole.indexOf(part);
  return at < 0 && plain(whole) === plain(part) && whole.length === part.length ? 0 : at;
}

export function viewValue(view: unknown, path: string): Value {
  const found = path.split(".").reduce<unknown>((value, step) => {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }, view);
  return (found ?? null) as Value;
}

export function placeOf({ story, paragraph }: Spot, file: string): WordPlace {
  const { cell } = paragraph;
  return {
    in: "word",
    file,
    part: story.part,
    story: story.story,
    paragraph: paragraph.number,
    ...(paragraph.heading !== undefined && { heading: paragraph.heading }),
    ...(cell && { cell: { table: cell.table, row: cell.row + 1, cell: cell.cell + 1 } }),
  };
}

function shown(data: Data | undefined): string {
  return typeof data === "string" ? data : JSON.stringify(data);
}
