/**
 * Writes one story while its program runs.
 *
 * In: literals, marks and values. Out: the XML of the part. Text is escaped, line breaks and tabs
 * become Word's own, and what XML cannot hold is reported and left out. Values are
 * written as they come and never looked at for tags.
 *
 * Source: XML 1.0 §2.2 (characters); ECMA-376-1 §17.3.3 (run content)
 */
import { problem, type WordPlace } from "../../diagnostics/diagnostic.ts";
import {
  type CheckboxData,
  holds,
  isProduced,
  type Produced,
  printViewValue,
  type RunContext,
  type Sink,
  type ViewValue,
} from "../../language/index.ts";
import { type Markdown, typeOf } from "../../values/index.ts";
import { safeAddress, writeAddressValue } from "./address.ts";
import { ColumnSizer } from "./column-sizer.ts";
import { blockWrapping, type Wrapping } from "./editable.ts";
import type { CheckboxSpot, Literal, Mark, NoteKind, RunSpot, Spot, TextSpot } from "./literal.ts";
import { linkRuns, markdownBlocks, markdownRuns, tableBlocks } from "./markdown.ts";
import { DocumentTarget, type Filling } from "./markdown-target.ts";
import type { Output } from "./output.ts";
import { PictureWriter, partOfPicture, type ShownPicture } from "./picture-writer.ts";
import { RuleKeeper, rangesIn } from "./rule-keeper.ts";
import { writeText } from "./text.ts";

/** Ends a run's text and begins another after something else in the run. */
const inRun = (xml: string) => `</w:t>${xml}<w:t xml:space="preserve">`;
const LINE_BREAK = inRun("<w:br/>");
const TAB = inRun("<w:tab/>");
const PAGE_BREAK = inRun('<w:br w:type="page"/>');

const BEGINS_WITH_PARAGRAPH = /^\s*<w:(?:p|bookmark\w+)[\s/>]/;
/** Values that a reader changes as a whole. */
const boundTypes: ReadonlySet<string> = new Set(["money", "percent", "number", "date", "period"]);

export class StorySink implements Sink<Literal, Spot> {
  /** The part that is written to: in a note at its reference, the notes' part. */
  #part: string;
  readonly #output: Output;
  readonly #context: RunContext;
  #markdown: DocumentTarget;
  readonly #filling: Filling;
  readonly #mainPart: string;
  #noteStart = 0;
  readonly #chunks: string[] = [];
  readonly #keeper = new RuleKeeper(this.#chunks);
  /** Where the paragraph began that Markdown may replace, inside such a paragraph, and what replaces it. */
  #loneStart: number | undefined;
  #blocks = "";
  /** The control round those blocks. */
  #blockControl: Wrapping | undefined;
  /** Word wants a paragraph after a table, at least before another one. */
  #afterTable = false;
  #addressStart = 0;
  /** Of the tables round what is written whose columns come and go. */
  readonly #columns: ColumnSizer[] = [];
  #pictureStart = 0;
  readonly #pictures: PictureWriter;
  /** The picture that takes the place of the one that is being written. */
  #picture: ShownPicture | undefined;
  #checkbox: { readonly state: string; readonly sign: string } = { state: "0", sign: "" };

  constructor(part: string, filling: Filling) {
    this.#filling = filling;
    this.#mainPart = part;
    this.#part = part;
    this.#output = filling.output;
    this.#context = filling.context;
    this.#markdown = new DocumentTarget(filling, part);
    this.#pictures = new PictureWriter(filling);
  }

  finish(): string {
    return this.#chunks.join("");
  }

  literal(literal: Literal): void {
    if (typeof literal === "string") this.#copy(literal);
    else this.#obey(literal);
  }

  #copy(xml: string): void {
    if (this.#afterTable && !BEGINS_WITH_PARAGRAPH.test(xml)) this.#chunks.push("<w:p/>");
    this.#afterTable = false;
    this.#chunks.push(xml);
  }

  get wantsPaths(): boolean {
    return this.#filling.editable;
  }

