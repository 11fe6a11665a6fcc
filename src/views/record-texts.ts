/**
 * A record's own texts, with the fields they quote.
 *
 * Each text is expanded once, from what its author typed; what a field brings into it is never
 * looked at for tags again. Texts that quote texts are expanded in the order they need each
 * other, by getters: what a text asks for is expanded first. A text that needs itself is reported.
 */
import { type Diagnostic, hasErrors, type Outcome, type Place, problem } from "../diagnostics/diagnostic.ts";
import {
  buildProgram,
  checkProgram,
  type ExpandOptions,
  expandText,
  type Program,
  textPieces,
  usedPaths,
  type ViewValue,
} from "../language/index.ts";
import type { DecisionRecord, RecordDraft } from "../records/record.ts";
import { type Contact, inLanguage, type Markdown, type Row, typeOf, type Value } from "../values/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { factsOf } from "./facts.ts";
import { textViewType } from "./view-type.ts";

type Path = readonly (string | number)[];

/** A text of a record, and where it stands there. */
interface RecordText {
  readonly path: Path;
  readonly source: string;
  readonly escape: ExpandOptions["escape"];
}

/**
 * All that a record says in texts, under the record's own keys: `title`, the kind's fields,
 * `proposal`, `sections`, `basis` and `recipients`, and the `text` of its `appeal`.
 */
export function expandRecord(record: DecisionRecord, workspace: Workspace): Outcome<Row> & { value: Row } {
  const expander = new Expander(record, workspace);
  return { value: expander.expandAll(), diagnostics: expander.diagnostics };
}

/** What is wrong with the texts of a record: as `checkDraftTexts`, and texts that quote themselves. */
export function checkRecordTexts(record: DecisionRecord, workspace: Workspace): Diagnostic[] {
  const found = checkDraftTexts(record, workspace);
  return hasErrors(found) ? found : [...found, ...expandRecord(record, workspace).diagnostics];
}

/** Tags in a record's texts that cannot be read, or that the kind has no field for. */
export function checkDraftTexts(record: RecordDraft, workspace: Workspace): Diagnostic[] {
  const type = textViewType(workspace, record.kind);
  return programsOf(record, workspace).flatMap(({ value: program, diagnostics }) => [
    ...diagnostics,
    ...(program ? checkProgram(program, type) : []),
  ]);
}

/** Paths of what a record's texts quote: `ceiling`, `applicant.name`. */
export function quotedPaths(record: RecordDraft, workspace: Workspace): string[] {
  const type = textViewType(workspace, record.kind);
  return programsOf(record, workspace).flatMap(({ value }) => (value ? usedPaths(value, type) : []));
}

/** The texts that have tags, compiled. */
function programsOf(record: RecordDraft, workspace: Workspace): Outcome<Program<string, undefined>>[] {
  const found: Outcome<Program<string, undefined>>[] = [];
  const compile = (text: RecordText) => {
    found.push(buildProgram(textPieces(text.source, placesOf(text, record, workspace))));
    return text.source;
  };
  settled(withTexts(textsOf(record), [], compile));
  return found;
}

class Expander {
  readonly diagnostics: Diagnostic[] = [];
  readonly #record: DecisionRecord;
  readonly #workspace: Workspace;
  readonly #texts: Row;
  readonly #view: { readonly [name: string]: ViewValue };
  readonly #expanded = new Map<string, string>();
  /** Names of the texts that wait for one another. */
  readonly #waiting = new Set<string>();

  constructor(record: DecisionRecord, workspace: Workspace) {
    this.#record = record;
    this.#workspace = workspace;
    this.#texts = withTexts(textsOf(record), [], (text) => this.#expand(text)) as Row;
    this.#view = Object.defineProperties(
      factsOf(record, workspace),
      descriptors(this.#texts, [...Object.keys(record.fields), "title", "recipients"]),
    );
  }

