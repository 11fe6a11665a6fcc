/**
 * Turns papers into bytes.
 *
 * A .pdf is made from the very .docx that lies beside it, so one document to one reader is rendered once,
 * whichever formats are asked for.
 */
import { hasErrors, type Outcome } from "../diagnostics/diagnostic.ts";
import { withCustomProperties } from "../ooxml/custom-properties.ts";
import type { PdfConverter, PdfOptions } from "../pdf/index.ts";
import type { DecisionRecord } from "../records/record.ts";
import type { Language } from "../values/language.ts";
import { buildView, type View } from "../views/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { unixLines } from "./inputs.ts";
import { isWord, type Paper, type Sheet } from "./paper.ts";
import { paperKey } from "./paper-key.ts";
import { asCustomProperties, asXmp, type PaperProvenance } from "./provenance.ts";
import type { LoadedTemplate } from "./templates.ts";

/** What papers are made with, beside their templates. */
export interface Press {
  /** Which program this is: version and a hash of its code. */
  readonly program: string;
  /** The workspace's own fonts. */
  readonly fonts: NonNullable<PdfOptions["fonts"]>;
  /** Hash of the fonts. */
  readonly fontsSha256: string;
  /** Files of the workspace's own fonts. */
  readonly fontFiles: readonly string[];
  /** Started when the first PDF is made. */
  converter(): Promise<PdfConverter>;
}

/** One document of one record to one reader, in the making. */
export class SheetMaker {
  readonly #sheet: Sheet;
  readonly #press: Press;
  readonly view: Outcome<View>;
  readonly #draftMark: boolean;
  /** By the mark on it. */
  readonly #docx = new Map<string | undefined, Outcome<Uint8Array>>();

  /** @param draftMark whether drafts are marked on the page */
  constructor(sheet: Sheet, workspace: Workspace, press: Press, draftMark = true) {
    this.#sheet = sheet;
    this.#press = press;
    this.#draftMark = draftMark;
    this.view = buildView(sheet.record, workspace, sheet.document, sheet.recipient);
  }

  /** See `paperKey`; `undefined` when the record cannot be shown. */
  key(paper: Paper, template: LoadedTemplate, provenance: PaperProvenance): string | undefined {
    const view = this.view.value;
    if (!view || hasErrors(this.view.diagnostics)) return undefined;
    const { program, fontsSha256: fonts } = this.#press;
    const mark = this.#markFor(provenance);
    return paperKey(paper, { view, template: template.sha256, program, fonts, provenance, mark });
  }

  /** The Word document as its template gives it, without mark or origin. */
  document({ template }: LoadedTemplate): Outcome<Uint8Array> {
    const view = this.view.value;
    if (!view) return { value: undefined, diagnostics: this.view.diagnostics };
    const { language } = this.#sheet.record;
    return template.render(view, { language, title: this.#title(view) });
  }

  async bytes(
    paper: Paper,
    { template }: LoadedTemplate,
    provenance: PaperProvenance,
  ): Promise<Outcome<Uint8Array>> {
    const view = this.view.value;
    if (!view) return { value: undefined, diagnostics: [] };
    const properties = { language: this.#sheet.record.language, title: this.#title(view) };
    if (!isWord(paper.format)) return template.render(view, properties);
    const mark = this.#markFor(provenance);
    const made = this.#docx.get(mark) ?? (await marked(template.render(view, properties), mark));
    this.#docx.set(mark, made);
    if (paper.format === "pdf") return this.#convert(made, paper, properties.title, provenance);
    const { value: docx, diagnostics } = made;
    return { value: docx && withCustomProperties(docx, asCustomProperties(provenance)), diagnostics };
  }

  #markFor({ draft }: PaperProvenance): string | undefined {
    return draft && this.#draftMark ? draftMarks[this.#sheet.record.language] : undefined;
  }

  /** "Tjänsteskrivelse – Medfinansiering …", for the properties of the file. */
  #title(view: View): string {
    const { document, record } = this.#sheet;
    const name = document.name[record.language] ?? document.key;
    return `${name} – ${typeof view.title === "string" ? view.title : record.title}`;
  }

  async #convert(
    docx: Outcome<Uint8Array>,
    paper: Paper,
    title: string,
    provenance: PaperProvenance,
  ): Promise<Outcome<Uint8Array>> {
    if (!docx.value) return docx;
    const { record } = this.#sheet;
    const converter = await this.#press.converter();
    const pdf = await converter.convert(docx.value, {
      file: paper.path,
      title,
      language: record.language,
      created: new Date(`${record.meeting.iso}T00:00:00Z`),
      attachments: [sourceOf(record)],
      properties: asXmp(provenance),
      fonts: this.#press.fonts,
    });
    return { ...pdf, diagnostics: [...docx.diagnostics, ...pdf.diagnostics] };
  }
}

async function marked(docx: Outcome<Uint8Array>, mark: string | undefined): Promise<Outcome<Uint8Array>> {
  if (!docx.value || mark === undefined) return docx;
  const { withDraftMark } = await import("../templates/word/draft-mark.ts");
  return { ...docx, value: withDraftMark(docx.value, mark) };
}

const draftMarks: Readonly<Record<Language, string>> = { sv: "UTKAST", en: "DRAFT" };

const descriptions: Readonly<Record<Language, string>> = {
  sv: "Beslutsposten som handlingen är gjord av",
  en: "The decision record that this paper was made from",
};

/** The record itself, for whoever wants the paper's facts rather than its text. */
function sourceOf({ source, language }: DecisionRecord) {
  return {
    name: source.path.slice(source.path.lastIndexOf("/") + 1),
    mimeType: "application/yaml",
    description: descriptions[language],
    relationship: "source",
    bytes: unixLines(source.bytes),
  } as const;
}
