/**
 * `kansli validate`: every problem of the workspace, its records and its templates, without making anything.
 */
import { type Diagnostic, hasErrors } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import { checkTemplates, listTemplates, planPapers } from "../../documents/index.ts";
import { checkSeals } from "../../history/index.ts";
import type { Host } from "../../host/host.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { checkMemory } from "../check-memory.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { type Files, selectFiles } from "../select-files.ts";
import { Session } from "../session.ts";
import { listRecords, readRecords } from "../workspace-files.ts";

export interface ValidateArgs extends Globals {
  /** Records, templates or folders of them, relative to where the command was called. All when empty. */
  readonly files: readonly string[];
  readonly json?: boolean;
  /** Folder for copies of the templates that have problems, with the problems as comments. */
  readonly annotate?: string;
}

export async function validate(args: ValidateArgs, io: Io): Promise<ExitCode> {
  if (args.files.length > 0 && args.files.every((file) => /\.pdf$/i.test(file))) {
    const { validatePdfs } = await import("./validate-pdf.ts");
    return validatePdfs(args, io);
  }
  const session = new Session(io, args);
  const opened = await session.openWorkspace();
  const checked = opened ? await check(session, opened.host, opened.workspace, args.files) : nothing;
  const annotated = opened && args.annotate ? await annotate(session, opened.host, args.annotate) : [];
  if (args.json) {
    return session.closeWithJson({
      records: checked.records.length,
      templates: checked.templates,
      annotated,
    });
  }
  const code = session.close();
  for (const path of annotated) io.out.write(`${session.say.wrote(path)}\n`);
  if (!hasErrors(session.diagnostics)) {
    io.out.write(`${session.say.valid(checked.records.length, checked.templates.length)}\n`);
  }
  return code;
}

const nothing: Files = { records: [], templates: [] };

/** @returns what was looked at */
async function check(
  session: Session,
  host: Host,
  workspace: Workspace,
  args: readonly string[],
): Promise<Files> {
  const all = { records: await listRecords(host), templates: await listTemplates(host, workspace) };
  const { records, templates } = selectFiles(session, host, all, args);
  const read = await readRecords(host, workspace, records);
  const plan = planPapers(read.good, workspace);
  // Records are not right while their templates are wrong; templates can be right alone.
  const files = templates.length > 0 ? templates : all.templates;
  // A record that cannot be read may quote anything.
  const isWhole = args.length === 0 && read.good.length === records.length;
  const before = await checkMemory(session.io, host.root);
  const found = await checkTemplates(host, workspace, {
    files,
    records: isWhole ? read.good : undefined,
    before,
  });
  await before.save();
  const seals = await checkSeals(host, read.good);
  const told = args.length === 0 ? seals : seals.filter((d) => records.some((path) => isAt(path, d)));
  session.add(...read.diagnostics, ...plan.diagnostics, ...found, ...told);
  return { records, templates: files };
}

function isAt(path: string, { place }: Diagnostic): boolean {
  return place?.file === path;
}

async function annotate(session: Session, host: Host, folder: string): Promise<readonly string[]> {
  const { writeAnnotated } = await import("../annotated-templates.ts");
  return writeAnnotated(session, host, folder);
}
