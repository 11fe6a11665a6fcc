/**
 * What a template may use: the type of a view.
 *
 * Built from the kind by `views/`, used to check tags before any data is merged,
 * to list fields and to suggest the right name.
 */
export type ViewType = ScalarType | ListType | GroupType;

/** What an argument of a helper may be. */
export type ArgumentType = ScalarType["type"] | "period" | "contact" | "file" | "list" | "group";

export interface ScalarType {
  readonly type:
    | "text"
    | "markdown"
    | "number"
    | "money"
    | "percent"
    | "date"
    | "boolean"
    | "choice"
    | "image"
    | "table";
  /** May be absent from a record: the value is then `null`, prints as nothing and is false. */
  readonly optional?: boolean;
  /** For the reader of a list of fields. */
  readonly label?: string;
  readonly example?: string;
  /** The keys of a choice, so that `(eq area "innovatoin")` is found out. */
  readonly choices?: readonly string[];
}

export interface ListType {
  readonly type: "list";
  readonly item: ViewType;
  readonly optional?: boolean;
  readonly label?: string;
}

/** Also contacts, periods and files: groups that print by themselves. */
export interface GroupType {
  readonly type: "group";
  readonly fields: { readonly [name: string]: ViewType };
  /**
   * Set when the group as a whole prints: `{{applicant}}` as well as `{{applicant.email}}`.
   * A group prints as its `name`; periods print by themselves.
   */
  readonly prints?: boolean;
  /** Which of the values with parts it is; absent for groups of fields. */
  readonly is?: "contact" | "period" | "file";
  readonly optional?: boolean;
  readonly label?: string;
}

/** The type of a part; `undefined` when there is no such part. */
export function partType(type: ViewType, name: string): ViewType | undefined {
  if (type.type === "group") return Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
  if (type.type !== "list") return undefined;
  if (name === "length") return { type: "number" };
  return /^\d+$/.test(name) ? { ...type.item, optional: true } : undefined;
}

/** The type of a part some steps down: `partAt(recipient, ["address", "0"])`. */
export function partAt(type: ViewType | undefined, names: readonly string[]): ViewType | undefined {
  return names.reduce<ViewType | undefined>((from, name) => from && partType(from, name), type);
}

/** Whether a tag alone can print it. */
export function printsAlone(type: ViewType): boolean {
  if (type.type === "list") return printsAlone(type.item);
  return type.type !== "group" || type.prints === true;
}

/** The type's name, as kinds write it. */
export function nameOfType(type: ViewType): ArgumentType {
  return type.type === "group" ? (type.is ?? "group") : type.type;
}

/** Names of a group's fields, or of those of a list's items. */
export function fieldNames(type: ViewType): readonly string[] {
  if (type.type === "list") return fieldNames(type.item);
  return type.type === "group" ? Object.keys(type.fields) : [];
}
