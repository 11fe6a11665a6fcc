/** Rows as lines of text, each column but the last as wide as its widest cell. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns - 1 }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row.map((cell, column) => cell.padEnd((widths[column] ?? -2) + 2)).join("");
  return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}
