/**
 * Reads what a letter encloses, and holds it to what was planned.
 */
import { type Outcome, problem } from "../diagnostics/diagnostic.ts";
import { sha256 } from "../documents/manifest.ts";
import type { Host } from "../host/host.ts";
import type { FileBytes } from "./compose.ts";
import type { Letter } from "./letter.ts";

export interface EnclosedFile extends FileBytes {
  /** Relative to the workspace. */
  readonly path: string;
  readonly reference: string;
}

/** The files that a letter encloses, if they are still those that were planned. */
export async function readFiles({ matters }: Letter, host: Host): Promise<Outcome<EnclosedFile[]>> {
  const files: EnclosedFile[] = [];
  for (const { record, files: enclosed } of matters) {
    for (const { name, path, sha256: planned } of enclosed) {
      const bytes = await host.read(path);
      if (!bytes || sha256(bytes) !== planned) {
        const params = { reference: record.reference, file: path };
        const place = record.placeOf("reference");
        return { value: undefined, diagnostics: [problem("mail/not-as-made", params, { place })] };
      }
      files.push({ name, path, reference: record.reference, bytes });
    }
  }
  return { value: files, diagnostics: [] };
}
