/**
 * out/manifest.json: what was made, from what. Sorted, without times, the same on every machine.
 */
import { createHash } from "node:crypto";
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import { byCodePoint } from "../host/paths.ts";
import type { Provenance } from "./provenance.ts";

export const OUT = "out";
export const MANIFEST = `${OUT}/manifest.json`;

const FORMAT = 1;

/** Where a paper comes from, as git tells. */
export interface Origin {
  /** The newest commit that changed anything the paper is made from; `null` outside git and for drafts. */
  readonly commit: string | null;
  /** Something the paper is made from has changes that are not committed. */
  readonly draft: boolean;
}

export interface ManifestEntry extends Provenance {
  /** Relative to the workspace. */
  readonly path: string;
  readonly sha256: string;
  /** Key of the document. */
  readonly document: string;
  /** Key or name of the recipient; `null` for papers that are not made per recipient. */
  readonly recipient: string | null;
  readonly template: string;
  /** Hash of everything that decides the paper's bytes; see `paperKey`. */
  readonly inputs: string;
  /** Warnings of its making: a paper that is not made again still has them. */
  readonly problems?: readonly Diagnostic[];
}

/** By path. */
export type Manifest = ReadonlyMap<string, ManifestEntry>;

export function writeManifest(entries: Iterable<ManifestEntry>, version: string): Uint8Array {
  const files = [...entries].sort((a, b) => byCodePoint(a.path, b.path)).map(inOrder);
  const text = JSON.stringify({ manifest: FORMAT, kansli: version, files }, undefined, 2);
  return new TextEncoder().encode(`${text}\n`);
}

/** Every key but `problems`, always, and in this order. */
function inOrder(entry: ManifestEntry): ManifestEntry {
  const { path, sha256, record, document, recipient, template, commit, draft, inputs, problems = [] } = entry;
  const { recordSha256, templateSha256, configurationSha256, kansli } = entry;
  const from = { commit, draft, recordSha256, templateSha256, configurationSha256, kansli };
  return {
    path,
    sha256,
    record,
    document,
    recipient,
    template,
    ...from,
    inputs,
    ...(problems.length > 0 && { problems }),
  };
}

/** A manifest that cannot be read counts as empty: its papers are made again, and none is overwritten unseen. */
export function readManifest(bytes: Uint8Array | undefined): {
  readonly manifest: Manifest;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (!bytes) return { manifest: new Map(), diagnostics: [] };
  const files = parseFiles(bytes);
  if (files) return { manifest: new Map(files.map((entry) => [entry.path, entry])), diagnostics: [] };
  const place = { in: "file", file: MANIFEST } as const;
  return { manifest: new Map(), diagnostics: [problem("document/bad-manifest", {}, { place })] };
}

function parseFiles(bytes: Uint8Array): ManifestEntry[] | undefined {
  try {
    const { manifest, files } = JSON.parse(new TextDecoder().decode(bytes));
    return manifest === FORMAT && Array.isArray(files) && files.every(isEntry) ? files : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(entry: unknown): entry is ManifestEntry {
  const texts = ["path", "sha256", "record", "document", "template", "inputs"] as const;
  return (
    typeof entry === "object" &&
    entry !== null &&
    texts.every((name) => typeof (entry as ManifestEntry)[name] === "string") &&
    Array.isArray((entry as ManifestEntry).problems ?? [])
  );
}

export function sha256(...parts: readonly (Uint8Array | string)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
