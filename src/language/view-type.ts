/**
 * What a template may use: the type of a view.
 *
 * Built from the kind by `views/`, used to check tags before any data is merged,
 * to list fields and to suggest the right name.
 */
export type ViewType = ScalarType | ListType | GroupType;

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
    | "image";
  /** May be absent from a record: the value is then `null`, prints as nothing and is false. */
  readonly optional?: boolean;
  /** For the reader of a list of fields. */
  readonly label?: string;
  readonly example?: string;
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
  /** Set when the group as a whole prints: `{{applicant}}` as well as `{{applicant.email}}`. */
  readonly prints?: boolean;
  readonly optional?: boolean;
  readonly label?: string;
}
