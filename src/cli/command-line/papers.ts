/** The commands that make papers, as the user types them. */
import { type Command, InvalidArgumentError } from "commander";
import { type DocumentFormat, documentFormats } from "../../workspace/workspace.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { FILES, type Finish, JSON_OPTION, parseList } from "./arguments.ts";

interface Selecting extends Globals {
  readonly only?: readonly string[];
  readonly format?: readonly DocumentFormat[];
  readonly draftMark?: boolean;
  readonly editable?: boolean;
}

function addSelection(command: Command): Command {
  return command
    .argument(...FILES)
    .option("--only <documents>", "only these documents, e.g. memo or memo,letter", parseList)
    .option("--format <formats>", `only these formats: ${documentFormats.join(", ")}`, parseFormats)
    .option("--editable", "make Word files whose edits `kansli import` can bring back into the record")
    .option("--no-draft-mark", "do not mark the pages of drafts");
}

export function addBuild(program: Command, io: Io, finish: Finish): void {
  type Own = Selecting & { force?: boolean; json?: boolean };
  const build = program
    .command("build")
    .summary("make the papers that are not up to date")
    .description(
      "Makes the papers of records into out/. What has not changed is not made again, and a file that somebody " +
        "changed there is not overwritten.",
    );
  addSelection(build)
    .option("--force", "make every paper again, also those that somebody changed")
    .option(...JSON_OPTION)
    .action(async (files: string[], _own, command: Command) => {
      const { build } = await import("../commands/build.ts");
      finish(await build({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

export function addWatch(program: Command, io: Io, finish: Finish): void {
  const watch = program
    .command("watch")
    .summary("build again whenever something changes")
    .description("Builds, then waits for changes and builds what they touch, until you press Ctrl-C.");
  addSelection(watch).action(async (files: string[], _own, command: Command) => {
    const { watch } = await import("../commands/watch.ts");
    finish(await watch({ files, ...command.optsWithGlobals<Selecting>() }, io));
  });
}

export function addPack(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { output: string; title?: string; only?: string[]; strict?: boolean; json?: boolean };
  program
    .command("pack")
    .summary("one PDF for a meeting")
    .description(
      "Joins the papers of records, with cover, contents and attachments, into one PDF. What cannot be read is " +
        "told and left out.",
    )
    .argument("[files...]", "records, or folders of records, in the order of the pack; all when left out")
    .option("-o, --output <file>", "where to put it", "out/pack.pdf")
    .option("--title <title>", "title on the cover")
    .option(
      "--only <documents>",
      "these documents, e.g. memo; those made once per record when left out",
      parseList,
    )
    .option("--strict", "no pack at all when a part is missing")
    .option(...JSON_OPTION)
    .action(async (files: string[], _own, command: Command) => {
      const { pack } = await import("../commands/pack.ts");
      finish(await pack({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

export function addConvert(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { output?: string; force?: boolean; json?: boolean };
  program
    .command("convert")
    .summary("make PDFs of any Word files")
    .description(
      "Makes an accessible, archival PDF (PDF/A-3a and PDF/UA-1) of each Word file, beside it. No workspace is needed.",
    )
    .argument("<files...>", "Word files, or folders of them")
    .option("-o, --output <folder>", "put the PDFs there")
    .option("--force", "write over PDFs that are already there")
    .option(...JSON_OPTION)
    .action(async (files: string[], _own, command: Command) => {
      const { convert } = await import("../commands/convert.ts");
      finish(await convert({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

function parseFormats(text: string, before: readonly DocumentFormat[] = []): DocumentFormat[] {
  return parseList(text, before).map((item) => {
    const format = documentFormats.find((known) => known === item.toLowerCase());
    if (!format) throw new InvalidArgumentError(`Formats are ${documentFormats.join(", ")}.`);
    return format;
  });
}
