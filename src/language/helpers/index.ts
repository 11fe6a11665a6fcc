/**
 * All helpers, by name. To add one, define it in the file of its sort, with an example.
 */
import { comparingHelpers } from "./comparing.ts";
import type { Helper } from "./helper.ts";
import { listHelpers } from "./lists.ts";
import { printingHelpers } from "./printing.ts";
import { producingHelpers } from "./producing.ts";
import { table } from "./table.ts";

const all: readonly Helper[] = [
  ...printingHelpers,
  ...comparingHelpers,
  ...listHelpers,
  ...producingHelpers,
  table,
];

export const helpers: ReadonlyMap<string, Helper> = new Map(all.map((helper) => [helper.name, helper]));
