/** The commands that set up a workspace and look after it, as the user types them. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { type Language, languages } from "../../values/language.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { type Finish, JSON_OPTION } from "./arguments.ts";

export function addInit(program: Command, io: Io, finish: Finish): void {
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
      const { init } = await import("../commands/init.ts");
      finish(await init({ into, ...command.optsWithGlobals<Own>() }, io));
    });
}

export function addNew(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { reference?: string; file?: string };
  program
    .command("new")
    .summary("begin a record")
    .description("Begins a record of a kind, with all its fields and sections ready to fill in.")
    .argument("<kind>", "a kind of the workspace, e.g. grant")
    .option("--reference <number>", "registry number; also names the file")
    .option("--file <path>", "where to put it, instead of decisions/<year>/")
    .action(async (kind: string, _own, command: Command) => {
      const { newRecord } = await import("../commands/new.ts");
      finish(await newRecord({ kind, ...command.optsWithGlobals<Own>() }, io));
    });
}

export function addValidate(program: Command, io: Io, finish: Finish): void {
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
      const { validate } = await import("../commands/validate.ts");
      finish(await validate({ files, ...command.optsWithGlobals<Own>() }, io));
    });
}

export function addSchema(program: Command, io: Io, finish: Finish): void {
  program
    .command("schema")
    .summary("help editors check records while you type")
    .description(
      "Writes .kansli/<kind>.schema.json, and a first line in records that tells editors to use it.",
    )
    .option("--no-wire", "leave the records as they are")
    .action(async (_own, command: Command) => {
      const { schema } = await import("../commands/schema.ts");
      finish(await schema(command.optsWithGlobals<Globals & { wire: boolean }>(), io));
    });
}

export function addFields(program: Command, io: Io, finish: Finish): void {
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
      const { fields } = await import("../commands/fields.ts");
      finish(await fields({ of, ...command.optsWithGlobals<Globals & { json?: boolean }>() }, io));
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
