/**
 * LibreOffice's batch: the rival that makes PDFs of Word files.
 *
 * It is given the very font files that Kansli sets pages in and no others, whatever the machine has, so that both
 * break the same lines and pages.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { extractText, getDocumentProxy } from "unpdf";

/** What stands in for Word's fonts, by the package that brings it. */
const standIns: Readonly<Record<string, string>> = {
  "@expo-google-fonts/arimo": "Arial",
  "@expo-google-fonts/caladea": "Cambria",
  "@expo-google-fonts/carlito": "Calibri",
  "@expo-google-fonts/cousine": "Courier New",
  "@expo-google-fonts/gelasio": "Georgia",
  "@expo-google-fonts/tinos": "Times New Roman",
};

export interface OfficeBatch {
  readonly seconds: number;
  readonly pdfs: readonly Uint8Array[];
}

/** @returns `undefined` where LibreOffice is not installed */
export function officeBatch(docs: readonly Uint8Array[]): OfficeBatch | undefined {
  const folder = mkdtempSync(join(tmpdir(), "kansli-bench-office-"));
  try {
    const names = docs.map((bytes, i) => {
      const path = join(folder, `${i}.docx`);
      writeFileSync(path, bytes);
      return path;
    });
    const out = join(folder, "out");
    mkdirSync(out);
    writeFileSync(join(folder, "fonts.conf"), fontConfiguration(join(folder, "font-cache")));
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const env = { ...process.env, FONTCONFIG_FILE: join(folder, "fonts.conf") };
    const run = (files: readonly string[]) =>
      spawnSync("soffice", [profile, "--headless", "--convert-to", "pdf", "--outdir", out, ...files], {
        ...{ stdio: "ignore", env },
      });
    // The first start makes the profile.
    if (run(names.slice(0, 1)).error) return undefined;
    const start = performance.now();
    run(names);
    const seconds = (performance.now() - start) / 1000;
    return { seconds, pdfs: docs.map((_, i) => readFileSync(join(out, `${i}.pdf`))) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param cache a folder */
function fontConfiguration(cache: string): string {
  const families = Object.entries(standIns).map(([name, word]) => {
    const standIn = name.replace(/.*\//, "");
    return `<alias binding="same"><family>${word}</family><accept><family>${standIn}</family></accept></alias>`;
  });
  const folders = [...Object.keys(standIns), "dejavu-fonts-ttf"].map(
    (name) => `<dir>${dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)))}</dir>`,
  );
  return [
    '<?xml version="1.0"?><fontconfig>',
    ...folders,
    `<cachedir>${cache}</cachedir>`,
    ...families,
    "</fontconfig>",
  ].join("\n");
}

/** @throws {Error} when the two did not do the same work: as many pages of each, with the same words */
export async function mustBeTheSame(
  ours: readonly Uint8Array[],
  theirs: readonly Uint8Array[],
): Promise<void> {
  if (ours.length !== theirs.length) throw new Error("not as many PDFs");
  for (const [i, pdf] of ours.entries()) {
    const [own, other] = await Promise.all([pdf, theirs[i]].map(wordsOf));
    if (own?.pages !== other?.pages) throw new Error(`PDF ${i}: ${own?.pages} pages, not ${other?.pages}`);
    if (own?.words !== other?.words) throw new Error(`PDF ${i} says something else`);
  }
}

async function wordsOf(pdf?: Uint8Array): Promise<{ readonly pages: number; readonly words: string }> {
  const { text, totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf ?? [])), {
    mergePages: true,
  });
  return { pages: totalPages, words: [...text.replace(/[\s\u00ad\u200b\u2060]/g, "")].sort().join("") };
}
