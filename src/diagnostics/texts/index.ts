/**
 * The catalogue: every problem Kansli can report, in English and Swedish.
 * One file an area; the union of their keys is the closed set of codes.
 */
import { cliTexts } from "./cli.ts";
import { documentTexts } from "./document.ts";
import { formTexts } from "./form.ts";
import { historyTexts } from "./history.ts";
import { hostTexts } from "./host.ts";
import { importTexts } from "./import.ts";
import { languageTexts } from "./language.ts";
import { mailTexts } from "./mail.ts";
import { packTexts } from "./pack.ts";
import { packageTexts } from "./package.ts";
import { pdfTexts } from "./pdf.ts";
import { recordTexts } from "./record.ts";
import { templateTexts } from "./template.ts";
import type { Text } from "./text.ts";
import { workspaceTexts } from "./workspace.ts";
import { yamlTexts } from "./yaml.ts";

const all = {
  ...yamlTexts,
  ...workspaceTexts,
  ...recordTexts,
  ...importTexts,
  ...languageTexts,
  ...templateTexts,
  ...packageTexts,
  ...packTexts,
  ...pdfTexts,
  ...documentTexts,
  ...formTexts,
  ...historyTexts,
  ...mailTexts,
  ...hostTexts,
  ...cliTexts,
};

export type Code = keyof typeof all;

export const texts: Readonly<Record<Code, Text>> = all;
