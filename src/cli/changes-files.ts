/**
 * Changes of a record as files: a page of HTML, or a PDF.
 */
import { problem } from "../diagnostics/diagnostic.ts";
import { safeName } from "../documents/file-names.ts";
import { OUT } from "../documents/index.ts";
import { type Change, type ChangesPage, changesDocument, changesHtml, type Fact } from "../history/index.ts";
import { attempt } from "../host/index.ts";
import { parseRecord } from "../records/index.ts";
import { inLanguage } from "../values/index.ts";
import { buildView } from "../views/index.ts";
import { wordsIn } from "../views/words.ts";
import type { Sides } from "./commands/diff.ts";
import { titleOf } from "./commands/diff.ts";
import { historyMessages } from "./history-messages.ts";
import { changesPath } from "./redline-papers.ts";
import type { Session } from "./session.ts";
import { Workshop } from "./workshop.ts";

export interface Compared {
  readonly sides: Sides;
  /** Of the later version. */
  readonly facts: readonly Fact[];
  readonly changes: readonly Change[];
}

/** Paths of what was written. */
export async function writeChanges(
  session: Session,
  compared: Compared,
  formats: readonly ("html" | "pdf")[],
): Promise<string[]> {
  const page = pageOf(session, compared);
  const written: string[] = [];
  for (const format of formats) {
    const reference = factText(compared.facts, "reference");
    const path = changesPath({ path: `${OUT}/${safeName(reference)}/changes` }, compared.sides, format);
    const bytes =
      format === "html" ? Buffer.from(changesHtml(page)) : await pdfOf(session, page, path, compared);
    if (!bytes) continue;
    const { diagnostics } = await attempt(() => compared.sides.host.write(path, bytes));
    session.add(...diagnostics);
    if (diagnostics.length === 0) written.push(path);
  }
  return written;
}

function pageOf(session: Session, { sides, facts, changes }: Compared): ChangesPage {
  const { language } = session;
  const { added, removed, moved, unchanged, differences, keys } = historyMessages[language];
  const kind = sides.workspace.kinds.get(factText(facts, "kind"));
  const names = wordsIn(language, sides.workspace);
  return {
    ...{ language, changes, words: { added, removed, moved, unchanged } },
    title: `${differences} ${factText(facts, "reference")}: ${printedTitle(sides) ?? factText(facts, "title")}`,
    between: titleOf(sides, session),
    labelOf(path) {
      const section = path.startsWith("sections.") ? kind?.sections.get(path.slice(9))?.heading : undefined;
      return (
        inLanguage(section ?? kind?.fields.get(path)?.label ?? {}, language) ||
        (names[path] ?? keys[path] ?? path)
      );
    },
  };
}

/** With the fields that it quotes. */
function printedTitle({ to: { path, bytes }, workspace }: Sides): string | undefined {
  const { value: record } = parseRecord({ path, bytes }, workspace, { exists: () => true });
  const document = record && workspace.documents.get(record.kind.documents[0] ?? "");
  const title = record && document && buildView(record, workspace, document, undefined).value.title;
  return typeof title === "string" ? title : undefined;
}

function factText(facts: readonly Fact[], path: string): string {
  const fact = facts.find((one) => one.path === path);
  return fact?.kind === "value" ? fact.text : (fact?.items.join(" ") ?? "");
}

/** Dated as the later version is: by its commit, or its record's meeting. */
async function pdfOf(session: Session, page: ChangesPage, file: string, { sides, facts }: Compared) {
  const workshop = new Workshop();
  try {
    const { fonts, converter } = await workshop.press(sides.host);
    const date = sides.to.commit?.date ?? factText(facts, "meeting");
    const created = new Date(`${date}T00:00:00Z`);
    if (Number.isNaN(created.getTime())) {
      session.add(problem("history/nothing-to-compare", { record: sides.to.path }));
      return undefined;
    }
    const options = { file, title: page.title, language: page.language, created, fonts };
    const { value, diagnostics } = await (await converter()).convert(changesDocument(page), options);
    session.add(...diagnostics);
    return value;
  } finally {
    await workshop.close();
  }
}
