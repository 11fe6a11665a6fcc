import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { ViewValue } from "../../src/language/program.ts";
import { compileWordTemplate, type FillOptions } from "../../src/templates/word/index.ts";
import { keepSample } from "../tools/keep-sample.ts";
import { bodyOf, type WordFile, wordFile } from "./word-file.ts";

export type TestView = Readonly<Record<string, ViewValue>>;

/** Fills a template that must be good. */
export function fill(
  template: string | WordFile,
  view: TestView,
  options: Partial<FillOptions> = {},
): Uint8Array {
  const file = typeof template === "string" ? { body: template } : template;
  const compiled = compileWordTemplate(wordFile(file), "test.docx");
  expectNone(compiled.diagnostics);
  const filled = compiled.value?.render(view, { language: "sv", ...options });
  expectNone(filled?.diagnostics ?? []);
  if (!filled?.value) throw new Error("nothing was made");
  keepSample(filled.value);
  return filled.value;
}

/** The body of a filled template. */
export function fillBody(
  template: string | WordFile,
  view: TestView,
  options: Partial<FillOptions> = {},
): string {
  return bodyOf(fill(template, view, options));
}

/** Problems of a template's structure. */
export function problemsOf(body: string): readonly Diagnostic[] {
  return compileWordTemplate(wordFile({ body }), "test.docx").diagnostics;
}

function expectNone(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics, undefined, 1));
}
