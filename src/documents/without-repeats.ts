import type { Diagnostic } from "../diagnostics/diagnostic.ts";

/** Tells each problem once, where it is first found: twenty-five letters share one record's slip. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((d) => [JSON.stringify(d), d])).values()];
}
