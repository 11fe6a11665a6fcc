/**
 * `kansli validate out/x.pdf`: what a screen reader would meet in PDFs, and what would hinder it.
 */
import { basename, dirname, resolve } from "node:path";
import { problem } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import { tryRead } from "../../host/host-problem.ts";
import { inspectPdf } from "../../pdf/inspect.ts";
import type { Io } from "../io.ts";
import { speakAsAround } from "../nearest-workspace.ts";
import { pdfReport } from "../pdf-report.ts";
import { Session } from "../session.ts";
import type { ValidateArgs } from "./validate.ts";

export async function validatePdfs(args: ValidateArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  await speakAsAround(session);
  const pdfs = [];
  for (const file of args.files) {
    const report = await inspect(session, file);
    if (report) pdfs.push({ file, ...report });
  }
  if (args.json) return session.closeWithJson({ pdfs });
  io.out.write(pdfs.map(({ file, ...report }) => pdfReport(file, report, session.language)).join("\n"));
  return session.close();
}

async function inspect(session: Session, file: string) {
  const path = resolve(session.folder, file);
  const read = await tryRead(session.io.openHost(dirname(path)), basename(path));
  session.add(...read.diagnostics);
  if (!read.value) {
    if (read.diagnostics.length === 0) {
      session.add(problem("pdf/no-such-pdf", { file }, { place: { in: "pdf", file } }));
    }
    return undefined;
  }
  const { value, diagnostics } = await inspectPdf(read.value, file);
  session.add(...diagnostics);
  return value;
}
