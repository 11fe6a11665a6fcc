/**
 * Seals: records that are final.
 *
 * `seals/<reference>/seal.json` lists each sealed version of a record with its hash and its papers' hashes;
 * beside it lies the record's text as it was sealed, `1.yaml`, `2.yaml`, …, so that it outlives a history
 * that is rewritten or cut off. Both are committed. A sealed record may change only as an amendment: it then
 * says which version it amends and why, and the next seal gives it a number.
 *
 * What was ever sealed on this branch must still be there, with the content it had: a seal that could be
 * removed together with the change it forbids would hold nothing.
 */
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import { safeName } from "../documents/file-names.ts";
import { sha256, unixLines } from "../documents/index.ts";
import type { Host } from "../host/host.ts";
import type { DecisionRecord } from "../records/record.ts";

export const SEALS = "seals";
const LIST = "seal.json";
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

function parseSeal(bytes: Uint8Array | undefined): Seal | undefined {
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

/** @param records those that could be read */
export async function checkSeals(host: Host, records: readonly DecisionRecord[]): Promise<Diagnostic[]> {
  const { seals, diagnostics } = await readSeals(host);
  const found = await Promise.all(seals.map((seal) => checkSeal(seal, host, records)));
  return [...diagnostics, ...found.flat(), ...(await checkPast(host))];
}

async function checkSeal(
  { reference, versions }: Seal,
  host: Host,
  records: readonly DecisionRecord[],
): Promise<Diagnostic[]> {
  const latest = versions.at(-1) as SealedVersion;
  const record =
    records.find((r) => r.reference === reference) ?? records.find((r) => r.source.path === latest.record);
  const path = record?.source.path ?? latest.record;
  const bytes = record?.source.bytes ?? (await host.read(path));
  const place = { place: record?.placeOf("amends") ?? ({ in: "file", file: path } as const) };
  const params = { reference, version: latest.version };
  if (!bytes) return [problem("history/sealed-missing", params, place)];
  if (recordHash(bytes) === latest.sha256) return [];
  if (record?.reference === reference && amends(record, latest.version)) return [];
  return [problem("history/sealed-changed", params, place)];
}

/** Whether a record says that it amends that version. */
export function amends({ amends: amendment }: DecisionRecord, version: number): boolean {
  return amendment?.version === version;
}

/** Everything that was ever added under seals/ is there, and the texts are as they were added. */
async function checkPast(host: Host): Promise<Diagnostic[]> {
  const log = await host.git(
    ...[
      "-c",
      "log.showSignature=false",
      "--literal-pathspecs",
      "log",
      "--diff-filter=A",
      "--no-renames",
      "-m",
    ],
    ...["--raw", "-z", "--no-abbrev", "--no-color", "--relative", "--format=", "--", SEALS],
  );
  if (!log.ok) return [];
  const tokens = log.stdout.split("\0");
  // Newest first, so the first of a name that counts is the last one listed.
  const added = new Map(
    tokens.flatMap((token, at) => {
      const hash = /^\n*:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) A$/.exec(token)?.[1];
      return hash === undefined ? [] : [[tokens[at + 1] ?? "", hash] as const];
    }),
  );
  const paths = [...added.keys()].filter((path) => path.startsWith(`${SEALS}/`));
  const { objects } = await host.gitObjects(paths.map((path) => added.get(path) ?? ""));
  const now = await Promise.all(paths.map((path) => host.read(path)));
  return paths.flatMap((path, at) => {
    const [was, is] = [objects[at], now[at]];
    const isText = /\/\d+\.yaml$/.test(path);
    const isKept = is && (!isText || !was || recordHash(is) === recordHash(was));
    return isKept ? [] : [problem("history/seal-removed", { path }, { place: { in: "file", file: path } })];
  });
}
