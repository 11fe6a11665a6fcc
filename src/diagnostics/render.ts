/**
 * Diagnostics for people and for programs.
 *
 * In: diagnostics in any order. Out: text for a terminal, JSON, or the workflow commands
 * by which GitHub marks lines. The order is always that of files, lines and columns.
 * Nothing from outside reaches a terminal raw.
 */

import { styleText } from "node:util";
import { codeFrame } from "./code-frame.ts";
import type { Diagnostic, Place, Severity } from "./diagnostic.ts";
import { hintOf, messageOf, placeText } from "./message.ts";
import type { ReaderLanguage } from "./texts/text.ts";
import { words } from "./texts/words.ts";
import { columnsOf, visible } from "./visible.ts";

export interface Rendering {
  readonly language: ReaderLanguage;
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Each problem with its line, and a closing count; nothing for no diagnostics. */
export function renderDiagnostics(diagnostics: readonly Diagnostic[], rendering: Rendering): string {
  if (diagnostics.length === 0) return "";
  const blocks = sortDiagnostics(diagnostics).map((diagnostic) => block(diagnostic, rendering).join("\n"));
  return `${[...blocks, countText(diagnostics, rendering.language)].join("\n\n")}\n`;
}

export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.toSorted((a, b) => comparePlaces(a.place, b.place));
}

function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  if (!a || !b) return Number(Boolean(a)) - Number(Boolean(b));
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  const [first, second] = [orderIn(a), orderIn(b)];
  return first[0] - second[0] || first[1] - second[1];
}

function orderIn(place: Place): [number, number] {
  switch (place.in) {
    case "text":
      return [place.line, place.column];
    case "word":
      return [place.paragraph ?? 0, place.from ?? 0];
    case "pdf":
      return [place.page ?? 0, 0];
    case "file":
      return [0, 0];
  }
}

const colours: Readonly<Record<Severity, "red" | "yellow" | "cyan">> = {
  error: "red",
  warning: "yellow",
  info: "cyan",
};

function block(diagnostic: Diagnostic, rendering: Rendering): string[] {
  const { language, width } = rendering;
  const { severity, code, place } = diagnostic;
  const paint = painter(rendering.colour);
  const where = place ? `  ${visible(placeText(place, language))}` : "";
  const hint = hintOf(diagnostic, language);
  return [
    `${paint(["bold", colours[severity]], words[language].severity[severity])} ${paint(["bold"], code)}${where}`,
    ...frameOf(place, rendering).map(([line, carets]) => `${line}\n${paint([colours[severity]], carets)}`),
    ...wrapped(visible(messageOf(diagnostic, language)), width),
    ...(hint === undefined ? [] : wrapped(`${words[language].hint}: ${visible(hint)}`, width)),
  ];
}

function painter(colour: boolean) {
  return (styles: Parameters<typeof styleText>[0], text: string) =>
    colour ? styleText(styles, text, { validateStream: false }) : text;
}

/** The line and its carets; none where the place has no text of its own. */
function frameOf(place: Place | undefined, { width }: Rendering): [string, string][] {
  const quoted = quoteOf(place);
  if (!quoted) return [];
  const { line, carets } = codeFrame(quoted.text, quoted.from, quoted.length, width - quoted.gutter.length);
  return [[`${quoted.gutter}${line}`, `${" ".repeat(quoted.gutter.length)}${carets}`]];
}

function quoteOf(place: Place | undefined) {
  if (place?.in === "text") {
    return { gutter: `  ${place.line} | `, text: place.text, from: place.column - 1, length: place.length };
  }
  if (place?.in === "word" && place.quote !== undefined) {
    return {
      gutter: "  ",
      text: place.quote,
      from: place.from ?? 0,
      length: place.length ?? place.quote.length,
    };
  }
  return undefined;
}

/** Lines of at most `width` columns, indented by two. */
function wrapped(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1) ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columnsOf(longer) > width - 2) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => `  ${line}`);
}

/** "2 errors, 1 warning in 3 files". */
export function countText(diagnostics: readonly Diagnostic[], language: ReaderLanguage): string {
  const { count, files, inFiles } = words[language];
  const counted = (["error", "warning", "info"] as const)
    .map((severity) => [severity, diagnostics.filter((d) => d.severity === severity).length] as const)
    .filter(([, number]) => number > 0)
    .map(([severity, number]) => `${number} ${count[severity][number === 1 ? 0 : 1]}`)
    .join(", ");
  const number = new Set(diagnostics.flatMap(({ place }) => (place ? [place.file] : []))).size;
  return number === 0 ? counted : `${counted} ${inFiles} ${number} ${files[number === 1 ? 0 : 1]}`;
}

/** As plain objects, for `--format json` and for commands that print JSON of their own. */
export function jsonOf(diagnostics: readonly Diagnostic[], language: ReaderLanguage) {
  return sortDiagnostics(diagnostics).map((diagnostic) => ({
    severity: diagnostic.severity,
    code: diagnostic.code,
    message: messageOf(diagnostic, language),
    hint: hintOf(diagnostic, language),
    suggestion: diagnostic.suggestion,
    params: diagnostic.params,
    place: diagnostic.place,
  }));
}

export function renderJson(diagnostics: readonly Diagnostic[], language: ReaderLanguage): string {
  return `${JSON.stringify(jsonOf(diagnostics, language), null, 2)}\n`;
}

const githubLevels: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  info: "notice",
};

/**
 * One workflow command a line.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub(diagnostics: readonly Diagnostic[], language: ReaderLanguage): string {
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => `${githubCommand(diagnostic, language)}\n`)
    .join("");
}

function githubCommand(diagnostic: Diagnostic, language: ReaderLanguage): string {
  const { code, place, severity } = diagnostic;
  const properties = Object.entries({ ...githubPlace(place), title: code })
    .map(
      ([name, value]) => `${name}=${githubEscaped(String(value)).replace(/:/g, "%3A").replace(/,/g, "%2C")}`,
    )
    .join(",");
  const hint = hintOf(diagnostic, language);
  const where = place && place.in !== "text" ? `${placeText(place, language)}: ` : "";
  const message = `${where}${messageOf(diagnostic, language)}${hint === undefined ? "" : `\n${words[language].hint}: ${hint}`}`;
  return `::${githubLevels[severity]} ${properties}::${githubEscaped(message)}`;
}

function githubPlace(place: Place | undefined) {
  if (!place) return {};
  if (place.in !== "text") return { file: place.file };
  const { file, line, column, length } = place;
  return { file, line, col: column, endColumn: column + length };
}

function githubEscaped(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
