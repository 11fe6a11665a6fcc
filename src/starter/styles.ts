/**
 * The styles of the starter templates: everything a secretary changes in Word's style pane.
 *
 * Spacing stands in the document's defaults and not in Normal, because a table style may
 * change the defaults but not Normal; so paragraphs in tables are set tight by their table.
 * The built-in names (List Bullet, Table Grid, footnote text …) are what Markdown is drawn in.
 *
 * Source: ISO/IEC 29500-1 §17.7.2 (style hierarchy), §17.7.6 (table styles);
 * SS 03 43 21 for the measures of a Swedish office document.
 */
import {
  AlignmentType,
  BorderStyle,
  type IParagraphStyleOptions,
  type IPropertiesOptions,
  LevelFormat,
  LineRuleType,
  convertMillimetersToTwip as mm,
  TabStopType,
} from "docx";
import { escapeXml } from "../ooxml/xml.ts";
import { type Language, locales } from "../values/language.ts";
import { inkColour, type Letterhead } from "./letterhead.ts";

/** Ids of the styles that the blocks use. The names that Word shows are in `names`. */
export type StyleId = keyof typeof names;

const names = {
  Normal: { sv: "Normal", en: "Normal" },
  Heading1: { sv: "heading 1", en: "heading 1" },
  Heading2: { sv: "heading 2", en: "heading 2" },
  Introduction: { sv: "Ingress till att-satser", en: "Introduction to clauses" },
  Clause: { sv: "Att-sats", en: "Clause" },
  ClauseWithConditions: { sv: "Att-sats med villkor", en: "Clause with conditions" },
  Condition: { sv: "Villkor", en: "Condition" },
  Line: { sv: "Rad", en: "Line" },
  Signature: { sv: "Signature", en: "Signature" },
  SignatureTitle: { sv: "Undertecknarens titel", en: "Signatory's title" },
  SentTo: { sv: "Skickas till", en: "Sent to" },
  Recipient: { sv: "Mottagarens adress", en: "Recipient's address" },
  DocumentName: { sv: "Handlingens namn", en: "Document name" },
  Header: { sv: "header", en: "header" },
  Footer: { sv: "footer", en: "footer" },
  TableText: { sv: "Tabelltext", en: "Table text" },
  TableHeading: { sv: "Tabellrubrik", en: "Table heading" },
  TableHeadingNumber: { sv: "Tabellrubrik över tal", en: "Table heading over numbers" },
  TableNumber: { sv: "Tabelltal", en: "Table number" },
  TableTotal: { sv: "Tabellsumma", en: "Table total" },
  TableTotalNumber: { sv: "Tabellsumma av tal", en: "Table total of numbers" },
  TemplateTag: { sv: "Malltagg", en: "Template tag" },
} as const satisfies Record<string, Record<Language, string>>;

/** Word's own names, which stay English in the file and are translated on the screen. */
const builtIn = new Set<StyleId>(["Normal", "Heading1", "Heading2", "Signature", "Header", "Footer"]);

/** Where text begins when it hangs under "att", in twips. */
export const HANG = mm(11);

/** Left edge of the header's second column and of the recipient's address, from the text margin. */
export const SECOND_COLUMN = mm(65);

/** Line spacing, in 240ths of the font's own line. The rule is said each time: LibreOffice does not inherit it. */
const lines = (factor: number) => ({ line: 240 * factor, lineRule: LineRuleType.AUTO });
export const SINGLE = lines(1);
const TIGHT = lines(1.05);
const BODY = lines(1.2);

const half = (points: number) => Math.round(points * 2);
const twips = (points: number) => Math.round(points * 20);

export function starterStyles(letterhead: Letterhead): Pick<IPropertiesOptions, "styles" | "externalStyles"> {
  return {
    externalStyles: tableStyles(letterhead),
    styles: {
      default: {
        document: {
          run: {
            font: letterhead.organisation.fonts.text,
            size: half(11),
            language: { value: locales[letterhead.language], eastAsia: "en-US", bidirectional: "ar-SA" },
          },
          paragraph: { spacing: { after: twips(8), ...BODY } },
        },
        hyperlink: { run: { color: inkColour(letterhead.organisation.colour), underline: {} } },
        footnoteText: {
          name: "footnote text",
          run: { size: half(9) },
          paragraph: { spacing: { after: twips(2), ...SINGLE }, indent: { left: mm(3), hanging: mm(3) } },
        },
        footnoteReference: { name: "footnote reference", run: { superScript: true } },
        listParagraph: { name: "List Paragraph", paragraph: { contextualSpacing: true } },
      },
      paragraphStyles: [
        ...textStyles(letterhead),
        ...headings(letterhead),
        ...lists(),
        ...furniture(letterhead),
      ],
      characterStyles: [
        { id: "Strong", name: "Strong", run: { bold: true } },
        { id: "Emphasis", name: "Emphasis", run: { italics: true } },
        { id: "HTMLCode", name: "HTML Code", run: { font: "Courier New", size: half(10) } },
      ],
    },
  };
}

