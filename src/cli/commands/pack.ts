/**
 * `kansli pack`: the papers of a meeting, with their attachments, in one PDF.
 */
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import { type Made, type Paper, packItems } from "../../documents/index.ts";
import { tryRead } from "../../host/index.ts";
import type { Pack, PackOptions } from "../../pdf/pack/index.ts";
import { inLanguage, locales } from "../../values/language.ts";
import { printValue } from "../../values/print.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { buildPapers } from "../build-papers.ts";
import type { Globals } from "../globals.ts";
import type { Io } from "../io.ts";
import { Session } from "../session.ts";
import { Workshop } from "../workshop.ts";

export interface PackArgs extends Globals {
  /** Records or folders, in the order of the pack. All when empty. */
  readonly files: readonly string[];
  /** Where it goes, relative to the workspace. */
  readonly output: string;
  readonly title?: string;
  readonly only?: readonly string[];
  /** No pack when a part of it is missing. */
  readonly strict?: boolean;
  readonly json?: boolean;
}

export async function pack(args: PackArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const workshop = new Workshop();
  try {
    const made = await makeAndWrite(args, session, workshop);
    if (args.json) return session.closeWithJson(asJson(made));
    const code = session.close();
    if (made) printReport(made, args, session);
    return code;
  } finally {
    await workshop.close();
  }
}

async function makeAndWrite(args: PackArgs, session: Session, workshop: Workshop): Promise<Pack | undefined> {
  const { files, only = [] } = args;
  const built = await buildPapers(session, workshop, { files, only, format: ["pdf"] });
  const opened = built && (await session.openWorkspace());
  if (!built || !opened) return undefined;
  const { host, workspace } = opened;
  const papers = inOrder(chosenPapers(built, only), files, (file) => session.inWorkspace(host, file));
  if (papers.length === 0) return undefined;
  const press = await workshop.press(host);
  const { items, diagnostics } = await packItems(papers, {
    read: (path) => tryRead(host, path),
    workspace,
    press,
  });
  session.add(...diagnostics);
  const { makePack } = await import("../../pdf/pack/index.ts");
  const made = await makePack(items, packOptions(papers, workspace, args, press.fonts));
  session.add(...made.diagnostics);
  if (!made.value || (args.strict && hasErrors(session.diagnostics))) return undefined;
  await host.write(session.inWorkspace(host, args.output), made.value.bytes);
  return made.value;
}

/** A meeting reads the document that the kind lists first, unless others were asked for. */
function chosenPapers({ papers }: Made, only: readonly string[]): Paper[] {
  return papers
    .filter(({ fate, paper }) => fate !== "failed" && paper.format === "pdf")
    .map(({ paper }) => paper)
    .filter(({ document, record }) => only.length > 0 || document.key === record.kind.documents[0]);
}

/** In the order in which records were named. */
function inOrder(
  papers: readonly Paper[],
  files: readonly string[],
  resolve: (file: string) => string,
): Paper[] {
  const paths = files.map(resolve);
  const rank = ({ record }: Paper) => paths.findIndex((path) => isIn(record.source.path, path));
  return [...papers].sort((a, b) => rank(a) - rank(b));
}

function isIn(file: string, path: string): boolean {
  return path === "" || file === path || file.startsWith(`${path}/`);
}

const DEFAULT_COLOUR = "#1f3a5f";

function packOptions(
  papers: readonly Paper[],
  { organisation }: Workspace,
  { title }: PackArgs,
  fonts: PackOptions["fonts"],
): PackOptions {
  const records = [...new Set(papers.map(({ record }) => record))];
  const language = records[0]?.language ?? "sv";
  const words = packWords[language];
  const committees = records.map(({ committee }) => inLanguage(committee.name, language) ?? committee.key);
  const days = records.map(({ meeting }) => meeting.iso).sort();
  const dates = [...new Set([days[0], days.at(-1)])].map((iso = "") =>
    printValue({ type: "date", iso }, { language, style: "long" }),
  );
  return {
    title: title ?? words.papers,
    subtitle: [...new Set(committees), dates.join(" – ")],
    organisation: inLanguage(organisation.name, language) ?? "",
    colour: organisation.colour ?? DEFAULT_COLOUR,
    headings: organisation.fonts.headings,
    fonts,
    language: locales[language],
    created: new Date(`${days.at(-1)}T00:00:00Z`),
    words: {
      contents: words.contents,
      stamp: ({ number, reference }, page, pages) =>
        `${words.item} ${number}  ·  ${words.reference} ${reference}  ·  ${words.page} ${page} (${pages})`,
    },
  };
}

const packWords = {
  sv: { papers: "Handlingar", contents: "Innehåll", item: "Ärende", reference: "Dnr", page: "Sida" },
  en: { papers: "Papers", contents: "Contents", item: "Item", reference: "Ref.", page: "Page" },
} as const;

function printReport({ parts, pages, accessible }: Pack, { output }: PackArgs, { io, say }: Session): void {
  for (const { item, firstPage, pages: own, accessible: isGood } of parts) {
    const range = own === 1 ? `${firstPage}` : `${firstPage}–${firstPage + own - 1}`;
    const note = isGood ? "" : `  (${say.notAccessible})`;
    io.out.write(`${item.number.padEnd(6)}${range.padEnd(10)}${item.title}${note}\n`);
  }
  io.out.write(`${say.packed(output, pages, accessible)}\n`);
}

function asJson(made: Pack | undefined) {
  const parts = (made?.parts ?? []).map(({ item, firstPage, pages, accessible }) => ({
    ...{ number: item.number, title: item.title, file: item.file },
    ...{ firstPage, pages, accessible },
  }));
  return { pages: made?.pages ?? 0, accessible: made?.accessible ?? false, parts };
}
