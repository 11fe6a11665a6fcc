import { describe, expect, test } from "vitest";
import { printClauses } from "../../src/views/clauses.ts";

function clauses(...texts: (string | [string, ...string[]])[]) {
  return texts.map((typed) => {
    const [text, ...conditions] = typeof typed === "string" ? [typed] : typed;
    return { text, conditions };
  });
}

function printed(
  typed: ReturnType<typeof clauses>,
  language: "sv" | "en",
  style: "att" | "numbered" = "att",
) {
  return printClauses(typed, language, style).map(({ lead, text, ending }) =>
    `${lead} ${text}${ending}`.trim(),
  );
}

test("att-clauses as in Swedish minutes", () => {
  expect(printed(clauses("a", "b", "c", ["d", "villkor"]), "sv")).toEqual([
    "att a,",
    "att b,",
    "att c samt",
    "att d:",
  ]);
  expect(printed(clauses("a", "b"), "sv")).toEqual(["att a samt", "att b."]);
  expect(printed(clauses("a"), "sv")).toEqual(["att a."]);
  expect(printed(clauses(["a", "villkor"], "b"), "sv")).toEqual(["att a:", "att b."]);
  expect(printed([], "sv")).toEqual([]);
});

test("English clauses", () => {
  expect(printed(clauses("grant a", "note b", ["approve c", "x"]), "en")).toEqual([
    "to grant a,",
    "to note b and",
    "to approve c:",
  ]);
});

test("numbered sentences", () => {
  expect(printed(clauses("A beviljas.", ["B godkänns", "villkor"]), "sv", "numbered")).toEqual([
    "A beviljas.",
    "B godkänns:",
  ]);
});

describe("what the author typed around a clause is not doubled", () => {
  test.each([
    ["a,", "att a."],
    ["a.", "att a."],
    ["a ;", "att a."],
    ["a, samt", "att a."],
    ["att a", "att a."],
    ["Att a", "att a."],
    ["attraktiva orter får stöd", "att attraktiva orter får stöd."],
    ["a m.m.", "att a m.m."],
    ["a etc.", "att a etc."],
    ["i 3 år.", "att i 3 år."],
    ["AI.ALL*", "att AI.ALL*."],
    ["a?", "att a?"],
  ])("%j", (typed, expected) => {
    expect(printed(clauses(typed), "sv")).toEqual([expected]);
  });

  test("an abbreviation keeps its full stop before a comma", () => {
    expect(printed(clauses("a m.m.", "b", "c"), "sv")[0]).toBe("att a m.m.,");
  });
});
