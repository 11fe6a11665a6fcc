/**
 * The templates a workspace gets.
 *
 * In: the letterhead. Out: Word and text templates, the same bytes for the same letterhead.
 * Each is a starting point that a secretary goes on editing in Word.
 *
 * Source: SS 03 43 21; the blocks are documented in docs/templates.md
 */
import { Document } from "docx";
import type { SourceFile } from "../workspace/workspace.ts";
import {
  address,
  appeal,
  type Block,
  basis,
  clauses,
  section,
  sections,
  sentTo,
  signature,
  table,
  title,
} from "./blocks.ts";
import { receipt } from "./forms.ts";
import type { Letterhead } from "./letterhead.ts";
import { packTemplate } from "./pack.ts";
import { type PageOptions, page } from "./page.ts";
import { starterNumbering, starterStyles } from "./styles.ts";

/** What every workspace gets, in `templates/`. */
export async function starterTemplates(letterhead: Letterhead): Promise<SourceFile[]> {
  return [
    { path: "templates/distribution-list.csv.hbs", bytes: new TextEncoder().encode(distributionCsv) },
    { path: "templates/distribution-list.docx", bytes: await distributionList(letterhead) },
    { path: "templates/letter.docx", bytes: await letter(letterhead) },
    { path: "templates/receipt.pdf", bytes: await receipt(letterhead) },
    { path: "templates/memo.docx", bytes: await memo(letterhead) },
  ];
}

/** The memo a committee decides on: proposal first, then the reasons. */
function memo(letterhead: Letterhead): Promise<Uint8Array> {
  return word(letterhead, [
    title(),
    ...clauses("{{words.proposal}}", "{{committee}} {{words.decides}}", letterhead),
    ...sections(),
    ...basis(),
    ...signature(),
    ...sentTo(),
  ]);
}

/** The decision, to one recipient. */
function letter(letterhead: Letterhead): Promise<Uint8Array> {
  return word(letterhead, [
    ...address("recipient"),
    title(),
    ...clauses("{{words.decision}}", "{{committee}} {{words.decided}}", letterhead),
    ...section("assessment"),
    ...signature(),
    ...appeal(),
  ]);
}

/** Who gets the papers. */
function distributionList(letterhead: Letterhead): Promise<Uint8Array> {
  const columns = [
    { heading: "{{words.name}}", cell: "{{name}}", width: 34 },
    { heading: "{{words.organisation}}", cell: "{{organisation}}", width: 42 },
    { heading: "{{words.email}}", cell: "{{email}}", width: 66 },
    { heading: "{{words.note}}", cell: "{{note}}", width: 28 },
  ];
  return word(letterhead, [title(), table("recipients", columns)], { wide: true });
}

/** For spreadsheets and mail programs. Semicolons, because Swedish spreadsheets expect them. */
const distributionCsv = `{{words.name}};{{words.organisation}};{{words.email}};{{words.note}}
{{#each recipients}}
{{name}};{{organisation}};{{email}};{{note}}
{{/each}}
`;

/** A Word template of these blocks. */
export function word(
  letterhead: Letterhead,
  blocks: Block[],
  options: PageOptions = {},
): Promise<Uint8Array> {
  const document = new Document({
    ...starterStyles(letterhead),
    numbering: starterNumbering(),
    compatibility: { version: 15 },
    defaultTabStop: 720,
    sections: [page(letterhead, blocks, options)],
  });
  return packTemplate(document, letterhead, (_, xml) => xml);
}
