/**
 * A desk for import tests: papers of one record, hands that edit them as people do in Word, and what comes back.
 */
import { readFileSync } from "node:fs";
import { diffLines } from "diff";
import { type ImportPlan, type PaperText, planImport, readPaper } from "../../src/import/index.ts";
import { readPackage, type WordPackage } from "../../src/ooxml/package.ts";
import { readZip, replacedEntries, writeZip } from "../../src/ooxml/zip.ts";
import { type DecisionRecord, parseRecord } from "../../src/records/index.ts";
import { letterheadOf, starterTemplates } from "../../src/starter/index.ts";
import { compileWordTemplate } from "../../src/templates/word/index.ts";
import { buildView, checkRecordTexts, type View } from "../../src/views/index.ts";
import type { SourceFile } from "../../src/workspace/index.ts";
import { fixtureFiles, fixtureWorkspace, source } from "../fixtures/fixtures.ts";
import { p, readParts, table, wordFile } from "../templates/word-file.ts";

export const workspace = fixtureWorkspace();
export const recordText = readFileSync(new URL("record.yaml", import.meta.url), "utf8");
const PATH = "decisions/2022/22RS8941.yaml";

export const templates = new Map(
  (await starterTemplates(letterheadOf(workspace))).map(({ path, bytes }) => [path.slice(10, -5), bytes]),
);
templates.set(
  "facts",
  wordFile({
    body:
      p('Dnr {{reference}}, {{date meeting "long"}}: {{title}}') +
      p("Sökande: {{applicant}} ({{applicant.name}})") +
      table(
        ["Andel", "{{share}}"],
        ["Högst", "{{ceiling}}"],
        ["Tid", "{{period.start}}–{{period.end}}"],
        ["Period", "{{period}}"],
        ["Område", "{{area}}"],
        ["Tillväxt", "{{growth}}"],
      ) +
      p(
        "Samordnare {{coordinator.name}}, {{coordinator.hours}} timmar. Beslut av {{committee}} {{meeting}}, {{signatory.name}}.",
      ) +
      p("{{#each partners}}") +
      p("Part: {{name}}") +
      p("{{/each}}") +
      table(["Post", "Belopp", "Andel"], ["{{#each budget}}{{item}}", "{{amount}}", "{{part}}{{/each}}"]) +
      p("Slut på uppgifterna"),
  }),
);

templates.set(
  "inline",
  wordFile({ body: p("{{title}}") + p("Konsekvenserna: {{section.consequences.text}} Det var allt.") }),
);

export interface Paper {
  readonly bytes: Uint8Array;
  readonly record: DecisionRecord;
  readonly view: View;
  readonly text: PaperText;
}

export function readRecord(text: string): { record: DecisionRecord | undefined; problems: string[] } {
  const { value, diagnostics } = parseRecord(source(PATH, text), workspace, fixtureFiles);
  const texts = value ? checkRecordTexts(value, workspace) : [];
  return { record: value, problems: [...diagnostics, ...texts].map(({ code }) => code) };
}

export function makePaper(document: string, text = recordText, editable = true, files = pictures): Paper {
  const { record } = readRecord(text);
  const template = templates.get(document);
  const compiled = template && compileWordTemplate(template, `${document}.docx`).value;
  if (!record || !compiled) throw new Error(`no paper ${document}`);
  const spec = workspace.documents.get(document) ?? { ...workspace.documents.get("memo"), key: document };
  const view = buildView(record, workspace, spec as Parameters<typeof buildView>[2]).value;
  const read = (path: string) => files.get(path);
  const { value, diagnostics } = compiled.render(view, { language: record.language, editable, files: read });
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return { bytes: value, record, view, text: readPaper(packageOf(value)) };
}

export const pictures = new Map<string, Uint8Array>();

export function packageOf(bytes: Uint8Array): WordPackage {
  const { value, diagnostics } = readPackage(bytes, "back.docx");
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return value;
}