  expandAll(): Row {
    return settled(this.#texts) as Row;
  }

  #expand(text: RecordText): string {
    const name = text.path.join(".");
    const placeAt = placesOf(text, this.#record, this.#workspace);
    const known = this.#expanded.get(name);
    if (known !== undefined) return known;
    if (this.#waiting.has(name)) {
      this.diagnostics.push(
        problem("language/circular-text", { name }, { place: placeAt(0, text.source.length) }),
      );
      return "";
    }
    this.#waiting.add(name);
    const { language } = this.#record;
    const outcome = expandText(text.source, this.#view, { language, escape: text.escape, placeAt });
    this.#waiting.delete(name);
    this.diagnostics.push(...outcome.diagnostics);
    const value = outcome.value ?? text.source;
    this.#expanded.set(name, value);
    return value;
  }
}

/** The parts of a record that hold texts, under its own keys. */
function textsOf(record: RecordDraft): Row {
  const { fields, title, recipients, proposal, sections, basis, appeal, language } = record;
  return {
    title,
    ...fields,
    recipients,
    proposal: proposal.map(({ text, conditions }) => ({ text, conditions })),
    sections: Object.fromEntries([...sections].map(([key, source]) => [key, markdown(source)])),
    basis: basis.map((document) => ({ title: document.title })),
    appeal: appeal ? { text: markdown(inLanguage(appeal.text, language)) } : null,
  };
}

function markdown(source: string): Markdown {
  return { type: "markdown", source };
}

/** The value as it reads: texts that have tags are read, and parts that hold such are getters. */
function withTexts(value: Value, path: Path, read: (text: RecordText) => string): Value {
  if (!hasTags(value)) return value;
  switch (typeOf(value)) {
    case "text":
      return read({ path, source: value as string, escape: "none" });
    case "markdown":
      return markdown(read({ path, source: (value as Markdown).source, escape: "markdown" }));
    default:
      return withParts(value, path, read);
  }
}

function withParts(value: Value, path: Path, read: (text: RecordText) => string): Value {
  const getters = partsOf(value).map(([key, part]) => {
    const get = () => withTexts(part, [...path, key], read);
    return [key, { enumerable: true, get }] as const;
  });
  const copy = Array.isArray(value) ? [...value] : { ...(value as Row) };
  return Object.defineProperties(copy, Object.fromEntries(getters));
}

/** Parts that may hold texts; of a contact only what the record says about it. */
function partsOf(value: Value): readonly (readonly [string | number, Value])[] {
  switch (typeOf(value)) {
    case "list":
      return [...(value as readonly Value[]).entries()];
    case "group":
      return Object.entries(value as Row);
    case "contact":
      return [["note", (value as Contact).note ?? null]];
    default:
      return [];
  }
}

function hasTags(value: Value): boolean {
  const type = typeOf(value);
  if (type === "text") return (value as string).includes("{{");
  if (type === "markdown") return (value as Markdown).source.includes("{{");
  return partsOf(value).some(([, part]) => hasTags(part));
}

/** A copy without getters: asks each of them once. */
function settled(value: Value): Value {
  switch (typeOf(value)) {
    case "list":
      return (value as readonly Value[]).map(settled);
    case "group":
      return Object.fromEntries(Object.entries(value as Row).map(([key, part]) => [key, settled(part)]));
    case "contact":
      return { ...(value as Contact) };
    default:
      return value;
  }
}

function descriptors(of: object, names: readonly string[]): PropertyDescriptorMap {
  const all = Object.getOwnPropertyDescriptors(of) as PropertyDescriptorMap;
  return Object.fromEntries(names.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
}

/** Standard conditions stand in the kind's file, instructions for appeal in kansli.yaml. */
function placesOf(
  { path }: RecordText,
  record: RecordDraft,
  workspace: Workspace,
): (start: number, length: number) => Place {
  const { kind, language, appeal } = record;
  const [first, index, part, position] = path;
  if (first === "appeal" && appeal) return () => workspace.placeOf("appeals", appeal.key, "text", language);
  const clause = first === "proposal" ? record.proposal[Number(index)] : undefined;
  if (part === "conditions" && clause?.conditions === kind.conditions[language]) {
    return () => kind.placeOf("conditions", language, position ?? 0);
  }
  return (start, length) => record.placeIn(path, start, length);
}
