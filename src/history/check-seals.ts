/**
 * What `kansli validate` says of seals.
 *
 * In: the records as they lie. Out: a problem for each sealed record that was changed without being amended,
 * and for each part of a seal that was removed or rewritten: a seal that could be taken away together with
 * the change it forbids would hold nothing.
 */
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import { withoutRepeats } from "../documents/without-repeats.ts";
import type { Host } from "../host/host.ts";
import type { DecisionRecord } from "../records/record.ts";
import { checkSealPast, sealRemoved } from "./seal-past.ts";
import { amends, readSeals, recordHash, type Seal, type SealedVersion, sealFolder } from "./seals.ts";

/** @param records those that could be read */
export async function checkSeals(host: Host, records: readonly DecisionRecord[]): Promise<Diagnostic[]> {
  const { seals, diagnostics } = await readSeals(host);
  const found = await Promise.all(
    seals.flatMap((seal) => [checkSeal(seal, host, records), checkTexts(seal, host)]),
  );
  return withoutRepeats([...diagnostics, ...found.flat(), ...(await checkSealPast(host, seals))]);
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

/** The texts that lie beside a list are those that it holds the hashes of. */
async function checkTexts({ reference, versions }: Seal, host: Host): Promise<Diagnostic[]> {
  const paths = versions.map(({ version }) => `${sealFolder(reference)}/${version}.yaml`);
  const texts = await Promise.all(paths.map((path) => host.read(path)));
  return paths.flatMap((path, at) => {
    const text = texts[at];
    return text && recordHash(text) === versions[at]?.sha256 ? [] : [sealRemoved(path)];
  });
}
