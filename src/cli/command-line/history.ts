/** The commands about what a record or a paper was before, as the user types them. */
import type { Command } from "commander";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { type Finish, JSON_OPTION, parseList, RECORD } from "./arguments.ts";

export function addVerify(program: Command, io: Io, finish: Finish): void {
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
      const { verify } = await import("../commands/verify.ts");
      finish(await verify({ files, ...command.optsWithGlobals<Globals & { json?: boolean }>() }, io));
    });
}

export function addSeal(program: Command, io: Io, finish: Finish): void {
  program
    .command("seal")
    .summary("mark a decided record final")
    .description(
      "Writes the hashes of a record and of its papers into seals/, for you to commit. From then on a change " +
        "of the record is an error, unless the record says what it amends and why.",
    )
    .argument(...RECORD)
    .action(async (record: string, _own, command: Command) => {
      const { seal } = await import("../commands/seal.ts");
      finish(await seal({ record, ...command.optsWithGlobals<Globals>() }, io));
    });
}

export function addHistory(program: Command, io: Io, finish: Finish): void {
  type Own = Globals & { all?: boolean; json?: boolean };
  program
    .command("history")
    .summary("list a record's versions")
    .description("Lists when a record was changed, by whom, and what changed, in the record's own words.")
    .argument(...RECORD)
    .option("--all", "show every version, not only the newest")
    .option(...JSON_OPTION)
    .action(async (record: string, _own, command: Command) => {
      const { history } = await import("../commands/history.ts");
      finish(await history({ record, ...command.optsWithGlobals<Own>() }, io));
    });
}

export function addDiff(program: Command, io: Io, finish: Finish): void {
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
        const { diff } = await import("../commands/diff.ts");
        const versions = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
        finish(await diff({ record, ...versions, ...command.optsWithGlobals<Own>() }, io));
      },
    );
}

export function addImport(program: Command, io: Io, finish: Finish): void {
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
      const { importPaper } = await import("../commands/import.ts");
      finish(await importPaper({ file, ...command.optsWithGlobals<Own>() }, io));
    });
}
