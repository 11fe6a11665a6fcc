/**
 * Reads kansli.yaml, contacts.yaml and the kinds.
 *
 * In: the files. Out: the workspace, if nothing is wrong with any of them, and every
 * problem of every file. Where kansli.yaml is wrong, kinds are checked as far as they
 * can be without it.
 */
import { type Diagnostic, hasErrors, type Outcome, problem } from "../diagnostics/diagnostic.ts";
import { type Language, languages } from "../values/language.ts";
import type { Contact } from "../values/value.ts";
import { type Config, configShape, contactsShape } from "./config-schema.ts";
import { issuesToDiagnostics, type KeyCodes } from "./issues.ts";
import { type KindContext, kindShape } from "./kind-schema.ts";
import type { Shape } from "./shape.ts";
import { missingTranslations } from "./translations.ts";
import type { Kind, SourceFile, Workspace } from "./workspace.ts";
import { itemsOf, keysOf, readYaml, type YamlData, type YamlFile } from "./yaml.ts";

export interface WorkspaceFiles {
  /** kansli.yaml */
  readonly config: SourceFile;
  /** contacts.yaml */
  readonly contacts?: SourceFile | undefined;
  /** kinds/*.yaml */
  readonly kinds: readonly SourceFile[];
}

export function parseWorkspace({ config, contacts, kinds }: WorkspaceFiles): Outcome<Workspace> {
  const read = readYaml(config);
  const used = languagesOf(read.value?.data);
  const settings = read.value && shaped(read.value, configShape(used), used);
  const people = readContacts(contacts, used);
  const documents = Object.keys(keysOf(keysOf(read.value?.data).documents));
  const kindMap = readKinds(kinds, { languages: used, documents });
  const diagnostics = [read, settings, people, kindMap].flatMap((outcome) => outcome?.diagnostics ?? []);
  const isWhole = read.value && settings?.value && people.value && kindMap.value;
  return {
    value: isWhole ? workspaceOf(read.value, settings.value, people.value, kindMap.value) : undefined,
    diagnostics,
  };
}

/** What a shape makes of a file. Texts that lack a language are only warned of. */
function shaped<T>(file: YamlFile, shape: Shape<T>, used: readonly Language[]): Outcome<T> {
  const result = shape.safeParse(file.data, { reportInput: false });
  if (result.success) return { value: result.data, diagnostics: missingTranslations(file, used) };
  return { value: undefined, diagnostics: issuesToDiagnostics(result.error.issues, file, keyCodes) };
}

const keyCodes: KeyCodes = {
  unknown: () => "workspace/unknown-key",
  missing: () => "workspace/missing-key",
};

/** A file without contacts, or none at all, is good. */
function readContacts(
  source: SourceFile | undefined,
  used: readonly Language[],
): Outcome<ReadonlyMap<string, Contact>> {
  const none = { value: new Map<string, Contact>(), diagnostics: [] };
  if (!source) return none;
  const { value: file, diagnostics } = readYaml(source);
  if (diagnostics.some(({ code }) => code === "yaml/empty")) return none;
  if (!file) return { value: undefined, diagnostics };
  const { value, diagnostics: found } = shaped(file, contactsShape(), used);
  const contacts = value && new Map([...value].map(([key, contact]) => [key, { ...contact, key }]));
  return { value: contacts, diagnostics: [...diagnostics, ...found] };
}

function readKinds(sources: readonly SourceFile[], context: KindContext): Outcome<ReadonlyMap<string, Kind>> {
  const kinds = new Map<string, Kind>();
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  for (const source of sources) {
    const { value: file, diagnostics: found } = readYaml(source);
    diagnostics.push(...found);
    if (!file) continue;
    const { value: kind, diagnostics: wrong } = shaped(file, kindShape(context), context.languages);
    diagnostics.push(...wrong);
    if (!kind) continue;
    const other = files.get(kind.key);
    if (other === undefined) {
      files.set(kind.key, source.path);
      kinds.set(kind.key, { ...kind, placeOf: (...path) => file.placeOf(path) });
    } else {
      const place = file.placeOf(["kind"]);
      diagnostics.push(problem("workspace/duplicate-kind", { name: kind.key, file: other }, { place }));
    }
  }
  return { value: hasErrors(diagnostics) ? undefined : kinds, diagnostics };
}

function workspaceOf(
  file: YamlFile,
  settings: Config,
  contacts: ReadonlyMap<string, Contact>,
  kinds: ReadonlyMap<string, Kind>,
): Workspace {
  return {
    organisation: settings.organisation,
    languages: settings.languages,
    clauses: settings.clauses ?? "att",
    committees: withKeys(settings.committees),
    officers: withKeys(settings.officers),
    appeals: withKeys(settings.appeals),
    documents: withKeys(settings.documents),
    words: Object.fromEntries(settings.words ?? []),
    ...(settings.mail && { mail: settings.mail }),
    contacts,
    kinds,
    placeOf: (...path) => file.placeOf(path),
  };
}

function withKeys<T extends object>(
  map: ReadonlyMap<string, T> = new Map(),
): Map<string, T & { readonly key: string }> {
  return new Map([...map].map(([key, value]) => [key, { ...value, key }]));
}

/** The languages as far as they can be made out; all of ours, if not at all. */
function languagesOf(data: YamlData): readonly Language[] {
  const listed = itemsOf(keysOf(data).languages);
  const used = languages.filter((language) => listed.includes(language));
  return used.length > 0 ? used : languages;
}
