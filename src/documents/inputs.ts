/**
 * The workspace's files that decide a paper: what its commit is found from, and hashes of them.
 *
 * Of contacts.yaml only the contacts that a record uses count, so that a new address in it is no new version
 * of every paper.
 */
import type { Host } from "../host/host.ts";
import { normalPath } from "../host/paths.ts";
import type { DecisionRecord } from "../records/record.ts";
import type { Contact, Value } from "../values/value.ts";
import { sha256 } from "./manifest.ts";
import { ownFiles } from "./pack-items.ts";
import type { Paper } from "./paper.ts";
import { picturePaths } from "./pictures.ts";
import { type Templates, useOf } from "./templates.ts";

export const CONFIG = "kansli.yaml";
export const CONTACTS = "contacts.yaml";

/** Paths relative to the workspace. */
export interface Inputs {
  /** Each is there. */
  readonly files: readonly string[];
  /** Keys in contacts.yaml. */
  readonly contacts: readonly string[];
}

/** Where inputs are looked for. */
export interface Beside {
  readonly host: Host;
  /** The workspace's own fonts, which PDFs are set in. */
  readonly fonts: readonly string[];
  readonly templates: Templates;
}

export function inputsOf(paper: Paper, { host, fonts, templates }: Beside): Inputs {
  const { record, document, template, format } = paper;
  const attached = [record.basis, record.fields].flatMap((value) => filesIn(value as Value));
  const shown = picturePaths(new TextDecoder().decode(record.source.bytes), host);
  const found = templates.find(useOf(paper));
  const pictures = [...shown, ...(found?.pictures.keys() ?? [])].map(normalPath);
  const files = [
    ...[record.source.path, record.kind.placeOf().file, CONFIG, template],
    ...[...(found?.files.keys() ?? [])].map(normalPath),
    ...(format === "pdf" ? fonts : []),
    ...[...attached, ...pictures],
    ...ownFiles({ record, document }).filter((path) => host.isFile(path)),
  ];
  return { files: [...new Set(files)], contacts: contactsOf(record) };
}

function contactsOf({ recipients, fields }: DecisionRecord): string[] {
  const keys = [recipients, fields].flatMap((value) =>
    valuesIn(value as Value, "contact", ({ key }: Contact) => key),
  );
  return [...new Set(keys)].sort();
}

function filesIn(value: Value): string[] {
  return valuesIn(value, "file", ({ path }: { path?: string }) => path);
}

/** What values of a type hold, wherever they stand. */
function valuesIn<T>(value: unknown, type: string, read: (found: T) => string | undefined): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === type) return [read(value as T) ?? []].flat();
  return Object.values(value).flatMap((inner) => valuesIn(inner, type, read));
}

/**
 * The text of each contact in contacts.yaml, by key, as it lies there. A file that is written in another way
 * than one key a line counts as a whole, under `""`.
 */
export function contactTexts(bytes: Uint8Array): ReadonlyMap<string, string> {
  const text = new TextDecoder().decode(unixLines(bytes));
  const blocks = new Map<string, string>();
  for (const block of text.split(/^(?=[^\s#])/m)) {
    const key = /^("?)([\p{L}\p{N}_.-]+)\1:/u.exec(block)?.[2];
    if (key !== undefined) blocks.set(key, block.replace(/\n(?:#.*|\s*)$/gm, "").trim());
    else if (/^[^\s#-]/.test(block)) return new Map([["", text]]);
  }
  return blocks;
}

/** What some contacts are, to compare one version of contacts.yaml with another. */
export function contactsAsText(texts: ReadonlyMap<string, string>, keys: readonly string[]): string {
  return texts.get("") ?? JSON.stringify(keys.map((key) => texts.get(key) ?? null));
}

/** Lines end in LF whatever the checkout; files that are not text are left as they are. */
export function unixLines(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(0x0d)) return bytes;
  return bytes.filter((byte, at) => byte !== 0x0d || bytes[at + 1] !== 0x0a);
}

/** Reads each file once for all papers. */
export class Configuration {
  readonly #host: Host;
  readonly #hashes = new Map<string, Promise<string>>();
  #contacts: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Hash of what decides a paper beside its record and its template. */
  async sha256(paper: Paper, fonts: readonly string[]): Promise<string> {
    const contacts = contactsOf(paper.record);
    const files = [paper.record.kind.placeOf().file, CONFIG, ...(paper.format === "pdf" ? fonts : [])];
    const hashes = await Promise.all(files.map((file) => this.#hash(file)));
    const used = contacts.length === 0 ? "" : contactsAsText(await this.#contactTexts(), contacts);
    return sha256(JSON.stringify([files, hashes, used]));
  }

  #hash(file: string): Promise<string> {
    const known = this.#hashes.get(file) ?? this.#read(file).then((bytes) => sha256(bytes));
    this.#hashes.set(file, known);
    return known;
  }

  #contactTexts(): Promise<ReadonlyMap<string, string>> {
    this.#contacts ??= this.#read(CONTACTS).then(contactTexts);
    return this.#contacts;
  }

  async #read(file: string): Promise<Uint8Array> {
    return unixLines((await this.#host.read(file)) ?? new Uint8Array());
  }
}
