/**
 * A record to fill in: all that its kind asks for, in order, each line with what may stand there.
 *
 * What must be filled in is empty; what may be left out is a comment. `validate` lists what is still missing.
 */
import type { Language } from "../values/language.ts";
import type { Field, FieldType, Kind, Section, Workspace } from "../workspace/workspace.ts";
import { type Prompts, prompts } from "./prompts.ts";
import { schemaLine } from "./schema-files.ts";

export interface NewRecord {
  /** Where it will lie, relative to the workspace. */
  readonly path: string;
  readonly reference?: string | undefined;
}

export function newRecordText(kind: Kind, workspace: Workspace, record: NewRecord): string {
  const language = workspace.languages[0] ?? "sv";
  const ask = prompts[language];
  const blocks = [
    coreLines(kind, workspace, record, ask),
    [`# ${kind.name[language] ?? kind.key}`, ...fieldsLines(kind.fields, ask, language)],
    [`# ${ask[workspace.clauses]}`, "proposal:", "  -"],
    [
      `# ${ask.sections}`,
      "sections:",
      ...[...kind.sections.values()].flatMap((s) => sectionLines(s, language)),
    ],
    [`# ${ask.basis}`, "basis:", "  -"],
    closingLines(workspace),
    [`# ${ask.recipients}`, "recipients:", "  -"],
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function coreLines(kind: Kind, workspace: Workspace, { path, reference }: NewRecord, ask: Prompts): string[] {
  const { committees, languages } = workspace;
  return [
    schemaLine(path, kind.key),
    `kind: ${kind.key}`,
    reference === undefined ? asked("reference:", ask.reference) : `reference: ${JSON.stringify(reference)}`,
    asked("title:", ask.title),
    chosen("committee:", committees),
    asked("meeting:", ask.date),
    ...(languages.length > 1 ? [commented(asked(`language: ${languages[0]}`, languages.join(", ")))] : []),
  ];
}

function closingLines({ officers, appeals }: Workspace): string[] {
  const signatory = chosen("signatory:", officers);
  return appeals.size === 0 ? [signatory] : [signatory, commented(chosen("appeal:", appeals))];
}

function fieldsLines(fields: ReadonlyMap<string, Field>, ask: Prompts, language: Language): string[] {
  return [...fields.values()].flatMap((field) => {
    const hints = [field.label[language] ?? "", hintFor(field, ask)].filter((hint) => hint !== "");
    const lines = [asked(`${field.key}:`, hints.join(": ")), ...partLines(field, ask, language)];
    return field.required ? lines : lines.map(commented);
  });
}

/** The lines below a field that has parts. */
function partLines(type: FieldType, ask: Prompts, language: Language): string[] {
  switch (type.type) {
    case "list":
      return ["  -"];
    case "group":
      return fieldsLines(type.fields, ask, language).map((part) => `  ${part}`);
    case "table":
      return fieldsLines(type.columns, ask, language).map((part, n) => `${n === 0 ? "  - " : "    "}${part}`);
    default:
      return [];
  }
}

function hintFor(type: FieldType, ask: Prompts): string {
  switch (type.type) {
    case "choice":
      return keysOf(type.choices);
    case "list":
      return hintFor(type.of, ask);
    case "group":
    case "table":
      return "";
    default:
      return ask[type.type];
  }
}

function sectionLines({ key, heading, required }: Section, language: Language): string[] {
  const lines = [`  # ${heading[language] ?? key}`, `  ${key}: |`, "    "];
  return required ? lines : lines.map(commented);
}

function asked(start: string, hint: string): string {
  return hint === "" ? start : `${start} # ${hint}`;
}

/** A line that does not count until its sign is taken away; its indentation stays. */
function commented(line: string): string {
  return /^ *#/.test(line) ? line : line.replace(/^ */, "$&# ").trimEnd();
}

/** The key where there is one, the keys to choose from where there are several. */
function chosen(start: string, from: ReadonlyMap<string, unknown>): string {
  return from.size === 1 ? `${start} ${keysOf(from)}` : asked(start, keysOf(from));
}

function keysOf(map: ReadonlyMap<string, unknown>): string {
  return [...map.keys()].join(", ");
}
