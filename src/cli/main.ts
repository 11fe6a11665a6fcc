/**
 * From arguments to a command, and from what it finds to an exit code.
 */
import { Command, CommanderError, Option } from "commander";
import type { ExitCode } from "../diagnostics/exit-code.ts";
import { HostError } from "../host/host.ts";
import { hostProblem } from "../host/host-problem.ts";
import { languages } from "../values/language.ts";
import { addCommands } from "./command-line.ts";
import { type Globals, reports } from "./globals.ts";
import { hasColour, type Io } from "./io.ts";
import { programVersion } from "./program.ts";

/** Runs one command. Never throws: a fault of our own is told, and gives 1. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = describeProgram(io);
  addCommands(program, io, (given) => {
    code = given;
  });
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof HostError) return await tellHostError(error, program, io);
    tellFault(error, io, args.includes("--debug") || Boolean(io.env.KANSLI_DEBUG));
    return 1;
  }
}

/** A disk that fails where no stage was there to report it. */
async function tellHostError(error: HostError, program: Command, io: Io): Promise<ExitCode> {
  const { Session } = await import("./session.ts");
  const session = new Session(io, program.opts<Globals>());
  session.add(hostProblem(error));
  return session.close();
}

function tellFault(error: unknown, { err }: Io, isDebugging: boolean): void {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const more = isDebugging ? `:\n${stack}` : "; --debug shows where in Kansli it happened.";
  err.write(
    `This is a fault in Kansli, not in your files: ${message}\n` +
      "What was already made is safe. Please report the fault to whoever looks after Kansli for you, with the\n" +
      `command that you ran and the version, ${programVersion()}${more}\n`,
  );
}

const AFTER_HELP = `
Examples:
  $ kansli init my-committee --name "Region Örebro län" --colour "#005b7f"
  $ kansli new grant --reference 24RS0117
  $ kansli validate
  $ kansli build decisions/2024/24RS0117.yaml --only memo --format pdf

Exit codes:
  0  good                       3  something is wrong in a record or in the workspace
  1  a fault in Kansli          4  something is wrong in a template
  2  a slip in the command      5  the disk, git or the machine fails

Environment:
  KANSLI_LANG  language of messages, sv or en    KANSLI_DEBUG  as --debug
  NO_COLOR     no colours                        FORCE_COLOR   colours, also in files and pipes`;

function describeProgram(io: Io): Command {
  return new Command("kansli")
    .description("Turns decision records into a committee's papers: Word and accessible, archival PDF.")
    .version(programVersion())
    .addOption(new Option("-C, --folder <folder>", "act as if called in this folder"))
    .addOption(new Option("--lang <language>", "language of messages").choices(languages))
    .addOption(new Option("--report <form>", "how problems are printed").choices(reports).default("text"))
    .addOption(new Option("--debug", "show where in Kansli a fault happened"))
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      getOutHelpWidth: () => io.out.columns ?? 100,
      getErrHelpWidth: () => io.err.columns ?? 100,
      getOutHasColors: () => hasColour(io.out, io.env),
      getErrHasColors: () => hasColour(io.err, io.env),
    })
    .showHelpAfterError("kansli --help shows what can be said.")
    .exitOverride()
    .addHelpText("after", AFTER_HELP);
}
