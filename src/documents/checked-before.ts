/**
 * Uses of templates that were checked before and found faultless, which need not be compiled to be checked again.
 *
 * What a check finds follows from the template, the partials it brings in, the type of what it may use, the fields
 * that its document leaves open, and the program. Where anything was to be said, a warning too, it is checked again.
 */
import type { Host } from "../host/host.ts";
import { tryRead } from "../host/host-problem.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { sha256 } from "./manifest.ts";
import { type TemplateUse, typeOfUse } from "./templates.ts";

/** A use of a template with which nothing is wrong. */
export interface Faultless {
  /** The SHA-256 of the template, and of each partial that it brings in, by file. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths of the fields that its tags use. */
  readonly fields: readonly string[];
}

/** What one program has found faultless, by `checkName`. Forgetting it costs time only. */
export interface CheckedBefore {
  get(name: string): Faultless | undefined;
  set(name: string, faultless: Faultless): void;
}

/** Names a use by all that its check depends on besides files. */
export function checkName(use: TemplateUse, workspace: Workspace): string {
  const { file, format, document } = use;
  return sha256(JSON.stringify([file, format, document.form?.open ?? [], typeOfUse(use, workspace)]));
}

/**
 * Those of the uses whose files are as they were when they were found faultless.
 * @param uses each with its `checkName`
 */
export async function faultlessUses(
  host: Host,
  uses: ReadonlyMap<TemplateUse, string>,
  before: CheckedBefore,
): Promise<Map<TemplateUse, Faultless>> {
  const hashes = new Map<string, Promise<string | undefined>>();
  const hashOf = (file: string) => {
    const hash = hashes.get(file) ?? tryRead(host, file).then(({ value }) => value && sha256(value));
    hashes.set(file, hash);
    return hash;
  };
  const known = new Map<TemplateUse, Faultless>();
  for (const [use, name] of uses) {
    const faultless = before.get(name);
    if (!faultless) continue;
    const files = Object.entries(faultless.files);
    const agree = await Promise.all(files.map(async ([file, hash]) => (await hashOf(file)) === hash));
    if (agree.every(Boolean)) known.set(use, faultless);
  }
  return known;
}
