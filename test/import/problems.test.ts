/**
 * What cannot be taken from an edited paper is told, and left as it is.
 */
import { describe, expect, test } from "vitest";
import {
  addLike,
  all,
  type Edit,
  editPart,
  format,
  importBack,
  makePaper,
  recordText,
  type,
} from "./desk.ts";

const CEILING = "4\u00A0529\u00A0875\u00A0kronor";

function codes(document: string, edit: Edit, text = recordText): string[] {
  const paper = makePaper(document, text);
  const plan = importBack(paper, editPart(paper.bytes, edit), text);
  expect(plan.text).toBe(text);
  return plan.diagnostics.map(({ code }) => code);
}

describe("is told and left", () => {
  test.each<[string, string, Edit, string[]]>([
    [
      "a figure that is none",
      "memo",
      type(`högst ${CEILING}, för`, "högst några miljoner, för"),
      ["import/unreadable"],
    ],
    [
      "a figure changed with the words beside it",
      "memo",
      type(`högst ${CEILING}, för`, "högst lite pengar som för"),
      ["import/mixed"],
    ],
    ["a name of contacts.yaml", "memo", type("Anna Berg", "Anna Bergh"), ["import/elsewhere"]],
    [
      "the template's text",
      "memo",
      addLike("Förslag till beslut", "Förslag till beslut", "Rubrik"),
      ["import/template-text"],
    ],
    ["a colour", "memo", format("ingenting", '<w:color w:val="FF0000"/>'), ["import/lost-format"]],
    [
      "two answers",
      "memo",
      all(
        type(`högst ${CEILING}, för`, "högst 1 000 kronor, för"),
        type(`högst ${CEILING} och`, "högst 2 000 kronor och"),
      ),
      ["import/disagreement"],
    ],
  ])("%s", (_name, document, edit, expected) => {
    expect(codes(document, edit)).toEqual(expected);
  });

  test("text that blocks make", () => {
    const text = recordText.replace(
      "consequences: Få kvinnor arbetar",
      "consequences: Få {{#if project}}kvinnor{{/if}} arbetar",
    );
    expect(codes("memo", type("Få kvinnor arbetar", "Några kvinnor arbetar"), text)).toEqual([
      "import/untraceable",
    ]);
  });
});
