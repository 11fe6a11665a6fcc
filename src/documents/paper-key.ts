/**
 * A hash of everything that decides a paper's bytes. Where it is the same, the paper need not be made again.
 */
import type { View } from "../views/index.ts";
import { sha256 } from "./manifest.ts";
import type { Paper } from "./paper.ts";
import type { Pictures } from "./pictures.ts";

export interface Ingredients {
  readonly view: View;
  /** Hash of the template. */
  readonly template: string;
  /** Which program makes it: version and a hash of its code. */
  readonly program: string;
  /** Hash of the workspace's own fonts. */
  readonly fonts: string;
  readonly pictures: Pictures;
}

export function paperKey(
  { record, document, format, template: file, path }: Paper,
  { view, template, program, fonts, pictures }: Ingredients,
): string {
  const isPdf = format === "pdf";
  const parts = {
    ...{ path, format, file, template, program, view },
    ...{
      language: record.language,
      title: record.title,
      form: document.form,
      attachments: document.attachments,
      stationery: document.stationery,
    },
    pictures: [...pictures].map(([name, bytes]) => [name, sha256(bytes)]),
    ...(isPdf && { fonts, meeting: record.meeting.iso, source: record.source.path }),
  };
  return sha256(JSON.stringify(parts), isPdf ? record.source.bytes : "");
}
