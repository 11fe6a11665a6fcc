/**
 * An import, planned: what it changes in the record, what it cannot, and why.
 *
 * In: the paper that came back, the same paper made again from the commit that it names, that commit's record, and the
 * record as it is now. Out: edits of the record's file and its text after them. Three-way: what was changed in the paper
 * only is taken; what was changed in the record too is a conflict that shows both, and is left as it is.
 */
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import type { DecisionRecord } from "../records/record.ts";
import { bareClause, type View } from "../views/index.ts";
import type { SourceFile, Workspace } from "../workspace/workspace.ts";
import { itemsOf, type Path, readYaml, type YamlData } from "../workspace/yaml.ts";
import type { Wanted } from "./gathered-wishes.ts";
import { isUnchanged, type ListEdit, listEdits, type NewItem } from "./list-edits.ts";
import { newItemData } from "./new-items.ts";
import { paragraphEdits, plain, richTextEdit, type Spot, segmentsOf } from "./paper-edits.ts";
import type { PaperText, Paragraph, Picture, Run } from "./paper-text.ts";
import { pictureKey } from "./paper-units.ts";
import { addedFormats } from "./plain-formats.ts";
import { placesOf } from "./shown-places.ts";
import { pairStories, type StoryPair } from "./story-pairs.ts";
import { itemOf, valueIn } from "./targets.ts";
import { type Conflict, ThreeWay } from "./three-way.ts";
import { type Wishing, WishList } from "./wanted.ts";
import { applyYamlEdits, type ListItem, type YamlEdit } from "./yaml-edits.ts";

export interface ImportInput {
  /** The paper that came back. */
  readonly edited: PaperText;
  /** Its file, for places. */
  readonly file: string;
  /** The paper as it was made, with its values' paths. */
  readonly base: PaperText;
  /** What it was made from. */
  readonly record: DecisionRecord;
  readonly workspace: Workspace;
  readonly view: View;
  /** Which of the record's recipients it is to; -1 for a paper to nobody in particular. */
  readonly recipient: number;
  /** The record's file as it is now. */
  readonly now: SourceFile;
  /** Where a new picture goes, relative to the workspace. */
  pictureFile(number: number, extension: string): string;
}

/** A field that was changed, and where else it is shown. */
export interface AlsoShown {
  readonly path: string;
  readonly places: readonly string[];
}

export interface ImportPlan {
  /** The record's file after the import; `undefined` when it cannot be written. */
  readonly text: string | undefined;
  readonly edits: readonly YamlEdit[];
  readonly conflicts: readonly Conflict[];
  readonly alsoShown: readonly AlsoShown[];
  /** New pictures. */
  readonly files: readonly SourceFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export function planImport(input: ImportInput): ImportPlan {
  return new Planner(input).plan();
}

class Planner {
  readonly #input: ImportInput;
  readonly #wishes: WishList;
  readonly #wishing: Wishing;
  readonly #nowText: string;
  readonly #now: YamlData;
  readonly #record: ThreeWay;
  readonly #pictures = new Map<string, SourceFile>();
  readonly #lists = new Map<string, { edit: ListEdit; spot: Spot }>();

  constructor(input: ImportInput) {
    const { record, workspace, recipient, view, file } = input;
    this.#input = input;
    this.#nowText = new TextDecoder().decode(input.now.bytes).replace(/\r\n?/g, "\n");
    this.#now = readYaml(input.now).value?.data;
    const data = readYaml(record.source).value?.data;
    const quoting = { view, language: record.language };
    const newPicture = (picture: Picture) => this.#newPicture(picture);
    this.#wishing = { record, data, workspace, recipient, quoting, file, newPicture };
    this.#wishes = new WishList(this.#wishing);
    const wishFor = (path: Path) => this.#wishes.wishFor(path);
    this.#record = new ThreeWay({ base: data, now: this.#now, wishFor });
  }