  value(value: ViewValue, spot: Spot, _context?: RunContext, path?: string): void {
    const control =
      path === undefined || spot.in !== "run" || value === null ? undefined : this.#wrap(path, value, spot);
    if (control === undefined || spot.in !== "run") {
      this.#write(value, spot);
      return;
    }
    const start = this.#chunks.length;
    this.#write(value, spot);
    if (this.#blocks !== "") {
      this.#blockControl = blockWrapping(control);
      return;
    }
    const written = this.#chunks.splice(start).join("");
    const run = `${spot.run}<w:t xml:space="preserve">`;
    this.#chunks.push(`</w:t></w:r>${control.before}${run}${written}</w:t></w:r>${control.after}${run}`);
  }

  /** What tells where a value comes from. */
  #wrap(path: string, value: ViewValue, { runProperties: run }: RunSpot): Wrapping | undefined {
    const type = typeOf(value);
    const text =
      type === "markdown"
        ? (value as Markdown).source
        : printViewValue(value, { language: this.#context.language });
    return this.#output.editable.wrap(path, { text, isTyped: boundTypes.has(type), run }, () =>
      this.#output.newId(),
    );
  }

  #write(value: ViewValue, spot: Spot): void {
    if (spot.in === "picture") this.#picture = this.#pictures.show(value, spot, this.#markdown);
    else if (spot.in === "checkbox") this.#tick(value, spot);
    else if (typeof value === "string") this.#text(value, spot);
    else if (spot.in === "run" && typeOf(value) === "markdown")
      this.#insertMarkdown((value as Markdown).source, spot);
    else if (spot.in === "run" && isProduced(value)) this.#insertProduced(value, spot);
    else this.#text(printViewValue(value, { language: this.#context.language }), spot);
  }

  #insertProduced(produced: Produced, spot: RunSpot): void {
    if (produced.what === "pagebreak") this.#chunks.push(PAGE_BREAK);
    else if (produced.what === "link") this.#insertRuns(linkRuns(produced, spot, this.#markdown), spot);
    else if (produced.what === "image" || produced.what === "qr") this.#insertPicture(produced, spot);
    else if (produced.what === "table" && this.#loneStart !== undefined)
      this.#blocks = tableBlocks(produced, spot, this.#markdown, this.#context.language);
    else this.#text(produced.text, spot);
  }

  #insertPicture(produced: Produced, spot: RunSpot): void {
    const run = this.#pictures.run(produced, spot, this.#markdown);
    if (run === undefined) this.#text(produced.text, spot);
    else this.#insertRuns(run, spot);
  }

  #tick(value: ViewValue, spot: CheckboxSpot): void {
    const checked = isProduced(value) ? (value.data as CheckboxData).checked : holds(value);
    this.#checkbox = { state: checked ? "1" : "0", sign: checked ? spot.checked : spot.unchecked };
  }

  /** Ends the run, and opens another like it after. */
  #insertRuns(runs: string, spot: RunSpot): void {
    this.#chunks.push(`</w:t></w:r>${runs}${spot.run}<w:t xml:space="preserve">`);
  }

  /** In place of the paragraph where nothing else is in it, else as runs. */
  #insertMarkdown(source: string, spot: RunSpot): void {
    if (this.#loneStart === undefined) {
      this.#insertRuns(markdownRuns(source, spot, this.#markdown), spot);
      return;
    }
    this.#blocks = markdownBlocks(source, spot, this.#markdown);
  }

  /** Bookmarks and ranges that begin or end in a replaced paragraph stay, before what replaces it. */
  #endLone(): void {
    if (this.#blocks !== "" && this.#loneStart !== undefined) {
      const replaced = this.#chunks.splice(this.#loneStart).join("");
      const { before = "", after = "" } = this.#blockControl ?? {};
      if (this.#blocks.startsWith("<w:tbl>")) this.#keeper.keepTableApart();
      this.#chunks.push(...rangesIn(replaced), before + this.#blocks + after);
      this.#afterTable = this.#blocks.endsWith("</w:tbl>");
    }
    this.#loneStart = undefined;
    this.#blocks = "";
    this.#blockControl = undefined;
  }

  #text(text: string, spot: Spot): void {
    const report = (codePoint: number) => this.#reportControl(codePoint, spot);
    switch (spot.in) {
      case "run":
        this.#chunks.push(writeText(text, LINE_BREAK, TAB, report));
        break;
      case "address":
        this.#chunks.push(writeAddressValue(text, this.#chunks.length === this.#addressStart));
        break;
      case "field":
        this.#chunks.push(writeText(this.#inField(text, spot).replaceAll('"', ""), " ", " ", report));
        break;
      default:
        this.#chunks.push(writeText(text, " ", " ", report));
    }
  }

  #inField(text: string, { beginsAddress, place }: TextSpot): string {
    return beginsAddress ? this.#safe(text, place) : text;
  }

  #reportControl(codePoint: number, spot: Spot): void {
    const code = codePoint.toString(16).toUpperCase().padStart(4, "0");
    this.#context.report(problem("template/control-character", { code }, { place: spot.place() }));
  }

  #obey(order: Mark): void {
    switch (order.mark) {
      case "container-end":
      case "line-end":
      case "table-start":
      case "table-end":
      case "control-start":
      case "control-end":
        this.#keeper.obey(order);
        break;
      case "table-apart":
        if (!this.#afterTable) this.#keeper.keepTableApart();
        break;
      case "lone-start":
        this.#loneStart = this.#chunks.length;
        break;
      case "lone-end":
        this.#endLone();
        break;
      case "unique":
        this.#chunks.push(this.#output.unique(order.what, order.value));
        break;
      case "turn":
        for (const list of order.lists) this.#output.restart(list);
        for (const bookmark of order.bookmarks) this.#output.renew(bookmark);
        break;
      case "once":
        if (this.#output.isFirst(order.xml)) this.#chunks.push(order.xml);
        break;
      case "list":
        this.#chunks.push(String(this.#output.listNumber(order.list)));
        break;
      case "note-start":
        this.#noteStart = this.#chunks.length;
        this.#writeTo(order.part);
        break;
      case "note-end":
        this.#endNote(order.kind);
        break;
      case "columns-start":
        this.#columns.push(new ColumnSizer(this.#chunks));
        break;
      case "columns-end":
        this.#columns.pop()?.finish();
        break;
      case "grid":
      case "row-start":
      case "row-end":
      case "cell":
        this.#columns.at(-1)?.take(order);
        break;
      case "picture-start":
        this.#pictureStart = this.#chunks.length;
        this.#picture = undefined;
        break;
      case "picture":
        if (this.#picture) this.#chunks.push(partOfPicture(this.#picture, order.part));
        break;
      case "picture-end":
        if (!this.#picture) this.#chunks.length = this.#pictureStart;
        break;
      case "checkbox":
        this.#chunks.push(this.#checkbox[order.part]);
        break;
      case "address-start":
        this.#addressStart = this.#chunks.length;
        break;
      case "address-end":
        this.#endAddress(order.type, order.place);
    }
  }

  #writeTo(part: string): void {
    this.#part = part;
    this.#markdown = new DocumentTarget(this.#filling, part);
  }

  /** What was written since the start is a note; its number takes its place. */
  #endNote(kind: NoteKind): void {
    const content = this.#chunks.splice(this.#noteStart).join("");
    this.#chunks.push(String(this.#output.addNote(kind, () => content)));
    this.#writeTo(this.#mainPart);
  }

  /** What was written since the start is an address; its relationship's id takes its place. */
  #endAddress(type: string, place: () => WordPlace): void {
    const address = this.#chunks.splice(this.#addressStart).join("");
    this.#chunks.push(this.#output.relate(this.#part, type, this.#safe(address, place), true));
  }

  #safe(address: string, place: () => WordPlace): string {
    const target = safeAddress(address);
    if (target === undefined) {
      this.#context.report(problem("template/unsafe-address", { address }, { place: place() }));
    }
    return target ?? "about:blank";
  }
}
