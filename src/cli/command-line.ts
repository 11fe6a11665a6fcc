/**
 * The commands and their options, as the user types them.
 *
 * A command's own code is loaded when it is called, and with it the packages that it needs.
 */
import { type Command, InvalidArgumentError, Option } from "commander";
import type { ExitCode } from "../diagnostics/exit-code.ts";
import { type Language, languages } from "../values/language.ts";
import { type DocumentFormat, documentFormats } from "../workspace/workspace.ts";
import type { SentArgs } from "./commands/sent.ts";
import type { Globals } from "./globals.ts";
import type { Io } from "./io.ts";

type Finish = (code: ExitCode) => void;

export function addCommands(program: Command, io: Io, finish: Finish): void {
  addInit(program, io, finish);
  addNew(program, io, finish);
  addValidate(program, io, finish);
  addBuild(program, io, finish);
  addWatch(program, io, finish);
  addPack(program, io, finish);
  addSchema(program, io, finish);
  addConvert(program, io, finish);
  addFields(program, io, finish);
  addVerify(program, io, finish);
  addSeal(program, io, finish);
  addHistory(program, io, finish);
  addDiff(program, io, finish);
  addImport(program, io, finish);
  addSend(program, io, finish);
  addSent(program, io, finish);
}

function addInit(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { name?: string; colour?: string; language: Language };
  program
    .command("init")
    .summary("set up a new workspace")
    .description(
      "Sets up a workspace with templates in your name and colour, a kind and a record. It builds at once.",
    )
    .argument("[folder]", "where to put it; made if it is not there", ".")
    .option("--name <name>", "your organisation's name", parseName)
    .option("--colour <colour>", "colour of headings and lines, e.g. #005b7f", parseColour)
    .addOption(
      new Option("--language <language>", "language of papers").choices(languages).default(languages[0]),
    )
    .action(async (into: string, _own, command: Command) => {
      const { init } = await import("./commands/init.ts");
      finish(await init({ into, ...command.optsWithGlobals<Own>() }, io));
    });
}

function addNew(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { reference?: string; file?: string };
  program
    .command("new")
    .summary("begin a record")
    .description("Begins a record of a kind, with all its fields and sections ready to fill in.")
    .argument("<kind>", "a kind of the workspace, e.g. grant")
    .option("--reference <number>", "registry number; also names the file")
    .option("--file <path>", "where to put it, instead of decisions/<year>/")
    .action(async (kind: string, _own, command: Command) => {
      const { newRecord } = await import("./commands/new.ts");
      finish(await newRecord({ kind, ...command.optsWithGlobals<Own>() }, io));
    });
}

const FILES = ["[files...]", "records, or folders of records; all when left out"] as const;
const JSON_OPTION = ["--json", "print the result as JSON, problems included"] as const;

