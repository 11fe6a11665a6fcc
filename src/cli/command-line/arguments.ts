/** Arguments and options that several commands take. */
import type { ExitCode } from "../../diagnostics/exit-code.ts";

/** Told how a command ended. */
export type Finish = (code: ExitCode) => void;

export const FILES = ["[files...]", "records, or folders of records; all when left out"] as const;
export const RECORD = ["<record>", "a record: its file, or its reference"] as const;
export const JSON_OPTION = ["--json", "print the result as JSON, problems included"] as const;

/** `a,b`, and the option given again, add up. */
export function parseList(text: string, before: readonly string[] = []): string[] {
  return [...before, ...text.split(",").map((item) => item.trim())].filter((item) => item !== "");
}
