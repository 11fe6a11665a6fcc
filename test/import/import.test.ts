/**
 * Edits in Word and what they make of a record. With ACCEPT=1, the expected answers are written anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { answerTo } from "./answers.ts";
import { type Edit, editPart, makePaper, type Paper, survivals } from "./desk.ts";
import { edits } from "./edits.ts";

const file = new URL("expected/edits.txt", import.meta.url);
const documents = Object.keys(edits);

const papers = new Map(documents.map((document) => [document, makePaper(document)]));

const answers = new Map<Edit, string[]>();

/** What an edit makes of the record: its lines, and what was said. */
function answer(document: string, edit: Edit, survival = "everything"): string[] {
  const known = survival === "everything" ? answers.get(edit) : undefined;
  const found = known ?? newAnswer(document, edit, survival);
  if (survival === "everything") answers.set(edit, found);
  return found;
}

function newAnswer(document: string, edit: Edit, survival: string): string[] {
  const paper = papers.get(document) as Paper;
  return answerTo(
    paper,
    editPart(paper.bytes, (xml) => (survivals[survival] ?? edit)(edit(xml))),
  );
}

test("each edit does what was accepted", () => {
  const told = documents.flatMap((document) =>
    (edits[document] ?? []).map(([name, edit]) => {
      const lines = answer(document, edit);
      const shown = (lines.length > 0 ? lines : ["(nothing)"]).map((line) => `    ${line}`);
      return [`${document}: ${name}`, ...shown].join("\n");
    }),
  );
  const text = `${told.join("\n\n")}\n`;
  if (process.env.ACCEPT) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, "utf8"));
});

describe.each(documents)("%s", (document) => {
  test.each(Object.keys(survivals))("comes back unchanged when %s is left of its marks", (survival) => {
    expect(answer(document, (xml) => xml, survival)).toEqual([]);
  });

  test.each((edits[document] ?? []).map(([name, edit]) => ({ name, edit })))(
    "$name: with no marks left",
    ({ edit }) => {
      const expected = answer(document, edit);
      for (const survival of Object.keys(survivals))
        expect(answer(document, edit, survival), survival).toEqual(expected);
    },
  );
});
