/**
 * docs/errors.md, made from the catalogue.
 */

import { problem } from "../../src/diagnostics/diagnostic.ts";
import { exitCode } from "../../src/diagnostics/exit-code.ts";
import { type Code, texts } from "../../src/diagnostics/texts/index.ts";

const areas: Readonly<Record<string, string>> = {
  yaml: "YAML files",
  workspace: "The workspace: kansli.yaml, contacts.yaml, kinds/",
  record: "Records",
  language: "Tags in templates and texts",
  view: "What templates are given",
  template: "Templates",
  package: "Word files",
  form: "PDF forms",
  pack: "Packs and joined attachments",
  pdf: "PDF",
  document: "Making documents",
  history: "History in git",
  import: "Edits that come back",
  mail: "Mail",
  host: "Disk, git and the machine",
  starter: "New workspaces",
  cli: "The command line",
};

const intro = `# Errors

Every problem that Kansli reports has a code, a place and, where possible, a hint. This page lists all codes with their
texts in English and Swedish, and what to do. It is made from the catalogue in \`src/diagnostics/texts/\`; words in
braces, such as \`{name}\`, stand for what the message names.

An **error** stops the paper that it is about, and no other. A **warning** stops nothing. The command's exit code is that
of the gravest error: 5 the disk, git or the machine, 2 the command as typed, 4 a template, 3 the data.
`;

export function errorsPage(): string {
  const codes = Object.keys(texts) as Code[];
  const byArea = Map.groupBy(codes, (code) => code.split("/")[0] ?? "");
  const sections = [...byArea].map(
    ([area, codes]) => `## ${titleOf(area)}\n\n${codes.map(entry).join("\n")}`,
  );
  return [intro, ...sections].join("\n");
}

function titleOf(area: string): string {
  const title = areas[area];
  if (title === undefined) throw new Error(`The area "${area}" has no title in errors-page.ts`);
  return title;
}

function entry(code: Code): string {
  const { severity, en, sv, fix } = texts[code];
  const exit = exitCode([problem(code)]);
  return [
    `### ${code}`,
    "",
    `${severity === "error" ? `Error, exit code ${exit}` : severity === "warning" ? "Warning" : "Note"}.`,
    "",
    `- ${en}${fix ? ` *${sentence(fix.en)}*` : ""}`,
    `- ${sv}${fix ? ` *${sentence(fix.sv)}*` : ""}`,
    "",
  ].join("\n");
}

/** Hints begin small and without a full stop, as they follow a colon. */
function sentence(hint: string): string {
  const first = `${hint.charAt(0).toUpperCase()}${hint.slice(1)}`;
  return /[.?!:”"`]$/.test(first) ? first : `${first}.`;
}
