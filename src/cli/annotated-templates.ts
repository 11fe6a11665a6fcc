/**
 * Copies of the templates that have problems, each problem a Word comment: for `kansli validate --annotate`.
 */
import type { WordPlace } from "../diagnostics/diagnostic.ts";
import { hintOf, messageOf, placeText } from "../diagnostics/index.ts";
import type { Host } from "../host/host.ts";
import { attempt } from "../host/index.ts";
import { annotateWord, type Comment } from "../templates/word/annotate.ts";
import type { Session } from "./session.ts";

/**
 * @param folder relative to where the command was called
 * @returns the paths that were written, relative to the workspace
 */
export async function writeAnnotated(session: Session, host: Host, folder: string): Promise<string[]> {
  const byFile = Map.groupBy(commentsOf(session), ({ place }) => place.file);
  const written: string[] = [];
  const { diagnostics } = await attempt(async () => {
    for (const [file, comments] of byFile) {
      const bytes = await host.read(file);
      const annotated = bytes && annotateWord(bytes, comments).value;
      if (!annotated) continue;
      const path = `${session.inWorkspace(host, folder)}/${file.slice(file.lastIndexOf("/") + 1)}`;
      await host.write(path, annotated);
      written.push(path);
    }
  });
  session.add(...diagnostics);
  return written;
}

function commentsOf({ diagnostics, language }: Session): Comment[] {
  return diagnostics.flatMap((diagnostic) => {
    const { place, severity } = diagnostic;
    if (place?.in !== "word" || severity === "info") return [];
    const hint = hintOf(diagnostic, language);
    const text = [messageOf(diagnostic, language), ...(hint === undefined ? [] : [hint])];
    return [{ place: place satisfies WordPlace, where: placeText(place, language), text }];
  });
}
