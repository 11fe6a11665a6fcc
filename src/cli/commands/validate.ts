/**
 * `kansli validate`: every problem of the workspace, its records and its templates, without making anything.
 *
 * A whole workspace that was found faultless, and that has not changed since in anything that was looked at, is not
 * gone through again; nor is the code loaded that would do it.
 */
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import type { Host } from "../../host/host.ts";
import { type Asked, answersAgain, tracedHost } from "../../host/traced-host.ts";
import type { Language } from "../../values/language.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { readKept } from "../kept.ts";
import type { Files } from "../select-files.ts";
import { Session } from "../session.ts";

export interface ValidateArgs extends Globals {
  /** Records, templates or folders of them, relative to where the command was called. All when empty. */
  readonly files: readonly string[];
  readonly json?: boolean;
  /** Folder for copies of the templates that have problems, with the problems as comments. */
  readonly annotate?: string;
}

/** A whole workspace with which nothing was wrong. */
interface FaultlessWorkspace {
  readonly checked: Files;
  /** Its first. */
  readonly language: Language;
  readonly trace: readonly Asked[];
}

export async function validate(args: ValidateArgs, io: Io): Promise<ExitCode> {
  if (args.files.length > 0 && args.files.every((file) => /\.pdf$/i.test(file))) {
    const { validatePdfs } = await import("./validate-pdf.ts");
    return validatePdfs(args, io);
  }
  const session = new Session(io, args);
  const host = session.findHost();
  const checked = host ? await check(session, host, args.files) : nothing;
  const annotated = host && args.annotate ? await annotate(session, host, args.annotate) : [];
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
async function check(session: Session, host: Host, files: readonly string[]): Promise<Files> {
  const isWhole = files.length === 0;
  const kept = isWhole ? await readKept<FaultlessWorkspace>(session.io, host.root, "workspace") : undefined;
  const before = kept?.value;
  if (before && (await answersAgain(host, before.trace))) {
    session.speak(before.language);
    return before.checked;
  }
  const { checkFiles } = await import("../check-files.ts");
  const traced = tracedHost(host);
  const { checked = nothing, language } = (await checkFiles(session, traced, files)) ?? {};
  const trace = traced.trace();
  if (language && trace && session.diagnostics.length === 0) await kept?.keep({ checked, language, trace });
  return checked;
}

async function annotate(session: Session, host: Host, folder: string): Promise<readonly string[]> {
  const { writeAnnotated } = await import("../annotated-templates.ts");
  return writeAnnotated(session, host, folder);
}
