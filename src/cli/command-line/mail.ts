/** The commands that mail papers, as the user types them. */
import { type Command, Option } from "commander";
import type { SentArgs } from "../commands/sent.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { FILES, type Finish, JSON_OPTION } from "./arguments.ts";

export function addSend(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { plan?: string; preview?: string; json?: boolean };
  program
    .command("send")
    .summary("mail papers to their recipients")
    .description(
      "Prints who would get what, and sends nothing. With the hash of that plan, sends it: each letter once, " +
        "however often the command is cut off and called again.",
    )
    .argument(...FILES)
    .option("--plan <hash>", "send this plan, or go on with it")
    .option("--preview <folder>", "write the letters there, to look at")
    .option(...JSON_OPTION)
    .action(async (files: string[], _own, command: Command) => {
      const { send } = await import("../commands/send.ts");
      finish(await send({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

export function addSent(program: Command, io: Io, finish: Finish): void {
  type Own = Omit<SentArgs, "record">;
  program
    .command("sent")
    .summary("show who got which file, and when")
    .description(
      "Lists every letter: who got which file when, what the server said, what is held or came back.",
    )
    .argument("[record]", "only this record: its reference or its file")
    .option("--csv", "as CSV, a line a file")
    .option(...JSON_OPTION)
    .option("--bounces", "first look for letters that came back")
    .option("--settle <letter>", "say what became of a letter that is held")
    .addOption(new Option("--as <fate>", "with --settle: it was sent, or lost").choices(["sent", "lost"]))
    .action(async (record: string | undefined, _own, command: Command) => {
      const { sent } = await import("../commands/sent.ts");
      finish(await sent({ ...(record !== undefined && { record }), ...command.optsWithGlobals<Own>() }, io));
    });
}
