import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hasErrors, hintOf, messageOf } from "../../src/diagnostics/index.ts";
import { checkRecords, coreKeys, type DecisionRecord, parseRecord } from "../../src/records/index.ts";
import type { Money } from "../../src/values/value.ts";
import { reservedNames } from "../../src/workspace/index.ts";
import {
  expectedOf,
  fixture,
  fixtureFiles,
  fixtureWorkspace,
  recordFixtures,
  source,
  summaryOf,
} from "../fixtures/fixtures.ts";

const workspace = fixtureWorkspace();

function parse(text: string) {
  return parseRecord(source("r.yaml", text), workspace, fixtureFiles);
}

function good(name: string): DecisionRecord {
  const { value, diagnostics } = parseRecord(fixture(`records/good/${name}.yaml`), workspace, fixtureFiles);
  expect(diagnostics).toEqual([]);
  if (!value) throw new Error(`${name} gave no record`);
  return value;
}

describe("good records", () => {
  test("the design's example", () => {
    const record = good("design");
    expect(record).toMatchObject({
      reference: "22RS8941",
      title: "Medfinansiering från det statliga 1:1-anslaget till projekt AI.ALL*",
      language: "sv",
      meeting: { type: "date", iso: "2022-12-14" },
      committee: { key: "regional-growth" },
      signatory: { name: "Petter Arneback-Hjulström" },
      appeal: undefined,
      basis: [
        { title: "Föredragnings-PM 2022-12-14" },
        {
          title: "Projektbeskrivning",
          date: { iso: "2022-11-14" },
          file: { type: "file", path: "bilagor/projektbeskrivning.pdf", title: "Projektbeskrivning" },
        },
      ],
      recipients: [
        { key: "anna-berg", name: "Anna Berg" },
        { name: "Bo Ek", organisation: "Region Örebro län", email: "bo.ek@example.org" },
      ],
    });
    expect(record.kind).toBe(workspace.kinds.get("grant"));
    expect(record.proposal.map(({ conditions }) => conditions.length)).toEqual([0, 0, 1]);
    expect(record.proposal[0]?.text).toContain("{{applicant}} beviljas {{share}}");
    expect([...record.sections.keys()]).toEqual(["summary", "assessment"]);
    expect(record.fields.ceiling).toMatchObject({ type: "money", currency: "SEK" });
    expect(String((record.fields.ceiling as Money).amount)).toBe("4529875");
    expect(record.fields.coordinator).toBeNull();
  });

  test("every field type, in English", () => {
    const { fields, proposal, sections, recipients, appeal, kind } = good("grant-in-english");
    expect(Object.keys(fields)).toEqual([...kind.fields.keys()]);
    expect(fields).toMatchObject({
      applicant: { type: "contact", name: "Lake Trust" },
      area: { type: "choice", key: "no" },
      period: { start: { iso: "2023-07-01" }, end: { iso: "2023-07-01" } },
      partners: [{ key: "karlskoga" }, { key: "orebro-universitet" }, { name: "A. B." }],
      coordinator: { name: "Eva Lind" },
      budget: [
        { item: "Salaries", annex: { type: "file", title: "projektbeskrivning.pdf" } },
        { item: "Travel", part: null, annex: null },
      ],
    });
    expect(proposal[0]?.conditions).toEqual(["The funds are used by {{period.end}}."]);
    expect(Object.fromEntries(sections)).toEqual({
      summary: "Folded text on two lines.",
      assessment: 'It\'s "good".',
      consequences: "First after a blank line.\n",
    });
    expect(recipients.map(({ name, note }) => [name, note])).toEqual([
      ["Anna Berg", undefined],
      ["Karlskoga kommun", "For information."],
      ["Bo Ek", "Copy"],
    ]);
    expect(appeal?.key).toBe("administrative");
  });

  test("scalars are the text that was typed", () => {
    const record = good("as-typed");
    expect(record.reference).toBe("0117");
    expect(record.title).toBe("no");
    expect(record.fields).toMatchObject({ background: { source: "12:30" }, urgent: true });
    expect(record.proposal.map(({ text }) => text)).toEqual([
      "1e3",
      "0x1F",
      "~",
      "true",
      ".inf",
      "2024-05-02",
    ]);
    expect(record.proposal[5]?.conditions).toEqual(["off", "0o17"]);
    expect(record.recipients[0]).toEqual({
      type: "contact",
      name: "Null",
      phone: "019-602 70 00",
      address: ["1"],
    });
  });

  test("a block keeps its lines, and empty keys are as if left out", () => {
    const record = good("consultation");
    expect(record.fields.background).toEqual({
      type: "markdown",
      source: "Första raden.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    });
    expect(record.fields.annexes).toEqual([
      { type: "file", path: "bilagor/projektbeskrivning.pdf", title: "Bilaga" },
    ]);
    expect(record.language).toBe("sv");
    expect(record.basis).toEqual([]);
  });

  test("Windows line ends and a byte order mark change nothing", () => {
    const { bytes } = fixture("records/good/grant-in-english.yaml");
    const text = new TextDecoder().decode(bytes);
    const record = parse(`\ufeff${text.replaceAll("\n", "\r\n")}`).value;
    expect(record?.sections).toEqual(good("grant-in-english").sections);
    expect(record?.placeOf("title")).toMatchObject({
      line: 3,
      column: 8,
      text: expect.not.stringContaining("\r"),
    });
  });
});

describe("bad records", () => {
  test.each(recordFixtures("bad").map((file) => [file.path, file] as const))("%s", (_, file) => {
    const { value, diagnostics } = parseRecord(file, workspace, fixtureFiles);
    expect(summaryOf(diagnostics)).toEqual(expectedOf(file));
    expect(diagnostics).not.toEqual([]);
    expect(value === undefined).toBe(hasErrors(diagnostics));
    // No message is left with a parameter that it was not given.
    const texts = diagnostics.flatMap((d) => [
      messageOf(d, "sv"),
      messageOf(d, "en"),
      hintOf(d, "sv"),
      hintOf(d, "en"),
    ]);
    expect(texts.filter((text) => text && /(?<!\{)\{\w+\}/.test(text))).toEqual([]);
  });

  test("suggest what was meant", () => {
    const text = new TextDecoder().decode(fixture("records/good/design.yaml").bytes);
    const suggestionFor = (from: string, to: string) =>
      parse(text.replace(from, to)).diagnostics.find(({ suggestion }) => suggestion)?.suggestion;
    expect(suggestionFor("applicant: orebro-universitet ", "applicant: orebro-universitetet ")).toBe(
      "orebro-universitet",
    );
    expect(suggestionFor("committee: regional-growth", "committee: Regional-Growht")).toBe("regional-growth");
    expect(suggestionFor("ceiling:", "celing:")).toBe("ceiling");
    expect(suggestionFor("  summary:", "  sumary:")).toBe("summary");
    expect(suggestionFor("kind: grant", "kind: grnt")).toBe("grant");
    expect(suggestionFor("4529875 SEK", "4 529 875 kr")).toBe("4 529 875 SEK");
    expect(suggestionFor("31 %", "31 procent")).toBe("31 %");
    expect(suggestionFor("    conditions:", "    condition:")).toBe("conditions");
  });

  test("file that is not UTF-8 points at the first bad byte", () => {
    const bytes = new Uint8Array([...new TextEncoder().encode("kind: grant\ntitle: Ö"), 0xe5, 0x20]);
    const { diagnostics } = parseRecord({ path: "r.yaml", bytes }, workspace, fixtureFiles);
    expect(summaryOf(diagnostics)).toEqual(["yaml/not-utf-8 2:9"]);
  });

  test("any text at all gives diagnostics or a record, never an exception", () => {
    const piece = fc.constantFrom(
      "kind: grant\n",
      "proposal:\n",
      "  - ",
      "- ",
      "{",
      "}",
      "[",
      "]",
      "{{a}}",
      ": ",
      "\n",
      "  ",
      "\t",
      '"',
      "'",
      "|\n",
      ">-\n",
      "&a ",
      "*a",
      "!!x ",
      "#",
      "? ",
      "---\n",
      "...\n",
      "%YAML 1.1\n",
      "ö",
      "\u202e",
      "\\u00",
      "<<",
      "recipients",
      "sections:\n",
      "text",
      ",",
      "__proto__",
      "kind: ",
      "contact: ",
      "recipients: ",
      "? a\n",
      "toString: ",
      "constructor",
      "\ufeff",
      "\r\n",
      "\ud83d",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const { value, diagnostics } = parse(pieces.join(""));
        expect(value !== undefined || diagnostics.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe("places", () => {
  test("of values, of what has no value, and of what is not there", () => {
    const record = good("design");
    const at = (...path: (string | number)[]) => {
      const { line, column, length } = record.placeOf(...path);
      return [line, column, length];
    };
    expect(at("title")).toEqual([4, 8, 67]);
    expect(at("proposal", 1)).toEqual([14, 5, 58]);
    expect(at("proposal", 1, "text")).toEqual([14, 5, 58]);
    expect(at("proposal", 2, "text")).toEqual([15, 11, 23]);
    expect(at("proposal", 2, "conditions", 0)).toEqual([17, 9, 70]);
    expect(at("sections", "summary")).toEqual([20, 5, 90]);
    expect(at("basis", 1, "date")).toEqual([25, 40, 10]);
    expect(at("growth")).toEqual([2, 1, 4]);
    expect(at("recipients", 1, "note")).toEqual([27, 27, 4]);
  });

  test("inside texts, whatever their YAML", () => {
    const record = good("grant-in-english");
    const word = (path: (string | number)[], text: string, part: string) => {
      const { line, column, length, text: whole } = record.placeIn(path, text.indexOf(part), part.length);
      return [line, whole.slice(column - 1, column - 1 + length)];
    };
    const section = (key: string) => record.sections.get(key) ?? "";
    expect(word(["sections", "summary"], section("summary"), "two")).toEqual([27, "two"]);
    expect(word(["sections", "assessment"], section("assessment"), "good")).toEqual([28, "good"]);
    expect(word(["sections", "consequences"], section("consequences"), "blank")).toEqual([31, "blank"]);
    expect(word(["proposal", 0, "text"], record.proposal[0]?.text ?? "", "{{ceiling}}")).toEqual([
      20,
      "{{ceiling}}",
    ]);
    expect(word(["proposal", 1, "text"], record.proposal[1]?.text ?? "", "refused")).toEqual([22, "refused"]);
  });
});

test("the same reference in two files is told in both", () => {
  const text = new TextDecoder().decode(fixture("records/good/as-typed.yaml").bytes);
  const record = (path: string, reference: string) => {
    const { value } = parseRecord(source(path, text.replace("0117", reference)), workspace, fixtureFiles);
    if (!value) throw new Error("not a record");
    return value;
  };
  const diagnostics = checkRecords([
    record("a.yaml", "22rs1"),
    record("b.yaml", "22RS1"),
    record("c.yaml", "22RS2"),
  ]);
  expect(diagnostics.map(({ code, place, params }) => [code, place?.file, params.file, params.line])).toEqual(
    [
      ["record/duplicate-reference", "a.yaml", "b.yaml", 3],
      ["record/duplicate-reference", "b.yaml", "a.yaml", 3],
    ],
  );
});

test("no field can take the name of a core key", () => {
  expect(coreKeys.filter((key) => !reservedNames.has(key))).toEqual([]);
});
