/**
 * What a screen reader would meet in a PDF, in plain words.
 */
import type { PdfReport } from "../pdf/inspect.ts";
import type { Language } from "../values/language.ts";

/** Headings shown of a long document. */
const MOST = 40;

interface Words {
  readonly title: string;
  readonly language: string;
  readonly claims: string;
  readonly pages: string;
  readonly none: string;
  readonly noWords: string;
  readonly more: (count: number) => string;
  readonly headings: string;
  readonly texts: (paragraphs: number, lists: number, notes: number, links: number) => string;
  readonly table: (number: number, rows: number, headers: number) => string;
  readonly picture: (number: number, text: string | undefined) => string;
  readonly order: (jumps: number) => string;
}

const en: Words = {
  title: "Title",
  language: "Language",
  claims: "Claims",
  pages: "Pages",
  none: "none",
  noWords: "(its words are only on the page)",
  more: (count) => `  … and ${count} more`,
  headings: "Headings",
  texts: (paragraphs, lists, notes, links) =>
    `Text         ${paragraphs} paragraphs, ${lists} lists, ${notes} footnotes, ${links} links`,
  table: (number, rows, headers) =>
    `Table ${number}: ${rows} rows, ${headers > 0 ? `${headers} header cells` : "no header cells"}`,
  picture: (number, text) =>
    `Picture ${number}: ${text === undefined ? "no alternative text" : `reads “${text}”`}`,
  order: (jumps) =>
    jumps === 0 ? "Order        from the first page to the last" : "Order        jumps back between pages",
};

const sv: Words = {
  title: "Titel",
  language: "Språk",
  claims: "Uppger sig",
  pages: "Sidor",
  none: "saknas",
  noWords: "(orden finns bara på sidan)",
  more: (count) => `  … och ${count} till`,
  headings: "Rubriker",
  texts: (paragraphs, lists, notes, links) =>
    `Text         ${paragraphs} stycken, ${lists} listor, ${notes} fotnoter, ${links} länkar`,
  table: (number, rows, headers) =>
    `Tabell ${number}: ${rows} rader, ${headers > 0 ? `${headers} rubrikceller` : "inga rubrikceller"}`,
  picture: (number, text) =>
    `Bild ${number}: ${text === undefined ? "ingen alternativtext" : `läses ”${text}”`}`,
  order: (jumps) =>
    jumps === 0 ? "Ordning      från första sidan till sista" : "Ordning      går tillbaka mellan sidor",
};

export function pdfReport(file: string, report: PdfReport, language: Language): string {
  const say = { en, sv }[language];
  const line = (name: string, value: string | number | undefined) =>
    `${name.padEnd(12)} ${value ?? say.none}`;
  const headings = report.headings
    .slice(0, MOST)
    .map(({ level, text }) => `${"  ".repeat(level)}${level} ${text ?? say.noWords}`);
  const more = report.headings.length - headings.length;
  return [
    file,
    line(say.title, report.title),
    line(say.language, report.language && languageName(report.language, language)),
    line(say.claims, report.claims.join(", ") || undefined),
    line(say.pages, report.pages),
    say.order(report.jumpsBack.length),
    say.texts(report.paragraphs, report.lists, report.notes, report.links),
    headings.length === 0 ? line(say.headings, undefined) : say.headings,
    ...headings,
    ...(more > 0 ? [say.more(more)] : []),
    ...report.tables.map(({ rows, headerCells }, i) => say.table(i + 1, rows, headerCells)),
    ...report.pictures.map((text, i) => say.picture(i + 1, text)),
  ]
    .map((text) => `${text}\n`)
    .join("");
}

/** "Swedish (sv-SE)"; the code alone where it names no language. */
function languageName(code: string, reader: Language): string {
  try {
    const name = new Intl.DisplayNames([reader], { type: "language" }).of(code);
    return name && name !== code ? `${name} (${code})` : code;
  } catch {
    return code;
  }
}