/** What an edited paper makes of the record as it is now. */
export function importBack(base: Paper, edited: Uint8Array, now = recordText): ImportPlan {
  return planImport({
    edited: readPaper(packageOf(edited)),
    file: "back.docx",
    base: base.text,
    record: base.record,
    workspace,
    view: base.view,
    recipient: -1,
    now: source(PATH, now) as SourceFile,
    pictureFile: (number, extension) => `decisions/2022/22RS8941-${number}.${extension}`,
  });
}

/** Changes of the XML of one part. */
export type Edit = (xml: string) => string;

export function editPart(bytes: Uint8Array, edit: Edit, part = "word/document.xml"): Uint8Array {
  const parts = readParts(bytes);
  const edited = edit(parts.get(part) ?? "");
  const changed = new Map([[part, edited]]);
  const list = parts.get("customXml/kansli.xml");
  if (list !== undefined) changed.set("customXml/kansli.xml", withBoundTexts(list, edited));
  return writeZip(replacedEntries(readZip(bytes), changed));
}

/** Word writes what is typed into a bound control into the part that it is bound to. */
function withBoundTexts(list: string, xml: string): string {
  const controls = xml.matchAll(
    /<w:dataBinding [^>]*k:text\[(\d+)\][^>]*\/>.*?<w:sdtContent>(.*?)<\/w:sdtContent>/gs,
  );
  const texts = new Map([...controls].map((m) => [Number(m[1]), textIn(m[2] ?? "")]));
  let index = 0;
  return list.replace(/<k:text>[^<]*<\/k:text>/g, (whole) => {
    index += 1;
    const text = texts.get(index);
    return text === undefined ? whole : `<k:text>${text}</k:text>`;
  });
}

/** How much of what tells the values outlived the program that saved the file. */
export const survivals: Readonly<Record<string, Edit>> = {
  everything: (xml) => xml,
  "bookmarks only": (xml) => xml.replace(/<w:(?:tag|alias|dataBinding) [^>]*\/>/g, ""),
  nothing: (xml) =>
    xml
      .replace(/<w:sdtPr>.*?<\/w:sdtPr>/gs, "")
      .replace(/<\/?w:(?:sdt|sdtContent)>|<w:bookmark(?:Start|End) [^>]*\/>/g, ""),
};

const PARAGRAPH = /<w:p(?: [^>]*)?>(?:(?!<w:p[ >]).)*?<\/w:p>/gs;
const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const textIn = (xml: string) =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>/g)].map((m) => m[1] ?? "\t").join("");

/** The last paragraph whose text has this in it, unless another is asked for. */
function paragraphWith(xml: string, text: string): string {
  const found = [...xml.matchAll(PARAGRAPH)]
    .map(([paragraph]) => paragraph)
    .find((x) => textIn(x).includes(text.replace(/&/g, "&amp;")));
  if (!found) throw new Error(`no paragraph has “${text}”`);
  return found;
}

/** Replaces text inside one run, as typing does. */
export const type =
  (from: string, to: string): Edit =>
  (xml) => {
    if (!xml.includes(escaped(from))) throw new Error(`nowhere: ${from}`);
    return xml.replace(escaped(from), () => escaped(to));
  };

export const all =
  (...edits: readonly Edit[]): Edit =>
  (xml) =>
    edits.reduce((done, edit) => edit(done), xml);

