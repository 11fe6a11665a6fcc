/**
 * A secretariat's workspace as read: kansli.yaml, contacts.yaml and kinds/.
 */
import type { TextPlace } from "../diagnostics/diagnostic.ts";
import type { Language, Translated } from "../values/language.ts";
import type { Contact } from "../values/value.ts";
import type { DocumentFormat } from "./formats.ts";

export { type DocumentFormat, documentFormats } from "./formats.ts";

/** A file as it came from outside. Paths are relative to the workspace and use `/`. */
export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** A program of its own, such as a hook of git. */
  readonly executable?: boolean;
}

export interface Workspace {
  readonly organisation: Organisation;
  /** The first is the default for records and for messages. */
  readonly languages: readonly Language[];
  readonly clauses: ClauseStyle;
  readonly committees: ReadonlyMap<string, Committee>;
  readonly officers: ReadonlyMap<string, Officer>;
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly kinds: ReadonlyMap<string, Kind>;
  readonly documents: ReadonlyMap<string, DocumentSpec>;
  /** How to appeal, by regime. */
  readonly appeals: ReadonlyMap<string, Appeal>;
  /** How papers are mailed; absent where they are not. */
  readonly mail?: MailSettings;
  /** The workspace's own wording of the words that templates print, over the built-in ones. */
  readonly words: { readonly [name: string]: Translated };
  /** Where a value stands in kansli.yaml: `placeOf("documents", "memo", "template")`. */
  placeOf(...path: readonly (string | number)[]): TextPlace;
}

export interface Organisation {
  readonly name: Translated;
  readonly address: readonly string[];
  readonly email?: string;
  readonly phone?: string;
  readonly web?: string;
  /** Organisation number, as printed. */
  readonly number?: string;
  /** PNG, JPEG or SVG, workspace-relative; templates of the starter hold a copy. */
  readonly logo?: string;
  /** `#rrggbb`, for the starter templates. */
  readonly colour?: string;
  /** Font names for the starter templates. */
  readonly fonts: { readonly headings: string; readonly text: string };
}

/** `att`: "att …, att … samt att …." `numbered`: "1. Sentence." */
export type ClauseStyle = "att" | "numbered";

export interface Committee {
  readonly key: string;
  readonly name: Translated;
}

export interface Officer {
  readonly key: string;
  readonly name: string;
  readonly title: Translated;
  /** A picture of the officer's signature, workspace-relative. */
  readonly signature?: string;
}

export interface Appeal {
  readonly key: string;
  readonly heading: Translated;
  /** Markdown. */
  readonly text: Translated;
}

/** Whether a document's template is a PDF form rather than a Word file. */
export function isForm(template: string): boolean {
  return /\.pdf$/i.test(template);
}

/** A document the workspace can make from a record. */
export interface DocumentSpec {
  readonly key: string;
  /** As printed at the top of the paper: "Tjänsteskrivelse". */
  readonly name: Translated;
  /**
   * Word template that .docx and .pdf come from, or PDF form that .pdf comes from, by the record's language;
   * workspace-relative.
   */
  readonly template?: Translated;
  /** Text templates by the format they make: csv, txt, html; each by language. */
  readonly textTemplates: ReadonlyMap<DocumentFormat, Translated>;
  readonly formats: readonly DocumentFormat[];
  /** One paper for the record, or one for each recipient. */
  readonly per: "record" | "recipient";
  /** For PDF forms: fields that are filled in and may be changed, by name; and whether fields become text. */
  readonly form?: { readonly open: readonly string[]; readonly flat: boolean };
  /** A PDF that lies under the pages of the .pdf, by language; workspace-relative. */
  readonly stationery?: Translated;
  /** Whether the files of the record's basis are joined behind the .pdf. */
  readonly attachments?: boolean;
  /** Whether the .docx is made so that edits of it can be imported. */
  readonly editable?: boolean;
  /** File name without extension: a Handlebars text over the view. Default: the key, and the recipient's name. */
  readonly file?: string;
}

/** How papers are mailed. */
export interface MailSettings {
  readonly from: string;
  readonly replyTo?: string;
  /** Where letters that cannot be delivered come back to: `a@b` becomes `a+<letter>@b` for each letter. */
  readonly bounces?: string;
  readonly server: MailServer;
  /** Body of the letters: Markdown with Handlebars. Its first heading is the subject. */
  readonly template: Translated;
  /** Keys of the documents that are attached. */
  readonly attach: readonly string[];
  readonly formats: readonly DocumentFormat[];
  /** One letter to a person with the papers of all records that are sent at once. */
  readonly together: boolean;
  /** The one copy of the workspace that mail is sent from. */
  readonly station?: string;
  readonly dkim?: { readonly domain: string; readonly selector: string; readonly key: SecretSource };
  /** A mailbox that receives a copy of everything that the server takes. */
  readonly journal?: Mailbox;
  /** The mailbox of `bounces`. */
  readonly returns?: Mailbox;
  /** Seconds after which a letter that is not in the journal was not taken. */
  readonly settle: number;
  /** Where a postal address begins on its page, in millimetres from the left and the top. */
  readonly window: { readonly left: number; readonly top: number };
}

/** `starttls` and `tls` fail rather than send in the open. */
export type MailSecurity = "starttls" | "tls" | "none";

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly user?: string;
  readonly password?: SecretSource;
  readonly connections: number;
  /** Letters a minute at most. */
  readonly perMinute?: number;
}

export interface Mailbox {
  readonly host: string;
  readonly port: number;
  readonly security: MailSecurity;
  readonly user: string;
  readonly password: SecretSource;
  readonly folder: string;
}

/** Where a password or a key is found: a variable of the environment, or what a command prints. */
export interface SecretSource {
  readonly env?: string;
  readonly command?: string;
}

/** A kind of decision. */
export interface Kind {
  readonly key: string;
  readonly name: Translated;
  readonly fields: ReadonlyMap<string, Field>;
  readonly sections: ReadonlyMap<string, Section>;
  /** Used where a clause says `conditions: default`. */
  readonly conditions: { readonly [L in Language]?: readonly string[] };
  /** Keys of the workspace's documents that a record of this kind needs. */
  readonly documents: readonly string[];
  /** Where a value stands in the kind's file: `placeOf("conditions", "sv", 0)`. */
  placeOf(...path: readonly (string | number)[]): TextPlace;
}

export interface Section {
  readonly key: string;
  readonly heading: Translated;
  readonly required: boolean;
}

interface FieldCommon {
  readonly key: string;
  readonly label: Translated;
  readonly required: boolean;
}

export type Field = FieldCommon & FieldType;

export type FieldType =
  | { readonly type: "text" | "markdown" | "date" | "period" | "boolean" | "contact" | "file" }
  | {
      readonly type: "number" | "percent" | "money";
      readonly min?: number;
      readonly max?: number;
    }
  | { readonly type: "choice"; readonly choices: ReadonlyMap<string, Translated> }
  | { readonly type: "list"; readonly of: FieldType }
  | { readonly type: "group"; readonly fields: ReadonlyMap<string, Field> }
  | { readonly type: "table"; readonly columns: ReadonlyMap<string, Field> };

export const fieldTypes = [
  "text",
  "markdown",
  "number",
  "money",
  "percent",
  "date",
  "period",
  "boolean",
  "choice",
  "contact",
  "file",
  "list",
  "group",
  "table",
] as const satisfies readonly FieldType["type"][];
