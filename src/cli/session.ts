/**
 * What every command begins and ends with: find the workspace, settle the language, print the problems.
 */
import { dirname, relative, resolve, sep } from "node:path";
import {
  type Diagnostic,
  type ExitCode,
  exitCode,
  jsonOf,
  type Outcome,
  problem,
  renderDiagnostics,
  renderGithub,
  renderJson,
} from "../diagnostics/index.ts";
import type { Host } from "../host/host.ts";
import type { Language } from "../values/language.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { chosenLanguage, type Globals, machineLanguage } from "./globals.ts";
import { hasColour, type Io } from "./io.ts";
import { type Messages, messages } from "./messages.ts";
import { CONFIG } from "./workspace-paths.ts";

/** Columns to write in where there is no terminal. */
const PLAIN_WIDTH = 100;

export class Session {
  readonly io: Io;
  readonly globals: Globals;
  /** Absolute folder that paths in arguments are relative to. */
  readonly folder: string;
  #diagnostics: Diagnostic[] = [];
  #language: Language | undefined;

  constructor(io: Io, globals: Globals) {
    this.io = io;
    this.globals = globals;
    this.folder = resolve(io.cwd, globals.folder ?? "");
    this.#language = chosenLanguage(globals, io.env);
  }

  get language(): Language {
    return this.#language ?? machineLanguage(this.io.env);
  }

  get say(): Messages {
    return messages[this.language];
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.#diagnostics;
  }

  add(...diagnostics: readonly Diagnostic[]): void {
    this.#diagnostics.push(...diagnostics);
  }

  /** The workspace that the folder is in; `undefined` when there is none, which is reported. */
  findHost(): Host | undefined {
    for (let folder = this.folder; ; folder = dirname(folder)) {
      const host = this.io.openHost(folder);
      if (host.isFile(CONFIG)) return host;
      if (folder === dirname(folder)) break;
    }
    this.add(problem("cli/no-workspace", { folder: this.folder }));
    return undefined;
  }

  /** The workspace as read, and where it lies; messages are from now on in its first language. */
  async openWorkspace(): Promise<{ host: Host; workspace: Workspace } | undefined> {
    const host = this.findHost();
    const workspace = host && (await this.readWorkspace(host));
    return workspace && { host, workspace };
  }

  /** The workspace that lies there; what is wrong with it is reported. */
  async readWorkspace(host: Host): Promise<Workspace | undefined> {
    const { value: workspace, diagnostics } = await this.#read(host);
    this.add(...diagnostics);
    return workspace;
  }

  /** Speaks the workspace's language from now on; what is wrong with it is left to others to tell. */
  async settleLanguage(host: Host): Promise<void> {
    await this.#read(host);
  }

  async #read(host: Host): Promise<Outcome<Workspace>> {
    const { readWorkspace } = await import("./workspace-files.ts");
    const outcome = await readWorkspace(host);
    this.speak(outcome.value?.languages[0]);
    return outcome;
  }

  /** Messages are from now on in this language, where no other was chosen. */
  speak(language: Language | undefined): void {
    this.#language ??= language;
  }

  /** A path of an argument, relative to the workspace and with `/`. May lead out of it. */
  inWorkspace(host: Host, argument: string): string {
    return relative(host.root, resolve(this.folder, argument)).replaceAll(sep, "/");
  }

  /** Forgets what is only good to know, where it has been told before. */
  dropNotes(): void {
    this.#diagnostics = this.#diagnostics.filter(({ severity }) => severity !== "info");
  }

  /** Prints the problems and gives the exit code. */
  close(): ExitCode {
    if (this.#diagnostics.length > 0) this.io.err.write(this.#render());
    return exitCode(this.#diagnostics);
  }

  /** Prints a result as JSON, with the problems in it, and gives the exit code. */
  closeWithJson(result: object): ExitCode {
    const diagnostics = jsonOf(this.#diagnostics, this.language);
    this.io.out.write(`${JSON.stringify({ ...result, diagnostics }, undefined, 2)}\n`);
    return exitCode(this.#diagnostics);
  }

  #render(): string {
    const { language } = this;
    const { err, env } = this.io;
    switch (this.globals.report) {
      case "json":
        return renderJson(this.#diagnostics, language);
      case "github":
        return renderGithub(this.#diagnostics, language);
      default:
        return renderDiagnostics(this.#diagnostics, {
          language,
          colour: hasColour(err, env),
          width: err.columns ?? PLAIN_WIDTH,
        });
    }
  }
}
