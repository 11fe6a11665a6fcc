/**
 * The sound templates that are spoiled, each with a view that fills it: those of the example workspace, with
 * the first record of each kind that uses them, and those of test/outside that a case of the suite fills.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { listRecords, readRecords, readWorkspace } from "../../../src/cli/workspace-files.ts";
import { allUses } from "../../../src/documents/index.ts";
import { diskHost } from "../../../src/host/index.ts";
import type { GroupType, ViewValue } from "../../../src/language/index.ts";
import { buildView, viewType } from "../../../src/views/index.ts";
import { readCase } from "../../suite/case.ts";

const ROOT = join(import.meta.dirname, "../../..");
const SUITE = join(ROOT, "test/suite");

export interface Seed {
  readonly name: string;
  readonly docx: Uint8Array;
  readonly view: Readonly<Record<string, ViewValue>>;
  /** Absent where no kind says what the view has. */
  readonly type: GroupType | undefined;
}

export async function readSeeds(): Promise<Seed[]> {
  return [...(await workspaceSeeds()), ...(await suiteSeeds())];
}

async function workspaceSeeds(): Promise<Seed[]> {
  const host = diskHost(ROOT);
  const { value: workspace } = await readWorkspace(host);
  if (!workspace) throw new Error("the example workspace cannot be read");
  const { good } = await readRecords(host, workspace, await listRecords(host));
  const seeds: Seed[] = [];
  for (const { file, format, kind, document } of allUses(workspace)) {
    const record = good.find((r) => r.kind === kind);
    const docx = format === "docx" ? await host.read(file) : undefined;
    if (!record || !docx) continue;
    const recipient = document.per === "recipient" ? record.recipients[0] : undefined;
    const view = buildView(record, workspace, document, recipient).value;
    const type = viewType(workspace, kind, { recipient: recipient !== undefined });
    seeds.push({ name: `${file} of ${kind.key}`, docx, view, type });
  }
  return seeds;
}

async function suiteSeeds(): Promise<Seed[]> {
  const folders = readdirSync(SUITE, { withFileTypes: true }).filter((e) => e.isDirectory());
  return Promise.all(
    folders.map(async ({ name }) => {
      const { template, view } = await readCase(join(SUITE, name));
      return { name: `suite ${name}`, docx: template, view, type: undefined };
    }),
  );
}
