/**
 * From arguments to a command, and from what it finds to an exit code.
 */
import { Command, CommanderError, Option } from "commander";
import type { ExitCode } from "../diagnostics/exit-code.ts";
import { HostError } from "../host/host.ts";
import { hostProblem } from "../host/host-problem.ts";
import { type Language, languages } from "../values/language.ts";
import { addCommands } from "./command-line.ts";
import { chosenLanguage, type Globals, machineLanguage, reports } from "./globals.ts";
import { swedishAfterHelp, swedishSlip, swedishText } from "./help-texts.ts";
import { hasColour, type Io } from "./io.ts";
import { programVersion } from "./program.ts";

/** Runs one command. Never throws: a fault of our own is told, and gives 1. */
export async function main(args: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const language = languageOfHelp(args, io.env);
  const program = describeProgram(io, language);
  addCommands(program, io, (given) => {
    code = given;
  });
  if (language === "sv") translate(program);
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
  NO_COLOR     no colours                        FORCE_COLOR   colours, also in files and pipes
  LANG         the language, where nothing else tells it`;

/** Help is asked for before any workspace is read, so its language comes from the command or the machine. */
function languageOfHelp(args: readonly string[], env: Io["env"]): Language {
  const asked = args.find((arg, at) => args[at - 1] === "--lang" || arg.startsWith("--lang="));
  const lang = languages.find((language) => language === asked?.replace("--lang=", ""));
  return chosenLanguage(lang ? { lang } : {}, env) ?? machineLanguage(env);
}

function translate(command: Command): void {
  command.description(swedishText(command.description())).summary(swedishText(command.summary()));
  command.helpOption("-h, --help", swedishText("display help for command"));
  for (const part of [...command.options, ...command.registeredArguments]) {
    part.description = swedishText(part.description);
  }
  if (command.commands.length > 0)
    command.helpCommand("help [kommando]", swedishText("display help for command"));
  for (const inner of command.commands) translate(inner);
}

function describeProgram(io: Io, language: Language): Command {
  const isSwedish = language === "sv";
  const say = isSwedish ? swedishText : (text: string) => text;
  return new Command("kansli")
    .description("Turns decision records into a committee's papers: Word and accessible, archival PDF.")
    .version(programVersion())
    .addOption(new Option("-C, --folder <folder>", "act as if called in this folder"))
    .addOption(new Option("--lang <language>", "language of messages").choices(languages))
    .addOption(new Option("--report <form>", "how problems are printed").choices(reports).default("text"))
    .addOption(new Option("--debug", "show where in Kansli a fault happened"))
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: say,
      styleOptionDescription: say,
      styleArgumentDescription: say,
      styleUsage: say,
      styleSubcommandTerm: say,
    })
    .configureOutput({
      writeOut: (text) => io.out.write(text),
      writeErr: (text) => io.err.write(text),
      outputError: (text, write) => write(isSwedish ? swedishSlip(text) : text),
      getOutHelpWidth: () => io.out.columns ?? 100,
      getErrHelpWidth: () => io.err.columns ?? 100,
      getOutHasColors: () => hasColour(io.out, io.env),
      getErrHasColors: () => hasColour(io.err, io.env),
    })
    .showHelpAfterError(say("kansli --help shows what can be said."))
    .exitOverride()
    .addHelpText("after", isSwedish ? swedishAfterHelp : AFTER_HELP);
}
