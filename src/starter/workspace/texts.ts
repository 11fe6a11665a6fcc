/**
 * What the files of a new workspace are written from.
 */

/** What `kansli init` asks for. */
export interface NewWorkspace {
  /** The organisation's name. */
  readonly name: string;
  /** `#rrggbb`; the templates' headings and rules. */
  readonly colour: string;
  /** Of the papers, the comments and the example. */
  readonly language: "sv" | "en";
  /** `YYYY-MM-DD`: the example record's meeting. */
  readonly today: string;
}

/** One language's files. Each is a whole file as its reader meets it. */
export interface WorkspaceTexts {
  readonly config: (workspace: NewWorkspace) => string;
  readonly contacts: string;
  readonly kind: string;
  readonly record: (example: ExampleRecord) => string;
  readonly readme: (workspace: NewWorkspace) => string;
}

export interface ExampleRecord {
  readonly reference: string;
  readonly meeting: string;
  /** The year of the grant: the one after the meeting. */
  readonly nextYear: number;
}

/** Text as a YAML scalar, whatever it holds: JSON's strings are YAML's double-quoted ones. */
export const quoted = (text: string): string => JSON.stringify(text);
