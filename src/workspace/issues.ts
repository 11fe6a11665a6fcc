/**
 * What zod found, as diagnostics with their places.
 *
 * In: issues, and the file they are about. Out: diagnostics. Of a union that nothing
 * fits, the branch that came nearest is the one that is reported.
 */
import type * as z from "zod";
import { closest } from "../diagnostics/closest.ts";
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import type { Code } from "../diagnostics/texts/index.ts";
import type { Fault } from "./shape.ts";
import { fieldTypes } from "./workspace.ts";
import type { Path, YamlData, YamlFile } from "./yaml.ts";

/** The codes of an area for keys that should not be there, or should be. */
export interface KeyCodes {
  unknown(path: Path): Code;
  missing(path: Path): Code;
}

type Issue = z.core.$ZodIssue;

export function issuesToDiagnostics(
  issues: readonly Issue[],
  file: YamlFile,
  codes: KeyCodes,
  base: Path = [],
): Diagnostic[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...(issue.path as (string | number)[])];
    switch (issue.code) {
      case "custom":
        return [fromFault(issue.params as Fault, file, path)];
      case "unrecognized_keys":
        return unknownKeys(issue, file, codes, path);
      case "too_small":
        return [problem("yaml/empty-list", { key: nameOf(path) }, { place: file.placeOf(path) })];
      case "invalid_type":
        return [wrongType(issue.expected, file, codes, path)];
      case "invalid_union":
        return fromUnion(issue, file, codes, path);
      case "invalid_key":
        return issue.issues.map((inner) => fromKeyIssue(inner, file, path));
      default:
        throw new Error(`Our schemas make no issue of the code ${issue.code}`);
    }
  });
}

function fromFault(fault: Fault, file: YamlFile, path: Path): Diagnostic {
  const { at, length = 1 } = fault;
  const place = at === undefined ? file.placeOf(path) : file.placeIn(path, at, length);
  return problem(fault.code, { key: nameOf(path), ...fault.params }, { place, suggestion: fault.suggestion });
}

/** A key of the user's own choosing that cannot be one. */
function fromKeyIssue(issue: Issue, file: YamlFile, path: Path): Diagnostic {
  const fault = (issue as z.core.$ZodIssueCustom).params as Fault;
  return problem(fault.code, { key: nameOf(path), ...fault.params }, { place: file.placeOfKey(path) });
}

function unknownKeys(
  issue: z.core.$ZodIssueUnrecognizedKeys,
  file: YamlFile,
  codes: KeyCodes,
  path: Path,
): Diagnostic[] {
  const present = Object.keys(valueAt(file.data, path) ?? {});
  const free = issue.message.split("\n").filter((key) => !present.includes(key));
  return issue.keys.map((key) =>
    problem(
      codes.unknown([...path, key]),
      { key, parent: nameOf(path) },
      { place: file.placeOfKey([...path, key]), suggestion: closest(key, free) },
    ),
  );
}

function wrongType(expected: string, file: YamlFile, codes: KeyCodes, path: Path): Diagnostic {
  const place = file.placeOf(path);
  const key = nameOf(path);
  if (valueAt(file.data, path) === undefined && path.length > 0) {
    const code = typeof path.at(-1) === "number" ? "yaml/empty-item" : codes.missing(path);
    return problem(code, { key, parent: nameOf(path.slice(0, -1)) }, { place });
  }
  if (path.length === 0) return problem("yaml/file-not-keys", {}, { place });
  if (expected === "string") return problem("yaml/expected-text", { key }, { place });
  return problem(expected === "array" ? "yaml/expected-list" : "yaml/expected-keys", { key }, { place });
}

/** The branch that got furthest: one that took the kind of value, and has the fewest complaints. */
function fromUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  file: YamlFile,
  codes: KeyCodes,
  path: Path,
): Diagnostic[] {
  if (issue.errors.length === 0) return [noBranch(file, codes, path)];
  const refused = (branch: readonly Issue[]) =>
    branch.some(({ code, path }) => code === "invalid_type" && path.length === 0);
  const taken = issue.errors.filter((branch) => !refused(branch));
  const candidates = taken.length > 0 ? taken : issue.errors;
  const nearest = candidates.toSorted((a, b) => complaints(a) - complaints(b))[0] ?? [];
  return issuesToDiagnostics(nearest, file, codes, path);
}

/** A group whose `type` decides what else it holds, with no type that there is. */
function noBranch(file: YamlFile, codes: KeyCodes, path: Path): Diagnostic {
  const name = valueAt(file.data, path);
  if (typeof name !== "string") return wrongType("string", file, codes, path);
  const suggestion = closest(name, fieldTypes);
  return problem("workspace/unknown-field-type", { name }, { place: file.placeOf(path), suggestion });
}

/** A key that is only misspelt speaks for its branch. */
function complaints(issues: readonly Issue[]): number {
  const weights = issues.map((issue) => {
    if (issue.code !== "unrecognized_keys") return 1;
    const near = issue.keys.filter((key) => closest(key, issue.message.split("\n")));
    return issue.keys.length - near.length / 2;
  });
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** The last word of a path: items of a list are called after it. */
function nameOf(path: Path): string {
  return String(path.findLast((step) => typeof step === "string") ?? "");
}

export function valueAt(data: YamlData, path: Path): YamlData {
  let value = data;
  for (const step of path) {
    if (typeof value !== "object") return undefined;
    value = Array.isArray(value) ? value[step as number] : (value as { [key: string]: YamlData })[step];
  }
  return value;
}
