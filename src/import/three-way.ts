/**
 * What a paper asks of a record, held against the record as it is now.
 *
 * In: the record that the paper was made from, the record as it is now, and wanted values and lists. Out: edits of the
 * record's file; and conflicts, where the record was changed too and says something else.
 */
import { isDeepStrictEqual } from "node:util";
import type { Path, YamlData } from "../workspace/yaml.ts";
import type { Wanted } from "./gathered-wishes.ts";
import { valueIn } from "./targets.ts";
import type { Data, ListItem, YamlEdit } from "./yaml-edits.ts";

/** Something that was changed both in the paper and in the record. */
export interface Conflict {
  readonly path: string;
  readonly base: string;
  readonly paper: string;
  readonly record: string;
}

export interface Versions {
  /** What the paper was made from. */
  readonly base: YamlData;
  readonly now: YamlData;
  /** What the paper asks of one value. */
  wishFor(path: Path): Data | undefined;
}

export class ThreeWay {
  readonly conflicts: Conflict[] = [];
  readonly #versions: Versions;

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  /** A value that the paper wants. */
  set({ path, value }: Wanted): YamlEdit[] {
    const at = this.#pathNow(path);
    const [base, now] = [valueIn(this.#versions.base, path), at && valueIn(this.#versions.now, at)];
    if (at && isDeepStrictEqual(plainData(now), value)) return [];
    if (!at || !isDeepStrictEqual(plainData(now), plainData(base))) {
      this.#conflict(path, base, value, now);
      return [];
    }
    return value === "" ? [{ kind: "remove", path: at }] : [{ kind: "set", path: at, value }];
  }

  /** The path in the record as it is now: items of a list may stand elsewhere. */
  #pathNow(path: Path): Path | undefined {
    const found: (string | number)[] = [];
    for (const [i, step] of path.entries()) {
      if (typeof step === "number") {
        const [base, now] = [
          valueIn(this.#versions.base, path.slice(0, i)),
          valueIn(this.#versions.now, found),
        ];
        const index = indexNow(base as YamlData[], now as YamlData[] | undefined, step);
        if (index === undefined) return undefined;
        found.push(index);
      } else found.push(step);
    }
    return found;
  }

  #conflict(path: Path, base: YamlData, paper: Data, record: YamlData): void {
    this.conflicts.push({
      path: path.join("."),
      base: shown(base),
      paper: shown(paper),
      record: shown(record),
    });
  }

  /** A list that the paper has in another order, or with other items. */
  list(path: Path, typed: YamlData, items: readonly ListItem[]): YamlEdit[] {
    const now = valueIn(this.#versions.now, path);
    const result = items.map((item) =>
      "old" in item ? plainData((typed as YamlData[])[item.old]) : item.new,
    );
    if (isDeepStrictEqual(plainData(now), result)) return [];
    if (!isDeepStrictEqual(plainData(now), plainData(typed))) {
      this.#conflict(path, typed, result as Data, now);
      return [];
    }
    if (typed !== undefined) return [{ kind: "list", path, items }];
    return this.#newConditions(path, result as Data);
  }

  /** A clause that was only a text gets conditions. */
  #newConditions(path: Path, conditions: Data): YamlEdit[] {
    const clause = path.slice(0, -1);
    const typed = valueIn(this.#versions.base, clause);
    if (typeof typed !== "string") return [{ kind: "set", path, value: conditions }];
    const [list, index] = [clause.slice(0, -1), Number(clause.at(-1))];
    const all = valueIn(this.#versions.base, list) as readonly YamlData[];
    const value = { text: this.#versions.wishFor(clause) ?? typed, conditions };
    return [
      { kind: "list", path: list, items: all.map((_, i) => (i === index ? { new: value } : { old: i })) },
    ];
  }
}

/** Where an item of the base's list stands now. */
function indexNow(
  base: readonly YamlData[],
  now: readonly YamlData[] | undefined,
  index: number,
): number | undefined {
  if (!Array.isArray(now)) return undefined;
  if (now.length === base.length) return index;
  const same = now.flatMap((item, i) =>
    isDeepStrictEqual(plainData(item), plainData(base[index])) ? [i] : [],
  );
  return same.length === 1 ? same[0] : undefined;
}

/** Data of the YAML reader without its bare prototypes. */
function plainData(data: YamlData): unknown {
  return data === undefined ? undefined : JSON.parse(JSON.stringify(data));
}

function shown(data: YamlData | Data): string {
  if (data === undefined) return "";
  return typeof data === "string" ? data : JSON.stringify(data, undefined, 2);
}
