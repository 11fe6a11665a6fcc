/**
 * What a field is filled from: the tags of its default value, or its name as a path of the view.
 *
 * A name is a path when its first part is one of the view's names; `recipient.name#2` is the same path again,
 * since two fields of a form cannot have one name. Every other field is left for the reader.
 */
import { closest } from "../../diagnostics/closest.ts";
import {
  type Diagnostic,
  hasErrors,
  type Outcome,
  type PdfPlace,
  problem,
} from "../../diagnostics/diagnostic.ts";
import {
  buildProgram,
  checkProgram,
  type GroupType,
  isEmpty,
  type Program,
  printViewValue,
  runProgram,
  textPieces,
  type Use,
  usesOf,
  type ViewType,
  type ViewValue,
} from "../../language/index.ts";
import type { Language } from "../../values/index.ts";
import type { FormField } from "./form-field.ts";

/** A default value that is one plain tag and nothing else. */
const LONE = /^\s*\{\{\s*([^\s{}]+)\s*\}\}\s*$/;

const PATH = /^[\p{L}_][\p{L}\p{N}_-]*(\.[\p{L}\p{N}_-]+)*$/u;

/** What a field says: printed, and as the one value that it is made of. */
export interface Said {
  readonly text: string;
  /** Set where the field is one tag and nothing else. */
  readonly value: ViewValue | undefined;
}

export class FieldText {
  readonly place: PdfPlace;
  readonly #program: Program<string, undefined>;
  /** Set where the name is the path: it counts only where the view has such a name. */
  readonly #path: readonly string[] | undefined;
  /** The path of the one value that is shown, whether the name or the only tag gives it. */
  readonly #only: readonly string[];

  private constructor(
    place: PdfPlace,
    program: Program<string, undefined>,
    path: readonly string[] | undefined,
    only: readonly string[],
  ) {
    this.place = place;
    this.#program = program;
    this.#path = path;
    this.#only = only;
  }

  /** `undefined` where neither default value nor name can be filled from a view. */
  static compile(field: FormField, place: PdfPlace): Outcome<FieldText> {
    const { template, name } = field;
    const path = template === undefined ? name.replace(/#\d+$/, "") : undefined;
    if (path !== undefined && !PATH.test(path)) return { value: undefined, diagnostics: [] };
    const source = template ?? `{{${path}}}`;
    const { value: program, diagnostics } = buildProgram(textPieces(source, () => place));
    if (!program || hasErrors(diagnostics)) return { value: undefined, diagnostics };
    const only = path ?? LONE.exec(source)?.[1] ?? "";
    const value = new FieldText(place, program, path?.split("."), PATH.test(only) ? only.split(".") : []);
    return { value, diagnostics };
  }

  /** Every tag that a view of this type cannot fill, and names that look like slips. */
  check(type: GroupType): Diagnostic[] {
    const [first = ""] = this.#path ?? [];
    if (!this.#path || Object.hasOwn(type.fields, first)) return checkProgram(this.#program, type);
    const suggestion = closest(first, Object.keys(type.fields));
    if (suggestion === undefined || first.length < 4) return [];
    return [problem("form/near-name", { name: first, near: suggestion }, { place: this.place })];
  }

  /** What it uses; nothing where the view has no such name. */
  uses(type?: GroupType): Use[] {
    const isForeign = this.#path && type && !Object.hasOwn(type.fields, this.#path[0] ?? "");
    return isForeign ? [] : usesOf(this.#program, type);
  }

  /** The type of the one value that is shown; `undefined` where several are, or what a helper makes. */
  typeIn(type: GroupType): ViewType | undefined {
    if (this.#only.length === 0) return undefined;
    return this.#only.reduce<ViewType | undefined>(
      (from, name) =>
        from?.type === "group" && Object.hasOwn(from.fields, name) ? from.fields[name] : undefined,
      type,
    );
  }

  /** `undefined` where the field is left for the reader. */
  say(
    view: Readonly<Record<string, ViewValue>>,
    language: Language,
    report: (diagnostic: Diagnostic) => void,
    multiline: boolean,
  ): Said | undefined {
    if (this.#path && !Object.hasOwn(view, this.#path[0] ?? "")) return undefined;
    const values: ViewValue[] = [];
    let text = "";
    let isOne = true;
    runProgram(
      this.#program,
      view,
      {
        literal: (literal) => {
          text += literal;
          isOne = false;
        },
        value: (value) => {
          values.push(value);
          text += printIn(value, language, multiline);
        },
      },
      { language, report },
    );
    return { text: text.trim(), value: isOne && values.length === 1 ? values[0] : undefined };
  }
}

/** A list has a line for each item where there are lines: an address, say. */
function printIn(value: ViewValue, language: Language, multiline: boolean): string {
  if (isEmpty(value)) return "";
  if (!multiline || !Array.isArray(value)) return printViewValue(value, { language });
  return value.map((item: ViewValue) => printViewValue(item, { language })).join("\n");
}
