/**
 * Reads one record.
 *
 * In: a file, the workspace, and what files there are. Out: the record, if nothing is
 * wrong with it, its texts in any case, and every problem. A record of an unknown kind is
 * checked as far as records are alike.
 */
import { hasErrors, type Outcome } from "../diagnostics/diagnostic.ts";
import type { Row } from "../values/value.ts";
import { issuesToDiagnostics, type KeyCodes, valueAt } from "../workspace/issues.ts";
import { fromFirstLine } from "../workspace/shape.ts";
import type { Kind, SourceFile, Workspace } from "../workspace/workspace.ts";
import { keysOf, type Path, readYaml, type YamlData, type YamlFile } from "../workspace/yaml.ts";
import type { DecisionRecord, RecordDraft } from "./record.ts";
import { missingDefaults, missingFiles, repeatedRecipients } from "./record-checks.ts";
import { draftOf } from "./record-draft.ts";
import { type Files, type Find, findFile, locateFile, locateInRow } from "./record-files.ts";
import { type Core, coreOnlyShape, recordShape } from "./record-schema.ts";
import { rowOf } from "./value-schema.ts";

export interface ParsedRecord extends Outcome<DecisionRecord> {
  /** For checking what the texts quote; absent when the kind is not known. */
  readonly draft: RecordDraft | undefined;
}

export function parseRecord(source: SourceFile, workspace: Workspace, files: Files): ParsedRecord {
  const { value: file, diagnostics: inYaml } = readYaml(source);
  if (!file) return { value: undefined, draft: undefined, diagnostics: inYaml };
  const { kind: name } = keysOf(file.data);
  const kind = typeof name === "string" ? workspace.kinds.get(name) : undefined;
  const find = (path: string) => findFile(path, source.path, files);
  const shape = kind ? recordShape(workspace, kind) : coreOnlyShape(workspace);
  const parsed = shape.safeParse(withSections(file.data));
  const diagnostics = [
    ...inYaml,
    ...issuesToDiagnostics(parsed.error?.issues ?? [], file, keyCodes),
    ...repeatedRecipients(file),
    ...(kind ? missingFiles(file, kind, find) : []),
    ...(kind ? missingDefaults(file, kind, workspace.languages[0] ?? "sv") : []),
  ];
  if (!kind || !parsed.success || hasErrors(diagnostics)) {
    const draft = kind && draftOf(file, kind, workspace, placesIn(file));
    return { value: undefined, draft, diagnostics };
  }
  const value = recordOf(source, file, kind, workspace, parsed.data as Core, find);
  return { value, draft: value, diagnostics };
}

const keyCodes: KeyCodes = {
  unknown: (path) => {
    if (path.length === 1) return "record/unknown-key";
    return path[0] === "sections" ? "record/unknown-section" : "record/unknown-part";
  },
  missing: (path) => {
    if (path.length === 1) return "record/missing-key";
    return path[0] === "sections" ? "record/missing-section" : "record/missing-part";
  },
};

/** Without `sections`, each required section is missing, not the word. */
function withSections(data: YamlData): YamlData {
  const keys = keysOf(data);
  return keys === data && keys.sections === undefined ? { ...keys, sections: {} } : data;
}

function recordOf(
  source: SourceFile,
  file: YamlFile,
  kind: Kind,
  workspace: Workspace,
  core: Core,
  find: Find,
): DecisionRecord {
  const language = core.language ?? workspace.languages[0] ?? "sv";
  const standard = kind.conditions[language] ?? [];
  return {
    source,
    kind,
    reference: core.reference,
    title: core.title,
    language,
    committee: core.committee,
    meeting: core.meeting,
    fields: locateInRow(rowOf(kind.fields, core as unknown as Row), find),
    proposal: core.proposal.map(({ text, conditions }) => ({
      text,
      conditions: conditions === "default" ? standard : conditions,
    })),
    sections: sectionsOf(kind, core),
    basis: (core.basis ?? []).map((b) => (b.file ? { ...b, file: locateFile(b.file, find) } : b)),
    signatory: core.signatory,
    secrecy: core.secrecy,
    recipients: core.recipients ?? [],
    appeal: core.appeal,
    amends: core.amends,
    ...placesIn(file),
  };
}

function placesIn(file: YamlFile): Pick<DecisionRecord, "placeOf" | "placeIn"> {
  return {
    placeOf: (...path) => file.placeOf(path),
    placeIn: (path, offset, length) => file.placeIn(path, offset + skippedBefore(file, path), length),
  };
}

function sectionsOf(kind: Kind, { sections }: Core): Map<string, string> {
  const present = [...kind.sections.keys()].map((key) => [key, sections[key]] as const);
  return new Map(present.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Blank lines before a text stand in the file, and not in the record. */
function skippedBefore(file: YamlFile, path: Path): number {
  const typed = valueAt(file.data, path);
  return typeof typed === "string" ? typed.length - fromFirstLine(typed).length : 0;
}
