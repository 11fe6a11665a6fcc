/**
 * Wanted values, gathered from all places of a paper that show them.
 *
 * In: one wish after the other. Out: by path, the value that is wanted, or the two that contradict each other. Days of a
 * period come one by one, and the kind's own conditions become those of a clause when one of them is edited.
 */
import type { DecisionRecord } from "../records/record.ts";
import type { Path, YamlData } from "../workspace/yaml.ts";
import type { Spot } from "./paper-edits.ts";
import { valueIn } from "./targets.ts";
import type { Data } from "./yaml-edits.ts";

export interface Wanted {
  readonly path: Path;
  readonly value: Data;
}

/** What a paper says of one value: several values, where it contradicts itself. */
export interface Gathered {
  readonly path: Path;
  readonly values: readonly Data[];
  readonly spot: Spot;
}

/** Days of a period that are shown, and edited, one by one. */
interface PeriodWish {
  readonly path: Path;
  readonly spot: Spot;
  readonly start: Set<string>;
  readonly end: Set<string>;
}

export class GatheredWishes {
  readonly #record: DecisionRecord;
  readonly #data: YamlData;
  readonly #values = new Map<string, { path: Path; values: Map<string, Data>; spot: Spot }>();
  readonly #periods = new Map<string, PeriodWish>();
  /** Conditions that were the kind's, by clause. */
  readonly #defaults = new Map<number, { readonly conditions: string[]; readonly spot: Spot }>();

  constructor(record: DecisionRecord, data: YamlData) {
    this.#record = record;
    this.#data = data;
  }

  add(path: Path, value: Data, spot: Spot): void {
    const key = JSON.stringify(path);
    const known = this.#values.get(key) ?? { path, values: new Map<string, Data>(), spot };
    this.#values.set(key, known);
    known.values.set(JSON.stringify(value), value);
  }

  addDay(path: Path, part: "start" | "end", day: string, spot: Spot): void {
    const key = JSON.stringify(path);
    const wish = this.#periods.get(key) ?? { path, spot, start: new Set(), end: new Set() };
    this.#periods.set(key, wish);
    wish[part].add(day);
  }

  /** What a clause's condition is typed as that the record takes from its kind. */
  defaultCondition(clause: number, index: number): string {
    const { kind, language } = this.#record;
    return (this.#defaults.get(clause)?.conditions ?? kind.conditions[language])?.[index] ?? "";
  }

  /** The kind's own conditions, which a clause has from now on as its own. */
  defaultConditions(clause: number, spot: Spot): string[] {
    const { kind, language } = this.#record;
    const known = this.#defaults.get(clause) ?? { conditions: [...(kind.conditions[language] ?? [])], spot };
    this.#defaults.set(clause, known);
    return known.conditions;
  }

  /** What is wanted of one value, so far. */
  wishFor(path: Path): Data | undefined {
    return [...(this.#values.get(JSON.stringify(path))?.values.values() ?? [])][0];
  }

  all(): Gathered[] {
    for (const { path, spot, start, end } of this.#periods.values()) {
      const [from = "", to = ""] = String(valueIn(this.#data, path) ?? "").split("/");
      for (const first of start.size > 0 ? start : [from.trim()])
        for (const last of end.size > 0 ? end : [to.trim()]) this.add(path, `${first}/${last}`, spot);
    }
    for (const [clause, { conditions, spot }] of this.#defaults)
      this.add(["proposal", clause, "conditions"], conditions, spot);
    return [...this.#values.values()].map(({ path, values, spot }) => ({
      path,
      values: [...values.values()],
      spot,
    }));
  }
}
