/**
 * The templates that papers need: read and compiled once each, and checked against every kind that uses them
 * before any data is merged. A template that is wrong for one kind may be right for another.
 */
import { closest } from "../diagnostics/closest.ts";
import { type Diagnostic, hasErrors, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { tryRead } from "../host/host-problem.ts";
import type { GroupType, Use } from "../language/index.ts";
import type { PageNumbers } from "../pdf/index.ts";
import type { FontFile, XmpProperty } from "../pdf-file/index.ts";
import { endingOf, partialFile, type ReadPartial } from "../templates/partial-names.ts";
import type { DrawSvg } from "../templates/word/index.ts";
import type { Language } from "../values/language.ts";
import { type View, viewType } from "../views/index.ts";
import {
  type DocumentFormat,
  type DocumentSpec,
  isForm,
  type Kind,
  type Workspace,
} from "../workspace/workspace.ts";
import { sha256 } from "./manifest.ts";
import { formatsOf, type Paper } from "./paper.ts";
import { PictureReader, type Pictures } from "./pictures.ts";
import { withoutRepeats } from "./without-repeats.ts";

export interface RenderOptions {
  readonly language: Language;
  /** On which pages things stand, where a layout has told. */
  readonly pages?: PageNumbers | undefined;
  /** A picture of the workspace, by the path that is written in the view or the template. */
  readonly files: (path: string) => Uint8Array | undefined;
  readonly drawSvg?: DrawSvg;
  readonly title: string;
  /** The paper's only date. */
  readonly created: Date;
  /** The workspace's own fonts. */
  readonly fonts: readonly FontFile[];
  /** Fields that may be changed though they are filled in, by name. */
  readonly open: readonly string[];
  /** Fields become text. */
  readonly flat: boolean;
  /** What a form says of its origin, and the word that marks it as a draft. */
  readonly properties?: readonly XmpProperty[];
  readonly mark?: string | undefined;
  /** Values carry their paths, and the document what it is made from. */
  readonly editable?: boolean;
  readonly origin?: Readonly<Record<string, string>>;
}

/** What Word, PDF and text templates have in common. */
export interface Template {
  check(type: GroupType): readonly Diagnostic[];
  /** All that its tags use. */
  uses(type?: GroupType): readonly Use[];
  /** Paths of pictures that it names itself. */
  readonly pictures: readonly string[];
  /** Whether its documents name their pages, as a table of contents does. */
  readonly showsPages?: boolean;
  render(view: View, options: RenderOptions): Outcome<Uint8Array> | Promise<Outcome<Uint8Array>>;
  /** Names of its fields, of a form. */
  readonly fieldNames?: readonly string[];
}

export interface LoadedTemplate {
  readonly template: Template;
  /** Of the template, its partials and the pictures it names. */
  readonly sha256: string;
  /** The SHA-256 of the template itself, and of each file that it brings in with `{{> name}}`; by file. */
  readonly files: ReadonlyMap<string, string>;
  readonly pictures: Pictures;
  readonly drawSvg?: DrawSvg | undefined;
}

/** A template and what it is used for. */
export interface TemplateUse {
  readonly file: string;
  readonly format: DocumentFormat;
  readonly document: DocumentSpec;
  readonly kind: Kind;
}

export interface Templates {
  /** The template, unless something is wrong with it for this use. */
  find(use: TemplateUse): LoadedTemplate | undefined;
  /** The template, where there was nothing at all to be said of it. */
  findFaultless(use: TemplateUse): LoadedTemplate | undefined;
  /** The templates' files, and those that they bring in. */
  readonly files: ReadonlySet<string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Every template that the workspace's kinds may need. */
export function allUses(workspace: Workspace): TemplateUse[] {
  return [...workspace.kinds.values()].flatMap((kind) =>
    kind.documents
      .flatMap((key) => workspace.documents.get(key) ?? [])
      .flatMap((document) =>
        formatsInAll(document, workspace).map(({ format, template }) => ({
          ...{ file: template, format, document, kind },
        })),
      ),
  );
}

/** In all languages, each template once. */
function formatsInAll(document: DocumentSpec, { languages }: Workspace): ReturnType<typeof formatsOf> {
  const all = languages.flatMap((language) => formatsOf(document, language));
  return [...new Map(all.map((made) => [`${made.format} ${made.template}`, made])).values()];
}

export function useOf({ record, document, format, template }: Paper): TemplateUse {
  return { file: template, format, document, kind: record.kind };
}

export async function loadTemplates(
  host: Host,
  workspace: Workspace,
  uses: readonly TemplateUse[],
): Promise<Templates> {
  const diagnostics: Diagnostic[] = [];
  const reader = new PictureReader(host);
  const loaded = new Map<string, LoadedTemplate>();
  /** Files, and keys of checks, that cannot be used; and those of which anything is said. */
  const wrong = new Set<string>();
  const remarked = new Set<string>();
  const firstUses = new Map(uses.map((use) => [use.file, use]).reverse() as [string, TemplateUse][]);
  for (const use of firstUses.values()) {
    const compiled = await loadTemplate(host, use, workspace, reader);
    diagnostics.push(...compiled.diagnostics);
    if (compiled.value) loaded.set(use.file, compiled.value);
    if (compiled.diagnostics.length > 0) remarked.add(use.file);
    if (hasErrors(compiled.diagnostics)) wrong.add(use.file);
  }

  for (const [key, use] of new Map(uses.map((use) => [checkKey(use), use]))) {
    const found = checkUse(loaded.get(use.file), use, workspace);
    diagnostics.push(...found);
    if (found.length > 0) remarked.add(key);
    if (hasErrors(found)) wrong.add(key);
  }

  const unless = (bad: ReadonlySet<string>, use: TemplateUse) =>
    bad.has(use.file) || bad.has(checkKey(use)) ? undefined : loaded.get(use.file);
  return {
    find: (use) => unless(wrong, use),
    findFaultless: (use) => unless(remarked, use),
    files: new Set([...loaded.values()].flatMap(({ files }) => [...files.keys()])),
    diagnostics: withoutRepeats(diagnostics),
  };
}

async function loadTemplate(
  host: Host,
  { file, document, format }: TemplateUse,
  workspace: Workspace,
  reader: PictureReader,
): Promise<Outcome<LoadedTemplate>> {
  const { value: bytes, diagnostics: unread } = await tryRead(host, file);
  if (unread.length > 0) return { value: undefined, diagnostics: unread };
  if (!bytes) {
    const params = { template: file, document: document.key };
    const place = workspace.placeOf("documents", document.key);
    return { value: undefined, diagnostics: [problem("document/no-template", params, { place })] };
  }
  const { value: template, diagnostics, partials } = await compileTemplate(bytes, file, format, host);
  if (!template) return { value: undefined, diagnostics };
  const pictures = await reader.read(template.pictures.filter((path) => host.isFile(path)));
  const files = new Map([[file, bytes] as const, ...partials].map(([path, part]) => [path, sha256(part)]));
  const hashes = [...files.values(), ...[...pictures.values()].map((part) => sha256(part))];
  const [hash = ""] = hashes.length === 1 ? hashes : [sha256(hashes.join(" "))];
  const value = {
    template,
    sha256: hash,
    files,
    pictures,
    drawSvg: await reader.drawerFor(pictures),
  };
  return { value, diagnostics };
}

type Compile = (
  bytes: Uint8Array,
  file: string,
  readPartial: ReadPartial,
) => Outcome<Template> | Promise<Outcome<Template>>;

export interface CompiledTemplate extends Outcome<Template> {
  /** Its partials' files, those that are there. */
  readonly partials: ReadonlyMap<string, Uint8Array>;
}

/**
 * Compiles a template by the format that it makes; again until every partial that was asked for is read, as
 * partials may ask for others.
 */
export async function compileTemplate(
  bytes: Uint8Array,
  file: string,
  format: DocumentFormat,
  host: Host,
): Promise<CompiledTemplate> {
  const compile = await compilerOf(file, format);
  const read = new Map<string, Uint8Array | undefined>();
  for (;;) {
    const wanted = new Set<string>();
    const outcome = await compile(bytes, file, (name) => {
      const path = partialFile(file, name, endingOf(file));
      if (!read.has(path)) wanted.add(path);
      return read.get(path);
    });
    const partials = new Map([...read].flatMap(([path, found]) => (found ? [[path, found] as const] : [])));
    if (wanted.size === 0) return { ...outcome, partials };
    for (const path of wanted) read.set(path, host.isFile(path) ? await host.read(path) : undefined);
  }
}

async function compilerOf(file: string, format: DocumentFormat): Promise<Compile> {
  if (isForm(file)) {
    const { compileFormTemplate } = await import("../templates/form/index.ts");
    return compileFormTemplate;
  }
  if (format === "docx" || format === "pdf") {
    const { compileWordTemplate } = await import("../templates/word/index.ts");
    return compileWordTemplate;
  }
  const { compileTextTemplate } = await import("../templates/text/index.ts");
  return compileTextTemplate;
}

/** Which check a use needs: the view's type depends on the kind and on whether there is one recipient. */
function checkKey({ file, document, kind }: TemplateUse): string {
  return JSON.stringify([file, kind.key, document.per]);
}

function checkUse(
  loaded: LoadedTemplate | undefined,
  use: TemplateUse,
  workspace: Workspace,
): readonly Diagnostic[] {
  if (!loaded) return [];
  return [...loaded.template.check(typeOfUse(use, workspace)), ...checkOpen(loaded.template, use, workspace)];
}

/** What a template may use where it is used so. */
export function typeOfUse(
  { document, kind }: Pick<TemplateUse, "document" | "kind">,
  workspace: Workspace,
): GroupType {
  return viewType(workspace, kind, { recipient: document.per === "recipient" });
}

function checkOpen(
  { fieldNames: known = [] }: Template,
  { file: template, document: { key, form } }: TemplateUse,
  workspace: Workspace,
): Diagnostic[] {
  return (form?.open ?? []).flatMap((name, i) => {
    if (known.includes(name)) return [];
    const place = workspace.placeOf("documents", key, "form", "open", i);
    return [problem("form/unknown-field", { name, template }, { place, suggestion: closest(name, known) })];
  });
}
