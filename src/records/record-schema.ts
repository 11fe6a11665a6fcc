/**
 * The shape of a record, from its kind and the workspace.
 *
 * One shape for both uses: reading records, and the JSON Schema that editors check with.
 */
import * as z from "zod";
import type { Language } from "../values/language.ts";
import type { CalendarDate, Contact, Numeric } from "../values/value.ts";
import {
  filePath,
  filledListOf,
  keyOf,
  line,
  listOf,
  markdown,
  maybe,
  oneOf,
  type Shape,
  strict,
  text,
} from "../workspace/shape.ts";
import { contactWithNote } from "../workspace/texts-schema.ts";
import type { Appeal, Committee, Kind, Officer, Workspace } from "../workspace/workspace.ts";
import type { Amendment, BasisDocument } from "./record.ts";
import { type Contacts, date, fieldShapes, valueShape } from "./value-schema.ts";

/** What every record holds beside its kind's fields. */
export interface Core {
  readonly kind: string;
  readonly reference: string;
  readonly title: string;
  readonly language?: Language | undefined;
  readonly committee: Committee;
  readonly meeting: CalendarDate;
  readonly proposal: readonly ClauseAsTyped[];
  readonly sections: { readonly [key: string]: string | undefined };
  readonly basis?: readonly BasisDocument[] | undefined;
  readonly signatory?: Officer | undefined;
  readonly recipients?: readonly Contact[] | undefined;
  readonly appeal?: Appeal | undefined;
  readonly amends?: Amendment | undefined;
  readonly secrecy?: string | undefined;
}

export interface ClauseAsTyped {
  readonly text: string;
  /** `default`: the kind's own. */
  readonly conditions: readonly string[] | "default";
}

const shapes = new WeakMap<Workspace, Map<Kind, Shape<Core>>>();

/** Made once a workspace and kind. */
export function recordShape(workspace: Workspace, kind: Kind): Shape<Core> {
  const ofWorkspace = shapes.get(workspace) ?? new Map<Kind, Shape<Core>>();
  const shape = ofWorkspace.get(kind) ?? makeRecordShape(workspace, kind);
  shapes.set(workspace, ofWorkspace.set(kind, shape));
  return shape;
}

function makeRecordShape(workspace: Workspace, kind: Kind): Shape<Core> {
  const shape = {
    ...coreShape(workspace, [kind.key]),
    sections: sectionsShape(kind),
    ...fieldShapes(kind.fields, workspace.contacts),
  };
  // The fields' names are not known here: `rowOf` takes them from the result.
  return strict(shape) as Shape<unknown> as Shape<Core>;
}

/** For a record whose kind is not known: its fields and sections may be anything. */
export function coreOnlyShape(workspace: Workspace): Shape<unknown> {
  return z.looseObject(coreShape(workspace, [...workspace.kinds.keys()]));
}

function coreShape(workspace: Workspace, kinds: readonly string[]) {
  return {
    kind: oneOf(kinds, "record/unknown-kind"),
    reference: line(),
    title: line(),
    language: maybe(oneOf(workspace.languages, "record/unknown-language")),
    committee: keyOf(workspace.committees, "record/unknown-committee"),
    meeting: date(),
    proposal: filledListOf(clause()),
    basis: maybe(listOf(basisDocument())),
    signatory: maybe(keyOf(workspace.officers, "record/unknown-officer")),
    recipients: maybe(listOf(recipient(workspace.contacts))),
    appeal: maybe(keyOf(workspace.appeals, "record/unknown-appeal")),
    amends: maybe(amendment()),
    secrecy: maybe(line()),
  };
}

function sectionsShape({ sections }: Kind) {
  const shape = strict(
    Object.fromEntries(
      [...sections].map(([key, { required }]) => [key, required ? markdown() : maybe(markdown())]),
    ),
  );
  return [...sections.values()].some(({ required }) => required) ? shape : maybe(shape);
}

function amendment(): Shape<Amendment> {
  const number = valueShape({ type: "number", min: 1 }, new Map()) as Shape<Numeric>;
  return strict({ version: number, reason: line() }).transform(({ version, reason }) => ({
    version: version.number.toNumber(),
    reason,
  }));
}

function clause(): Shape<ClauseAsTyped> {
  const bare = text().transform((text) => ({ text, conditions: [] }));
  const full = strict({ text: text(), conditions: maybe(conditions()) });
  return z.union([bare, full.transform(({ text, conditions = [] }) => ({ text, conditions }))]);
}

function conditions(): Shape<string[] | "default"> {
  return z.union([oneOf(["default"], "record/unknown-conditions"), listOf(text())]);
}

function basisDocument(): Shape<BasisDocument> {
  const bare = line().transform((title) => ({ title }));
  const full = strict({ title: line(), date: maybe(date()), file: maybe(filePath()) });
  const whole = full.transform(({ title, date, file }) => ({
    title,
    ...(date && { date }),
    ...(file !== undefined && { file: { type: "file" as const, path: file, title } }),
  }));
  return z.union([bare, whole]);
}

function recipient(contacts: Contacts): Shape<Contact> {
  const key = keyOf(contacts, "record/unknown-contact");
  const noted = strict({ contact: key, note: maybe(text()) });
  return z.union([
    key,
    noted.transform(({ contact, note }) => ({ ...contact, ...(note !== undefined && { note }) })),
    contactWithNote(),
  ]);
}
