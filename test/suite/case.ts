/**
 * A case of the suite: a folder with `view.json`, and `template.docx` or `template.ts`.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Big from "big.js";
import type { TestView } from "../templates/fill.ts";
import { type WordFile, wordFile } from "../templates/word-file.ts";

export interface SuiteCase {
  readonly template: Uint8Array;
  readonly view: TestView;
}

export async function readCase(folder: string): Promise<SuiteCase> {
  const view = JSON.parse(await readFile(join(folder, "view.json"), "utf8"), exact) as TestView;
  return { view, template: await readTemplate(folder, view.template) };
}

/** From the folder itself, or the file that the view names. */
async function readTemplate(folder: string, named: unknown): Promise<Uint8Array> {
  if (typeof named === "string") return readFile(join(folder, named));
  const module = (await import(pathToFileURL(join(folder, "template.ts")).href)) as { template: WordFile };
  return wordFile(module.template);
}

const exactParts: Readonly<Record<string, string>> = {
  money: "amount",
  percent: "percent",
  number: "number",
};

/** Sums and shares are written as text and read as exact numbers. */
function exact(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("type" in value)) return value;
  const part = exactParts[String(value.type)];
  if (part === undefined) return value;
  return { ...value, [part]: new Big((value as Record<string, string>)[part] ?? "") };
}
