import { expect, test } from "vitest";
import { parseRecord } from "../../src/records/index.ts";
import { checkDraftTexts } from "../../src/views/index.ts";
import { workspace } from "./support.ts";

/** A record in which nearly everything is wrong, and its texts too. */
const record = `kind: grant
reference: R1
title: Bidrag till {{projct}}
language: fi
committee: nobody
meeting: 2023-02-29
applicant: nobody
project: "{{ceilin}}"
budget: [{ item: "{{a}}" }, "{{not a row}}"]
lead: { task: "{{b}}" }
tags: ["{{c}}"]
background: "{{d}}"
proposal:
  - "{{e}}"
  - { text: "{{f}}", conditions: ["{{g}}"] }
sections:
  summary: |
    Rader

    och {{h}}.
basis: ["{{i}}", { title: "{{j}}", date: soon }]
recipients: [nobody, { contact: nobody, note: "{{k}}" }]
`;

test("what texts quote is checked whatever else is wrong with the record", () => {
  const made = workspace();
  const source = { path: "decisions/r1.yaml", bytes: new TextEncoder().encode(record) };
  const { value, draft, diagnostics } = parseRecord(source, made, { exists: () => false });
  expect(value).toBeUndefined();
  expect(diagnostics.length).toBeGreaterThan(5);
  const found = draft ? checkDraftTexts(draft, made) : [];
  expect(found.map(({ code }) => code)).toEqual(found.map(() => "language/unknown-name"));
  const names = found.map(({ params, place }) => `${place?.in === "text" ? place.line : 0} ${params.name}`);
  expect(names.sort()).toEqual(
    [
      "3 projct",
      "8 ceilin",
      "9 a",
      "10 b",
      "11 c",
      "12 d",
      "14 e",
      "15 f",
      "15 g",
      "20 h",
      "21 i",
      "21 j",
      "22 k",
    ].sort(),
  );
});
