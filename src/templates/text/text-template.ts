/**
 * Text templates: Handlebars in a text file.
 *
 * In: the bytes of `name.csv.hbs`, `name.html.hbs`, `name.txt.hbs`, … Out: a template that checks itself
 * against a view's type and makes files. Values are escaped as the file's kind demands, also
 * between three braces: data is never code.
 */
import { type Diagnostic, hasErrors, type Outcome, problem } from "../../diagnostics/diagnostic.ts";
import { textPlaces } from "../../diagnostics/text-places.ts";
import {
  buildProgram,
  checkProgram,
  type GroupType,
  isProduced,
  type Program,
  printViewValue,
  runProgram,
  type Sink,
  textPieces,
  type Use,
  usesOf,
  type ViewValue,
} from "../../language/index.ts";
import type { Language } from "../../values/index.ts";
import { type TextWriter, writerFor } from "./escaping.ts";

export class TextTemplate {
  /** The file's name, for diagnostics. */
  readonly file: string;
  readonly #program: Program<string, undefined>;
  readonly #newWriter: () => TextWriter;

  constructor(file: string, program: Program<string, undefined>, newWriter: () => TextWriter) {
    this.file = file;
    this.#program = program;
    this.#newWriter = newWriter;
  }

  /** A text has no pictures. */
  get pictures(): readonly string[] {
    return [];
  }

  /** All that its tags use. */
  uses(type?: GroupType): Use[] {
    return usesOf(this.#program, type);
  }

  /** Every tag that a view of this type cannot fill. */
  check(type: GroupType): Diagnostic[] {
    return checkProgram(this.#program, type);
  }

  /** A file filled with a view, UTF-8; problems that only data can show are reported. */
  render(
    view: Readonly<Record<string, ViewValue>>,
    options: { readonly language: Language },
  ): Outcome<Uint8Array> {
    const diagnostics: Diagnostic[] = [];
    const { language } = options;
    const writer = this.#newWriter();
    const sink: Sink<string, undefined> = {
      literal: (literal) => writer.literal(literal),
      value: (value) => {
        if (isProduced(value) && value.what === "link") writer.link(value);
        else writer.value(printViewValue(value, { language }));
      },
    };
    runProgram(this.#program, view, sink, { language, report: (d) => void diagnostics.push(d) });
    const value = hasErrors(diagnostics) ? undefined : new TextEncoder().encode(writer.finish());
    return { value, diagnostics };
  }
}

/** @param file the template's name: its last ending but `.hbs` tells how values are escaped */
export function compileTextTemplate(bytes: Uint8Array, file: string): Outcome<TextTemplate> {
  const source = decode(bytes);
  if (source === undefined) {
    return {
      value: undefined,
      diagnostics: [problem("template/not-utf-8", {}, { place: { in: "file", file } })],
    };
  }
  const { value: program, diagnostics } = buildProgram(textPieces(source, textPlaces(file, source)));
  const newWriter = writerFor(file);
  return { value: program && new TextTemplate(file, program, () => newWriter(source)), diagnostics };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
