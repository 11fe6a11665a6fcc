/**
 * `kansli import`: what a colleague edited in Word comes back into the record.
 */
import { basename, dirname, isAbsolute, resolve } from "node:path";
import { createTwoFilesPatch } from "diff";
import { type Diagnostic, hasErrors, problem } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import { type PaperProvenance, provenanceOfOrigin, provenanceOfWord } from "../../documents/index.ts";
import { amends, compareFacts, FactReader, readSeals } from "../../history/index.ts";
import { attempt, type Host, tryRead } from "../../host/index.ts";
import { editableList, type ImportPlan, type PaperText, planImport, readPaper } from "../../import/index.ts";
import { readPackage, type WordPackage } from "../../ooxml/package.ts";
import { type DecisionRecord, parseRecord } from "../../records/index.ts";
import { checkRecordTexts } from "../../views/index.ts";
import type { SourceFile, Workspace } from "../../workspace/index.ts";
import { wholeChange } from "../changes-text.ts";
import type { Globals } from "../globals.ts";
import { historyMessages } from "../history-messages.ts";
import { type Base, findBase } from "../import-base.ts";
import { importMessages } from "../import-messages.ts";
import { hasColour, type Io } from "../io.ts";
import { Session } from "../session.ts";
import { Workshop } from "../workshop.ts";
import { listRecords, readRecords } from "../workspace-files.ts";

export interface ImportArgs extends Globals {
  /** A Word file, wherever it lies, relative to where the command was called. */
  readonly file: string;
  readonly dryRun?: boolean;
  /** Take tracked changes as if they were accepted. */
  readonly acceptChanges?: boolean;
  /** Keep the comments beside the record. */
  readonly comments?: boolean;
  readonly json?: boolean;
}

/** All that an import works on. */
interface Scene {
  readonly host: Host;
  readonly workspace: Workspace;
  readonly paper: PaperText;
  readonly base: Base;
  readonly now: DecisionRecord | SourceFileOnly;
}

/** A record that cannot be read now is still the file that is changed. */
interface SourceFileOnly {
  readonly source: SourceFile;
  readonly reference: string;
}

export async function importPaper(args: ImportArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const workshop = new Workshop();
  try {
    const scene = await setScene(session, args, workshop);
    if (!scene) return args.json ? session.closeWithJson({ changes: [] }) : session.close();
    return await run(session, args, scene);
  } finally {
    await workshop.close();
  }
}

async function setScene(session: Session, args: ImportArgs, workshop: Workshop): Promise<Scene | undefined> {
  const opened = await session.openWorkspace();
  const edited = opened && (await readEdited(session, opened.host, args.file));
  const provenance = edited && provenanceOf(edited);
  if (!opened || !edited) return undefined;
  const inFile = (d: Diagnostic): Diagnostic => ({ place: { in: "file", file: args.file }, ...d });
  if (!provenance) {
    session.add(inFile(problem("history/not-ours")));
    return undefined;
  }
  const { value: base, diagnostics } = await findBase(opened.host, provenance, workshop);
  session.add(...diagnostics.map(inFile));
  const now = base && (await findNow(opened.host, opened.workspace, base.past.record));
  if (!base) return undefined;
  if (!now) {
    const { source, reference } = base.past.record;
    session.add(inFile(problem("import/no-record", { record: source.path, reference })));
    return undefined;
  }
  const paper = readPaper(edited);
  if (!args.acceptChanges) session.add(...trackedChanges(paper).map(inFile));
  return hasErrors(session.diagnostics) ? undefined : { ...opened, paper, base, now };
}

async function readEdited(session: Session, host: Host, file: string): Promise<WordPackage | undefined> {
  if (!/\.docx$/i.test(file)) {
    session.add(problem("import/not-word", { file }));
    return undefined;
  }
  const inside = session.inWorkspace(host, file);
  const isInside = !isAbsolute(inside) && !inside.startsWith("..");
  const path = resolve(session.folder, file);
  const read = isInside
    ? await tryRead(host, inside)
    : await tryRead(session.io.openHost(dirname(path)), basename(path));
  if (!read.value && read.diagnostics.length === 0) session.add(problem("history/no-file", { file }));
  session.add(...read.diagnostics);
  const { value, diagnostics } = read.value
    ? readPackage(read.value, file)
    : { value: undefined, diagnostics: [] };
  session.add(...diagnostics);
  return value;
}

