/**
 * The memo that templates are timed on: five pages in Swedish with a logo of 40 kB, a loop of clauses with a
 * loop of bullets in it, six sections, a table of eight recipients, a footer. The same .docx for every engine
 * but for its tags, and 500 records of which no two are alike.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PNG } from "pngjs";
import { parse } from "yaml";
import { deflateEntry, readZip, writeZip } from "../src/ooxml/zip.ts";

/** How an engine writes tags. */
export interface Tags {
  value(name: string): string;
  /** The opening and the closing tag of a loop. `depth` counts from 0. */
  each(list: string, depth: number): readonly [open: string, close: string];
  /** The name of a loop's item's part, where the engine wants more than the name. */
  part(list: string, name: string): string;
  /** Not cut into several runs, as Word cuts them when their author stops, corrects, or lets it spell. */
  areWhole?: boolean;
  /** Whether the tags of a loop over rows stand in rows of their own. */
  ownRows?: boolean;
}

export interface MemoRecord {
  readonly reference: string;
  readonly title: string;
  readonly date: string;
  readonly committee: string;
  readonly proposal: readonly { text: string; ending: string; conditions: readonly { text: string }[] }[];
  readonly sections: readonly { heading: string; paragraphs: readonly { text: string }[] }[];
  readonly recipients: readonly { name: string; organisation: string; email: string }[];
  readonly [name: string]: unknown;
}

const RECORDS = 500;
const root = join(import.meta.dirname, "..");

