/**
 * `kansli fields`: what templates of a kind may use, or what a template uses.
 */
import { closest, type ExitCode, problem } from "../../diagnostics/index.ts";
import { allUses, listTemplates, readTemplate } from "../../documents/index.ts";
import type { Host } from "../../host/host.ts";
import type { DecisionRecord } from "../../records/record.ts";
import { buildView, viewType } from "../../views/index.ts";
import type { DocumentSpec, Kind, Workspace } from "../../workspace/workspace.ts";
import { aligned } from "../aligned.ts";
import { type FieldNode, fieldTree } from "../field-tree.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { Session } from "../session.ts";
import { namesOf, usesOfTemplate, usesText } from "../template-uses.ts";
import { listRecords, readRecords } from "../workspace-files.ts";

export interface FieldsArgs extends Globals {
  /** Key of a kind, or path of a template relative to where the command was called. */
  readonly of: string;
  readonly json?: boolean;
}

export async function fields(args: FieldsArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const opened = await session.openWorkspace();
  if (!opened) return session.close();
  const { host, workspace } = opened;
  const kind = workspace.kinds.get(args.of);
  const file = session.inWorkspace(host, args.of);
  if (kind) return fieldsOfKind(session, host, workspace, kind, args);
  if ((await listTemplates(host, workspace)).includes(file) && host.isFile(file)) {
    return fieldsOfTemplate(session, host, workspace, file, args);
  }
  const known = [...workspace.kinds.keys()];
  const params = { name: args.of, known: known.join(", ") };
  session.add(problem("cli/no-fields", params, { suggestion: closest(args.of, known) }));
  return session.close();
}

async function fieldsOfKind(
  session: Session,
  host: Host,
  workspace: Workspace,
  kind: Kind,
  { json }: FieldsArgs,
): Promise<ExitCode> {
  const { good } = await readRecords(host, workspace, await listRecords(host));
  const documents = kind.documents.flatMap((key) => workspace.documents.get(key) ?? []);
  const perRecipient = documents.find(({ per }) => per === "recipient");
  const document = perRecipient ?? documents[0];
  const records = good.filter((record) => record.kind === kind);
  const views = document ? records.map((record) => viewOf(record, workspace, document)) : [];
  const type = viewType(workspace, kind, { recipient: perRecipient !== undefined });
  const tree = fieldTree(type, { kind, views, language: session.language });
  if (json) return session.closeWithJson({ kind: kind.key, fields: tree });
  session.io.out.write(treeText(tree));
  return session.close();
}

function viewOf(record: DecisionRecord, workspace: Workspace, document: DocumentSpec) {
  const recipient = document.per === "recipient" ? record.recipients[0] : undefined;
  return buildView(record, workspace, document, recipient).value;
}

/** Groups whose parts are the same wherever they stand: told once, at the end. */
const wellKnown: ReadonlySet<string> = new Set(["contact", "period", "file"]);

function treeText(tree: readonly FieldNode[]): string {
  const rows = tree.flatMap((node) => rowsOf(node, 0));
  const legend = new Map(tree.flatMap(legendOf));
  return `${aligned(rows)}\n${[...legend].map(([type, names]) => `${type}: ${names}\n`).join("")}`;
}

function rowsOf({ name, type, label, example, fields }: FieldNode, depth: number): string[][] {
  const parts = wellKnown.has(itemType(type)) ? [] : fields;
  const row = [`${"  ".repeat(depth)}${name}`, type, label, example ?? ""];
  return [row, ...parts.flatMap((part) => rowsOf(part, depth + 1))];
}

function legendOf({ type, fields }: FieldNode): [type: string, names: string][] {
  const below = fields.flatMap(legendOf);
  if (!wellKnown.has(itemType(type))) return below;
  return [[itemType(type), fields.map(({ name }) => `.${name}`).join(" ")]];
}

function itemType(type: string): string {
  return type.replace(/^(list of )+/, "");
}

async function fieldsOfTemplate(
  session: Session,
  host: Host,
  workspace: Workspace,
  file: string,
  { json }: FieldsArgs,
): Promise<ExitCode> {
  const { template, diagnostics } = await readTemplate(host, file);
  session.add(...diagnostics);
  const users = allUses(workspace).filter((use) => use.file === file);
  const used = template && usesOfTemplate(template, users, workspace);
  if (json) return session.closeWithJson({ template: file, documents: namesOf(users), ...used });
  if (used) session.io.out.write(usesText(file, users, used, session));
  return session.close();
}
