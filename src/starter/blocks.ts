/**
 * What papers are put together from: title, proposal, sections, signature, tables of a view's names.
 *
 * A block tag stands alone in a grey paragraph, which the merge takes away with it.
 * No block writes a word of its own: labels come from `words`, so one template serves every language.
 */
import {
  HeadingLevel,
  convertMillimetersToTwip as mm,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Letterhead } from "./letterhead.ts";
import type { StyleId } from "./styles.ts";

export type Block = Paragraph | Table;

export function line(style: StyleId, ...children: (string | ParagraphChild)[]): Paragraph {
  return new Paragraph({ style, children: children.map(run) });
}

/** Text as a run; `\t` in it becomes a tab. */
function run(child: string | ParagraphChild): ParagraphChild {
  if (typeof child !== "string") return child;
  const parts = child.split("\t").flatMap((text, i) => (i === 0 ? [text] : [new Tab(), text]));
  return new TextRun({ children: parts.filter((p) => p !== "") });
}

export function bold(text: string): TextRun {
  return new TextRun({ text, bold: true });
}

/** A block tag alone in its paragraph. */
function tag(text: string): Paragraph {
  return line("TemplateTag", `{{${text}}}`);
}

/** `blocks` for each item of a list. */
export function each(list: string, ...blocks: Block[]): Block[] {
  return [tag(`#each ${list}`), ...blocks, tag("/each")];
}

/** `blocks` where the view has that name, and a list at least one item. */
export function when(name: string, ...blocks: Block[]): Block[] {
  return [tag(`#if ${name}`), ...blocks, tag("/if")];
}

export function title(): Paragraph {
  return new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun("{{title}}")] });
}

export function heading(text: string, options: { readonly onNewPage?: boolean } = {}): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    ...(options.onNewPage && { pageBreakBefore: true }),
    children: [new TextRun(text)],
  });
}

/** A heading, who decides, and the clauses with their conditions. */
export function clauses(headingText: string, introduction: string, letterhead: Letterhead): Block[] {
  return [
    heading(headingText),
    line("Introduction", introduction),
    ...each(
      "proposal",
      tag("#if conditions"),
      clause("ClauseWithConditions", letterhead),
      ...each("conditions", line("Condition", "{{this}}")),
      tag("else"),
      clause("Clause", letterhead),
      tag("/if"),
    ),
  ];
}

/** One clause; with conditions it keeps with the first of them. */
function clause(style: StyleId, letterhead: Letterhead): Paragraph {
  const lead = letterhead.clauses === "att" ? bold("{{lead}}") : "{{number}}.";
  return line(style, lead, "\t{{text}}{{ending}}");
}

/**
 * Every section that the record has, in the kind's order. `after` follows the text of each. The last one is
 * kept with the signature where nothing comes between.
 */
export function sections(...after: Block[]): Block[] {
  return each(
    "sections",
    heading("{{heading}}"),
    tag("#if (and @last (not ../basis))"),
    keptText("{{text}}"),
    tag("else"),
    line("Normal", "{{text}}"),
    tag("/if"),
    ...after,
  );
}

/** A text whose last lines are kept with what follows, so that no signature stands alone on a page. */
export function keptText(text: string): Paragraph {
  return new Paragraph({ style: "Normal", keepNext: true, children: [new TextRun(text)] });
}

/** One section of the kind, where the record has it, kept with the signature. */
export function section(key: string): Block[] {
  return when(`section.${key}`, heading(`{{section.${key}.heading}}`), keptText(`{{section.${key}.text}}`));
}

/** Kept with what follows, so that no signature stands alone on a page. */
export function basis(): Block[] {
  const item = new Paragraph({ style: "Line", keepNext: true, children: [new TextRun("{{text}}")] });
  return when("basis", heading("{{words.basis}}"), ...each("basis", item));
}

export function signature(): Block[] {
  return when(
    "signatory",
    line("Signature", "{{signatory.name}}"),
    line("SignatureTitle", "{{signatory.title}}"),
  );
}

export function sentTo(): Block[] {
  const recipient = "{{name}}{{#if organisation}}, {{organisation}}{{/if}}";
  return when(
    "recipients",
    line("SentTo", "{{words.sentTo}}"),
    ...each("recipients", line("Line", recipient)),
  );
}

/** From the page's text area down to a window envelope's window. */
const WINDOW = mm(9);

/** The address of a letter, where a window envelope shows it. `contact` is a name of the view. */
export function address(contact: string): Block[] {
  return [
    new Paragraph({
      style: "Recipient",
      spacing: { before: WINDOW },
      children: [new TextRun(`{{${contact}.name}}`)],
    }),
    ...when(`${contact}.organisation`, line("Recipient", `{{${contact}.organisation}}`)),
    ...each(`${contact}.address`, line("Recipient", "{{this}}")),
  ];
}

/** How to appeal, on a page of its own that can be handed on alone. */
export function appeal(): Block[] {
  return when(
    "appeal",
    heading("{{appeal.heading}}", { onNewPage: true }),
    line("Normal", "{{appeal.text}}"),
  );
}

/** A column of a table of rows: its heading, what stands in each row, its width in millimetres. */
export interface Column {
  readonly heading: string;
  readonly cell: string;
  /** Last row, if the table has one. */
  readonly total?: string;
  readonly width: number;
  readonly number?: boolean;
}

/** A table with a row for each item of `list`. Its first row is a header, repeated on every page. */
export function table(list: string, columns: readonly Column[]): Table {
  const rows = columns.map(({ cell }, i) => {
    const open = i === 0 ? `{{#each ${list}}}` : "";
    const close = i === columns.length - 1 ? "{{/each}}" : "";
    return `${open}${cell}${close}`;
  });
  const styled = (
    texts: readonly string[],
    style: (c: Column) => StyleId,
    options: { header?: boolean } = {},
  ) =>
    new TableRow({
      cantSplit: true,
      ...(options.header && { tableHeader: true }),
      children: columns.map((column, i) => cell(column, line(style(column), texts[i] ?? ""))),
    });
  return new Table({
    style: "TableGrid",
    width: { size: columns.reduce((sum, c) => sum + mm(c.width), 0), type: WidthType.DXA },
    columnWidths: columns.map((c) => mm(c.width)),
    tableLook: {
      firstRow: true,
      lastRow: false,
      firstColumn: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows: [
      styled(
        columns.map((c) => c.heading),
        (c) => (c.number ? "TableHeadingNumber" : "TableHeading"),
        { header: true },
      ),
      styled(rows, (c) => (c.number ? "TableNumber" : "TableText")),
      ...(columns.some((c) => c.total)
        ? [
            styled(
              columns.map((c) => c.total ?? ""),
              (c) => (c.number ? "TableTotalNumber" : "TableTotal"),
            ),
          ]
        : []),
    ],
  });
}

function cell(column: Column, content: Paragraph): TableCell {
  return new TableCell({
    width: { size: mm(column.width), type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.TOP,
    children: [content],
  });
}