/** Sentences of the example's records: prose packs otherwise than random letters do. */
const sentences = readdirSync(join(root, "decisions"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".yaml"))
  .sort()
  .flatMap((path) =>
    Object.values<string>(parse(readFileSync(join(root, "decisions", path), "utf8")).sections),
  )
  .flatMap((text) => text.replace(/\{\{[^}]*\}\}|[*_`|#[\]]/g, "").split(/(?<=\.)\s+/))
  .map((sentence) => sentence.replace(/\s+/g, " ").trim())
  .filter((sentence) => /^\p{Lu}.{40,250}\.$/u.test(sentence));

/** Numbers that repeat from run to run. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 7919 + 1;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

export function memoRecords(): MemoRecord[] {
  return Array.from({ length: RECORDS }, (_, n) => memoRecord(n));
}

function memoRecord(n: number): MemoRecord {
  const next = numbers(n + 1);
  let deck: string[] = [];
  const sentence = () => {
    if (deck.length === 0) deck = [...sentences];
    return deck.splice(next(deck.length), 1)[0]?.slice(0, -1) ?? "";
  };
  const text = (count: number) =>
    Array.from({ length: count }, () => `${sentence()} (${next(10_000)} & ${next(100)}).`).join(" ");
  const texts = (count: number, length: number) =>
    Array.from({ length: count }, () => ({ text: text(length) }));
  return {
    reference: `24RS${String(n).padStart(4, "0")}`,
    title: `Medfinansiering av projekt ${next(1e6)}`,
    date: `2024-${String(1 + (n % 12)).padStart(2, "0")}-14`,
    committee: "Regional tillväxtnämnd",
    proposal: Array.from({ length: 4 }, (_, i) => ({
      ...{ text: text(1), ending: i < 3 ? "," : "." },
      conditions: texts(i === 3 ? 4 : 0, 1),
    })),
    sections: ["Sammanfattning", "Bakgrund", "Ärendet", "Bedömning", "Konsekvenser", "Uppföljning"].map(
      (heading) => ({ heading, paragraphs: texts(4, 4) }),
    ),
    recipients: Array.from({ length: 8 }, (_, i) => ({
      ...{
        name: `Mottagare ${next(1e6)}`,
        organisation: `Kommun ${next(1e4)}`,
        email: `p${n}-${i}@example.org`,
      },
    })),
  };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OPEN = "http://schemas.openxmlformats.org";
const TYPE = `${OPEN}/officeDocument/2006/relationships`;
const OFFICE = "application/vnd.openxmlformats-officedocument";
const NAMES = [
  `xmlns:w="${OPEN}/wordprocessingml/2006/main"`,
  `xmlns:r="${TYPE}"`,
  `xmlns:wp="${OPEN}/drawingml/2006/wordprocessingDrawing"`,
  `xmlns:a="${OPEN}/drawingml/2006/main"`,
  `xmlns:pic="${OPEN}/drawingml/2006/picture"`,
  `xmlns:mc="${OPEN}/markup-compatibility/2006"`,
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'mc:Ignorable="w14"',
].join(" ");

/** Parts that the example's memo lends, unchanged. */
const LENT = ["word/styles.xml", "word/numbering.xml", "word/theme/theme1.xml"];

/** @param facts more lines of tags after the head */
export function memoTemplate(tags: Tags, facts: readonly string[] = []): Uint8Array {
  const body = memoBody(tags, facts);
  const footer = p(`${tags.value("reference")} – ${tags.value("committee")}`);
  return packed({
    "word/document.xml": document(tags.areWhole ? body : cutTags(body)),
    "word/footer1.xml": `${XML}<w:ftr ${NAMES}>${footer}</w:ftr>`,
    "word/media/logo.png": logo(),
  });
}

/** One table: a row for each of `rows`. */
export function tableTemplate(): Uint8Array {
  const row = tr(["{{#each rows}}{{name}}", "{{organisation}}", "{{email}}", "{{note}}{{/each}}"]);
  return packed({
    "word/document.xml": document(table(row)),
    "word/footer1.xml": `${XML}<w:ftr ${NAMES}>${p("")}</w:ftr>`,
    "word/media/logo.png": logo(),
  });
}

function packed(own: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const example = readZip(readFileSync(join(root, "templates/memo.docx")));
  const made = Object.entries({ "[Content_Types].xml": TYPES, "_rels/.rels": PACKAGE, ...own, ...RELATED });
  return writeZip([
    ...made.map(([name, content]) => deflateEntry(name, Buffer.from(content as string))),
    ...example.filter(({ name }) => LENT.includes(name)),
  ]);
}

function document(body: string): string {
  const page =
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:pgSz w:w="11906" w:h="16838"/>' +
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>';
  return `${XML}<w:document ${NAMES}><w:body>${body}${page}</w:body></w:document>`;
}

function memoBody(tags: Tags, facts: readonly string[]): string {
  const { value } = tags;
  return [
    `<w:p>${PICTURE}</w:p>`,
    p(value("title"), "Heading1"),
    p(`Dnr ${value("reference")}\t${value("date")}\t${value("committee")}`),
    ...facts.map((fact) => p(fact)),
    p("Förslag till beslut", "Heading2"),
    ...loop(tags, "proposal", 0, [
      p(`att ${tags.part("proposal", "text")}${tags.part("proposal", "ending")}`, "Clause"),
      ...loop(tags, "conditions", 1, [p(tags.part("conditions", "text"), "Condition")]),
    ]),
    ...loop(tags, "sections", 0, [
      p(tags.part("sections", "heading"), "Heading2"),
      ...loop(tags, "paragraphs", 1, [p(tags.part("paragraphs", "text"))]),
    ]),
    p("Skickas till", "Heading2"),
    table(recipientRows(tags)),
    p("Petter Arneback-Hjulström", "Signature"),
  ].join("");
}

function loop(tags: Tags, list: string, depth: number, inside: readonly string[]): string[] {
  const [open, close] = tags.each(list, depth);
  return [p(open), ...inside, p(close)];
}

function recipientRows(tags: Tags): string {
  const [open, close] = tags.each("recipients", 0);
  const [name, organisation, email] = ["name", "organisation", "email"].map((n) =>
    tags.part("recipients", n),
  );
  if (tags.ownRows) return tr([open, "", ""]) + tr([name, organisation, email]) + tr([close, "", ""]);
  return tr([`${open}${name}`, organisation, `${email}${close}`]);
}

/**
 * A paragraph as Word writes it: with the marks of who changed it when, its own id, its fonts in every run. The
 * lines of Arial's stand-in are as high as Arial's own, so whoever sets the memo gets the same pages.
 */
function p(text: string, style?: string): string {
  const look =
    '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Times New Roman"/><w:lang w:val="sv-SE"/></w:rPr>';
  const properties = `<w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ""}<w:spacing w:after="120"/>${look}</w:pPr>`;
  const runs = text
    .split("\t")
    .map((piece) => `<w:r w:rsidRPr="00D318A9">${look}<w:t xml:space="preserve">${piece}</w:t></w:r>`);
  const ids =
    'w14:paraId="3A5F01B2" w14:textId="77777777" w:rsidR="00C26F4D" w:rsidRPr="00D318A9" w:rsidRDefault="00C26F4D"';
  return `<w:p ${ids}>${properties}${runs.join(`<w:r>${look}<w:tab/></w:r>`)}</w:p>`;
}

/** Cuts each tag after its opening and before its closing braces. */
function cutTags(xml: string): string {
  const run = /(<w:r w:rsidRPr="\w+">(?:(?!<\/w:rPr>).)*<\/w:rPr><w:t [^>]*>)([^<]*)(<\/w:t><\/w:r>)/g;
  const cut = /(?<=[{+])(?=[\w#/$^])|(?<=\w)(?=[}+])/;
  return xml.replace(run, (_, open: string, text: string, close: string) =>
    text
      .split(cut)
      .map((piece) => open + piece + close)
      .join(""),
  );
}

function table(rows: string): string {
  return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${'<w:gridCol w:w="3000"/>'.repeat(3)}</w:tblGrid>${rows}</w:tbl>${p("")}`;
}

