/**
 * What was edited in Word, and what was changed in the record meanwhile.
 */
import { describe, expect, test } from "vitest";
import {
  addAfter,
  all,
  type Edit,
  editPart,
  importBack,
  linesChanged,
  makePaper,
  moveAfter,
  recordText,
  remove,
  type,
} from "./desk.ts";

const paper = makePaper("memo");
const CEILING = "högst 4\u00A0529\u00A0875\u00A0kronor, för";

/** The record's lines that change, and what is in conflict. */
function merged(edit: Edit, change: (text: string) => string) {
  const now = change(recordText);
  expect(now).not.toBe(recordText);
  const plan = importBack(paper, editPart(paper.bytes, edit), now);
  return {
    lines: linesChanged(now, plan.text),
    conflicts: plan.conflicts,
    codes: plan.diagnostics.map(({ code }) => code),
  };
}

const replace = (from: string, to: string) => (text: string) => text.replace(from, () => to);

describe("changed in Word only", () => {
  test("is taken, whatever else the record says now", () => {
    const { lines, conflicts } = merged(type("beviljas 31", "beviljas härmed 31"), (text) =>
      replace("share: 31 %", "share: 32 %")(replace("project: AI.ALL*", "# renamed\nproject: AI.MEE")(text)),
    );
    expect(conflicts).toEqual([]);
    expect(lines.filter((line) => line.startsWith("+"))).toEqual([
      "+     {{applicant}} beviljas härmed {{share}} av kostnaderna, dock högst {{ceiling}}, för projekt {{project}}",
    ]);
  });

  test("is taken where the item stands now", () => {
    const insert = replace("  - finansieringen sker", "  - en ny sats\n  - finansieringen sker");
    const { lines, conflicts } = merged(type("finansieringen sker", "finansiering sker"), insert);
    expect(conflicts).toEqual([]);
    expect(lines).toEqual([
      "-   - finansieringen sker inom ramen för regionalt utvecklingsstöd",
      "+   - finansiering sker inom ramen för regionalt utvecklingsstöd",
    ]);
  });
});

test("changed in the record only is left", () => {
  expect(merged((xml) => xml, replace("ceiling: 4529875 SEK", "ceiling: 5000000 SEK"))).toEqual({
    lines: [],
    conflicts: [],
    codes: [],
  });
});

test("changed alike in both is nothing to do", () => {
  const change = replace("ceiling: 4529875 SEK", "ceiling: 4600000 SEK");
  expect(merged(type(CEILING, "högst 4 600 000 kronor, för"), change).lines).toEqual([]);
  const add = replace(
    "  - finansieringen sker inom ramen för regionalt utvecklingsstöd\n",
    "  - finansieringen sker inom ramen för regionalt utvecklingsstöd\n  - en till\n",
  );
  expect(merged(addAfter("finansieringen sker", "att\ten till,"), add)).toEqual({
    lines: [],
    conflicts: [],
    codes: [],
  });
});

describe("changed in both", () => {
  test.each<[string, Edit, (text: string) => string, object]>([
    [
      "a value",
      type(CEILING, "högst 4 600 000 kronor, för"),
      replace("ceiling: 4529875 SEK", "ceiling: 5000000 SEK"),
      { path: "ceiling", base: "4529875 SEK", paper: "4600000 SEK", record: "5000000 SEK" },
    ],
    [
      "a text",
      type("finansieringen sker", "finansiering sker"),
      replace("  - finansieringen sker inom", "  - pengarna tas inom"),
      {
        path: "proposal.1",
        base: "finansieringen sker inom ramen för regionalt utvecklingsstöd",
        paper: "finansiering sker inom ramen för regionalt utvecklingsstöd",
        record: "pengarna tas inom ramen för regionalt utvecklingsstöd",
      },
    ],
    [
      "a rich text",
      type("Få kvinnor", "Ganska få kvinnor"),
      replace("consequences: Få kvinnor", "consequences: Alltför få kvinnor"),
      {
        path: "sections.consequences",
        base: "Få kvinnor arbetar i branschen.",
        paper: "Ganska få kvinnor arbetar i branschen.",
        record: "Alltför få kvinnor arbetar i branschen.",
      },
    ],
    [
      "what the record has taken away",
      type("Få kvinnor", "Ganska få kvinnor"),
      replace("  consequences: Få kvinnor arbetar i branschen.\n", ""),
      {
        path: "sections.consequences",
        base: "Få kvinnor arbetar i branschen.",
        paper: "Ganska få kvinnor arbetar i branschen.",
        record: "",
      },
    ],
  ])("%s is a conflict that shows both", (_name, edit, change, conflict) => {
    const { lines, conflicts, codes } = merged(edit, change);
    expect(lines).toEqual([]);
    expect(conflicts).toEqual([conflict]);
    expect(codes).toEqual(["import/conflict"]);
  });

  test("a list is a conflict, and its other edits are taken", () => {
    const insert = replace("  - finansieringen sker", "  - en ny sats\n  - finansieringen sker");
    const edit = all(remove("finansieringen sker"), type("Få kvinnor", "Ganska få kvinnor"));
    const { lines, conflicts } = merged(edit, insert);
    expect(conflicts.map(({ path }) => path)).toEqual(["proposal"]);
    expect(lines).toEqual([
      "-   consequences: Få kvinnor arbetar i branschen.",
      "+   consequences: Ganska få kvinnor arbetar i branschen.",
    ]);
  });
});

test("a list whose items change places keeps what was edited in them", () => {
  const { lines } = merged(
    all(moveAfter("Bo Ek", "Karlskoga kommun"), type("Bo Ek", "Bo Eklund")),
    replace("# About the record", "# About a record"),
  );
  expect(lines).toEqual([
    "-   - { name: Bo Ek, organisation: Region Örebro län, email: bo.ek@example.org }",
    "+   - { name: Bo Eklund, organisation: Region Örebro län, email: bo.ek@example.org }",
  ]);
});

test("Windows line ends are read like others", () => {
  const windows = recordText.replaceAll("\n", "\r\n");
  const plan = importBack(paper, editPart(paper.bytes, type("Få kvinnor", "Ganska få kvinnor")), windows);
  expect(linesChanged(recordText, plan.text)).toHaveLength(2);
});

test("a record with an alias is not written", () => {
  const now = recordText.replace("reference: 22RS8941", "reference: &ref 22RS8941");
  const plan = importBack(paper, editPart(paper.bytes, type("Få kvinnor", "Ganska få kvinnor")), now);
  expect(plan.text).toBeUndefined();
  expect(plan.diagnostics.map(({ code }) => code)).toEqual(["import/cannot-write"]);
});