/** What the file's properties say, or the list of its values where some program dropped those. */
function provenanceOf(pkg: WordPackage): PaperProvenance | undefined {
  const list = editableList(pkg);
  return provenanceOfWord(pkg) ?? (list && provenanceOfOrigin(list.attributes));
}

/** The record with the same reference, wherever it lies now. */
async function findNow(
  host: Host,
  workspace: Workspace,
  was: DecisionRecord,
): Promise<Scene["now"] | undefined> {
  const { path } = was.source;
  const { value: bytes } = await tryRead(host, path);
  const files = bytes ? [path] : await listRecords(host);
  const { good } = await readRecords(host, workspace, files);
  const same = good.find(({ reference }) => reference === was.reference);
  return same ?? (bytes && { source: { path, bytes }, reference: was.reference });
}

function trackedChanges({ changes }: PaperText): Diagnostic[] {
  return [...Map.groupBy(changes, ({ author }) => author)].map(([author, own]) => {
    const shown = own.map(
      ({ kind, text }) => `${kind === "deleted" ? "−" : kind === "formatted" ? "~" : "+"}${text}`,
    );
    return problem("import/tracked-changes", { author, count: own.length, changes: shown.join(", ") });
  });
}

async function run(session: Session, args: ImportArgs, scene: Scene): Promise<ExitCode> {
  const { paper, base, now } = scene;
  const { past, view, recipient, pkg } = base;
  const plan = planImport({
    ...{
      edited: paper,
      file: args.file,
      base: readPaper(pkg),
      view,
      recipient,
      record: past.record,
      workspace: past.workspace,
    },
    now: now.source,
    pictureFile: (number, extension) => freeName(scene, number, extension),
  });
  session.add(...plan.diagnostics);
  const isChanged = plan.text !== undefined && plan.edits.length > 0;
  if (isChanged) session.add(...(await refusals(scene, plan)));
  const isWritten = isChanged && !args.dryRun && (await write(session, scene, plan, args));
  if (!isChanged && args.comments && !args.dryRun) await writeComments(session, scene);
  if (args.json) return session.closeWithJson(asJson(scene, plan));
  show(session, scene, plan, args, isWritten);
  return session.close();
}

/** Beside the record: `22RS8941-1.png`. */
function freeName({ host, now }: Scene, number: number, extension: string): string {
  const stem = now.source.path.replace(/\.ya?ml$/i, "");
  for (let n = number; ; n += 1) {
    const path = `${stem}-${n}.${extension}`;
    if (!host.isFile(path)) return path;
  }
}

/** Why what was edited may not be written. */
async function refusals({ host, workspace, now }: Scene, plan: ImportPlan): Promise<Diagnostic[]> {
  const { seals } = await readSeals(host);
  const latest = seals.find(({ reference }) => reference === now.reference)?.versions.at(-1);
  const place = { place: { in: "file", file: now.source.path } } as const;
  const isAmendment = latest && "amends" in now && amends(now, latest.version);
  if (latest && !isAmendment)
    return [problem("import/sealed", { reference: now.reference, version: latest.version }, place)];
  const added = new Set(plan.files.map(({ path }) => path));
  const exists = (path: string) => added.has(path) || host.isFile(path);
  const source = { path: now.source.path, bytes: bytesOf(plan, now) };
  const { value, diagnostics } = parseRecord(source, workspace, { exists });
  const found = [...diagnostics, ...(value ? checkRecordTexts(value, workspace) : [])];
  if (!hasErrors(found)) return [];
  return [...found, problem("import/invalid", { record: now.source.path }, place)];
}

/** Lines end as they did. */
function bytesOf({ text = "" }: ImportPlan, { source }: Scene["now"]): Uint8Array {
  const isWindows = new TextDecoder().decode(source.bytes).includes("\r\n");
  return new TextEncoder().encode(isWindows ? text.replaceAll("\n", "\r\n") : text);
}

