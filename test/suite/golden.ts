/**
 * Golden files: what a case made, unzipped, each XML part indented without touching its text,
 * so that `git diff` shows the change. `npm run accept` writes them; nothing else does.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { inflateEntry, readZip } from "../../src/ooxml/zip.ts";

/** Parts of a package as they are kept: text of XML parts, the hash of others. */
export function keptParts(bytes: Uint8Array): Map<string, string> {
  return new Map(
    readZip(bytes).map((entry) => {
      const content = inflateEntry(entry, 1e9);
      if (/\.(xml|rels)$/.test(entry.name)) return [entry.name, indented(new TextDecoder().decode(content))];
      return [`${entry.name}.sha256`, `${createHash("sha256").update(content).digest("hex")}\n`];
    }),
  );
}

/** Line breaks and spaces where one tag follows another and no text stands between. */
export function indented(xml: string): string {
  let depth = 0;
  const parts = xml.trim().split(/(?<=>)(?:\s*\n\s*)?(?=<)/);
  const lines = parts.map((part) => {
    if (part.startsWith("</")) depth -= 1;
    const line = "  ".repeat(Math.max(0, depth)) + part;
    const opens =
      part.startsWith("<") && !/^<[/?!]/.test(part) && !part.includes("</") && !part.endsWith("/>");
    if (opens) depth += 1;
    if (!part.startsWith("</") && part.includes("</") && !/^<[^>]*>[^<]*<\//.test(part)) depth -= 1;
    return line;
  });
  return `${lines.join("\n")}\n`;
}

/** What is kept in a folder, by path. */
export async function readGolden(folder: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries.filter((e) => e.isFile())) {
    const path = join(entry.parentPath, entry.name);
    found.set(path.slice(folder.length + 1), await readFile(path, "utf8"));
  }
  return found;
}

export async function writeGolden(folder: string, parts: ReadonlyMap<string, string>): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const [part, text] of parts) {
    await mkdir(dirname(join(folder, part)), { recursive: true });
    await writeFile(join(folder, part), text);
  }
}