type Style = Omit<IParagraphStyleOptions, "id" | "name">;

function named(id: StyleId, language: Language, style: Style): IParagraphStyleOptions {
  const name = names[id][builtIn.has(id) ? "en" : language];
  return { id, name, basedOn: "Normal", quickFormat: true, ...style };
}

function textStyles({ language, organisation }: Letterhead): IParagraphStyleOptions[] {
  const clause = {
    indent: { left: HANG, hanging: HANG },
    tabStops: [{ type: TabStopType.LEFT, position: HANG }],
    keepLines: true,
  };
  return [
    named("Introduction", language, { paragraph: { keepNext: true } }),
    named("Clause", language, { paragraph: clause }),
    named("ClauseWithConditions", language, {
      basedOn: "Clause",
      next: "Condition",
      paragraph: { keepNext: true },
    }),
    named("Condition", language, {
      paragraph: {
        numbering: { reference: "conditions", level: 0 },
        spacing: { after: twips(4) },
        keepLines: true,
      },
    }),
    named("Line", language, { paragraph: { spacing: { after: twips(2), ...TIGHT }, keepLines: true } }),
    named("Signature", language, {
      next: "SignatureTitle",
      paragraph: { spacing: { before: twips(38), after: 0 }, keepNext: true, keepLines: true },
    }),
    named("SignatureTitle", language, { paragraph: { keepLines: true } }),
    named("SentTo", language, {
      next: "Line",
      run: { font: organisation.fonts.headings, bold: true },
      paragraph: { spacing: { before: twips(20), after: twips(3) }, keepNext: true },
    }),
    named("Recipient", language, {
      paragraph: {
        indent: { left: SECOND_COLUMN },
        spacing: { after: 0, ...TIGHT },
        keepLines: true,
      },
    }),
    {
      id: "Quote",
      name: "Quote",
      basedOn: "Normal",
      quickFormat: true,
      run: { italics: true },
      paragraph: { indent: { left: mm(8), right: mm(8) } },
    },
    {
      id: "HTMLPreformatted",
      name: "HTML Preformatted",
      basedOn: "Normal",
      run: { font: "Courier New", size: half(9.5) },
      paragraph: { spacing: { ...SINGLE }, keepLines: true },
    },
  ];
}

/** Size, space before and after in points, by heading level. Each keeps with what it heads. */
const headingMeasures = [
  { size: 18, before: 30, after: 14 },
  { size: 13.5, before: 20, after: 5 },
  { size: 11.5, before: 14, after: 3 },
  { size: 11, before: 12, after: 2 },
  { size: 11, before: 12, after: 2 },
  { size: 11, before: 12, after: 2 },
] as const;

function headings({ organisation }: Letterhead): IParagraphStyleOptions[] {
  return headingMeasures.map(
    ({ size, before, after }, i): IParagraphStyleOptions => ({
      id: `Heading${i + 1}`,
      name: `heading ${i + 1}`,
      basedOn: "Normal",
      next: "Normal",
      quickFormat: true,
      uiPriority: 9,
      run: {
        font: organisation.fonts.headings,
        bold: i < 4,
        italics: i >= 4,
        size: half(size),
        ...(i < 2 && { color: inkColour(organisation.colour) }),
      },
      paragraph: {
        spacing: { before: twips(before), after: twips(after), ...SINGLE },
        keepNext: true,
        keepLines: true,
        outlineLevel: i,
      },
    }),
  );
}

/** Word's list styles; each is one level of the list that its numbering names. */
function lists(): IParagraphStyleOptions[] {
  return (["List Bullet", "List Number"] as const).flatMap((name) =>
    [0, 1, 2].map((level): IParagraphStyleOptions => {
      const suffix = level === 0 ? "" : ` ${level + 1}`;
      return {
        id: `${name}${suffix}`.replaceAll(" ", ""),
        name: `${name}${suffix}`,
        basedOn: "Normal",
        ...(level === 0 && { quickFormat: true }),
        paragraph: {
          numbering: { reference: name === "List Bullet" ? "bullets" : "numbers", level },
          contextualSpacing: true,
          ...(level > 0 && { spacing: { after: twips(3) } }),
        },
      };
    }),
  );
}