const BLOCKING = new Set(["import/sealed", "import/invalid", "import/cannot-write"]);

async function write(session: Session, scene: Scene, plan: ImportPlan, args: ImportArgs): Promise<boolean> {
  if (session.diagnostics.some(({ code }) => BLOCKING.has(code))) return false;
  const { host, now } = scene;
  const { diagnostics } = await attempt(async () => {
    for (const { path, bytes } of plan.files) await host.write(path, bytes);
    await host.write(now.source.path, bytesOf(plan, now));
  });
  session.add(...diagnostics);
  if (args.comments) await writeComments(session, scene);
  return !hasErrors(diagnostics);
}

/** Comments as Markdown beside the record: they are no part of it. */
async function writeComments(session: Session, { host, now, paper }: Scene): Promise<void> {
  if (paper.comments.length === 0) return;
  const path = now.source.path.replace(/\.ya?ml$/i, ".comments.md");
  const lines = paper.comments.map(
    ({ author, date, about, text }) => `- ${author} ${date}, > ${about}\n\n  ${text}\n`,
  );
  const { diagnostics } = await attempt(() => host.write(path, new TextEncoder().encode(lines.join("\n"))));
  session.add(...diagnostics);
  if (diagnostics.length === 0) session.io.out.write(`${session.say.wrote(path)}\n`);
}

function changesOf({ workspace, now }: Scene, plan: ImportPlan) {
  const reader = new FactReader(workspace);
  return compareFacts(reader.read(now.source.bytes), reader.read(bytesOf(plan, now)));
}

function show(session: Session, scene: Scene, plan: ImportPlan, args: ImportArgs, isWritten: boolean): void {
  const { io, language } = session;
  const say = importMessages[language];
  const { path, bytes } = scene.now.source;
  const changes = plan.text === undefined ? [] : changesOf(scene, plan);
  if (plan.edits.length === 0 && plan.conflicts.length === 0) io.out.write(`${say.nothing}\n`);
  if (args.dryRun && plan.text !== undefined && plan.edits.length > 0) {
    const before = new TextDecoder().decode(bytes).replaceAll("\r\n", "\n");
    const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, plan.text, "", "", { context: 2 });
    io.out.write(`${patch.replace(/^=+\n/, "")}\n`);
  }
  const painting = { say: historyMessages[language], colour: hasColour(io.out, io.env) };
  for (const change of changes) io.out.write(`${wholeChange(change, painting)}\n`);
  for (const { path: field, places } of plan.alsoShown) {
    if (places.length > 0) io.out.write(`${say.alsoShown(field, places.join(", "))}\n`);
  }
  for (const conflict of plan.conflicts) {
    const sides = [
      [say.base, conflict.base],
      [say.paper, conflict.paper],
      [say.record, conflict.record],
    ] as const;
    io.out.write(
      `${conflict.path}\n${sides.map(([name, text]) => `  ${name}:\n    ${text.trim().replaceAll("\n", "\n    ")}\n`).join("")}\n`,
    );
  }
  if (scene.paper.comments.length > 0) io.out.write(`${say.comments}\n${commentLines(scene, session)}`);
  if (isWritten) {
    for (const file of [...plan.files.map((f) => f.path), path]) io.out.write(`${session.say.wrote(file)}\n`);
    io.out.write(`${say.review}\n`);
  } else if (args.dryRun && plan.edits.length > 0) io.out.write(`${say.notWritten}\n`);
}

function commentLines({ paper }: Scene, { language }: Session): string {
  const say = importMessages[language];
  return paper.comments
    .map(
      ({ author, date, text, about }) =>
        `  ${[author, date].filter(Boolean).join(" ")}${about ? `, ${say.about(about)}` : ""}:\n    ${text.replaceAll("\n", "\n    ")}\n`,
    )
    .join("");
}

function asJson(scene: Scene, plan: ImportPlan) {
  return {
    record: scene.now.source.path,
    changes: plan.text === undefined ? [] : changesOf(scene, plan),
    edits: plan.edits,
    conflicts: plan.conflicts,
    alsoShown: plan.alsoShown,
    files: plan.files.map(({ path }) => path),
    comments: scene.paper.comments,
  };
}
