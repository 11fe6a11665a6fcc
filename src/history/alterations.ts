/**
 * Where a file differs from the paper that Kansli makes.
 *
 * In: the file, and the paper made again. Out: nothing when they are the same bytes; else what can be said
 * of where they differ. Of a .docx the paragraphs are named, as it reads with tracked changes accepted; of a
 * .pdf the pages.
 */
import { diffArrays } from "diff";
import { type Diagnostic, problem, type WordPlace } from "../diagnostics/diagnostic.ts";
import { readPackage, type WordPackage } from "../ooxml/package.ts";
import { readStories, type StoryText } from "./word-text.ts";

/** Characters of a paragraph that a place quotes. */
const QUOTED = 80;

export async function findAlterations(
  file: Uint8Array,
  made: Uint8Array,
  name: string,
): Promise<Diagnostic[]> {
  const place = { place: { in: "file", file: name } } as const;
  if (Buffer.compare(file, made) === 0) return [];
  if (name.endsWith(".pdf") && startsWith(file, made)) {
    return [problem("history/added-after", { bytes: file.length - made.length }, place)];
  }
  const altered = problem("history/altered", {}, place);
  if (name.endsWith(".docx")) return [altered, ...wordAlterations(file, made, name)];
  if (!name.endsWith(".pdf")) return [altered];
  const { pageAlterations } = await import("./page-alterations.ts");
  return [altered, ...(await pageAlterations(file, made, name))];
}

function startsWith(file: Uint8Array, beginning: Uint8Array): boolean {
  return Buffer.compare(file.subarray(0, beginning.length), beginning) === 0;
}

function wordAlterations(file: Uint8Array, made: Uint8Array, name: string): Diagnostic[] {
  const [is, was] = [file, made].map((bytes) => readPackage(bytes, name));
  if (!is?.value || !was?.value) return [...(is?.diagnostics ?? [])];
  const before = readStories(was.value, "new");
  const after = readStories(is.value, "new");
  const found = pairStories(before, after).flatMap((pair) => changedParagraphs(pair, name));
  if (found.length > 0) return found;
  const parts = changedParts(is.value, was.value).join(", ");
  return [problem("history/text-unchanged", { parts }, { place: { in: "file", file: name } })];
}

type Pair = readonly [was: StoryText, is: StoryText];

/** Programs that save a file anew number its headers anew, so stories of one kind are paired by what they say. */
function pairStories(before: readonly StoryText[], after: readonly StoryText[]): Pair[] {
  const rest = [...after];
  const take = (holds: (story: StoryText) => boolean) => {
    const at = rest.findIndex(holds);
    return at < 0 ? undefined : rest.splice(at, 1)[0];
  };
  const same = before.map((was) => take((is) => is.story === was.story && sameText(is, was)));
  const pairs = before.map((was, at): Pair => {
    const is = same[at] ?? take((story) => story.story === was.story && story.part === was.part);
    return [was, is ?? take(({ story }) => story === was.story) ?? { ...was, paragraphs: [] }];
  });
  return [...pairs, ...rest.map((is): Pair => [{ ...is, paragraphs: [] }, is])];
}

function sameText(a: StoryText, b: StoryText): boolean {
  return JSON.stringify(filled(a)) === JSON.stringify(filled(b));
}

/** Empty paragraphs come and go with programs, and nobody can read them. */
function filled({ paragraphs }: StoryText): string[] {
  return paragraphs.filter((text) => text.trim() !== "");
}

function changedParagraphs([was, is]: Pair, file: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  const numbers = is.paragraphs.flatMap((text, at) => (text.trim() === "" ? [] : [at + 1]));
  const at = (index: number, from = 0): WordPlace => {
    const { part, story } = is;
    const paragraph = numbers[index];
    const text = filled(is)[index];
    const quote = text === undefined ? undefined : excerpt(text, from);
    return {
      ...{ in: "word", file, part, story },
      ...(paragraph !== undefined && { paragraph }),
      ...(quote !== undefined && { quote }),
    };
  };
  let index = 0;
  let removed: string[] = [];
  const flush = () => {
    for (const text of removed) {
      found.push(problem("history/paragraph-removed", { was: text }, { place: at(index) }));
    }
    removed = [];
  };
  for (const part of diffArrays(filled(was), filled(is))) {
    if (part.removed) removed = part.value;
    else if (part.added) {
      for (const _ of part.value) {
        const text = removed.shift();
        const from = text === undefined ? 0 : firstDifference(text, filled(is)[index] ?? "");
        const place = { place: at(index++, from) };
        found.push(
          text === undefined
            ? problem("history/paragraph-added", {}, place)
            : problem("history/paragraph-changed", { was: excerpt(text, from) }, place),
        );
      }
      flush();
    } else {
      flush();
      index += part.value.length;
    }
  }
  flush();
  return found;
}

/** Where two texts part. */
function firstDifference(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

/** As much of a text as a place quotes, with the words before what matters. */
function excerpt(text: string, at: number): string {
  const start = at < QUOTED / 2 ? 0 : text.lastIndexOf(" ", at - QUOTED / 4) + 1;
  const end = start + QUOTED - 2;
  return `${start > 0 ? "…" : ""}${text.slice(start, end)}${end < text.length ? "…" : ""}`;
}

function changedParts(is: WordPackage, was: WordPackage): string[] {
  const names = new Set([...is.entries, ...was.entries].map(({ name }) => name));
  return [...names].filter((name) => {
    const [a, b] = [is.bytes(name), was.bytes(name)];
    return !a || !b || Buffer.compare(a, b) !== 0;
  });
}
