import type { Outcome } from "../diagnostics/diagnostic.ts";
import { expandText } from "../language/index.ts";
import { buildView } from "../views/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Sheet } from "./paper.ts";

/** A document's `file`, such as "{{reference}} {{recipient}}", filled in. Not yet a safe name. */
export function expandFileName(pattern: string, sheet: Sheet, workspace: Workspace): Outcome<string> {
  const { record, document, recipient } = sheet;
  const view = buildView(record, workspace, document, recipient);
  if (!view.value) return { value: undefined, diagnostics: view.diagnostics };
  const place = workspace.placeOf("documents", document.key, "file");
  return expandText(pattern, view.value, {
    language: record.language,
    escape: "none",
    placeAt: () => place,
  });
}
