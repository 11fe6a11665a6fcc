/**
 * A hash of everything that decides a paper's bytes. Where it is the same, the paper need not be made again.
 */
import type { View } from "../views/index.ts";
import { unixLines } from "./inputs.ts";
import { sha256 } from "./manifest.ts";
import { isWord, type Paper, stationeryOf } from "./paper.ts";
import type { Pictures } from "./pictures.ts";
import type { PaperProvenance } from "./provenance.ts";

export interface Ingredients {
  readonly view: View;
  /** Hash of the template. */
  readonly template: string;
  /** Whether the layout decides what a Word file says. */
  readonly showsPages: boolean;
  /** Which program makes it: version and a hash of its code. */
  readonly program: string;
  /** Hash of the workspace's own fonts. */
  readonly fonts: string;
  /** What the paper says of its origin. */
  readonly provenance: PaperProvenance;
  /** The word that marks it as a draft. */
  readonly mark: string | undefined;
  readonly pictures: Pictures;
}

export function paperKey(
  { record, document, format, template: file, path }: Paper,
  { view, template, showsPages, program, fonts, pictures, provenance, mark }: Ingredients,
): string {
  const isPdf = format === "pdf";
  const parts = {
    ...{ path, format, file, template, program, view },
    ...{ language: record.language, title: record.title },
    ...{
      form: document.form,
      attachments: document.attachments,
      stationery: stationeryOf(document, record.language),
    },
    ...(isWord(format) && { provenance, mark }),
    pictures: [...pictures].map(([name, bytes]) => [name, sha256(bytes)]),
    ...((isPdf || showsPages) && { fonts }),
    ...(isPdf && { meeting: record.meeting.iso, source: record.source.path }),
  };
  return sha256(JSON.stringify(parts), isPdf ? unixLines(record.source.bytes) : "");
}
