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

/**
 * @param files the templates to check
 * @param records all records of the workspace, which may quote what no template prints; left out, such fields
 * are not looked for
 */
export async function checkTemplates(
  host: Host,
  workspace: Workspace,
  files: readonly string[],
  records?: readonly DecisionRecord[],
): Promise<readonly Diagnostic[]> {
  const uses = allUses(workspace).filter(({ file }) => files.includes(file));
  const used = new Set(uses.map(({ file }) => file));
  const templates = await loadTemplates(host, workspace, uses);
  const alone = files.filter((file) => !used.has(file) && !templates.partials.has(file));
  const checked = await Promise.all(alone.map((file) => checkAlone(host, file)));
  const unused = records ? unusedFields(workspace, templates, records) : [];
  return withoutRepeats([...templates.diagnostics, ...checked.flat(), ...unused]);
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
  templates: Templates,
  records: readonly DecisionRecord[],
): Diagnostic[] {
  const uses = Map.groupBy(allUses(workspace), ({ kind }) => kind);
  return [...uses].flatMap(([kind, ofKind]) => {
    const paths = pathsIn(ofKind, workspace, templates);
    if (!paths) return [];
    const quoted = records.filter((r) => r.kind === kind).flatMap((r) => quotedPaths(r, workspace));
    const fields = new Set([...paths, ...quoted].map((path) => path.split(".")[0]));
    return requiredFields(kind)
      .filter((key) => !fields.has(key))
      .map((field) =>
        problem("document/unused-field", { field, kind: kind.key }, { place: kind.placeOf("fields", field) }),
      );
  });
}

function pathsIn(
  uses: readonly TemplateUse[],
  workspace: Workspace,
  templates: Templates,
): string[] | undefined {
  const paths: string[] = [];
  for (const use of uses) {
    const found = templates.find(use);
    if (!found) return undefined;
    const fields = found.template.uses(typeOfUse(use, workspace)).filter(({ what }) => what === "field");
    paths.push(...fields.map(({ name }) => name));
  }
  return paths;
}

function requiredFields({ fields }: Kind): string[] {
  return [...fields.values()].filter(({ required }) => required).map(({ key }) => key);
}
