/**
 * A record's own text with the fields it quotes.
 *
 * In: a text such as "högst {{ceiling}}", a view, how values are written. Out: the text with the
 * values in it, and all problems. What a value holds is never looked at for tags again.
 */
import type { Diagnostic, Outcome, Place } from "../diagnostics/diagnostic.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { type Language, type Markdown, typeOf } from "../values/index.ts";
import { buildProgram } from "./build-program.ts";
import type { LinkData } from "./helpers/producing.ts";
import type { ViewValue } from "./program.ts";
import { runProgram } from "./run-program.ts";
import { textPieces } from "./text-pieces.ts";
import { isProduced, printViewValue } from "./view-value.ts";

export interface ExpandOptions {
  readonly language: Language;
  /** `markdown`: values are written so that they read as they are, whatever Markdown signs they hold. */
  readonly escape: "none" | "markdown";
  /** Place of `length` units from `start` of the text. */
  readonly placeAt: (start: number, length: number) => Place | undefined;
}

/** The text is there even when a name in it is missing; not when its tags cannot be read. */
export function expandText(source: string, view: ViewValue, options: ExpandOptions): Outcome<string> {
  if (!source.includes("{{")) return { value: source, diagnostics: [] };
  const { value: program, diagnostics } = buildProgram(textPieces(source, options.placeAt));
  if (!program || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const found: Diagnostic[] = [...diagnostics];
  let text = "";
  const sink = {
    literal: (literal: string) => {
      text += literal;
    },
    value: (value: ViewValue) => {
      text += options.escape === "markdown" ? asMarkdown(value, options) : printViewValue(value, options);
    },
  };
  const { language } = options;
  runProgram(program, view, sink, { language, report: (diagnostic) => found.push(diagnostic) });
  return { value: text, diagnostics: found };
}

function asMarkdown(value: ViewValue, { language }: ExpandOptions): string {
  if (typeOf(value) === "markdown") return (value as Markdown).source;
  const text = escapeMarkdown(printViewValue(value, { language }));
  if (!isProduced(value) || value.what !== "link") return text;
  return `[${text}](<${(value.data as LinkData).url}>)`;
}

/**
 * A text as Markdown that reads as that text. Every ASCII sign is escaped; line breaks, tabs and
 * outer spaces become character references, which cannot start a list, a code block or a paragraph.
 *
 * @see CommonMark 0.31.2 §2.4, §2.5
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[!-/:-@[-`{-~]/g, "\\$&")
    .replace(/^ +| +$|[\t\n\r]/g, (blanks) =>
      [...blanks].map((blank) => `&#${blank.charCodeAt(0)};`).join(""),
    );
}