function tr(cells: readonly (string | undefined)[]): string {
  const width = '<w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>';
  return `<w:tr>${cells.map((text = "") => `<w:tc>${width}${p(text)}</w:tc>`).join("")}</w:tr>`;
}

/** Noise, which nothing packs: 40 kB. */
function logo(): Uint8Array {
  const png = new PNG({ width: 117, height: 114 });
  const next = numbers(1);
  for (let i = 0; i < png.data.length; i++) png.data[i] = i % 4 === 3 ? 255 : next(256);
  return PNG.sync.write(png, { colorType: 2 });
}

const PICTURE = `<w:r><w:drawing><wp:inline><wp:extent cx="1440000" cy="1440000"/><wp:docPr id="1" name="Logo" descr="Logotyp"/><a:graphic><a:graphicData uri="${OPEN}/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId5"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1440000" cy="1440000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

const relationships = (targets: Readonly<Record<string, readonly [type: string, target: string]>>) =>
  `${XML}<Relationships xmlns="${OPEN}/package/2006/relationships">${Object.entries(targets)
    .map(([id, [type, target]]) => `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`)
    .join("")}</Relationships>`;

const PACKAGE = relationships({ rId1: ["officeDocument", "word/document.xml"] });

const RELATED = {
  "word/_rels/document.xml.rels": relationships({
    rId1: ["styles", "styles.xml"],
    rId2: ["numbering", "numbering.xml"],
    rId3: ["theme", "theme/theme1.xml"],
    rId4: ["footer", "footer1.xml"],
    rId5: ["image", "media/logo.png"],
  }),
};

const TYPES = `${XML}<Types xmlns="${OPEN}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/>${Object.entries(
  {
    "word/document.xml": "wordprocessingml.document.main+xml",
    "word/footer1.xml": "wordprocessingml.footer+xml",
    "word/styles.xml": "wordprocessingml.styles+xml",
    "word/numbering.xml": "wordprocessingml.numbering+xml",
    "word/theme/theme1.xml": "theme+xml",
  },
)
  .map(([part, type]) => `<Override PartName="/${part}" ContentType="${OFFICE}.${type}"/>`)
  .join("")}</Types>`;
