import { describe, expect, test } from "vitest";
import { applyYamlEdits, type YamlEdit } from "../../src/import/yaml-edits.ts";

const source = `# who
kind: grant   # a kind
reference: 0117
title: 'It''s one'
quoted: "two \\u0041"
amount: 4529875 SEK # at most
flow: { a: one, b: [x, y] }
proposal:
  # about the first
  - >-
    {{applicant}} beviljas {{share}} av kostnaderna,
    dock högst {{ceiling}}
  - bare text
  - text: with conditions
    conditions: # as usual
      - first
      - "second: quoted"
sections:
  summary: |
    One paragraph
    in two lines.

    - a list
  # about assessment
  assessment: |-
    Short.
recipients: [amy, { name: Bo, email: bo@example.org }]
`;

const changed = (...edits: YamlEdit[]): string[] => {
  const after = applyYamlEdits(source, edits);
  if (after === undefined) return ["refused"];
  const [old, now] = [source.split("\n"), after.split("\n")];
  return [
    ...old.filter((l) => !now.includes(l)).map((l) => `-${l}`),
    ...now.filter((l) => !old.includes(l)).map((l) => `+${l}`),
  ];
};
const set = (path: YamlEdit["path"], value: string): YamlEdit => ({ kind: "set", path, value });

describe("a value is replaced in the style that it had", () => {
  test.each<[string, YamlEdit, string[]]>([
    [
      "plain",
      set(["amount"], "4600000 SEK"),
      ["-amount: 4529875 SEK # at most", "+amount: 4600000 SEK # at most"],
    ],
    [
      "plain that needs quotes",
      set(["kind"], "a: b"),
      ["-kind: grant   # a kind", '+kind: "a: b"   # a kind'],
    ],
    ["single quotes", set(["title"], "It's two"), ["-title: 'It''s one'", "+title: 'It''s two'"]],
    ["double quotes", set(["quoted"], 'say "B"'), ['-quoted: "two \\u0041"', '+quoted: "say \\"B\\""']],
    [
      "in braces",
      set(["flow", "a"], "x, y"),
      ["-flow: { a: one, b: [x, y] }", '+flow: { a: "x, y", b: [x, y] }'],
    ],
    [
      "folded",
      set(["proposal", 0], "{{applicant}} beviljas {{share}}"),
      [
        "-    {{applicant}} beviljas {{share}} av kostnaderna,",
        "-    dock högst {{ceiling}}",
        "+    {{applicant}} beviljas {{share}}",
      ],
    ],
    [
      "literal",
      set(["sections", "summary"], "One.\n\n- a list\n"),
      ["-    One paragraph", "-    in two lines.", "+    One."],
    ],
    ["literal without end", set(["sections", "assessment"], "Long."), ["-    Short.", "+    Long."]],
    [
      "literal that gains an end",
      set(["sections", "assessment"], "Long.\n"),
      ["-  assessment: |-", "-    Short.", '+  assessment: "Long.\\n"'],
    ],
    [
      "item",
      set(["proposal", 2, "conditions", 1], "third: x"),
      ['-      - "second: quoted"', '+      - "third: x"'],
    ],
  ])("%s", (_name, edit, expected) => {
    expect(changed(edit)).toEqual(expected);
  });
});

describe("a list's items", () => {
  test.each<[string, YamlEdit, string[]]>([
    [
      "added",
      { kind: "list", path: ["proposal"], items: [{ old: 0 }, { old: 1 }, { new: "new: one" }, { old: 2 }] },
      ['+  - "new: one"'],
    ],
    [
      "added with parts",
      {
        kind: "list",
        path: ["proposal"],
        items: [{ old: 0 }, { old: 1 }, { old: 2 }, { new: { text: "last", conditions: ["a", "b"] } }],
      },
      ["+  - text: last", "+    conditions:", "+      - a", "+      - b"],
    ],
    [
      "removed, with the comment that is about it",
      { kind: "list", path: ["proposal"], items: [{ old: 1 }, { old: 2 }] },
      [
        "-  # about the first",
        "-  - >-",
        "-    {{applicant}} beviljas {{share}} av kostnaderna,",
        "-    dock högst {{ceiling}}",
      ],
    ],
    [
      "in a flow",
      {
        kind: "list",
        path: ["recipients"],
        items: [{ old: 1 }, { old: 0 }, { new: { name: "Eva", organisation: "Å, AB" } }],
      },
      [
        "-recipients: [amy, { name: Bo, email: bo@example.org }]",
        '+recipients: [{ name: Bo, email: bo@example.org }, amy, { name: Eva, organisation: "Å, AB" }]',
      ],
    ],
    [
      "all removed",
      { kind: "list", path: ["proposal", 2, "conditions"], items: [] },
      ["-      - first", '-      - "second: quoted"', "+      []"],
    ],
    [
      "a text that gains conditions",
      {
        kind: "list",
        path: ["proposal"],
        items: [{ old: 0 }, { new: { text: "bare text", conditions: ["c"] } }, { old: 2 }],
      },
      ["-  - bare text", "+  - text: bare text", "+    conditions:", "+      - c"],
    ],
  ])("%s", (_name, edit, expected) => {
    expect(changed(edit)).toEqual(expected);
  });

  test("moved: everything goes along", () => {
    const after = applyYamlEdits(source, [
      { kind: "list", path: ["proposal"], items: [{ old: 2 }, { old: 0 }, { old: 1 }] },
    ]);
    expect(after).toContain(`proposal:
  - text: with conditions
    conditions: # as usual
      - first
      - "second: quoted"
  # about the first
  - >-`);
    expect(after).toContain("  - bare text\nsections:");
  });
});

describe("keys", () => {
  test("are added at the end of their map, and taken away with their line", () => {
    expect(changed(set(["sections", "economy"], "Två\n\nstycken\n"))).toEqual([
      "+  economy: |",
      "+    Två",
      "+    stycken",
    ]);
    expect(changed({ kind: "remove", path: ["amount"] })).toEqual(["-amount: 4529875 SEK # at most"]);
    expect(changed(set(["recipients", 1, "organisation"], "AB"))).toEqual([
      "-recipients: [amy, { name: Bo, email: bo@example.org }]",
      "+recipients: [amy, { name: Bo, email: bo@example.org, organisation: AB }]",
    ]);
  });

  test("a word in place of a list, and a list in place of a word", () => {
    const edit = { kind: "set", path: ["amount"], value: ["a", "b"] } as const;
    expect(changed(edit)).toEqual([
      "-amount: 4529875 SEK # at most",
      "+amount:",
      "+  - a",
      "+  - b # at most",
    ]);
  });
});

describe("refused", () => {
  test("files with anchors and aliases", () => {
    expect(applyYamlEdits("a: &x 1\nb: *x\n", [set(["b"], "2")])).toBeUndefined();
    expect(applyYamlEdits("a: 1\nb: '*x'\n", [set(["a"], "2")])).toBe("a: 2\nb: '*x'\n");
  });

  test("what is not there", () => {
    expect(changed(set(["proposal", 9], "x"))).toEqual(["refused"]);
    expect(changed({ kind: "list", path: ["title"], items: [] })).toEqual(["refused"]);
  });
});
