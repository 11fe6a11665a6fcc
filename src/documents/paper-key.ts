/**
 * A hash of everything that decides a paper's bytes. Where it is the same, the paper need not be made again.
 */
import type { View } from "../views/index.ts";
import { unixLines } from "./inputs.ts";
import { sha256 } from "./manifest.ts";
import { isWord, type Paper } from "./paper.ts";
import type { PaperProvenance } from "./provenance.ts";

export interface Ingredients {
  readonly view: View;
  /** Hash of the template. */
  readonly template: string;
  /** Which program makes it: version and a hash of its code. */
  readonly program: string;
  /** Hash of the workspace's own fonts. */
  readonly fonts: string;
  /** What the paper says of its origin. */
  readonly provenance: PaperProvenance;
  /** The word that marks it as a draft. */
  readonly mark: string | undefined;
}

export function paperKey(
  { record, format, template: file, path }: Paper,
  { view, template, program, fonts, provenance, mark }: Ingredients,
): string {
  const isPdf = format === "pdf";
  const parts = {
    ...{ path, format, file, template, program, view: JSON.stringify(view, plain) },
    ...{ language: record.language, title: record.title },
    ...(isWord(format) && { provenance, mark }),
    ...(isPdf && { fonts, meeting: record.meeting.iso, source: record.source.path }),
  };
  return sha256(JSON.stringify(parts), isPdf ? unixLines(record.source.bytes) : "");
}

/** Bytes as their hash: a picture in a view need not be spelt out. */
function plain(_name: string, value: unknown): unknown {
  return value instanceof Uint8Array ? sha256(value) : value;
}
