/**
 * Everything that can be said of templates before any data is merged.
 *
 * In: a workspace, its records. Out: what is wrong with each template for each kind that uses it; templates
 * that no kind uses, whose syntax alone can be checked; fields that a kind requires and that reach no paper.
 */
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { tryRead } from "../host/host-problem.ts";
import type { DecisionRecord } from "../records/record.ts";
import { quotedPaths } from "../views/index.ts";
import type { DocumentFormat, Kind, Workspace } from "../workspace/workspace.ts";
import { type CheckedBefore, checkName, type Faultless, faultlessUses } from "./checked-before.ts";
import {
  allUses,
  compileTemplate,
  loadTemplates,
  type Template,
  type Templates,
  type TemplateUse,
  typeOfUse,
} from "./templates.ts";
import { withoutRepeats } from "./without-repeats.ts";

export const TEMPLATES = "templates";

/** Templates of the workspace: those that kinds use, and the others in its folder. */
export async function listTemplates(host: Host, workspace: Workspace): Promise<string[]> {
  const lying = (await host.list(TEMPLATES)).filter(isTemplate);
  return [...new Set([...allUses(workspace).map(({ file }) => file), ...lying])].sort();
}

/** Word keeps `~$name.docx` beside a file that is open. */
function isTemplate(path: string): boolean {
  return /\.(docx|hbs)$/i.test(path) && !/(^|\/)[.~][^/]*$/.test(path);
}

export interface WhatToCheck {
  readonly files: readonly string[];
  /** All of the workspace, which may quote what no template prints; left out, such fields are not looked for. */
  readonly records?: readonly DecisionRecord[] | undefined;
  /** Learns what is found faultless. */
  readonly before: CheckedBefore;
}

export async function checkTemplates(
  host: Host,
  workspace: Workspace,
  { files, records, before }: WhatToCheck,
): Promise<readonly Diagnostic[]> {
  const uses = allUses(workspace).filter(({ file }) => files.includes(file));
  const names = new Map(uses.map((use) => [use, checkName(use, workspace)]));
  const faultless = await faultlessUses(host, names, before);
  const unknown = uses.filter((use) => !faultless.has(use));
  const templates = await loadTemplates(host, workspace, unknown);
  for (const use of unknown) {
    const found = describeFaultless(templates, use, workspace);
    if (!found) continue;
    faultless.set(use, found);
    before.set(names.get(use) ?? "", found);
  }
  const used = new Set([...uses.map(({ file }) => file), ...templates.files, ...filesOf(faultless)]);
  const alone = files.filter((file) => !used.has(file));
  const checked = await Promise.all(alone.map((file) => checkAlone(host, file)));
  const fieldsOf = (use: TemplateUse) => faultless.get(use)?.fields ?? fieldsIn(templates, use, workspace);
  const unused = records ? unusedFields(workspace, uses, fieldsOf, records) : [];
  return withoutRepeats([...templates.diagnostics, ...checked.flat(), ...unused]);
}

function filesOf(faultless: ReadonlyMap<unknown, Faultless>): string[] {
  return [...faultless.values()].flatMap(({ files }) => Object.keys(files));
}

function describeFaultless(
  templates: Templates,
  use: TemplateUse,
  workspace: Workspace,
): Faultless | undefined {
  const found = templates.findFaultless(use);
  const fields = fieldsIn(templates, use, workspace);
  return found && fields && { files: Object.fromEntries(found.files), fields };
}

/** Paths of the fields that a template uses, unless something is wrong with it. */
function fieldsIn(templates: Templates, use: TemplateUse, workspace: Workspace): string[] | undefined {
  const uses = templates.find(use)?.template.uses(typeOfUse(use, workspace));
  return uses?.filter(({ what }) => what === "field").map(({ name }) => name);
}

/** What can be told without knowing which kind it is for. */
async function checkAlone(host: Host, file: string): Promise<Diagnostic[]> {
  const { template, diagnostics } = await readTemplate(host, file);
  if (!template) return [...diagnostics];
  const unused = problem("document/unused-template", { template: file }, { place: { in: "file", file } });
  return [...diagnostics, unused];
}

/** A template of the workspace by its path, whoever uses it. */
export async function readTemplate(
  host: Host,
  file: string,
): Promise<{ template: Template | undefined; diagnostics: readonly Diagnostic[] }> {
  const { value: bytes, diagnostics } = await tryRead(host, file);
  if (!bytes) return { template: undefined, diagnostics };
  const format: DocumentFormat = /\.docx$/i.test(file) ? "docx" : "txt";
  const compiled = await compileTemplate(bytes, file, format, host);
  return { template: compiled.value, diagnostics: compiled.diagnostics };
}

/** Told only of kinds whose templates are all right: another might use the field. */
function unusedFields(
  workspace: Workspace,
  uses: readonly TemplateUse[],
  fieldsOf: (use: TemplateUse) => readonly string[] | undefined,
  records: readonly DecisionRecord[],
): Diagnostic[] {
  return [...Map.groupBy(uses, ({ kind }) => kind)].flatMap(([kind, ofKind]) => {
    const paths = ofKind.map(fieldsOf);
    if (paths.includes(undefined)) return [];
    const unprinted = withoutFields(requiredFields(kind), paths.flat());
    if (unprinted.length === 0) return [];
    const quoted = records.filter((r) => r.kind === kind).flatMap((r) => quotedPaths(r, workspace));
    return withoutFields(unprinted, quoted).map((field) =>
      problem("document/unused-field", { field, kind: kind.key }, { place: kind.placeOf("fields", field) }),
    );
  });
}

function withoutFields(keys: readonly string[], paths: readonly (string | undefined)[]): string[] {
  const fields = new Set(paths.map((path) => path?.split(".")[0]));
  return keys.filter((key) => !fields.has(key));
}

function requiredFields({ fields }: Kind): string[] {
  return [...fields.values()].filter(({ required }) => required).map(({ key }) => key);
}
