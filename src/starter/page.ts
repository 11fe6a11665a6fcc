/**
 * The page round a paper's text: margins, header and footer.
 *
 * First page: logo, and at the right the document's name, date, registry number and
 * page n (m); at the foot where the organisation is found. Later pages: one line.
 * Header and footer reach further out than the text, so their left edge is the logo's.
 *
 * Source: SS 03 43 21 (office documents: document name, date, number and page at the top right)
 */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  ImageRun,
  type ISectionOptions,
  convertMillimetersToTwip as mm,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Block } from "./blocks.ts";
import { bold, line } from "./blocks.ts";
import { imageSize } from "./image-size.ts";
import { inkColour, type Letterhead, organisationName } from "./letterhead.ts";
import { rule, SECOND_COLUMN, SINGLE } from "./styles.ts";

/** Measures of the A4 page, in millimetres. A line of text holds about 70 characters. */
const PAGE = { width: 210, height: 297 };
const MARGIN = { top: 33, bottom: 26, left: 40, right: 30, header: 12, footer: 10 };
/** Edges of header, footer and wide tables. */
const OUTER = 20;
/** The most that a logo may take, in millimetres. */
const LOGO = { width: 62, height: 16 };
/** Pixels of the library's images to a millimetre: 96 an inch. */
const PIXELS = 96 / 25.4;

export interface PageOptions {
  /** Text as wide as the header, for tables. */
  readonly wide?: boolean;
}

export function page(letterhead: Letterhead, children: Block[], options: PageOptions = {}): ISectionOptions {
  const left = options.wide ? OUTER : MARGIN.left;
  const right = options.wide ? OUTER : MARGIN.right;
  const outdent = mm(left - OUTER);
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: mm(PAGE.width), height: mm(PAGE.height) },
        margin: {
          top: mm(MARGIN.top),
          bottom: mm(MARGIN.bottom),
          left: mm(left),
          right: mm(right),
          header: mm(MARGIN.header),
          footer: mm(MARGIN.footer),
        },
      },
    },
    headers: {
      first: new Header({ children: [firstHeader(letterhead, outdent), afterTable()] }),
      default: new Header({ children: [laterHeader(outdent), afterTable()] }),
    },
    footers: {
      first: new Footer({
        children: [footerRule(letterhead, outdent, mm(right - OUTER)), addresses(outdent), afterTable()],
      }),
      default: new Footer({ children: [line("Footer", "")] }),
    },
    children,
  };
}

/** Widths from the outer left edge: the second column starts where a letter's address does. */
const FULL = mm(PAGE.width - 2 * OUTER);
const HEADER_LEFT = SECOND_COLUMN + mm(MARGIN.left - OUTER);
const HEADER_PAGE = mm(22);
const headerWidths = [HEADER_LEFT, FULL - HEADER_LEFT - HEADER_PAGE, HEADER_PAGE];

function firstHeader(letterhead: Letterhead, outdent: number): Table {
  return columns(outdent, headerWidths, [
    [line("Header", emblem(letterhead))],
    [
      line("DocumentName", "{{document.name}}"),
      line("Header", "{{words.date}} {{meeting}}"),
      line("Header", "{{words.reference}} {{reference}}"),
    ],
    [pageNumber()],
  ]);
}

function laterHeader(outdent: number): Table {
  return columns(outdent, headerWidths, [
    [line("Header", "{{organisation.name}}")],
    [line("Header", "{{document.name}}, {{words.reference}} {{reference}}")],
    [pageNumber()],
  ]);
}

/** The logo, or the name where there is none that Word can show. */
function emblem(letterhead: Letterhead): ParagraphChild {
  const { logo } = letterhead;
  const size = logo && imageSize(logo);
  if (!logo || !size) {
    const color = inkColour(letterhead.organisation.colour);
    return new TextRun({ text: "{{organisation.name}}", bold: true, size: 32, color });
  }
  const scale = Math.min(LOGO.width / size.width, LOGO.height / size.height) * PIXELS;
  const name = organisationName(letterhead);
  return new ImageRun({
    type: size.format,
    data: logo,
    transformation: { width: Math.round(size.width * scale), height: Math.round(size.height * scale) },
    altText: { name, description: name },
  });
}

/** "1 (3)". */
function pageNumber(): Paragraph {
  return new Paragraph({
    style: "Header",
    alignment: AlignmentType.RIGHT,
    children: [new TextRun({ children: [PageNumber.CURRENT, " (", PageNumber.TOTAL_PAGES, ")"] })],
  });
}

/** An empty paragraph that carries the line over the footer. */
function footerRule(letterhead: Letterhead, left: number, right: number): Paragraph {
  return new Paragraph({
    style: "Footer",
    indent: { left: -left, right: -right },
    spacing: { after: 60, ...SINGLE },
    border: { bottom: { ...rule(letterhead), space: 1 } },
  });
}

/** Where the organisation is found. A line that kansli.yaml leaves out is empty. */
function addresses(outdent: number): Table {
  const address = "{{#each organisation.address}}{{#unless @first}}, {{/unless}}{{this}}{{/each}}";
  return columns(
    outdent,
    [mm(70), mm(58), FULL - mm(128)],
    [
      [line("Footer", bold("{{organisation.name}}")), line("Footer", address)],
      [line("Footer", "{{organisation.phone}}"), line("Footer", "{{organisation.email}}")],
      [line("Footer", "{{organisation.web}}"), line("Footer", "{{organisation.number}}")],
    ],
  );
}

/** Text side by side, in a table without lines that starts `outdent` twips left of the text. */
function columns(outdent: number, widths: readonly number[], cells: Paragraph[][]): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    layout: TableLayoutType.FIXED,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    width: { size: FULL, type: WidthType.DXA },
    columnWidths: widths,
    indent: { size: -outdent, type: WidthType.DXA },
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [
      new TableRow({
        children: cells.map(
          (children, i) => new TableCell({ children, width: { size: widths[i] ?? 0, type: WidthType.DXA } }),
        ),
      }),
    ],
  });
}

/** What must follow a table in a header or footer, as low as Word allows. */
function afterTable(): Paragraph {
  return new Paragraph({ style: "Footer", spacing: { line: 20, lineRule: "exact" } });
}
