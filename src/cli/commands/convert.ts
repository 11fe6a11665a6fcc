/**
 * `kansli convert`: any Word file → an accessible, archival PDF beside it or in a folder.
 *
 * No workspace is needed; where there is one above the folder, its own fonts are used.
 */
import { basename, dirname, extname, join, relative, resolve, sep } from "node:path";
import { type Diagnostic, problem } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import type { Host } from "../../host/host.ts";
import { attempt } from "../../host/host-problem.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { nearestWorkspace, speakAsAround } from "../nearest-workspace.ts";
import { Progress } from "../progress.ts";
import { Session } from "../session.ts";
import { Workshop } from "../workshop.ts";

export interface ConvertArgs extends Globals {
  /** Word files, or folders of them, relative to where the command was called. */
  readonly files: readonly string[];
  /** Folder for the PDFs; each beside its Word file when left out. */
  readonly output?: string;
  /** Writes over PDFs that are there. */
  readonly force?: boolean;
  readonly json?: boolean;
}

/** One file to make. */
interface Job {
  /** As shown to the user. */
  readonly name: string;
  readonly from: FileAt;
  readonly to: FileAt;
}

/** A file, and the host that may touch it. */
interface FileAt {
  readonly host: Host;
  readonly path: string;
  readonly absolute: string;
}

type Fate = "made" | "kept" | "failed";

export async function convert(args: ConvertArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const workshop = new Workshop();
  try {
    await speakAsAround(session);
    const jobs = await planJobs(session, args);
    const fates = await runJobs(session, workshop, jobs, args.force ?? false);
    const shown = jobs.map((job, i) => ({ docx: job.name, pdf: shownPath(session, job), fate: fates[i] }));
    if (args.json) return session.closeWithJson({ files: shown });
    const code = session.close();
    for (const { pdf, fate } of shown) if (fate === "made") io.out.write(`${session.say.wrote(pdf)}\n`);
    if (shown.length > 1) io.out.write(`${session.say.summary(count(fates))}\n`);
    return code;
  } finally {
    await workshop.close();
  }
}

function count(fates: readonly Fate[]) {
  const counts = { made: 0, unchanged: 0, kept: 0, failed: 0, removed: 0 };
  for (const fate of fates) counts[fate]++;
  return counts;
}

function shownPath({ folder }: Session, { to }: Job): string {
  const path = relative(folder, to.absolute);
  return path.startsWith("..") ? to.absolute : path.replaceAll(sep, "/");
}

/** A path that a user typed. Inside the folder it goes through the folder's host, else through its own folder's. */
function locate({ io, folder }: Session, argument: string): FileAt {
  const absolute = resolve(folder, argument);
  const path = relative(folder, absolute);
  if (path !== "" && !path.startsWith("..") && resolve(path) !== path) {
    return { host: io.openHost(folder), path: path.replaceAll(sep, "/"), absolute };
  }
  return { host: io.openHost(dirname(absolute)), path: basename(absolute), absolute };
}

async function planJobs(session: Session, { files, output }: ConvertArgs): Promise<Job[]> {
  const named = (await Promise.all(files.map((file) => wordFiles(session, file)))).flat();
  const jobs = new Map<string, Job>();
  for (const name of named) {
    const pdf = `${basename(name, extname(name))}.pdf`;
    const to = locate(session, join(output ?? dirname(name), pdf));
    const other = jobs.get(to.absolute);
    if (!other) jobs.set(to.absolute, { name, from: locate(session, name), to });
    else if (resolve(session.folder, other.name) !== resolve(session.folder, name)) {
      session.add(fileProblem("pdf/two-into-one", name, { other: other.name, pdf }));
    }
  }
  return [...jobs.values()];
}

function fileProblem(code: Diagnostic["code"], file: string, params: Diagnostic["params"] = {}): Diagnostic {
  return problem(code, { file, ...params }, { place: { in: "file", file } });
}

/** Documents and templates; Word's own lock files (`~$…`) are none. Those with macros are refused when they are read. */
const WORD_FILE = /(^|[/\\])(?!~\$)[^/\\]*\.(docx|docm|dotx|dotm)$/i;

/** The Word files that an argument names. */
async function wordFiles(session: Session, argument: string): Promise<string[]> {
  const { host, path } = locate(session, argument);
  if (host.isFile(path)) {
    if (WORD_FILE.test(argument)) return [argument];
    session.add(fileProblem("pdf/not-word", argument));
    return [];
  }
  const isHere = resolve(session.folder, argument) === session.folder;
  const listed = await attempt(() =>
    isHere ? session.io.openHost(session.folder).list("") : host.list(path),
  );
  session.add(...listed.diagnostics);
  const found = (listed.value ?? []).filter((file) => WORD_FILE.test(file));
  if (found.length === 0 && listed.value) session.add(fileProblem("pdf/no-word-file", argument));
  const base = isHere ? "" : path;
  return found.map((file) => join(argument, relative(base, file)).replaceAll(sep, "/"));
}

async function runJobs(
  session: Session,
  workshop: Workshop,
  jobs: readonly Job[],
  force: boolean,
): Promise<Fate[]> {
  const { fonts, converter } = await workshop.press(
    nearestWorkspace(session.io, session.folder) ?? session.io.openHost(session.folder),
  );
  const progress = new Progress(session.io, session.say.progress);
  let done = 0;
  const made = await Promise.all(
    jobs.map(async (job) => {
      const { fate, diagnostics } = await runJob(job, force, async (bytes) =>
        (await converter()).convert(bytes, { file: job.name, fonts }),
      );
      progress.update(++done, jobs.length);
      return { fate, diagnostics };
    }),
  );
  progress.clear();
  session.add(...made.flatMap(({ diagnostics }) => diagnostics));
  return made.map(({ fate }) => fate);
}

type Convert = (bytes: Uint8Array) => ReturnType<import("../../pdf/index.ts").PdfConverter["convert"]>;

async function runJob(
  { name, from, to }: Job,
  force: boolean,
  convert: Convert,
): Promise<{ fate: Fate; diagnostics: readonly Diagnostic[] }> {
  if (!force && to.host.isFile(to.path)) {
    return { fate: "kept", diagnostics: [fileProblem("pdf/already-there", name, { pdf: to.path })] };
  }
  const read = await attempt(() => from.host.read(from.path));
  if (!read.value) return { fate: "failed", diagnostics: read.diagnostics };
  const { value: pdf, diagnostics } = await convert(read.value);
  if (!pdf) return { fate: "failed", diagnostics };
  const written = await attempt(() => to.host.write(to.path, pdf));
  const fate = written.diagnostics.length > 0 ? "failed" : "made";
  return { fate, diagnostics: [...diagnostics.map((d) => inFile(d, name)), ...written.diagnostics] };
}

/** What is said of a whole document names it, since there may be several. */
function inFile(diagnostic: Diagnostic, file: string): Diagnostic {
  return diagnostic.place ? diagnostic : { ...diagnostic, place: { in: "file", file } };
}