export const run = (text: string, properties = "") =>
  `<w:r>${properties ? `<w:rPr>${properties}</w:rPr>` : ""}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

const propertiesOf = (paragraph: string) => /<w:pPr>.*?<\/w:pPr>/s.exec(paragraph)?.[0] ?? "";

/** Enter at the end of a paragraph, and typing: a paragraph that looks like it. */
export const addAfter =
  (anchor: string, content: string): Edit =>
  (xml) => {
    const paragraph = paragraphWith(xml, anchor);
    const runs = content.startsWith("<")
      ? content
      : content
          .split("\t")
          .map((t) => run(t))
          .join("<w:r><w:tab/></w:r>");
    return xml.replace(paragraph, (x) => `${x}<w:p>${propertiesOf(paragraph)}${runs}</w:p>`);
  };

/** The same, but like another paragraph. */
export const addLike =
  (model: string, anchor: string, content: string): Edit =>
  (xml) => {
    const properties = propertiesOf(paragraphWith(xml, model));
    const runs = content
      .split("\t")
      .map((t) => run(t))
      .join("<w:r><w:tab/></w:r>");
    return xml.replace(paragraphWith(xml, anchor), (x) => `${x}<w:p>${properties}${runs}</w:p>`);
  };

export const remove =
  (text: string): Edit =>
  (xml) =>
    xml.replace(paragraphWith(xml, text), "");

export const moveAfter =
  (text: string, anchor: string): Edit =>
  (xml) => {
    const paragraph = paragraphWith(xml, text);
    const without = xml.replace(paragraph, "");
    return without.replace(paragraphWith(without, anchor), (x) => x + paragraph);
  };

/** Formats a piece of one run. */
export const format =
  (text: string, properties: string): Edit =>
  (xml) => {
    const found = [
      ...xml.matchAll(
        /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/g,
      ),
    ].find((m) => m[2]?.includes(escaped(text)));
    if (!found) throw new Error(`no run has “${text}”`);
    const [whole, rPr = "", content = ""] = found;
    const at = content.indexOf(escaped(text));
    const own = rPr.replace(/<\/?w:rPr>/g, "") + properties;
    const piece = (t: string, inner: string) =>
      t === ""
        ? ""
        : `<w:r>${inner ? `<w:rPr>${inner}</w:rPr>` : ""}<w:t xml:space="preserve">${t}</w:t></w:r>`;
    const plainInner = rPr.replace(/<\/?w:rPr>/g, "");
    return xml.replace(
      whole,
      () =>
        piece(content.slice(0, at), plainInner) +
        piece(escaped(text), own) +
        piece(content.slice(at + escaped(text).length), plainInner),
    );
  };

/** Takes the formatting off the run that is exactly this text. */
export const unformat =
  (text: string): Edit =>
  (xml) =>
    xml.replace(
      new RegExp(`<w:r><w:rPr>(?:(?!</w:rPr>).)*</w:rPr>(<w:t xml:space="preserve">${text}</w:t></w:r>)`),
      "<w:r>$1",
    );

const ROW = /<w:tr(?: [^>]*)?>(?:(?!<w:tr[ >]).)*?<\/w:tr>/gs;

function rowWith(xml: string, text: string): string {
  const found = [...xml.matchAll(ROW)].map(([row]) => row).find((row) => textIn(row).includes(text));
  if (!found) throw new Error(`no row has “${text}”`);
  return found;
}

export const removeRow =
  (text: string): Edit =>
  (xml) =>
    xml.replace(rowWith(xml, text), "");

/** A new row as Word makes it: cells like those of the row above, and empty. */
export const addRow =
  (anchor: string, ...cells: readonly string[]): Edit =>
  (xml) => {
    const row = rowWith(xml, anchor);
    let index = 0;
    const added = row.replace(
      /<w:tc>(<w:tcPr(?:\/>|>.*?<\/w:tcPr>))?.*?<\/w:tc>/gs,
      (cell, properties = "") => {
        const content = cells[index++] ?? "";
        return `<w:tc>${properties}<w:p>${propertiesOf(cell)}${content === "" ? "" : run(content)}</w:p></w:tc>`;
      },
    );
    return xml.replace(row, (x) => x + added);
  };

/** Lines that went and lines that came. */
export function linesChanged(before: string, after: string | undefined): string[] {
  if (after === undefined) return ["(not written)"];
  return diffLines(before, after).flatMap(({ added, removed, value }) =>
    added || removed
      ? value
          .replace(/\n$/, "")
          .split("\n")
          .map((line) => `${added ? "+" : "-"} ${line}`)
      : [],
  );
}
