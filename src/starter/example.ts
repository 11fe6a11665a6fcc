/**
 * Templates that only the example workspace has: its kinds with fields of their own need papers of their own.
 * They show how such variants are made of the same blocks.
 */
import type { SourceFile } from "../workspace/workspace.ts";
import {
  address,
  basis,
  type Column,
  clauses,
  keptText,
  line,
  sections,
  sentTo,
  signature,
  table,
  title,
  when,
} from "./blocks.ts";
import { receipt, requisition } from "./forms.ts";
import type { Letterhead } from "./letterhead.ts";
import { word } from "./templates.ts";

/** What its documents name beside the starter templates. */
export async function exampleTemplates(letterhead: Letterhead): Promise<SourceFile[]> {
  const english = { ...letterhead, language: "en" } as const;
  return [
    { path: "templates/consultation-memo.docx", bytes: await consultationMemo(letterhead) },
    { path: "templates/receipt-en.pdf", bytes: await receipt(english) },
    { path: "templates/requisition-en.pdf", bytes: await requisition(english) },
    { path: "templates/requisition.pdf", bytes: await requisition(letterhead) },
    { path: "templates/response.docx", bytes: await response(letterhead) },
  ];
}

/** The memo with the estimate as a table, where the section on money has introduced it. */
function consultationMemo(letterhead: Letterhead): Promise<Uint8Array> {
  return word(letterhead, [
    title(),
    ...clauses("{{words.proposal}}", "{{committee}} {{words.decides}}", letterhead),
    ...sections(...when('(eq key "economy")', table("../budget", estimate))),
    ...basis(),
    ...signature(),
    ...sentTo(),
  ]);
}

const amount = (column: string) => ({
  heading: `{{../words.${column}}}`,
  cell: `{{money ${column} "plain"}}`,
  total: `{{money (sum ../budget "${column}") "plain"}}`,
  width: column === "difference" ? 24 : 26,
  number: true,
});

const estimate: readonly Column[] = [
  { heading: "{{../words.activity}}", cell: "{{item}}", total: "{{../words.total}}", width: 44 },
  amount("today"),
  amount("proposed"),
  amount("difference"),
  { heading: "{{../words.change}}", cell: '{{percent change "plain"}}', width: 20, number: true },
];

/** The answer itself, to the one who asked. */
function response(letterhead: Letterhead): Promise<Uint8Array> {
  return word(letterhead, [
    ...address("sender"),
    ...when("senderReference", line("Recipient", "{{words.yourReference}} {{senderReference}}")),
    title(),
    keptText("{{response}}"),
    ...signature(),
  ]);
}
