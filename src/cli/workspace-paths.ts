/**
 * Where a workspace keeps what.
 */
export const CONFIG = "kansli.yaml";
export const CONTACTS = "contacts.yaml";
export const KINDS = "kinds";
export const DECISIONS = "decisions";

/** Names that begin with a dot are editors' and systems' own. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path) && !path.split("/").some((step) => step.startsWith("."));
}
