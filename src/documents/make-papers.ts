/**
 * Makes papers: renders, converts, writes, and keeps the manifest.
 *
 * In: a plan. Out: what became of each paper. What has not changed is not made again; what somebody else
 * wrote is not overwritten; a paper that fails stops none of the others, but a full disk stops the rest.
 * Whenever a build is killed, the next one makes everything whole: files are replaced at once, each is noted
 * in the journal before it is written, and the manifest is written last.
 */
import { type Diagnostic, hasErrors, problem } from "../diagnostics/diagnostic.ts";
import { type Host, HostError } from "../host/host.ts";
import { hostProblem } from "../host/host-problem.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { Configuration } from "./inputs.ts";
import { type ManifestEntry, type Origin, sha256 } from "./manifest.ts";
import { mapInParallel } from "./map-in-parallel.ts";
import { type Paper, readerOf } from "./paper.ts";
import { PictureReader } from "./pictures.ts";
import type { Plan } from "./plan-papers.ts";
import { type Press, SheetMaker } from "./press.ts";
import { findProvenance, type PaperProvenance } from "./provenance.ts";
import { type Lying, Shelf } from "./shelf.ts";
import { type LoadedTemplate, type Templates, useOf } from "./templates.ts";
import { withoutRepeats } from "./without-repeats.ts";

export interface Making {
  readonly host: Host;
  readonly workspace: Workspace;
  readonly templates: Templates;
  readonly press: Press;
  /** By path of the paper. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** Kansli's version, for the manifest. */
  readonly version: string;
  /** Makes every paper again, also those that somebody changed. */
  readonly force: boolean;
  /** All papers of the records that were read, selected or not. */
  readonly plan: Plan;
  /** Files of all records that there are. */
  readonly allRecords: ReadonlySet<string>;
  /** Whether drafts are marked on the page. */
  readonly draftMark: boolean;
  readonly onProgress: (done: number, total: number) => void;
}

/** What became of a paper. `kept`: somebody changed the file, so it was left as it is. */
export type Fate = "made" | "unchanged" | "kept" | "failed";

export interface Fated {
  readonly paper: Paper;
  readonly fate: Fate;
  /** Warnings and errors about it, the same whether it was made now or by an earlier build. */
  readonly problems: readonly Diagnostic[];
}

export interface Made {
  readonly papers: readonly Fated[];
  /** Paths of papers that no record needs any more, and that were taken away. */
  readonly removed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Sheets in work at a time: enough that the PDF processes never wait. */
const IN_WORK = 4;

/** Nothing more can be written once one of these has happened. */
const STOPPERS: ReadonlySet<string> = new Set(["ENOSPC", "EROFS"]);

type Judged = Omit<Fated, "paper">;
const failed: Judged = { fate: "failed", problems: [] };

const outsideGit: Origin = { commit: null, draft: false };

export async function makePapers(papers: readonly Paper[], making: Making): Promise<Made> {
  const run = new Run(making, papers.length);
  const shelf = await run.attempt(() => run.openShelf());
  const sheets = [...Map.groupBy(papers, sheetKey).values()];
  const fated = shelf
    ? await mapInParallel(sheets, IN_WORK, (sheet) => makeSheet(sheet, shelf, run))
    : [papers.map((paper): Fated => ({ paper, ...failed }))];
  const removed = shelf ? await clearStale(shelf, run) : [];
  await run.attempt(async () => shelf?.close(making.version));
  return { papers: fated.flat(), removed, diagnostics: withoutRepeats(run.diagnostics) };
}

/** Papers that show the same thing in several formats. */
function sheetKey({ record, document, recipient }: Paper): string {
  const reader = recipient ? record.recipients.indexOf(recipient) : -1;
  return JSON.stringify([record.source.path, document.key, reader]);
}

/** A build under way: what it was asked, what it has found, and whether there is any use in going on. */
class Run {
  readonly making: Making;
  readonly configuration: Configuration;
  readonly pictures: PictureReader;
  readonly diagnostics: Diagnostic[] = [];
  readonly #total: number;
  readonly #told = new Set<string>();
  #done = 0;
  #isStopped = false;

  constructor(making: Making, total: number) {
    this.making = making;
    this.configuration = new Configuration(making.host);
    this.pictures = new PictureReader(making.host);
    this.#total = total;
  }

  report(...diagnostics: readonly Diagnostic[]): void {
    this.diagnostics.push(...diagnostics);
  }

  /** Reports problems of a paper; those that all letters to a record's recipients share, once. */
  reportOf({ record, document, recipient }: Paper, diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const { code, params, place } = diagnostic;
      const quote = place?.in === "word" ? place.quote : undefined;
      const key = JSON.stringify([record.source.path, document.key, code, params, quote]);
      if (recipient && this.#told.has(key)) continue;
      this.#told.add(key);
      this.report(diagnostic);
    }
  }

  finished(): void {
    this.making.onProgress(++this.#done, this.#total);
  }

  /** The result, or `undefined` when the disk fails, which is reported. */
  async attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#isStopped) return undefined;
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      if (!this.#isStopped) this.report(hostProblem(error));
      this.#isStopped ||= STOPPERS.has(error.reason);
      return undefined;
    }
  }

