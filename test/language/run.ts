/** Runs templates of text over views, for tests. */
import type { Diagnostic, TextPlace } from "../../src/diagnostics/diagnostic.ts";
import {
  buildProgram,
  checkProgram,
  expandText,
  type GroupType,
  textPieces,
  type ViewValue,
} from "../../src/language/index.ts";
import type { Language } from "../../src/values/index.ts";

/** A place in a template of one line; its column is the offset plus 1. */
export function placeAt(start: number, length: number): TextPlace {
  return { in: "text", file: "test", line: 1, column: start + 1, length, text: "" };
}

/** A template's output; problems fail the test that did not ask for them. */
export function output(template: string, view: ViewValue, language: Language = "sv"): string {
  const { value, diagnostics } = expandText(template, view, { language, escape: "none", placeAt });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(shown(template)).join("\n"));
  return value ?? "";
}

/** Problems of a run, as `code: underlined text`. */
export function problems(template: string, view: ViewValue, language: Language = "sv"): string[] {
  const { diagnostics } = expandText(template, view, { language, escape: "none", placeAt });
  return diagnostics.map(shown(template));
}

/** Problems that show without data, as `code: underlined text`, and ` → suggestion`. */
export function checked(template: string, type: GroupType): string[] {
  const { value, diagnostics } = buildProgram(textPieces(template, placeAt));
  const found = [...diagnostics, ...(value ? checkProgram(value, type) : [])];
  return found.map(shown(template));
}

function shown(template: string): (diagnostic: Diagnostic) => string {
  return ({ code, place, suggestion }) => {
    const { column, length } = place as TextPlace;
    const underlined = template.slice(column - 1, column - 1 + length);
    return `${code}: ${underlined}${suggestion === undefined ? "" : ` → ${suggestion}`}`;
  };
}
