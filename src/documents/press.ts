/**
 * Turns papers into bytes.
 *
 * A .pdf is made from the very .docx that lies beside it, so one document to one reader is rendered once,
 * whichever formats are asked for. A document that names pages is laid out first, so that both name the same.
 */
import { hasErrors, type Outcome } from "../diagnostics/diagnostic.ts";
import { withCustomProperties } from "../ooxml/custom-properties.ts";
import type { PdfConverter, PdfOptions } from "../pdf/index.ts";
import type { PackItem } from "../pdf/pack/index.ts";
import type { Unclaimed } from "../pdf-file/index.ts";
import type { DecisionRecord } from "../records/record.ts";
import type { DrawSvg } from "../templates/word/index.ts";
import { type Language, locales } from "../values/language.ts";
import { buildView, type View } from "../views/index.ts";
import { isForm, type Workspace } from "../workspace/workspace.ts";
import { unixLines } from "./inputs.ts";
import { attachments, basisTitles, ownFiles } from "./pack-items.ts";
import { isWord, type Paper, type Sheet, stationeryOf } from "./paper.ts";
import { paperKey } from "./paper-key.ts";
import type { PictureReader, Pictures } from "./pictures.ts";
import { asCustomProperties, asOrigin, asXmp, type PaperProvenance } from "./provenance.ts";
import type { LoadedTemplate, RenderOptions } from "./templates.ts";

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
  readonly #pictures: Pictures;
  readonly #drawSvg: DrawSvg | undefined;
  readonly #draftMark: boolean;
  /** By the mark on it. */
  readonly #docx = new Map<string | undefined, Outcome<Uint8Array>>();

  private constructor(
    sheet: Sheet,
    press: Press,
    view: Outcome<View>,
    pictures: Pictures,
    drawSvg: DrawSvg | undefined,
    draftMark: boolean,
  ) {
    this.#drawSvg = drawSvg;
    this.#sheet = sheet;
    this.#press = press;
    this.view = view;
    this.#pictures = pictures;
    this.#draftMark = draftMark;
  }

  /**
   * @param draftMark whether drafts are marked on the page
   * @throws {HostError} when a picture cannot be read
   */
  static async begin(
    sheet: Sheet,
    workspace: Workspace,
    press: Press,
    reader: PictureReader,
    draftMark = true,
  ): Promise<SheetMaker> {
    const view = buildView(sheet.record, workspace, sheet.document, sheet.recipient);
    const pictures = await reader.filesOf(view.value, ownFiles(sheet));
    return new SheetMaker(sheet, press, view, pictures, await reader.drawerFor(pictures), draftMark);
  }

  /** See `paperKey`; `undefined` when the record cannot be shown. */
  key(paper: Paper, template: LoadedTemplate, provenance: PaperProvenance): string | undefined {
    const view = this.view.value;
    if (!view || hasErrors(this.view.diagnostics)) return undefined;
    const { program, fontsSha256: fonts } = this.#press;
    const mark = this.#markFor(provenance);
    const pictures = this.#pictures;
    const {
      sha256,
      template: { showsPages = false },
    } = template;
    return paperKey(paper, {
      view,
      template: sha256,
      showsPages,
      program,
      fonts,
      pictures,
      provenance,
      mark,
    });
  }

  /** The document as its template gives it; without mark and origin, but where they are told. */
  async document(loaded: LoadedTemplate, told: Told = {}): Promise<Outcome<Uint8Array>> {
    const view = this.view.value;
    if (!view) return { value: undefined, diagnostics: this.view.diagnostics };
    const made = await this.#render(loaded, view, told);
    if (!made.value || !loaded.template.showsPages) return made;
    const converter = await this.#press.converter();
    const pages = await converter.findPages(made.value, this.#pdfOptions(this.#sheet.document.key, view));
    return pages ? this.#render(loaded, view, { ...told, pages }) : made;
  }

  #render(
    { template, pictures, drawSvg = this.#drawSvg }: LoadedTemplate,
    view: View,
    extra: Told & Pick<RenderOptions, "pages">,
  ): Outcome<Uint8Array> | Promise<Outcome<Uint8Array>> {
    const files = (path: string) => this.#pictures.get(path) ?? pictures.get(path);
    const options = { ...this.#renderOptions(view), files, ...extra, ...(drawSvg && { drawSvg }) };
    return template.render(view, options);
  }

  #pdfOptions(file: string, view: View): PdfOptions {
    const { language } = this.#sheet.record;
    const { title, created, fonts } = this.#renderOptions(view);
    return { file, title, language, created, fonts };
  }

  async bytes(
    paper: Paper,
    template: LoadedTemplate,
    provenance: PaperProvenance,
  ): Promise<Outcome<Uint8Array>> {
    const view = this.view.value;
    if (!view) return { value: undefined, diagnostics: [] };
    if (!isWord(paper.format)) return this.document(template);
    const mark = this.#markFor(provenance);
    if (isForm(paper.template)) return this.document(template, { properties: asXmp(provenance), mark });
    const made = await this.#make(template, mark, provenance);
    if (paper.format === "pdf") return this.#convert(made, paper, view, provenance);
    const { value: docx, diagnostics } = made;
    return { value: docx && withCustomProperties(docx, asCustomProperties(provenance)), diagnostics };
  }

  /** Made once for all formats; an editable one is only ever a .docx. */
  async #make(
    template: LoadedTemplate,
    mark: string | undefined,
    provenance: PaperProvenance,
  ): Promise<Outcome<Uint8Array>> {
    if (provenance.editable) {
      const editing = { editable: true, origin: asOrigin(provenance) };
      return marked(await this.document(template, editing), mark);
    }
    const made = this.#docx.get(mark) ?? (await marked(await this.document(template), mark));
    this.#docx.set(mark, made);
    return made;
  }

  #markFor({ draft }: PaperProvenance): string | undefined {
    return draft && this.#draftMark ? draftMarks[this.#sheet.record.language] : undefined;
  }

  #renderOptions(view: View): Omit<RenderOptions, "files"> {
    const { record, document } = this.#sheet;
    return {
      language: record.language,
      title: this.#title(view),
      created: new Date(`${record.meeting.iso}T00:00:00Z`),
      fonts: this.#press.fonts,
      open: document.form?.open ?? [],
      flat: document.form?.flat ?? false,
    };
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
    view: View,
    provenance: PaperProvenance,
  ): Promise<Outcome<Uint8Array>> {
    if (!docx.value) return docx;
    const { record, document } = this.#sheet;
    const { title, created } = this.#renderOptions(view);
    const about = { title, created, language: locales[record.language], properties: asXmp(provenance) };
    const converter = await this.#press.converter();
    const pdf = await converter.convert(docx.value, {
      ...this.#pdfOptions(paper.path, view),
      attachments: [sourceOf(record)],
      properties: about.properties,
    });
    const diagnostics = [...docx.diagnostics, ...pdf.diagnostics];
    if (!pdf.value) return { ...pdf, diagnostics };
    const laid = await this.#lay(pdf.value, about);
    if (!laid.value || !document.attachments)
      return { ...laid, diagnostics: [...diagnostics, ...laid.diagnostics] };
    const joined = await this.#join(laid.value, paper, about);
    return { ...joined, diagnostics: [...diagnostics, ...joined.diagnostics] };
  }

  /** The letterhead, under the paper. */
  async #lay(bytes: Uint8Array, about: Unclaimed): Promise<Outcome<Uint8Array>> {
    const { document, record } = this.#sheet;
    const file = stationeryOf(document, record.language);
    if (file === undefined) return { value: bytes, diagnostics: [] };
    const { layStationery } = await import("../pdf/stationery.ts");
    return layStationery(bytes, { file, bytes: this.#pictures.get(file) }, about);
  }

  /** The files of the record's basis, behind the paper. */
  async #join(bytes: Uint8Array, paper: Paper, about: Unclaimed): Promise<Outcome<Uint8Array>> {
    const { record, path } = paper;
    const read = async (file: string) => ({ value: this.#pictures.get(file), diagnostics: [] });
    const titles = basisTitles(this.view.value ?? {});
    const { items, diagnostics } = await attachments(record, 1, { read, press: this.#press }, titles);
    if (items.length === 0) return { value: bytes, diagnostics };
    const { joinBehind } = await import("../pdf/pack/index.ts");
    const { title, language } = about;
    const first: PackItem = {
      ...{ title, language, reference: record.reference, file: path, bytes },
      ...{ number: "1", level: 0, kind: "pdf" },
    };
    const look = { headings: "Calibri", colour: "#000000", fonts: this.#press.fonts };
    const joined = await joinBehind(first, items, { ...look, ...about });
    return { ...joined, diagnostics: [...diagnostics, ...joined.diagnostics] };
  }
}

/** What some documents are told besides: forms their origin and mark, editable ones what they are made from. */
type Told = Pick<RenderOptions, "properties" | "mark" | "editable" | "origin">;

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