  plan(): ImportPlan {
    const pairs = pairStories(this.#input.base, this.#input.edited);
    for (const pair of pairs) this.#readStory(pair);
    const lists = [...this.#lists.values()];
    const listed = lists.flatMap(({ edit, spot }) => this.#listEdit(edit, spot));
    const wanted = this.#wishes.wanted().filter(({ path }) => !this.#isRemoved(path));
    const [emptied, set] = [wanted.filter(isEmptied), wanted.filter((wish) => !isEmptied(wish))];
    const edits = [
      ...set.flatMap((wish) => this.#record.set(wish)),
      ...listed,
      ...[...Map.groupBy(emptied, listOf).values()].flatMap((gone) => this.#withoutItems(gone)),
    ];
    const text = edits.length === 0 ? this.#nowText : applyYamlEdits(this.#nowText, edits);
    const diagnostics = [...this.#wishes.diagnostics];
    if (text === undefined) diagnostics.push(this.#problem("import/cannot-write", {}));
    const { conflicts } = this.#record;
    const stories = pairs.map(({ base }) => base);
    return {
      text,
      edits,
      conflicts,
      alsoShown: [...this.#wishes.fields].map((path) => ({
        path,
        places: placesOf(path, this.#now, stories),
      })),
      files: [...this.#pictures.values()],
      diagnostics: [
        ...diagnostics,
        ...conflicts.map(({ path }) => this.#problem("import/conflict", { path })),
      ],
    };
  }

  /** Items of a list in one paragraph, of which nothing is left there. */
  #withoutItems(gone: readonly Wanted[]): YamlEdit[] {
    const path = (gone[0]?.path ?? []).slice(0, -1);
    const removed = new Set(gone.map((wish) => wish.path.at(-1)));
    const typed = valueIn(this.#wishing.data, path);
    const items = itemsOf(typed).flatMap((_, old) => (removed.has(old) ? [] : [{ old }]));
    return this.#lists.has(path.join(".")) ? [] : this.#record.list(path, typed, items);
  }

  #problem(code: "import/conflict" | "import/cannot-write", params: Diagnostic["params"]): Diagnostic {
    return problem(code, params, { place: { in: "file", file: this.#input.now.path } });
  }

  #newPicture(picture: Picture): string {
    const key = pictureKey(picture.bytes);
    const path = this.#input.pictureFile(this.#pictures.size + 1, picture.extension);
    const known = this.#pictures.get(key) ?? { path, bytes: picture.bytes };
    this.#pictures.set(key, known);
    return known.path;
  }

  #readStory(pair: StoryPair): void {
    const { base, edited, originals, editedOf, regions, regionOf } = pair;
    const { lists, taken } = listEdits(pair, (path) => itemOf(path, this.#input.record));
    const spotOf = (paragraph: Paragraph): Spot => ({ story: base, paragraph });
    const texts = regions.map((region) => richTextEdit(pair, region));
    for (const text of texts)
      this.#wishes.richText(
        text,
        texts.filter((other) => other !== text),
      );
    for (const [b, paragraph] of base.paragraphs.entries()) {
      if (paragraph.outer.length > 0) continue;
      const e = editedOf.get(b);
      const other = e === undefined ? undefined : edited.paragraphs[e];
      if (other) this.#readParagraph(spotOf(paragraph), other);
      else this.#readMissing(spotOf(paragraph), lists);
    }
    for (const [e, paragraph] of edited.paragraphs.entries()) {
      const isNew = !originals.has(e) && !regionOf.has(e) && !taken.has(e) && plain(paragraph.text) !== "";
      if (isNew)
        this.#wishes.template({ before: "", after: paragraph.text, spot: { story: edited, paragraph } });
    }
    const [first] = base.paragraphs;
    for (const edit of lists) {
      if (isUnchanged(edit) || this.#lists.has(edit.list) || !first) continue;
      this.#lists.set(edit.list, { edit, spot: spotOf(first) });
    }
  }

  #readParagraph(spot: Spot, edited: Paragraph): void {
    const { values, template } = paragraphEdits(spot, edited);
    const clause = clauseIn(spot.paragraph);
    if (!clause) {
      for (const value of values) this.#wishes.value(value);
      if (template) this.#wishes.template(template);
      return;
    }
    const { record, workspace } = this.#input;
    const after = bareClause(edited.text, record.language, workspace.clauses);
    const whole = values.find(({ path }) => path === clause.path);
    this.#wishes.value({
      path: clause.path,
      before: clause.text,
      after,
      isMixed: false,
      ...(whole?.runs && { runs: whole.runs }),
      spot,
    });
  }

  /** A paragraph that is gone: an item of a list, a value, or the template's text. */
  #readMissing(spot: Spot, lists: readonly ListEdit[]): void {
    const paths = segmentsOf(spot.paragraph).flatMap(({ path }) => path ?? []);
    if (plain(spot.paragraph.text) === "") return;
    const items = paths.flatMap((path) => itemOf(path, this.#input.record) ?? []);
    const isItem = items.some(({ list, index }) => {
      const edit = lists.find((other) => other.list === list);
      return edit && !edit.items.some((item) => "old" in item && item.old === index);
    });
    if (!isItem) this.#wishes.template({ before: spot.paragraph.text, after: "", spot });
  }

  /** What was edited in an item that is gone is gone with it. */
  #isRemoved(path: Path): boolean {
    return path.some((step, i) => {
      const edit = this.#lists.get(path.slice(0, i).join("."))?.edit;
      return (
        typeof step === "number" &&
        edit?.shown.includes(step) &&
        !edit.items.some((item) => "old" in item && item.old === step)
      );
    });
  }

  #listEdit(edit: ListEdit, spot: Spot): YamlEdit[] {
    const { data } = this.#wishing;
    const path = edit.list.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    if (this.#isRemoved(path)) return [];
    const typed = valueIn(data, path);
    const defaults = typed === "default" ? this.#wishes.defaultConditions(Number(path[1]), spot) : undefined;
    const old = defaults ?? (typed as readonly YamlData[] | undefined) ?? [];
    const items = withHidden(edit, old.length).flatMap((item): ListItem[] => {
      if ("old" in item) return [item];
      const value = newItemData(edit.list, item.new, this.#wishing);
      this.#wishes.lost(edit.list, addedFormats(runsOf(item.new.like), runsOf(item.new.paragraphs)), spot);
      if (value !== undefined) return [{ new: value }];
      this.#wishes.report(
        "import/unreadable",
        { path: edit.list, text: plain(textOf(item.new)), type: "item" },
        spot,
      );
      return [];
    });
    if (defaults) {
      const own = items.map((item) => ("old" in item ? (defaults[item.old] ?? "") : (item.new as string)));
      defaults.splice(0, defaults.length, ...own);
      return [];
    }
    return this.#record.list(path, typed, items);
  }
}

/** A clause with what Kansli puts round it, and nothing else. */
function clauseIn(paragraph: Paragraph): { path: string; text: string } | undefined {
  const segments = segmentsOf(paragraph).filter(({ path, text }) => path !== undefined || plain(text) !== "");
  const clause = segments.find(({ path }) => /^proposal\.\d+\.text$/.test(path ?? ""));
  const isWhole = segments.every(({ path }) => /^proposal\.\d+\.(text|lead|ending|number)$/.test(path ?? ""));
  return clause?.path !== undefined && isWhole && segments.length > 1
    ? { path: clause.path, text: clause.text }
    : undefined;
}

/** Items that the paper does not show stay behind the one that they stood behind. */
function withHidden({ items, shown }: ListEdit, length: number): ({ old: number } | { new: NewItem })[] {
  const result: ({ old: number } | { new: NewItem })[] = [...items];
  for (let index = 0; index < length; index += 1) {
    if (shown.includes(index)) continue;
    const before = result.findIndex((item) => "old" in item && item.old === index - 1);
    result.splice(before + 1, 0, { old: index });
  }
  return result;
}

/** A text in a list of texts that is gone is no item of it. */
function isEmptied({ path, value }: Wanted): boolean {
  return value === "" && typeof path.at(-1) === "number";
}

function listOf({ path }: Wanted): string {
  return path.slice(0, -1).join(".");
}

function runsOf(paragraphs: readonly Paragraph[]): Run[] {
  return paragraphs.flatMap(({ runs }) => runs);
}

function textOf({ paragraphs }: NewItem): string {
  return paragraphs.map(({ text }) => text).join(" ");
}
