/** Word files → PDFs in this process, and where their text stands. */
import { convertHere } from "../../src/pdf/worker.ts";
import { type PlacedText, readPlaces } from "./read-pdf.ts";
import { type WordParts, wordFile } from "./word.ts";

/** `said`: the parameters of every diagnostic. */
export function convert(word: WordParts) {
  const { value, diagnostics } = convertHere({
    docx: wordFile(word),
    file: "brev.docx",
    created: new Date(0),
    attachments: [],
    fonts: { id: 0 },
  });
  if (!value) throw new Error(JSON.stringify(diagnostics));
  return { pdf: value, said: diagnostics.map((d) => d.params), diagnostics };
}

export const places = async (word: WordParts): Promise<PlacedText[]> => readPlaces(convert(word).pdf);

/** The texts of each line, joined. */
export async function lines(word: WordParts): Promise<string[]> {
  const byLine = new Map<string, string>();
  for (const { page, y, text } of await places(word)) {
    const line = `${page} ${Math.round(y)}`;
    byLine.set(line, (byLine.get(line) ?? "") + text);
  }
  return [...byLine.values()];
}
