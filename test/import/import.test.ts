/**
 * Edits in Word and what they make of a record. With ACCEPT=1, the expected answers are written anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { messageOf } from "../../src/diagnostics/message.ts";
import {
  editPart,
  importBack,
  linesChanged,
  makePaper,
  type Paper,
  readRecord,
  recordText,
  survivals,
} from "./desk.ts";
import { edits } from "./edits.ts";

const file = new URL("expected/edits.txt", import.meta.url);
const documents = Object.keys(edits);

const papers = new Map(documents.map((document) => [document, makePaper(document)]));

/** What an edit makes of the record: its lines, and what was said. */
function answerTo(document: string, edit: (xml: string) => string, survival = "everything"): string[] {
  const paper = papers.get(document) as Paper;
  const edited = editPart(paper.bytes, (xml) => (survivals[survival] ?? edit)(edit(xml)));
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

test("each edit does what was accepted", () => {
  const told = documents.flatMap((document) =>
    (edits[document] ?? []).map(([name, edit]) => {
      const answer = answerTo(document, edit);
      return [
        `${document}: ${name}`,
        ...(answer.length > 0 ? answer : ["(nothing)"]).map((line) => `    ${line}`),
      ].join("\n");
    }),
  );
  const text = `${told.join("\n\n")}\n`;
  if (process.env.ACCEPT) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
});

describe.each(documents)("%s", (document) => {
  test.each(Object.keys(survivals))("comes back unchanged when %s is left of its marks", (survival) => {
    expect(answerTo(document, (xml) => xml, survival)).toEqual([]);
  });

  test.each((edits[document] ?? []).map(([name, edit]) => ({ name, edit })))(
    "$name: whatever marks are left",
    ({ edit }) => {
      const answer = answerTo(document, edit);
      for (const survival of Object.keys(survivals))
        expect(answerTo(document, edit, survival), survival).toEqual(answer);
    },
  );
});