/** Headers, footers, tables, and the grey lines that steer the merge and vanish in it. */
function furniture({ language, organisation }: Letterhead): IParagraphStyleOptions[] {
  const font = organisation.fonts.headings;
  const table = { spacing: { before: twips(2), after: twips(2), ...SINGLE } };
  return [
    named("Header", language, {
      run: { font, size: half(9.5) },
      paragraph: { spacing: { after: 0, ...SINGLE } },
    }),
    named("Footer", language, {
      run: { font, size: half(8.5) },
      paragraph: { spacing: { after: 0, ...SINGLE } },
    }),
    named("DocumentName", language, {
      basedOn: "Header",
      run: { bold: true, size: half(12), color: inkColour(organisation.colour) },
      paragraph: { spacing: { after: twips(2), ...SINGLE } },
    }),
    named("TableText", language, { run: { font, size: half(10) }, paragraph: table }),
    named("TableHeading", language, {
      basedOn: "TableText",
      run: { bold: true },
      paragraph: { keepNext: true },
    }),
    named("TableHeadingNumber", language, {
      basedOn: "TableHeading",
      paragraph: { alignment: AlignmentType.RIGHT },
    }),
    named("TableNumber", language, { basedOn: "TableText", paragraph: { alignment: AlignmentType.RIGHT } }),
    named("TableTotal", language, { basedOn: "TableText", run: { bold: true } }),
    named("TableTotalNumber", language, { basedOn: "TableNumber", run: { bold: true } }),
    named("TemplateTag", language, {
      run: { font, size: half(8), color: "7f7f7f", noProof: true },
      paragraph: { spacing: { after: 0, ...SINGLE } },
    }),
  ];
}

/** The lists of the styles above. Real list numbering, so that Word and screen readers know them as lists. */
export function starterNumbering(): NonNullable<IPropertiesOptions["numbering"]> {
  const bullet = ["•", "–", "•"];
  const step = mm(5.5);
  return {
    config: [
      {
        reference: "conditions",
        levels: [
          {
            level: 0,
            format: LevelFormat.BULLET,
            text: "•",
            alignment: AlignmentType.LEFT,
            style: { paragraph: { indent: { left: HANG + step, hanging: step } } },
          },
        ],
      },
      {
        reference: "bullets",
        levels: bullet.map((text, level) => ({
          level,
          format: LevelFormat.BULLET,
          text,
          alignment: AlignmentType.LEFT,
          style: {
            style: level === 0 ? "ListBullet" : `ListBullet${level + 1}`,
            paragraph: { indent: { left: step * (level + 1), hanging: step } },
          },
        })),
      },
      {
        reference: "numbers",
        levels: [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN].map(
          (format, level) => ({
            level,
            format,
            text: `%${level + 1}.`,
            alignment: AlignmentType.LEFT,
            style: {
              style: level === 0 ? "ListNumber" : `ListNumber${level + 1}`,
              paragraph: { indent: { left: mm(6.5) * (level + 1), hanging: mm(6.5) } },
            },
          }),
        ),
      },
    ],
  };
}

/** A thin rule in the organisation's colour, as over the footer. */
export function rule({ organisation }: Letterhead) {
  return { style: BorderStyle.SINGLE, size: 6, color: inkColour(organisation.colour), space: 6 };
}

const W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/**
 * Default styles and table styles, which the library has no options for. Table Grid is given the organisation's look,
 * so that Markdown's tables have it too. Its first row is not bold: Table heading is, and Word adds the two to nothing.
 */
function tableStyles({ organisation }: Letterhead): string {
  const ink = inkColour(organisation.colour);
  const headings = escapeXml(organisation.fonts.headings);
  const side = (name: string, size: number, colour: string) =>
    `<w:${name} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`;
  return `<w:styles xmlns:w="${W}">
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:qFormat/><w:pPr><w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:rFonts w:ascii="${headings}" w:hAnsi="${headings}" w:cs="${headings}"/><w:sz w:val="20"/></w:rPr><w:tblPr><w:tblBorders>${side("top", 8, ink)}${side("bottom", 8, ink)}${side("insideH", 4, "bfbfbf")}</w:tblBorders><w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="80" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${side("bottom", 8, ink)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>
</w:styles>`;
}
