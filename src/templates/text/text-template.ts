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
  type TextPiece,
  textPieces,
  type Use,
  usesOf,
  type ViewValue,
} from "../../language/index.ts";
import type { Language } from "../../values/index.ts";
import { endingOf, partialFile, partialName, type ReadPartial } from "../partial-names.ts";
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

/**
 * @param file the template's name: its last ending but `.hbs` tells how values are escaped
 * @param readPartial the file of `{{> name}}`; in a workspace, `name` with the same endings beside the template
 */
export function compileTextTemplate(
  bytes: Uint8Array,
  file: string,
  readPartial: ReadPartial = () => undefined,
): Outcome<TextTemplate> {
  const unmerged: Diagnostic[] = [];
  const source = decode(bytes);
  const pieces = piecesWithPartials(bytes, file, readPartial, [], unmerged);
  if (!pieces || source === undefined) return { value: undefined, diagnostics: unmerged };
  const { value: program, diagnostics } = buildProgram(pieces);
  const newWriter = writerFor(file);
  const value = program && new TextTemplate(file, program, () => newWriter(source));
  return { value, diagnostics: [...unmerged, ...diagnostics] };
}

/** A file's pieces with those of its partials in the place of their tags; problems are added to `diagnostics`. */
function piecesWithPartials(
  bytes: Uint8Array,
  file: string,
  read: ReadPartial,
  around: readonly string[],
  diagnostics: Diagnostic[],
): TextPiece[] | undefined {
  const source = decode(bytes);
  if (source === undefined) {
    diagnostics.push(problem("template/not-utf-8", {}, { place: { in: "file", file } }));
    return undefined;
  }
  return textPieces(source, textPlaces(file, source)).flatMap((piece) => {
    const name = "tag" in piece ? partialName(piece.tag) : undefined;
    if (!("tag" in piece) || name === undefined) return [piece];
    const found = around.includes(name) ? undefined : read(name);
    if (found) {
      const partial = partialFile(file, name, endingOf(file));
      return piecesWithPartials(found, partial, read, [...around, name], diagnostics) ?? [];
    }
    const circle = [...around.slice(around.indexOf(name)), name].join(" → ");
    const [code, params] = around.includes(name)
      ? (["template/circular-partial", { circle }] as const)
      : (["template/missing-partial", { name }] as const);
    diagnostics.push(problem(code, params, { place: piece.place(0, piece.tag.length) }));
    return [];
  });
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
