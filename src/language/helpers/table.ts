/** A list of rows as a table. */
import { columnLabel } from "../column-labels.ts";
import type { ViewValue } from "../program.ts";
import { canPrint, partNames, partOf, printViewValue, produce, viewTypeOf } from "../view-value.ts";
import { columnOf, type Helper } from "./helper.ts";

/** The data of a produced table. */
export interface TableData {
  readonly columns: readonly TableColumn[];
  /** A value for each column. */
  readonly rows: readonly (readonly ViewValue[])[];
}

export interface TableColumn {
  readonly label: string;
  /** Whether its values are numbers, sums or shares. */
  readonly isNumeric: boolean;
}

const numericTypes: ReadonlySet<string> = new Set(["number", "money", "percent"]);

export const table: Helper = {
  name: "table",
  parameters: [
    { name: "rows", accepts: ["list"] },
    { name: "column", accepts: ["text"], column: true, optional: true, rest: true },
  ],
  result: () => ({ type: "table" }),
  run: ([list, ...named], call) => {
    const items = list as readonly ViewValue[];
    const [first] = items;
    if (first === undefined) return null;
    const chosen = named.filter((name) => name !== undefined).map(String);
    const names = chosen.length > 0 ? chosen : printedColumns(items);
    const rows = items.map((item) => names.map((name) => columnOf(item, name, call)));
    const columns = names.map((name, c) => ({
      label: columnLabel(first, name),
      isNumeric: isNumeric(rows, c),
    }));
    const lines = [
      columns.map(({ label }) => label),
      ...rows.map((row) => row.map((v) => printViewValue(v, call))),
    ];
    return produce("table", lines.map((line) => line.join("\t")).join("\n"), {
      columns,
      rows,
    } satisfies TableData);
  },
  about: {
    en: "A table of all columns, or of those that are named, under their labels. Alone in its paragraph in Word, it has the template’s own table style.",
    sv: "En tabell med alla kolumner, eller dem som nämns, under deras etiketter. Ensam i sitt stycke i Word får den mallens egen tabellformatmall.",
  },
  examples: [
    {
      template: '{{table budget "item" "amount"}}',
      prints: {
        sv: "Vad\tBelopp\nResor\t250 000 kronor\nPersonal\t3 900 000 kronor\nLokaler\t379 875 kronor",
      },
    },
  ],
};

/** Names of the columns that print, in the first row's order. */
function printedColumns(items: readonly ViewValue[]): string[] {
  const [first = null] = items;
  return partNames(first).filter((name) => items.every((item) => canPrint(partOf(item, name) ?? null)));
}

function isNumeric(rows: readonly (readonly ViewValue[])[], column: number): boolean {
  const values = rows.map((row) => row[column] ?? null).filter((value) => value !== null);
  return values.length > 0 && values.every((value) => numericTypes.has(viewTypeOf(value)));
}
