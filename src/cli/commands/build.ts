/**
 * `kansli build`: the papers of all records, or of those that are named.
 */
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import { type Made, readerOf } from "../../documents/index.ts";
import { type BuildSelection, buildPapers } from "../build-papers.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import type { Counts } from "../messages.ts";
import { Session } from "../session.ts";
import { Workshop } from "../workshop.ts";

export type BuildArgs = Globals & BuildSelection & { readonly json?: boolean };

export async function build(args: BuildArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const workshop = new Workshop();
  try {
    const made = await buildPapers(session, workshop, args);
    if (args.json) return session.closeWithJson(asJson(made));
    const code = session.close();
    if (made) await printMade(made, session);
    return code;
  } finally {
    await workshop.close();
  }
}

/** The table of what was made, and a line that counts the rest. */
export async function printMade(made: Made, { io, say, language }: Session): Promise<void> {
  const counts = countFates(made);
  if (counts.made > 0) {
    const { papersTable } = await import("../papers-table.ts");
    io.out.write(`${papersTable(made.papers, { say, language, columns: io.out.columns })}\n`);
  }
  io.out.write(`${say.summary(counts)}\n`);
}

function countFates({ papers, removed }: Made): Counts {
  const counts = { made: 0, unchanged: 0, kept: 0, failed: 0, removed: removed.length };
  for (const { fate } of papers) counts[fate]++;
  return counts;
}

function asJson(made: Made | undefined) {
  const papers = (made?.papers ?? []).map(({ paper, fate }) => ({
    path: paper.path,
    fate,
    record: paper.record.source.path,
    document: paper.document.key,
    recipient: readerOf(paper),
    format: paper.format,
  }));
  return { papers, removed: made?.removed ?? [] };
}
