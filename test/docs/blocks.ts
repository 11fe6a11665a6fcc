import { readFileSync } from "node:fs";
import type { SourceFile } from "../../src/workspace/index.ts";

/** The YAML files that a page shows: fenced blocks whose first line is a comment with a path. */
export function parseYamlBlocks(page: string): SourceFile[] {
  const text = readFileSync(new URL(`../../${page}`, import.meta.url), "utf8");
  return [...text.matchAll(/^```yaml\n# (\S+\.yaml)\n([\s\S]*?)^```$/gm)].map(([, path = "", body = ""]) => ({
    path,
    bytes: new TextEncoder().encode(body),
  }));
}
