/**
 * What a paper says of where it comes from: in a .docx as custom properties, in a .pdf as XMP, and in the
 * manifest for all.
 */
import { type Properties, readCustomProperties } from "../ooxml/custom-properties.ts";
import type { WordPackage } from "../ooxml/package.ts";
import type { XmpProperty } from "../pdf-file/index.ts";
import { type Configuration, unixLines } from "./inputs.ts";
import { type Origin, sha256 } from "./manifest.ts";
import { isEditable, type Paper } from "./paper.ts";

export interface Provenance extends Origin {
  /** The record's file, relative to the workspace. */
  readonly record: string;
  /** Of the record's file, with lines that end in LF. */
  readonly recordSha256: string;
  readonly templateSha256: string;
  /** Of kansli.yaml, the kind, the contacts that the record uses and, for a PDF, the workspace's fonts. */
  readonly configurationSha256: string;
  /** Kansli's version. */
  readonly kansli: string;
}

/** A paper's own name among those of its record: its path in the manifest. */
export interface PaperProvenance extends Provenance {
  readonly paper: string;
  /** Whether its values can be told from its template's text, so that edits of it can be imported. */
  readonly editable: boolean;
}

/** What a paper is made with, beside its record. */
export interface Making {
  readonly template: { readonly sha256: string };
  readonly origin: Origin;
  readonly configuration: Configuration;
  readonly press: { readonly fontFiles: readonly string[] };
  /** Kansli's version. */
  readonly version: string;
}

export async function findProvenance(paper: Paper, making: Making): Promise<PaperProvenance> {
  const { path, record } = paper;
  return {
    ...making.origin,
    paper: path,
    editable: isEditable(paper),
    record: record.source.path,
    recordSha256: sha256(unixLines(record.source.bytes)),
    templateSha256: making.template.sha256,
    configurationSha256: await making.configuration.sha256(paper, making.press.fontFiles),
    kansli: making.version,
  };
}

const descriptions = {
  commit: "Newest commit that changed anything this paper is made from",
  draft: "Made from changes that no commit holds",
  paper: "Path of this paper",
  editable: "Made so that edits of it can be imported",
  record: "Path of the decision record",
  recordSha256: "SHA-256 of the decision record",
  templateSha256: "SHA-256 of the template",
  configurationSha256: "SHA-256 of the configuration",
  kansli: "Version of Kansli",
} as const;

type Name = keyof typeof descriptions;
const names = Object.keys(descriptions) as Name[];

/** What a property is called in files. */
const calledOf = (name: Name): string => (name === "kansli" ? "version" : name);

function facts(provenance: PaperProvenance): { name: Name; value: string }[] {
  return names.flatMap((name) => {
    const value = provenance[name];
    if (value === null || value === false) return [];
    return [{ name, value: value === true ? "yes" : value }];
  });
}

/** `Kansli commit`, …: how Word shows them. */
const PREFIX = "Kansli ";

export function asCustomProperties(provenance: PaperProvenance): Properties {
  return facts(provenance).map(({ name, value }) => [PREFIX + calledOf(name), value]);
}

/** By plain names, for the list of an editable paper's values. */
export function asOrigin(provenance: PaperProvenance): Readonly<Record<string, string>> {
  return Object.fromEntries(facts(provenance).map(({ name, value }) => [calledOf(name), value]));
}

/** What the list of an editable paper's values says. */
export function provenanceOfOrigin(origin: Readonly<Record<string, string>>): PaperProvenance | undefined {
  return provenanceFrom((name) => origin[calledOf(name)]);
}

export function asXmp(provenance: PaperProvenance): XmpProperty[] {
  return facts(provenance).map(({ name, value }) => ({
    name: calledOf(name),
    value,
    description: descriptions[name],
  }));
}

/** What a Word file says; `undefined` when Kansli did not make it. */
export function provenanceOfWord(pkg: WordPackage): PaperProvenance | undefined {
  const properties = readCustomProperties(pkg);
  return provenanceFrom((name) => properties.get(PREFIX + calledOf(name)));
}

/** @param xmp the properties of a PDF */
export function provenanceOfXmp(xmp: ReadonlyMap<string, string>): PaperProvenance | undefined {
  return provenanceFrom((name) => xmp.get(calledOf(name)));
}

function provenanceFrom(read: (name: Name) => string | undefined): PaperProvenance | undefined {
  const [record, paper, kansli] = [read("record"), read("paper"), read("kansli")];
  if (record === undefined || paper === undefined || kansli === undefined) return undefined;
  return {
    ...{ record, paper, kansli, commit: read("commit") ?? null, draft: read("draft") !== undefined },
    editable: read("editable") !== undefined,
    recordSha256: read("recordSha256") ?? "",
    templateSha256: read("templateSha256") ?? "",
    configurationSha256: read("configurationSha256") ?? "",
  };
}
