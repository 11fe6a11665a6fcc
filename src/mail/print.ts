/**
 * The letters that go by post: a file to print for each way, in the order of the envelopes.
 *
 * They are sorted by postal code, as the post gives rebates for; letters abroad come last, internal ones by name.
 */
import type { Outcome } from "../diagnostics/diagnostic.ts";
import type { Host } from "../host/host.ts";
import { byCodePoint } from "../host/paths.ts";
import type { EnvelopePages } from "../pdf/pack/index.ts";
import { inLanguage, locales } from "../values/language.ts";
import { addressLines } from "./addresses.ts";
import type { Composing } from "./compose.ts";
import { readFiles } from "./enclosed-files.ts";
import type { Letter } from "./letter.ts";

/** Made of a run's letters: `letter.pdf`, `internal.pdf`. */
export interface PrintFile {
  readonly channel: "letter" | "internal";
  readonly bytes: Uint8Array;
}

const titles = {
  letter: { sv: "Brev att posta", en: "Letters to post" },
  internal: { sv: "Internpost", en: "Internal post" },
} as const;

/** No value when a file is no longer as it was planned, or cannot be printed. */
export async function printLetters(
  letters: readonly Letter[],
  host: Host,
  composing: Composing,
): Promise<Outcome<PrintFile[]>> {
  const files: PrintFile[] = [];
  for (const channel of ["letter", "internal"] as const) {
    const own = letters.filter((letter) => letter.channel === channel).toSorted(byPlace);
    if (own.length === 0) continue;
    const made = await printChannel(own, channel, host, composing);
    if (!made.value) return { value: undefined, diagnostics: made.diagnostics };
    files.push({ channel, bytes: made.value });
  }
  return { value: files, diagnostics: [] };
}

async function printChannel(
  letters: readonly Letter[],
  channel: PrintFile["channel"],
  host: Host,
  { workspace, mail, fonts, date }: Composing,
): Promise<Outcome<Uint8Array>> {
  const envelopes: EnvelopePages[] = [];
  for (const letter of letters) {
    const papers = await papersOf(letter, host);
    if (!papers.value) return { value: undefined, diagnostics: papers.diagnostics };
    envelopes.push({ address: addressLines(letter.contact, channel), papers: papers.value });
  }
  const language = workspace.languages[0] ?? "en";
  const { printFile } = await import("../pdf/pack/index.ts");
  return printFile(envelopes, {
    ...{ title: titles[channel][language], language: locales[language], created: date, fonts },
    ...{ sender: inLanguage(workspace.organisation.name, language), window: mail.window },
  });
}

async function papersOf(letter: Letter, host: Host): Promise<Outcome<EnvelopePages["papers"]>> {
  const { value: files, diagnostics } = await readFiles(letter, host);
  const papers = files?.map(({ name, bytes, path, reference }) => ({
    ...({ title: name.replace(/\.pdf$/, ""), number: "", level: 0, kind: "pdf" } as const),
    ...{ reference, language: locales[letter.language], file: path, bytes },
  }));
  return { value: papers, diagnostics };
}

function byPlace(a: Letter, b: Letter): number {
  return byCodePoint(placeOf(a), placeOf(b));
}

/** `~` comes after all digits: letters without a Swedish postal code. */
function placeOf({ contact }: Letter): string {
  const code = contact.address?.map((line) => /^(?:SE?[- ]?)?(\d{3}) ?(\d{2})\b/i.exec(line)).find(Boolean);
  const place = code ? `${code[1]}${code[2]}` : `~${contact.address?.at(-1) ?? ""}`;
  return [place, contact.organisation ?? "", contact.name].join("\n");
}