function addValidate(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { json?: boolean; annotate?: string };
  program
    .command("validate")
    .summary("find every problem, without making anything")
    .description(
      "Checks the workspace, its records and its templates, and lists every problem with its place.",
    )
    .argument("[files...]", "records, templates, or folders of them, all when left out; or PDFs")
    .option(...JSON_OPTION)
    .option("--annotate <folder>", "write the templates that have problems there, with comments for Word")
    .action(async (files: string[], _own, command: Command) => {
      const { validate } = await import("./commands/validate.ts");
      finish(await validate({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

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

function addBuild(program: Command, io: Io, finish: Finish): void {
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
      const { build } = await import("./commands/build.ts");
      finish(await build({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

function addWatch(program: Command, io: Io, finish: Finish): void {
  const watch = program
    .command("watch")
    .summary("build again whenever something changes")
    .description("Builds, then waits for changes and builds what they touch, until you press Ctrl-C.");
  addSelection(watch).action(async (files: string[], _own, command: Command) => {
    const { watch } = await import("./commands/watch.ts");
    finish(await watch({ files, ...command.optsWithGlobals<Selecting>() }, io));
  });
}

function addPack(program: Command, io: Io, finish: Finish): void {
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
      const { pack } = await import("./commands/pack.ts");
      finish(await pack({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

function addSchema(program: Command, io: Io, finish: Finish): void {
  program
    .command("schema")
    .summary("help editors check records while you type")
    .description(
      "Writes .kansli/<kind>.schema.json, and a first line in records that tells editors to use it.",
    )
    .option("--no-wire", "leave the records as they are")
    .action(async (_own, command: Command) => {
      const { schema } = await import("./commands/schema.ts");
      finish(await schema(command.optsWithGlobals<Globals & { wire: boolean }>(), io));
    });
}

function addFields(program: Command, io: Io, finish: Finish): void {
  program
    .command("fields")
    .summary("list what a template may use, or what it uses")
    .description(
      "Of a kind: everything that its templates may print, with types and examples. Of a template: the fields, " +
        "helpers and blocks that it uses, and where.",
    )
    .argument("<kind or template>", "e.g. grant, or templates/memo.docx")
    .option(...JSON_OPTION)
    .action(async (of: string, _own, command: Command) => {
      const { fields } = await import("./commands/fields.ts");
      finish(await fields({ of, ...command.optsWithGlobals<Globals & { json?: boolean }>() }, io));
    });
}

function addConvert(program: Command, io: Io, finish: Finish): void {
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
      const { convert } = await import("./commands/convert.ts");
      finish(await convert({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

function addVerify(program: Command, io: Io, finish: Finish): void {
  program
    .command("verify")
    .summary("show where papers come from, and whether they were altered")
    .description(
      "Makes each paper again from the commit that it names, and tells whether it is the same, where it was " +
        "changed, and whether there is a newer version.",
    )
    .argument("<files...>", "papers, wherever they lie")
    .option(...JSON_OPTION)
    .action(async (files: string[], _own, command: Command) => {
      const { verify } = await import("./commands/verify.ts");
      finish(await verify({ files, ...command.optsWithGlobals<Globals & { json?: boolean }>() }, io));
    });
}

const RECORD = ["<record>", "a record: its file, or its reference"] as const;

function addSeal(program: Command, io: Io, finish: Finish): void {
  program
    .command("seal")
    .summary("mark a decided record final")
    .description(
      "Writes the hashes of a record and of its papers into seals/, for you to commit. From then on a change " +
        "of the record is an error, unless the record says what it amends and why.",
    )
    .argument(...RECORD)
    .action(async (record: string, _own, command: Command) => {
      const { seal } = await import("./commands/seal.ts");
      finish(await seal({ record, ...command.optsWithGlobals<Globals>() }, io));
    });
}

function addHistory(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { all?: boolean; json?: boolean };
  program
    .command("history")
    .summary("list a record's versions")
    .description("Lists when a record was changed, by whom, and what changed, in the record's own words.")
    .argument(...RECORD)
    .option("--all", "show every version, not only the newest")
    .option(...JSON_OPTION)
    .action(async (record: string, _own, command: Command) => {
      const { history } = await import("./commands/history.ts");
      finish(await history({ record, ...command.optsWithGlobals<Own>() }, io));
    });
}

function addDiff(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & {
    docx?: boolean;
    html?: boolean;
    pdf?: boolean;
    only?: readonly string[];
    json?: boolean;
  };
  program
    .command("diff")
    .summary("compare two versions of a record")
    .description(
      "Shows what changed between two versions of a record. Without versions: what is not committed yet, or " +
        "else what the newest commit changed.",
    )
    .argument(...RECORD)
    .argument("[from]", "a commit, a branch or a tag")
    .argument("[to]", "the same; what lies in the folder when left out")
    .option("--docx", "write Word files with tracked changes into out/<reference>/changes/")
    .option("--html", "write the changes as a web page there")
    .option("--pdf", "write the changes as a PDF there")
    .option("--only <documents>", "with --docx: these documents, instead of the record's first", parseList)
    .option(...JSON_OPTION)
    .action(
      async (record: string, from: string | undefined, to: string | undefined, _own, command: Command) => {
        const { diff } = await import("./commands/diff.ts");
        const versions = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
        finish(await diff({ record, ...versions, ...command.optsWithGlobals<Own>() }, io));
      },
    );
}

function addImport(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { dryRun?: boolean; acceptChanges?: boolean; comments?: boolean; json?: boolean };
  program
    .command("import")
    .summary("bring what was edited in Word back into the record")
    .description(
      "Compares a paper that came back with what it was made from, and changes the record by what was edited. What " +
        "was changed in the record too is shown and left. Nothing is committed.",
    )
    .argument("<file.docx>", "a paper that somebody edited, wherever it lies")
    .option("--dry-run", "show what would change, without writing")
    .option("--accept-changes", "take tracked changes as if they were accepted")
    .option("--comments", "keep the comments in a file beside the record")
    .option(...JSON_OPTION)
    .action(async (file: string, _own, command: Command) => {
      const { importPaper } = await import("./commands/import.ts");
      finish(await importPaper({ file, ...command.optsWithGlobals<Own>() }, io));
    });
}

function addSend(program: Command, io: Io, finish: Finish): void {
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
      const { send } = await import("./commands/send.ts");
      finish(await send({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

function addSent(program: Command, io: Io, finish: Finish): void {
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
      const { sent } = await import("./commands/sent.ts");
      finish(await sent({ ...(record !== undefined && { record }), ...command.optsWithGlobals<Own>() }, io));
    });
}

/** `a,b`, and the option given again, add up. */
function parseList(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(",").map((item) => item.trim())].filter((item) => item !== "");
}

function parseFormats(text: string, before: readonly DocumentFormat[] = []): DocumentFormat[] {
  return parseList(text, before).map((item) => {
    const format = documentFormats.find((known) => known === item.toLowerCase());
    if (!format) throw new InvalidArgumentError(`Formats are ${documentFormats.join(", ")}.`);
    return format;
  });
}

/** Templates hold the name, and would take braces in it for a tag. */
function parseName(text: string): string {
  if (text.trim() === "" || text.includes("{{"))
    throw new InvalidArgumentError("A name is a text without {{.");
  return text;
}

function parseColour(text: string): string {
  if (!/^#?[0-9a-f]{6}$/i.test(text)) throw new InvalidArgumentError("Colours are written as #rrggbb.");
  return `#${text.replace("#", "").toLowerCase()}`;
}
