/**
 * Seals: records that are final.
 *
 * `seals/<reference>/seal.json` lists each sealed version of a record with its hash and its papers' hashes;
 * beside it lies the record's text as it was sealed, `1.yaml`, `2.yaml`, …, so that it outlives a history
 * that is rewritten or cut off. Both are committed. A sealed record may change only as an amendment: it then
 * says which version it amends and why, and the next seal gives it a number.
 */
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import { safeName } from "../documents/file-names.ts";
import { sha256, unixLines } from "../documents/index.ts";
import type { Host } from "../host/host.ts";
import type { DecisionRecord } from "../records/record.ts";

export const SEALS = "seals";
/** The list of a record's sealed versions. */
export const LIST = "seal.json";
const FORMAT = 1;

export interface SealedVersion {
  /** From 1. */
  readonly version: number;
  /** The record's file. */
  readonly record: string;
  /** Of the record's text, with lines that end in LF. */
  readonly sha256: string;
  /** Newest commit that any of its papers comes from. */
  readonly commit: string;
  /** Version of Kansli. */
  readonly kansli: string;
  /** Why it amends the version before; `null` for the first. */
  readonly reason: string | null;
  readonly papers: readonly { readonly path: string; readonly sha256: string }[];
}

export interface Seal {
  readonly reference: string;
  readonly versions: readonly SealedVersion[];
}

export function sealFolder(reference: string): string {
  return `${SEALS}/${safeName(reference)}`;
}

/** The files that hold a seal, the newest version's text among them. */
export function sealFiles(seal: Seal, text: Uint8Array): { path: string; bytes: Uint8Array }[] {
  const folder = sealFolder(seal.reference);
  const list = JSON.stringify({ seal: FORMAT, ...seal }, undefined, 2);
  return [
    { path: `${folder}/${seal.versions.length}.yaml`, bytes: unixLines(text) },
    { path: `${folder}/${LIST}`, bytes: new TextEncoder().encode(`${list}\n`) },
  ];
}

/** Every seal of the workspace; one that cannot be read is reported. */
export async function readSeals(host: Host): Promise<{ seals: readonly Seal[]; diagnostics: Diagnostic[] }> {
  const lists = (await host.list(SEALS)).filter((path) => path.endsWith(`/${LIST}`));
  const seals: Seal[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of lists) {
    const seal = parseSeal(await host.read(path));
    if (seal && `${sealFolder(seal.reference)}/${LIST}` === path) seals.push(seal);
    else diagnostics.push(problem("history/bad-seal", { path }, { place: { in: "file", file: path } }));
  }
  return { seals, diagnostics };
}

export function parseSeal(bytes: Uint8Array | undefined): Seal | undefined {
  try {
    const { seal, reference, versions } = JSON.parse(new TextDecoder().decode(bytes));
    const isWhole =
      seal === FORMAT &&
      typeof reference === "string" &&
      Array.isArray(versions) &&
      versions.every(isVersion);
    return isWhole && versions.length > 0 ? { reference, versions } : undefined;
  } catch {
    return undefined;
  }
}

function isVersion(entry: SealedVersion, index: number): boolean {
  const { version, record, sha256: hash, papers } = entry ?? {};
  const isNumbered = version === index + 1 && typeof record === "string";
  return isNumbered && typeof hash === "string" && Array.isArray(papers);
}

/** Hash of a record as seals hold it. */
export function recordHash(bytes: Uint8Array): string {
  return sha256(unixLines(bytes));
}

/** What a version of a record, or a paper, was sealed as. */
export function sealedAs(seals: readonly Seal[], hash: string): SealedVersion | undefined {
  const versions = seals.flatMap((seal) => seal.versions);
  return versions.find((v) => v.sha256 === hash || v.papers.some((paper) => paper.sha256 === hash));
}

/** Whether a record says that it amends that version. */
export function amends({ amends: amendment }: DecisionRecord, version: number): boolean {
  return amendment?.version === version;
}
