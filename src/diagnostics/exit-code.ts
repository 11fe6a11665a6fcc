import type { Diagnostic } from "./diagnostic.ts";
import { texts } from "./texts/index.ts";
import type { Cause } from "./texts/text.ts";

/** What a command hands back to the shell. 1 is an error of our own. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5;

const codes: Record<Cause, ExitCode> = { usage: 2, data: 3, template: 4, environment: 5 };

/**
 * 0 when nothing is an error, else the code of the gravest cause:
 * environment before usage before template before data, since a broken
 * environment explains the rest.
 */
export function exitCode(diagnostics: readonly Diagnostic[]): ExitCode {
  const causes = new Set(diagnostics.filter((d) => d.severity === "error").map(causeOf));
  const gravest = (["environment", "usage", "template", "data"] as const).find((c) => causes.has(c));
  return gravest ? codes[gravest] : 0;
}

/** A tag in a record's own text is data, though the same slip in a template is the template's. */
function causeOf({ code, place }: Diagnostic): Cause {
  const { cause } = texts[code];
  return cause === "template" && place?.in === "text" && /\.ya?ml$/i.test(place.file) ? "data" : cause;
}
