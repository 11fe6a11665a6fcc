import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import type { GitResult } from "../host/host.ts";

/** Why there is no repository to ask. */
export function repositoryProblem(result: GitResult): Diagnostic {
  if (result.missing) return problem("history/no-git");
  if (/not a git repository/.test(result.stderr)) return problem("history/no-repository");
  return gitFailed(result);
}

/** What git itself said. */
export function gitFailed({ stderr }: GitResult): Diagnostic {
  const [detail = ""] = stderr.trim().split("\n");
  return problem("history/git-failed", { detail });
}

/** Nothing is committed yet. */
export function hasNoCommits({ ok, stderr }: GitResult): boolean {
  return !ok && /does not have any commits yet|bad default revision/.test(stderr);
}
