/**
 * Which list the items of an edited text belong to.
 *
 * In: the blocks of a rich text as they came back, and as they were. Out: the former, with the numbers of the lists that
 * they were in.
 */
import type { PaperUnit } from "./paper-units.ts";

/**
 * Items that were there before belong to the list that they belonged to, and new ones to that of a neighbour of their
 * own list: LibreOffice gives the first item of a list another number than the rest.
 */
export function withOriginalLists(edited: readonly PaperUnit[], base: readonly PaperUnit[]): PaperUnit[] {
  const before = new Map(base.map((unit) => [unit.original, unit.list]));
  const known = new Map<number, number>();
  for (const { original, list } of edited) {
    const number = original === undefined ? undefined : before.get(original)?.number;
    if (list && number !== undefined && list.isOrdered === before.get(original)?.isOrdered)
      known.set(list.number, number);
  }
  return edited.map((unit) => {
    const own = unit.original === undefined ? undefined : before.get(unit.original);
    const number = own?.number ?? known.get(unit.list?.number ?? Number.NaN);
    return unit.list && number !== undefined ? { ...unit, list: { ...unit.list, number } } : unit;
  });
}
