/**
 * What an edited paper makes of the record, in lines that people can read.
 */
import { messageOf } from "../../src/diagnostics/message.ts";
import { importBack, linesChanged, type Paper, readRecord, recordText } from "./desk.ts";

export function answerTo(paper: Paper, edited: Uint8Array): string[] {
  const plan = importBack(paper, edited);
  const { problems } = plan.text === undefined ? { problems: [] } : readRecord(plan.text);
  return [
    ...linesChanged(recordText, plan.text),
    ...plan.diagnostics.map((d) => `! ${d.severity} ${messageOf(d, "en")}`),
    ...plan.alsoShown
      .filter(({ places }) => places.length > 0)
      .map(({ path, places }) => `? ${path} is also shown: ${places.join(", ")}`),
    ...problems.map((code) => `!! ${code}`),
  ];
}
