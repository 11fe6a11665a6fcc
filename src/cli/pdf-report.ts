/**
 * What a screen reader would meet in a PDF, in plain words.
 */
import type { PdfReport } from "../pdf/inspect.ts";
import type { Language } from "../values/language.ts";

/** Headings shown of a long document. */
const MOST = 40;

/** One and several. */
type Counted = readonly [one: string, several: string];

interface Words {
  readonly title: string;
  readonly language: string;
  readonly claims: string;
  readonly pages: string;
  readonly structure: string;
  readonly none: string;
  readonly noWords: string;
  readonly more: (count: number) => string;
  readonly headings: string;
  readonly text: string;
  readonly paragraphs: Counted;
  readonly lists: Counted;
  readonly notes: Counted;
  readonly links: Counted;
  readonly fields: Counted;
  readonly table: string;
  readonly rows: Counted;
  readonly headerCells: Counted;
  readonly noHeaderCells: string;
  readonly picture: (number: number, text: string | undefined) => string;
  readonly order: string;
  readonly forwards: string;
  readonly backwards: string;
}

const en: Words = {
  title: "Title",
  language: "Language",
  claims: "Claims",
  pages: "Pages",
  structure: "Structure",
  none: "none",
  noWords: "(its words are only on the page)",
  more: (count) => `  … and ${count} more`,
  headings: "Headings",
  text: "Text",
  paragraphs: ["paragraph", "paragraphs"],
  lists: ["list", "lists"],
  notes: ["note", "notes"],
  links: ["link", "links"],
  fields: ["field to fill in", "fields to fill in"],
  table: "Table",
  rows: ["row", "rows"],
  headerCells: ["header cell", "header cells"],
  noHeaderCells: "no header cells",
  picture: (number, text) =>
    `Picture ${number}: ${text === undefined ? "no alternative text" : `reads “${text}”`}`,
  order: "Order",
  forwards: "from the first page to the last",
  backwards: "jumps back between pages",
};

const sv: Words = {
  title: "Titel",
  language: "Språk",
  claims: "Uppger sig",
  pages: "Sidor",
  structure: "Struktur",
  none: "saknas",
  noWords: "(orden finns bara på sidan)",
  more: (count) => `  … och ${count} till`,
  headings: "Rubriker",
  text: "Text",
  paragraphs: ["stycke", "stycken"],
  lists: ["lista", "listor"],
  notes: ["not", "noter"],
  links: ["länk", "länkar"],
  fields: ["fält att fylla i", "fält att fylla i"],
  table: "Tabell",
  rows: ["rad", "rader"],
  headerCells: ["rubrikcell", "rubrikceller"],
  noHeaderCells: "inga rubrikceller",
  picture: (number, text) =>
    `Bild ${number}: ${text === undefined ? "ingen alternativtext" : `läses ”${text}”`}`,
  order: "Ordning",
  forwards: "från första sidan till sista",
  backwards: "går tillbaka mellan sidor",
};

export function pdfReport(file: string, report: PdfReport, language: Language): string {
  const say = { en, sv }[language];
  const lines = [
    file,
    line(say, say.title, report.title),
    line(say, say.language, report.language && languageName(report.language, language)),
    line(say, say.claims, report.claims.join(", ") || undefined),
    line(say, say.pages, report.pages),
    ...(report.isTagged ? structure(say, report) : [line(say, say.structure, undefined)]),
  ];
  return lines.map((text) => `${text}\n`).join("");
}

function line(say: Words, name: string, value: string | number | undefined): string {
  return `${name.padEnd(12)} ${value ?? say.none}`;
}

function counted(count: number, [one, several]: Counted): string {
  return `${count} ${count === 1 ? one : several}`;
}

/** What is read, in the order of the kinds. */
function structure(say: Words, report: PdfReport): string[] {
  const { paragraphs, lists, notes, links, fields } = report;
  const text = [
    counted(paragraphs, say.paragraphs),
    counted(lists, say.lists),
    counted(notes, say.notes),
    counted(links, say.links),
    ...(fields.length > 0 ? [counted(fields.length, say.fields)] : []),
  ];
  const headings = report.headings
    .slice(0, MOST)
    .map(({ level, text }) => `${"  ".repeat(level)}${level} ${text ?? say.noWords}`);
  const more = report.headings.length - headings.length;
  return [
    line(say, say.order, report.jumpsBack.length === 0 ? say.forwards : say.backwards),
    line(say, say.text, text.join(", ")),
    headings.length === 0 ? line(say, say.headings, undefined) : say.headings,
    ...headings,
    ...(more > 0 ? [say.more(more)] : []),
    ...report.tables.map(({ rows, headerCells }, i) => {
      const headers = headerCells > 0 ? counted(headerCells, say.headerCells) : say.noHeaderCells;
      return `${say.table} ${i + 1}: ${counted(rows, say.rows)}, ${headers}`;
    }),
    ...report.pictures.map((text, i) => say.picture(i + 1, text)),
  ];
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
