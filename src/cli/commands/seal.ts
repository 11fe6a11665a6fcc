/**
 * `kansli seal`: marks a record final.
 *
 * Its papers are made, and the record's hash and theirs go into a file for the next commit to hold.
 */
import { resolve } from "node:path";
import { hasErrors, problem } from "../../diagnostics/diagnostic.ts";
import type { ExitCode } from "../../diagnostics/exit-code.ts";
import { MANIFEST, type Made, type ManifestEntry, readManifest } from "../../documents/index.ts";
import { amends, readSeals, recordHash, type Seal, sealFiles, sealFolder } from "../../history/index.ts";
import type { Host } from "../../host/index.ts";
import { attempt } from "../../host/index.ts";
import type { DecisionRecord } from "../../records/index.ts";
import { buildPapers } from "../build-papers.ts";
import type { Globals } from "../globals.ts";
import { historyMessages } from "../history-messages.ts";
import type { Io } from "../io.ts";
import { oneRecord } from "../one-record.ts";
import { Session } from "../session.ts";
import { Workshop } from "../workshop.ts";

export interface SealArgs extends Globals {
  /** A record: its path or its reference. */
  readonly record: string;
}

export async function seal(args: SealArgs, io: Io): Promise<ExitCode> {
  const session = new Session(io, args);
  const workshop = new Workshop();
  try {
    await sealRecord(session, args, workshop);
    return session.close();
  } finally {
    await workshop.close();
  }
}

async function sealRecord(
  session: Session,
  { record: argument }: SealArgs,
  workshop: Workshop,
): Promise<void> {
  const host = session.findHost();
  const path = host && (await oneRecord(session, host, argument));
  if (!host || path === undefined) return;
  const made = await buildPapers(session, workshop, { files: [resolve(host.root, path)] });
  const record = made?.papers[0]?.paper.record;
  if (!made || !record || hasErrors(session.diagnostics)) return;
  const before = await sealBefore(session, host, record);
  const papers = await finalPapers(session, host, made);
  if (hasErrors(session.diagnostics)) return;
  const say = historyMessages[session.language];
  const latest = before?.versions.at(-1);
  const hash = recordHash(record.source.bytes);
  if (latest?.sha256 === hash) {
    session.io.out.write(`${record.reference}: ${say.sealed(latest.version)}\n`);
    return;
  }
  const version = (latest?.version ?? 0) + 1;
  const sealed = {
    ...{ version, record: path, sha256: hash, commit: papers[0]?.commit ?? "", kansli: workshop.version },
    reason: record.amends?.reason ?? null,
    papers: papers.map(({ path, sha256 }) => ({ path, sha256 })),
  };
  const next: Seal = { reference: record.reference, versions: [...(before?.versions ?? []), sealed] };
  const { diagnostics } = await attempt(async () => {
    for (const file of sealFiles(next, record.source.bytes)) await host.write(file.path, file.bytes);
  });
  session.add(...diagnostics);
  if (hasErrors(diagnostics)) return;
  session.io.out.write(`${record.reference}: ${say.sealed(version)}\n`);
  session.io.out.write(`${say.commitSeal(sealFolder(record.reference))}\n`);
}

/** The seal so far; a change that is no amendment is reported. */
async function sealBefore(session: Session, host: Host, record: DecisionRecord): Promise<Seal | undefined> {
  const { seals, diagnostics } = await readSeals(host);
  session.add(...diagnostics);
  const before = seals.find(({ reference }) => reference === record.reference);
  const latest = before?.versions.at(-1);
  if (latest && latest.sha256 !== recordHash(record.source.bytes) && !amends(record, latest.version)) {
    const params = { reference: record.reference, version: latest.version };
    session.add(problem("history/sealed-changed", params, { place: record.placeOf("amends") }));
  }
  return before;
}

/** What was made, if all of it was, and from a commit. */
async function finalPapers(session: Session, host: Host, { papers }: Made): Promise<ManifestEntry[]> {
  const { manifest } = readManifest(await host.read(MANIFEST));
  const entries = papers.flatMap(({ paper }) => manifest.get(paper.path) ?? []);
  const isWhole = papers.every(({ fate }) => fate === "made" || fate === "unchanged");
  const place = { place: { in: "file", file: papers[0]?.paper.record.source.path ?? "" } } as const;
  if (!isWhole) session.add(problem("history/seal-not-built", {}, place));
  else if (entries.some(({ draft }) => draft)) session.add(problem("history/seal-draft", {}, place));
  else if (entries.some(({ commit }) => !commit)) session.add(problem("history/seal-without-git", {}, place));
  return entries;
}
