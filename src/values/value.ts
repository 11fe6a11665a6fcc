/**
 * The values a record's fields hold, and what a view hands to templates.
 *
 * Each is an immutable object with own, readable properties (a template may say
 * `{{period.start}}`), and `printValue` prints it in a language. Nothing here
 * depends on the machine's locale, time zone or clock.
 */
import type Big from "big.js";
import type { Language, Translated } from "./language.ts";

/** An exact sum. `currency` is an ISO 4217 code. */
export interface Money {
  readonly type: "money";
  readonly amount: Big;
  readonly currency: string;
}

/** An exact share in percent: 31 for 31 %. */
export interface Percent {
  readonly type: "percent";
  readonly percent: Big;
}

/** An exact number. */
export interface Numeric {
  readonly type: "number";
  readonly number: Big;
}

/** A calendar day, `YYYY-MM-DD`, without time or zone. */
export interface CalendarDate {
  readonly type: "date";
  readonly iso: string;
}

/** From the first day to the last, both included. */
export interface Period {
  readonly type: "period";
  readonly start: CalendarDate;
  readonly end: CalendarDate;
}

/** One of the values that the kind lists. */
export interface Choice {
  readonly type: "choice";
  readonly key: string;
  readonly labels: Translated;
}

/** `internal` is internal post. */
export const channels = ["email", "letter", "internal", "none"] as const;
export type Channel = (typeof channels)[number];

/** A person or an organisation. Prints as its name. */
export interface Contact {
  readonly type: "contact";
  /** Key in contacts.yaml; absent when written out in a record. */
  readonly key?: string;
  readonly name: string;
  readonly organisation?: string;
  /** The person's title or role. */
  readonly title?: string;
  readonly email?: string;
  readonly phone?: string;
  /** Postal address, one line each. */
  readonly address?: readonly string[];
  /** How papers reach the contact; by e-mail where there is an address, else by letter. */
  readonly channel?: Channel;
  /** What this record says about this recipient. */
  readonly note?: string;
}

/** A file of the workspace. Prints as its title. */
export interface FileReference {
  readonly type: "file";
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly title: string;
}

/** Markdown: may become paragraphs, lists and tables in a template, or runs inside a paragraph. */
export interface Markdown {
  readonly type: "markdown";
  readonly source: string;
}

export type Scalar =
  | Money
  | Percent
  | Numeric
  | CalendarDate
  | Period
  | Choice
  | Contact
  | FileReference
  | Markdown;

/** Rows of a table field, each by column name. */
export type Row = { readonly [column: string]: Value };

/** `null` is a field that the record leaves out. */
export type Value = string | boolean | null | Scalar | readonly Value[] | Row;

/** How a value may be printed otherwise than by default. */
export type PrintStyle =
  /** money: `4 529 875 kronor`; percent: `31 procent`; date: `14 december 2022` */
  | "long"
  /** date: `2022-12-14` */
  | "iso"
  /** money: `4 529 875 SEK` */
  | "code"
  /** money: `4 529 875 kr`; percent: `31 %` */
  | "symbol"
  /** money: `4 529 875`, percent: `31` */
  | "plain";

export interface Printing {
  readonly language: Language;
  readonly style?: PrintStyle;
}
