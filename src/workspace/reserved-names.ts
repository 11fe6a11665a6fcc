/**
 * Names that a kind's fields cannot have, since records or templates use them for something else.
 */

/** Words of the template language, and names that JavaScript keeps for itself. */
export const unusableNames: ReadonlySet<string> = new Set([
  "this",
  "else",
  "as",
  "true",
  "false",
  "null",
  "undefined",
  "prototype",
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** What every view holds, whatever its kind: the keys of a record's core among them. */
export const viewNames = [
  "organisation",
  "document",
  "kind",
  "reference",
  "title",
  "language",
  "committee",
  "meeting",
  "attClauses",
  "proposal",
  "decision",
  "sections",
  "section",
  "basis",
  "signatory",
  "recipients",
  "recipient",
  "appeal",
  "secrecy",
  "words",
] as const;

/** Keys of a record's core that no view holds. */
const recordNames = ["amends"] as const;

/** Not to be had at the top of a kind. */
export const reservedNames: ReadonlySet<string> = new Set([...unusableNames, ...viewNames, ...recordNames]);
