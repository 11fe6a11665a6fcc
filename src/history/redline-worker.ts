/**
 * The child process: two Word files → one with tracked changes.
 *
 * The comparer is a program of its own, compiled to WebAssembly: it writes to the console, keeps hundreds of
 * megabytes, and cannot be interrupted from within. Here that costs one comparison at worst.
 */
import { docxDiffCompare, initialize } from "docxodus/core";

export interface RedlineTask {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly author: string;
  /** Of the revisions, `YYYY-MM-DD`. */
  readonly date: string;
}

export interface RedlineResult {
  readonly docx?: Uint8Array;
  readonly fault?: string;
}

export async function compareHere({ before, after, author, date }: RedlineTask): Promise<RedlineResult> {
  try {
    await initialize();
    const docx = await docxDiffCompare(before, after, {
      authorForRevisions: author,
      dateTimeForRevisions: `${date}T00:00:00Z`,
      deterministic: true,
      conflateBreakingAndNonbreakingSpaces: false,
    });
    return { docx };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

// Only as a child process: tests import the function.
if (process.send && process.env.KANSLI_REDLINE_WORKER) {
  process.on("message", async (task: RedlineTask) => {
    process.send?.(await compareHere(task));
  });
}