  async openShelf(): Promise<Shelf> {
    const { shelf, diagnostics } = await Shelf.open(this.making.host);
    this.report(...diagnostics);
    return shelf;
  }
}

async function makeSheet(papers: readonly Paper[], shelf: Shelf, run: Run): Promise<Fated[]> {
  const [sheet] = papers;
  if (!sheet) return [];
  const { workspace, press, draftMark } = run.making;
  const maker = await run.attempt(() => SheetMaker.begin(sheet, workspace, press, run.pictures, draftMark));
  const shared = maker?.view.diagnostics ?? [];
  run.report(...shared);
  const fated: Fated[] = [];
  for (const paper of papers) {
    const judged = maker && (await run.attempt(() => makePaper(paper, maker, shelf, run)));
    const { fate, problems } = judged ?? failed;
    fated.push({ paper, fate, problems: [...shared.filter(isProblem), ...problems] });
    run.finished();
  }
  return fated;
}

function isProblem({ severity }: Diagnostic): boolean {
  return severity !== "info";
}

async function makePaper(paper: Paper, maker: SheetMaker, shelf: Shelf, run: Run): Promise<Judged> {
  const template = run.making.templates.find(useOf(paper));
  const provenance = template && (await provenanceOf(paper, template, run));
  const key = template && provenance && maker.key(paper, template, provenance);
  if (!template || !provenance || key === undefined) return failed;
  const lying = await shelf.look(paper.path);
  if (isOthers(lying, paper, run)) return failed;

  const listed = lying.entry?.inputs === key && !run.making.force ? lying.entry : undefined;
  const problems = listed?.problems ?? [];
  if (listed && lying.sha256 === listed.sha256) {
    run.reportOf(paper, problems);
    shelf.list({ ...entryFor(paper, key, listed.sha256, provenance), problems });
    return { fate: "unchanged", problems };
  }
  if (listed && !lying.isOurs) {
    run.report(aboutFile("document/edited", paper.path));
    return { fate: "kept", problems };
  }
  return printPaper(paper, { maker, template, provenance, key, lying }, shelf, run);
}

interface Order {
  readonly maker: SheetMaker;
  readonly template: LoadedTemplate;
  readonly provenance: PaperProvenance;
  readonly key: string;
  readonly lying: Lying;
}

async function printPaper(
  paper: Paper,
  { maker, template, provenance, key, lying }: Order,
  shelf: Shelf,
  run: Run,
): Promise<Judged> {
  const { value: bytes, diagnostics } = await maker.bytes(paper, template, provenance);
  run.reportOf(paper, diagnostics);
  const problems = diagnostics.filter(isProblem);
  if (!bytes || hasErrors(diagnostics)) return { fate: "failed", problems };

  const entry = { ...entryFor(paper, key, sha256(bytes), provenance), problems };
  if (lying.sha256 === entry.sha256) {
    shelf.list(entry);
    return { fate: "unchanged", problems };
  }
  if (!lying.isOurs && !run.making.force) {
    run.report(aboutFile("document/would-overwrite", paper.path));
    return { fate: "kept", problems };
  }
  await shelf.put(entry, bytes);
  return { fate: "made", problems };
}

/** Another record, which was not read this time, has papers in this folder. */
function isOthers({ entry }: Lying, { record, path }: Paper, run: Run): boolean {
  const other = entry?.record;
  if (other === undefined || other === record.source.path) return false;
  if (run.making.plan.records.has(other) || !run.making.allRecords.has(other)) return false;
  const folder = path.slice(0, path.lastIndexOf("/"));
  run.report(problem("document/same-folder", { folder, other }, { place: record.placeOf("reference") }));
  return true;
}

function provenanceOf(paper: Paper, template: LoadedTemplate, { making, configuration }: Run) {
  const origin = making.origins.get(paper.path) ?? outsideGit;
  const { press, version } = making;
  return findProvenance(paper, { template, origin, configuration, press, version });
}

function entryFor(paper: Paper, inputs: string, hash: string, from: PaperProvenance): ManifestEntry {
  return {
    ...from,
    path: paper.path,
    sha256: hash,
    document: paper.document.key,
    recipient: readerOf(paper),
    template: paper.template,
    inputs,
  };
}

/** Takes away papers that earlier builds made and that no record needs any more. */
async function clearStale(shelf: Shelf, run: Run): Promise<string[]> {
  const { plan, allRecords } = run.making;
  const needed = new Set(plan.papers.map(({ path }) => path));
  const isStale = ({ path, record }: ManifestEntry): boolean =>
    !needed.has(path) && (plan.records.has(record) || !allRecords.has(record));

  const removed: string[] = [];
  for (const { path } of shelf.entries().filter(isStale)) {
    const cleared = await run.attempt(() => shelf.clear(path));
    if (cleared === "edited") run.report(aboutFile("document/edited-stale", path));
    if (cleared === "removed") removed.push(path);
  }
  return removed;
}

function aboutFile(
  code: "document/edited" | "document/edited-stale" | "document/would-overwrite",
  path: string,
): Diagnostic {
  return problem(code, { path }, { place: { in: "file", file: path } });
}
