/**
 * `npm run starter`: writes this repository's templates anew from its kansli.yaml.
 *
 * A test holds the templates in git equal to what the code builds.
 */
import { diskHost, type Host } from "../host/index.ts";
import { parseWorkspace, type SourceFile } from "../workspace/index.ts";
import { exampleTemplates } from "./example.ts";
import { letterheadOf } from "./letterhead.ts";
import { starterTemplates } from "./templates.ts";

/** The templates of the example workspace, built from its files. */
export async function repositoryTemplates(host: Host): Promise<SourceFile[]> {
  const { value, diagnostics } = parseWorkspace({ config: await sourceFile(host, "kansli.yaml"), kinds: [] });
  if (!value) throw new Error("kansli.yaml is wrong: run `kansli validate`", { cause: diagnostics });
  const { logo } = value.organisation;
  const letterhead = letterheadOf(value, logo === undefined ? undefined : await host.read(logo));
  return [...(await starterTemplates(letterhead)), ...(await exampleTemplates(letterhead))];
}

async function sourceFile(host: Host, path: string): Promise<SourceFile> {
  const bytes = await host.read(path);
  if (!bytes) throw new Error(`${path} is missing`);
  return { path, bytes };
}

if (import.meta.main) {
  const host = diskHost(".");
  for (const { path, bytes } of await repositoryTemplates(host)) {
    await host.write(path, bytes);
    console.log(path);
  }
}
