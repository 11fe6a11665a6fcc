/**
 * Names of attached files, as their reader sees them: "Beslut 22RS8941.pdf".
 */

import { foldedName } from "../documents/file-names.ts";
import type { ManifestEntry } from "../documents/manifest.ts";
import type { Paper } from "../documents/paper.ts";
import { dictionary } from "../values/dictionary.ts";
import { inLanguage } from "../values/language.ts";
import type { Enclosure } from "./letter.ts";

/** Papers that are not in out/ are left out. */
export function enclosuresOf(
  papers: readonly Paper[],
  entries: ReadonlyMap<string, ManifestEntry>,
): Enclosure[] {
  const taken = new Set<string>();
  return papers.flatMap((paper) => {
    const entry = entries.get(paper.path);
    if (!entry) return [];
    const { document, format, path } = paper;
    return [
      { name: claim(nameOf(paper), format, taken), path, sha256: entry.sha256, document: document.key },
    ];
  });
}

function nameOf({ document, record }: Paper): string {
  const title = inLanguage(document.name, record.language) || document.key;
  return `${title} ${record.reference}`
    .normalize("NFC")
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{C}<>:"/\\|?*]+/gu, "-")
    .replace(/\s+/gu, " ")
    .replace(/^[.\s]+|[.\s]+$/g, "");
}

function claim(name: string, format: string, taken: Set<string>): string {
  let free = `${name}.${format}`;
  for (let n = 2; taken.has(foldedName(free)); n++) free = `${name} (${n}).${format}`;
  taken.add(foldedName(free));
  return free;
}

const types: Readonly<Record<string, string>> = dictionary({
  pdf: "application/pdf",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  csv: "text/csv; charset=utf-8",
  html: "text/html; charset=utf-8",
  txt: "text/plain; charset=utf-8",
});

export function mediaType(name: string): string {
  return types[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
}
