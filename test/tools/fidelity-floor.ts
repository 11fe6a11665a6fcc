/**
 * Holds the scores of converted documents to what has been reached before.
 *
 * In, on stdin: the lines that the scorer prints, one a group of documents. Out: what fell below
 * test/fidelity-floor.json, and exit code 1; what may be raised there, which is a reminder only.
 */
import { readFileSync } from "node:fs";

/** Percents of lines and of page counts that are the reference's; median shift of a line in points. */
type Scores = Readonly<Record<"identical" | "pages" | "dy", number>>;

const floors: Readonly<Record<string, Scores>> = JSON.parse(
  readFileSync(new URL("../fidelity-floor.json", import.meta.url), "utf8"),
);
/** Scores are rounded; what is within this of its floor is not worth raising. */
const SLACK = { identical: 0.3, pages: 0.9, dy: 0.1 } as const;

const found = readScores(readFileSync(0, "utf8"));
const fallen: string[] = [];
for (const [group, floor] of Object.entries(floors)) {
  const scores = found.get(group);
  if (!scores) fallen.push(`${group}: no scores`);
  for (const key of ["identical", "pages", "dy"] as const) {
    if (!scores) continue;
    const better = key === "dy" ? floor[key] - scores[key] : scores[key] - floor[key];
    const line = `${group}: ${key} ${scores[key]}, floor ${floor[key]}`;
    if (better < 0) fallen.push(line);
    else console.log(better > SLACK[key] ? `${line} (may be raised)` : line);
  }
}
for (const line of fallen) console.log(`BELOW THE FLOOR  ${line}`);
process.exitCode = fallen.length > 0 ? 1 : 0;

function readScores(text: string): Map<string, Scores> {
  const rows = text.matchAll(
    /^(\S+) .*identical\s+([\d.]+)%.*page count equal\s+([\d.]+)%.*dy median ([\d.]+)/gm,
  );
  return new Map(
    [...rows].map(([, group = "", identical, pages, dy]) => [
      group,
      { identical: Number(identical), pages: Number(pages), dy: Number(dy) },
    ]),
  );
}
