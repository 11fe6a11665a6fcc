/**
 * Laws of imports: take any paper, edit any of its values in any way, import, and make the paper again. The new paper
 * holds the edit, nothing else moved, and a second import changes nothing.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readPaper } from "../../src/import/index.ts";
import { importShown, readShown, show, showings } from "./corpus.ts";
import { type Edit, editPart, packageOf, survivals } from "./desk.ts";

const texts = (bytes: Uint8Array): string[] =>
  readPaper(packageOf(bytes))
    .stories.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text.replace(/\s+/g, " ").trim()))
    .filter((text) => text !== "");

const RUN = /<w:t xml:space="preserve">([^<]+)<\/w:t>/g;
/** Values that the record holds as texts; others take only texts that can be read. */
const PATHS =
  /kansli:(title|proposal\.\d+\.(text|conditions\.\d+)|sections\.\d+\.text|basis\.\d+\.text|recipients\.\d+\.(name|note))"/;

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
  name: fc.constantFrom(...showings.map(({ name }) => name)),
  at: fc.nat(),
  from: fc.nat(),
  length: fc.nat({ max: 20 }),
  words: fc.array(word, { minLength: 1, maxLength: 4 }),
  survival: fc.constantFrom(...Object.keys(survivals)),
});

const papers = new Map(showings.map((showing) => [showing.name, { showing, paper: show(showing) }]));

test("what is typed into any text comes back, and nothing else", () => {
  fc.assert(
    fc.property(anyEdit, ({ name, at, from, length, words, survival }) => {
      const { showing, paper } = papers.get(name) ?? {};
      if (!showing || !paper) throw new Error(name);
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
      const plan = importShown(showing, paper, bytes);
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
      expect(readShown(showing, text).problems, text).toEqual([]);
      const again = show(showing, text);
      if (!again) throw new Error(text);
      const isElsewhere = plan.alsoShown.some(({ places }) => places.length > 0);
      const faults = againstEach(texts(again.bytes), texts(bytes), isElsewhere ? texts(paper.bytes) : []);
      if (edited !== "") expect(faults, JSON.stringify(words)).toEqual([]);
      const second = importShown(showing, paper, bytes, text);
      expect(second.text).toBe(text);
      expect(second.conflicts).toEqual([]);
      expect(importShown(showing, again, again.bytes, text).edits).toEqual([]);
    }),
    { seed: Number(process.env.IMPORT_SEED ?? 8), numRuns: Number(process.env.IMPORT_RUNS ?? 60) },
  );
}, 300_000);

/**
 * Paragraphs that differ, where signs at the end of clauses are the template's.
 *
 * @param moving paragraphs that may follow, as they show a field that was changed in another place
 */
function againstEach(
  made: readonly string[],
  edited: readonly string[],
  moving: readonly string[],
): string[] {
  const plain = (text: string) => text.replace(/[.,;:]+$|,? samt$/g, "").trim();
  return made.flatMap((text, i) => {
    const other = edited[i] ?? "";
    return plain(text) === plain(other) || moving.includes(other) ? [] : [`${text} ≠ ${other}`];
  });
}

test("a paper whose record is the same imports nothing", () => {
  for (const { showing, paper } of papers.values())
    if (paper) expect(importShown(showing, paper, paper.bytes).edits, showing.name).toEqual([]);
});
