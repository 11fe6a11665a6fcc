/**
 * How two versions of a record differ.
 *
 * In: the facts of both. Out: changes, in the order of the new version. Items of lists and paragraphs of
 * texts are matched by what they say rather than by where they stand: equal ones first, then those that
 * share most of their words.
 */
import { diffArrays, diffWordsWithSpace } from "diff";
import type { Fact } from "./facts.ts";

export interface Words {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

export type ItemChange =
  | { readonly kind: "added" | "removed" | "moved"; readonly text: string }
  | { readonly kind: "changed"; readonly words: readonly Words[] };

export type Change =
  | { readonly kind: "value"; readonly path: string; readonly from: string; readonly to: string }
  | { readonly kind: "text" | "list"; readonly path: string; readonly items: readonly ItemChange[] };

export function compareFacts(before: readonly Fact[], after: readonly Fact[]): Change[] {
  const old = new Map(before.map((fact) => [fact.path, fact]));
  const now = new Map(after.map((fact) => [fact.path, fact]));
  const gone = before.filter(({ path }) => !now.has(path));
  const changes = after.map((fact) => compareFact(old.get(fact.path), fact));
  return [...changes, ...gone.map((fact) => compareFact(fact, undefined))].filter((c) => c !== undefined);
}

function compareFact(before: Fact | undefined, after: Fact | undefined): Change | undefined {
  if (before === after) return undefined;
  const { path = "" } = after ?? before ?? {};
  if (isValue(before) && isValue(after)) {
    const [from, to] = [before?.text ?? "", after?.text ?? ""];
    return from === to ? undefined : { kind: "value", path, from, to };
  }
  const kind = [before?.kind, after?.kind].includes("list") ? "list" : "text";
  const items = compareItems(itemsOf(before), itemsOf(after));
  return items.length === 0 ? undefined : { kind, path, items };
}

function isValue(fact: Fact | undefined): fact is (Fact & { kind: "value" }) | undefined {
  return fact === undefined || fact.kind === "value";
}

function itemsOf(fact: Fact | undefined): readonly string[] {
  if (!fact) return [];
  return fact.kind === "value" ? [fact.text] : fact.items;
}

/** Share of words that two items must have in common to be one item that changed. */
const ALIKE = 0.4;

/** Changes of a list's items, in the new list's order; those that were removed stand where they stood. */
export function compareItems(before: readonly string[], after: readonly string[]): ItemChange[] {
  const changes: (ItemChange | undefined)[] = [];
  const removed: { text: string; at: number }[] = [];
  const added: { text: string; at: number }[] = [];
  for (const part of diffArrays([...before], [...after])) {
    for (const text of part.value) {
      const at = changes.push(undefined) - 1;
      if (part.removed) removed.push({ text, at });
      if (part.added) added.push({ text, at });
    }
  }
  const left = new Set(removed);
  for (const { text, at } of added) {
    const same = [...left].find((one) => one.text === text);
    if (same) changes[at] = { kind: "moved", text };
    if (same) left.delete(same);
  }
  for (const { text, at } of added.filter(({ at }) => !changes[at])) {
    const alike = mostAlike(text, [...left]);
    changes[at] = alike
      ? { kind: "changed", words: compareWords(alike.text, text) }
      : { kind: "added", text };
    if (alike) left.delete(alike);
  }
  for (const { text, at } of left) changes[at] = { kind: "removed", text };
  return changes.filter((change) => change !== undefined);
}

function mostAlike<T extends { readonly text: string }>(text: string, others: readonly T[]): T | undefined {
  const ranked = others.map((other) => ({ other, share: likeness(text, other.text) }));
  const best = ranked.reduce<(typeof ranked)[number] | undefined>(
    (a, b) => (a && a.share >= b.share ? a : b),
    undefined,
  );
  return best && best.share >= ALIKE ? best.other : undefined;
}

/** Share of words in common, 0 to 1. */
function likeness(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu)));
  if (!left?.size || !right?.size) return 0;
  const common = [...left].filter((word) => right.has(word)).length;
  return (2 * common) / (left.size + right.size);
}

/** Spaces between two changed words go with them, so that a reader sees phrases. */
export function compareWords(from: string, to: string): Words[] {
  const parts = diffWordsWithSpace(from, to).map(
    ({ value, added, removed }): Words => ({
      kind: added ? "added" : removed ? "removed" : "same",
      text: value,
    }),
  );
  return joinPhrases(parts);
}

function joinPhrases(parts: readonly Words[]): Words[] {
  const joined: Words[] = [];
  let [removed, added] = ["", ""];
  const flush = () => {
    if (removed) joined.push({ kind: "removed", text: removed });
    if (added) joined.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  parts.forEach((part, at) => {
    const isGap = part.kind === "same" && /^\s+$/.test(part.text) && at > 0 && at < parts.length - 1;
    if (part.kind !== "added" && (part.kind === "removed" || isGap)) removed += part.text;
    if (part.kind !== "removed" && (part.kind === "added" || isGap)) added += part.text;
    if (part.kind === "same" && !isGap) {
      flush();
      joined.push(part);
    }
  });
  flush();
  return joined;
}

/** How many words were added and removed. */
export function countWords(items: readonly ItemChange[]): { added: number; removed: number } {
  const count = { added: 0, removed: 0 };
  const add = (kind: string, text: string) => {
    const words = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    if (kind === "added") count.added += words;
    if (kind === "removed") count.removed += words;
  };
  for (const item of items) {
    if (item.kind === "changed") for (const { kind, text } of item.words) add(kind, text);
    else add(item.kind, item.text);
  }
  return count;
}
