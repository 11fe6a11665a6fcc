/**
 * The table that a build ends with: what was made and where.
 *
 * One row a document of a record; its files are named, or counted where there is one for each recipient.
 * Where the terminal is too narrow for columns they become lines.
 */
import Table from "cli-table3";
import type { Fated } from "../documents/make-papers.ts";
import type { Paper } from "../documents/paper.ts";
import type { Language } from "../values/language.ts";
import type { Messages } from "./messages.ts";

interface Row {
  readonly reference: string;
  readonly document: string;
  readonly files: string;
  readonly folder: string;
}

const borderless = {
  ...{ top: "", "top-mid": "", "top-left": "", "top-right": "" },
  ...{ bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" },
  ...{ left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "  " },
};

/** @param columns width of the terminal; `undefined` for a file or a pipe, which have none */
export function papersTable(
  papers: readonly Fated[],
  { say, language, columns }: { say: Messages; language: Language; columns: number | undefined },
): string {
  const rows = rowsOf(papers, language);
  if (rows.length === 0) return "";
  const table = asTable(rows, say);
  const width = Math.max(...table.split("\n").map((line) => line.length));
  return columns !== undefined && width > columns ? asLines(rows) : table;
}

function rowsOf(papers: readonly Fated[], language: Language): Row[] {
  const made = papers.filter(({ fate }) => fate === "made").map(({ paper }) => paper);
  const groups = Map.groupBy(made, ({ record, document }) => `${record.source.path}\n${document.key}`);
  return [...groups.values()].map((group) => {
    const { record, document, path } = group[0] as Paper;
    return {
      reference: record.reference,
      document: document.name[language] ?? document.key,
      files: filesOf(group),
      folder: path.slice(0, path.lastIndexOf("/") + 1),
    };
  });
}

/** "memo.docx, .pdf"; "25 docx, 25 pdf" where there is one for each recipient. */
function filesOf(papers: readonly Paper[]): string {
  const formats = Map.groupBy(papers, ({ format }) => format);
  if (papers.length > formats.size)
    return [...formats].map(([format, { length }]) => `${length} ${format}`).join(", ");
  const [first = "", ...others] = papers.map(({ path }) => path.slice(path.lastIndexOf("/") + 1));
  return [first, ...others.map((name) => name.slice(name.lastIndexOf(".")))].join(", ");
}

function asTable(rows: readonly Row[], say: Messages): string {
  const table = new Table({
    head: [say.reference, say.document, say.files, say.folder],
    chars: borderless,
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
  });
  rows.forEach(({ reference, document, files, folder }, index) => {
    const isSame = rows[index - 1]?.folder === folder;
    table.push(isSame ? ["", document, files, ""] : [reference, document, files, folder]);
  });
  return `${table.toString().replace(/ +$/gm, "")}\n`;
}

function asLines(rows: readonly Row[]): string {
  return rows
    .map(({ reference, document, files, folder }) => `${reference} ${document}\n  ${folder}\n  ${files}\n`)
    .join("");
}
