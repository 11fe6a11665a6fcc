/**
 * One spoiled template: made from the seed's number and the case's, compiled, checked, filled.
 *
 * It may be refused with a diagnostic, or filled into a sound document. Anything else throws: a crash, a
 * refusal that says nothing, a document that cannot be read again or has tags left, a fill that trips over what
 * the check let pass, other bytes the second time.
 */
import { type Code, hasErrors, type Outcome } from "../../../src/diagnostics/diagnostic.ts";
import { readPackage } from "../../../src/ooxml/package.ts";
import { compileWordTemplate } from "../../../src/templates/word/index.ts";
import { type Layer, mutate } from "./mutate.ts";
import { Random } from "./random.ts";
import type { Seed } from "./seeds.ts";

export const fates = ["refused", "wrong tags", "wrong data", "filled"] as const;
export type Fate = (typeof fates)[number];

export interface Tried {
  readonly fate: Fate;
  readonly layer: Layer;
}

export interface Case {
  readonly seed: Seed;
  readonly layer: Layer;
  readonly bytes: Uint8Array;
}

export function makeCase(seeds: readonly Seed[], seed: number, number: number): Case {
  const random = new Random(seed * 1_000_003 + number);
  const origin = random.pick(seeds);
  return { seed: origin, ...mutate(origin.docx, random) };
}

export function tryCase({ seed, layer, bytes }: Case): Tried {
  return { layer, fate: fateOf(seed, bytes) };
}

function fateOf({ view, type }: Seed, bytes: Uint8Array): Fate {
  const compiled = compileWordTemplate(bytes, "spoiled.docx");
  mustSay(compiled, "compiling");
  const template = compiled.value;
  if (!template) return "refused";
  const found = type ? template.check(type) : [];
  if (hasErrors(compiled.diagnostics)) return "wrong tags";
  const filled = template.render(view, { language: "sv" });
  mustSay(filled, "filling");
  if (hasErrors(found)) return "wrong tags";
  if (!filled.value) {
    const missed = filled.diagnostics.find(({ code }) => type && shownByTypes.has(code));
    if (missed) throw new Error(`the check let pass: ${JSON.stringify(missed)}`);
    return "wrong data";
  }
  mustBeSound(filled.value);
  const again = template.render(view, { language: "sv" }).value;
  if (!again || Buffer.compare(again, filled.value) !== 0) throw new Error("other bytes the second time");
  return "filled";
}

/** What a check must find, for a view of that type cannot help it. */
const shownByTypes: ReadonlySet<string> = new Set<Code>([
  "language/unknown-name",
  "language/name-of-list",
  "language/not-printable",
  "language/not-a-list",
  "language/unknown-helper",
  "language/helper-arguments",
  "language/helper-type",
]);

function mustSay({ value, diagnostics }: Outcome<unknown>, what: string): void {
  if (value === undefined && !hasErrors(diagnostics)) throw new Error(`${what} fails and says nothing`);
}

function mustBeSound(docx: Uint8Array): void {
  const { value, diagnostics } = readPackage(docx, "filled.docx");
  if (!value) throw new Error(`the document is broken: ${JSON.stringify(diagnostics)}`);
  const left = compileWordTemplate(docx, "filled.docx");
  if (left.value?.hasTags || left.diagnostics.length > 0) {
    throw new Error(`tags are left: ${JSON.stringify(left.diagnostics)}`);
  }
}
