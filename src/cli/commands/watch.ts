/**
 * `kansli watch`: builds, and builds again whatever a change touches, until interrupted.
 */
import { join } from "node:path";
import { type ExitCode, problem } from "../../diagnostics/index.ts";
import { attempt, type Host } from "../../host/index.ts";
import { type BuildSelection, buildPapers } from "../build-papers.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { Session } from "../session.ts";
import { Workshop } from "../workshop.ts";
import { DECISIONS, isYaml } from "../workspace-paths.ts";
import { printMade } from "./build.ts";

export type WatchArgs = Globals & BuildSelection;

/** A template may lie anywhere else. */
const NO_INPUTS = /^(out|node_modules)(\/|$)/;

export async function watch(args: WatchArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const host = session.findHost();
  if (!host) return session.close();
  await session.settleLanguage(host);
  const workshop = new Workshop();
  let isFirst = true;
  const build = async (files: readonly string[]): Promise<void> => {
    await buildRound({ ...args, files }, io, workshop, isFirst);
    isFirst = false;
  };
  const rounds = new Rounds(host, build, args.files);
  const broken = Promise.withResolvers<Error>();
  const watching = io.watch(host.root, isIgnored, (paths) => rounds.add(paths), broken.resolve);
  try {
    rounds.start();
    io.out.write(`${session.say.watching(host.root)}\n`);
    const error = await Promise.race([broken.promise, io.interrupted(), rounds.failed]);
    if (error) session.add(problem("cli/watch-failed", { detail: error.message }));
    else io.out.write(`${session.say.stopped}\n`);
  } finally {
    watching.close();
    await rounds.stop();
    await workshop.close();
  }
  return session.close();
}

/** Problems are printed, and the watching goes on: the next change may mend them. */
async function buildRound(args: WatchArgs, io: Io, workshop: Workshop, isFirst: boolean): Promise<void> {
  const session = new Session(io, args);
  const { value: made, diagnostics } = await attempt(() => buildPapers(session, workshop, args));
  session.add(...diagnostics);
  if (!isFirst) session.dropNotes();
  session.close();
  if (made) await printMade(made, session);
}

/** Also what editors and Kansli itself leave for a moment: names that begin with a dot, or end in `~`. */
function isIgnored(path: string): boolean {
  return NO_INPUTS.test(path) || path.split("/").some((step) => step.startsWith(".")) || path.endsWith("~");
}

/** One build at a time; what changes meanwhile waits for the next. */
class Rounds {
  readonly #host: Host;
  readonly #build: (files: readonly string[]) => Promise<void>;
  /** What the command was asked to build. */
  readonly #asked: readonly string[];
  readonly #waiting = new Set<string>();
  readonly #failed = Promise.withResolvers<never>();
  #running: Promise<void> | undefined;

  constructor(host: Host, build: (files: readonly string[]) => Promise<void>, asked: readonly string[]) {
    this.#host = host;
    this.#build = build;
    this.#asked = asked;
  }

  /** Rejects when a build throws, which is our bug. */
  get failed(): Promise<never> {
    return this.#failed.promise;
  }

  start(): void {
    this.#run(() => this.#build(this.#asked));
  }

  add(paths: readonly string[]): void {
    for (const path of paths) this.#waiting.add(path);
    if (!this.#running) this.#run(async () => {});
  }

  async stop(): Promise<void> {
    this.#waiting.clear();
    await this.#running;
  }

  #run(first: () => Promise<void>): void {
    this.#running = this.#drain(first)
      .catch(this.#failed.reject)
      .finally(() => {
        this.#running = undefined;
      });
  }

  async #drain(first: () => Promise<void>): Promise<void> {
    await first();
    while (this.#waiting.size > 0) {
      const changed = [...this.#waiting];
      this.#waiting.clear();
      await this.#build(this.#touchedBy(changed));
    }
  }

  /** Only the records that changed, where nothing else did; a record that is gone leaves papers to clear. */
  #touchedBy(changed: readonly string[]): readonly string[] {
    const isRecord = (path: string) =>
      path.startsWith(`${DECISIONS}/`) && isYaml(path) && this.#host.isFile(path);
    if (this.#asked.length > 0 || !changed.every(isRecord)) return this.#asked;
    return changed.map((path) => join(this.#host.root, path));
  }
}
