/**
 * Laws of imports: take any paper, edit any of its values in any way, import, and make the paper again. The new paper
 * holds the edit, nothing else moved, and a second import changes nothing.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPaper } from "../../src/import/index.ts";
import {
  type Edit,
  editPart,
  importBack,
  makePaper,
  packageOf,
  readRecord,
  recordText,
  survivals,
} from "./desk.ts";

const texts = (bytes: Uint8Array): string[] =>
  readPaper(packageOf(bytes))
    .stories.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text.replace(/\s+/g, " ").trim()))
    .filter((text) => text !== "");

const RUN = /<w:t xml:space="preserve">([^<]+)<\/w:t>/g;
/** Values that the record holds as texts; others take only texts that can be read. */
const PATHS =
  /kansli:(title|proposal\.\d+\.text|proposal\.2\.conditions\.\d+|sections\.\d+\.text|basis\.0\.text|recipients\.1\.name)"/;

interface Place {
  readonly start: number;
  readonly text: string;
}

/** Texts of runs that stand in controls of the record's own texts. */
function places(xml: string): Place[] {
  const controls = [...xml.matchAll(/<w:sdt>(?:(?!<w:sdt>).)*?<\/w:sdt>/gs)].filter(([control]) =>
    PATHS.test(control),
  );
  return controls.flatMap(({ 0: control, index }) =>
    [...control.matchAll(RUN)].map((run) => ({
      start: index + run.index + run[0].indexOf(">") + 1,
      text: run[1] ?? "",
    })),
  );
}

const word = fc.constantFrom(
  "ny",
  "och",
  "1:1",
  "*",
  "#",
  "- x",
  "AI.ALL*",
  "a_b_c",
  "[x]",
  "å",
  "”citat”",
  "100 %",
  "{{x}}",
  "1.",
  "<b>",
  "&amp;c",
  "\\",
  "samtidigt",
);

const anyEdit = fc.record({
  document: fc.constantFrom("memo", "facts", "distribution-list"),
  at: fc.nat(),
  from: fc.nat(),
  length: fc.nat({ max: 20 }),
  words: fc.array(word, { minLength: 1, maxLength: 4 }),
  survival: fc.constantFrom(...Object.keys(survivals)),
});

const papers = new Map(
  ["memo", "facts", "distribution-list"].map((document) => [document, makePaper(document)]),
);

test("what is typed into any text comes back, and nothing else", () => {
  fc.assert(
    fc.property(anyEdit, ({ document, at, from, length, words, survival }) => {
      const paper = papers.get(document);
      if (!paper) throw new Error(document);
      let edited = "";
      const edit: Edit = (xml) => {
        const all = places(xml);
        const place = all[at % all.length];
        if (!place) return xml;
        // Whole words are replaced, and none of those that quote a field.
        const spaces = [...place.text.matchAll(/\s/g)].map(({ index }) => index);
        const start = spaces[from % Math.max(1, spaces.length)] ?? 0;
        const end = Math.max(start, spaces.findLast((space) => space <= start + length) ?? start);
        const typed = words
          .join(" ")
          .replace(/&(?!amp;)/g, "&amp;")
          .replace(/</g, "&lt;");
        edited = typed;
        const text = `${place.text.slice(0, start)} ${typed}${place.text.slice(end)}`;
        return xml.slice(0, place.start) + text + xml.slice(place.start + place.text.length);
      };
      const bytes = editPart(paper.bytes, (xml) => (survivals[survival] as Edit)(edit(xml)));
      const plan = importBack(paper, bytes);
      const text = plan.text ?? "";
      expect(text).not.toBe("");
      if (plan.diagnostics.length > 0) {
        // A quoted value was hit: it is told, and not guessed at.
        expect(
          plan.diagnostics
            .map(({ code }) => code)
            .filter((code) => !/^import\/(unreadable|mixed|untraceable|elsewhere|template-text)$/.test(code)),
        ).toEqual([]);
        return;
      }
      expect(readRecord(text).problems, text).toEqual([]);
      const again = makePaper(document, text);
      if (edited !== "")
        expect(againstEach(texts(again.bytes), texts(bytes)), JSON.stringify(words)).toEqual([]);
      const second = importBack(paper, bytes, text);
      expect(second.text).toBe(text);
      expect(second.conflicts).toEqual([]);
      expect(importBack(again, again.bytes, text).edits).toEqual([]);
    }),
    { seed: 8, numRuns: Number(process.env.IMPORT_RUNS ?? 40) },
  );
}, 300_000);

/** Paragraphs that differ, where signs at the end of clauses are the template's. */
function againstEach(made: readonly string[], edited: readonly string[]): string[] {
  const plain = (text: string) => text.replace(/[.,;:]+$|,? samt$/g, "").trim();
  return made.flatMap((text, i) =>
    plain(text) === plain(edited[i] ?? "") ? [] : [`${text} ≠ ${edited[i]}`],
  );
}

test("a paper whose record is the same imports nothing", () => {
  for (const paper of papers.values()) expect(importBack(paper, paper.bytes, recordText).edits).toEqual([]);
});
