/**
 * Plans a mailing: who gets which files by which channel, and what the letter says. Nothing is sent.
 *
 * In: records whose papers are made, and what was sent before. Out: the letters, those that are not sent and
 * why, and a hash of everything that decides what goes out. Sending asks for that hash, so what was
 * looked at is what is sent. Whether the papers were made just now or long ago makes no difference, nor does
 * the order in which records were named.
 */
import { type Diagnostic, hasErrors, type Outcome, type Place, problem } from "../diagnostics/diagnostic.ts";
import type { Fated } from "../documents/make-papers.ts";
import { type ManifestEntry, sha256 } from "../documents/manifest.ts";
import { byCodePoint } from "../host/paths.ts";
import type { DecisionRecord } from "../records/record.ts";
import type { Language } from "../values/language.ts";
import type { Channel, Contact } from "../values/value.ts";
import type { MailSettings, Workspace } from "../workspace/workspace.ts";
import { addressLines, wireAddress } from "./addresses.ts";
import type { Logo } from "./compose.ts";
import { enclosuresOf } from "./enclosures.ts";
import type { Letter, Matter } from "./letter.ts";
import { HIDDEN, type MailTemplates } from "./mail-template.ts";
import type { Past } from "./past.ts";
import { hashOf, recipientId } from "./recipient-id.ts";

export interface MailingInput {
  readonly records: readonly DecisionRecord[];
  readonly papers: readonly Fated[];
  /** What lies in out/, by path. */
  readonly entries: ReadonlyMap<string, ManifestEntry>;
  /** What was found when the records were read: a record with a problem is not mailed. */
  readonly found: readonly Diagnostic[];
  readonly workspace: Workspace;
  readonly mail: MailSettings;
  readonly templates: MailTemplates;
  readonly past: Past;
  readonly logo: Logo | undefined;
  /** The copy of the workspace that would send. */
  readonly station: string;
}

export interface Mailing {
  readonly letters: readonly Letter[];
  /** Letters with nothing new in them, or that may have arrived. */
  readonly idle: readonly Letter[];
  /** Recipients who are sent nothing, by their own wish. */
  readonly none: readonly Contact[];
  /** Hash of the plan. */
  readonly hash: string;
}

export function planMailing(input: MailingInput): Outcome<Mailing> & { value: Mailing } {
  const diagnostics: Diagnostic[] = [];
  const records = input.records.toSorted((a, b) => byCodePoint(a.source.path, b.source.path));
  const drafts = records.flatMap((record) => {
    const refusals = refusalsOf(record, input);
    diagnostics.push(...refusals);
    return refusals.length > 0 ? [] : draftsOf(record, input, diagnostics);
  });
  const groups = [...Map.groupBy(drafts, (draft) => groupKey(draft, input.mail)).values()];
  const letters = groups.flatMap((group) => {
    const written = writeLetter(group, input);
    diagnostics.push(...written.diagnostics);
    return written.value ?? [];
  });
  const toSend = letters.filter(({ matters }) => matters.some(isNew));
  const idle = letters.filter((letter) => !toSend.includes(letter));
  const none = records.flatMap(({ recipients }) => recipients.filter(({ channel }) => channel === "none"));
  return { value: { letters: toSend, idle, none, hash: planHash(toSend, input) }, diagnostics };
}

function isNew({ status }: Matter): boolean {
  return status !== "sent" && status !== "held";
}

/** Why a record's papers may not be mailed. */
function refusalsOf(record: DecisionRecord, { papers, entries, found, mail }: MailingInput): Diagnostic[] {
  const place = record.placeOf("reference");
  const { reference } = record;
  if (record.secrecy !== undefined) {
    return [problem("mail/secret", { reference }, { place: record.placeOf("secrecy") })];
  }
  const own = papers.filter(({ paper }) => paper.record === record && isAttached(paper, mail));
  const bad = own.find(({ fate }) => fate === "failed" || fate === "kept");
  if (bad) return [problem("mail/not-as-made", { reference, file: bad.paper.path }, { place })];
  const isAboutIt = ({ severity, place }: Diagnostic) =>
    severity !== "info" && place?.file === record.source.path;
  if (found.some(isAboutIt) || own.some(({ problems }) => problems.length > 0))
    return [problem("mail/has-problems", { reference }, { place })];
  const drafts = own.filter(({ paper }) => !entries.get(paper.path)?.commit);
  return drafts.length > 0 ? [problem("mail/not-committed", { reference }, { place })] : [];
}

function isAttached({ document, format }: Fated["paper"], { attach, formats }: MailSettings): boolean {
  return attach.includes(document.key) && formats.includes(format);
}

/** A letter about one record, before it is known what else it holds. */
interface Draft {
  readonly contact: Contact;
  readonly channel: Letter["channel"];
  readonly recipient: string;
  readonly matter: Matter;
}

function draftsOf(record: DecisionRecord, input: MailingInput, diagnostics: Diagnostic[]): Draft[] {
  const { papers, entries, mail, past } = input;
  const own = papers.filter(({ paper }) => paper.record === record && isAttached(paper, mail));
  return record.recipients.flatMap((contact, index): Draft[] => {
    const channel = channelOf(contact);
    const place = record.placeOf("recipients", index);
    if (channel === "none") return [];
    const unfit = unfitFor(contact, channel, place);
    if (channel === undefined || unfit) {
      diagnostics.push(unfit ?? problem("mail/no-address", { recipient: contact.name }, { place }));
      return [];
    }
    const isMine = ({ recipient, format }: Fated["paper"]) =>
      (!recipient || recipient === contact) && (channel === "email" || format === "pdf");
    const mine = own.filter(({ paper }) => isMine(paper));
    const made = mine.flatMap(({ paper }) => entries.get(paper.path) ?? []);
    if (made.length === 0) {
      const params = { recipient: contact.name, reference: record.reference };
      if (channel !== "email") diagnostics.push(problem("mail/not-printable", params, { place }));
      return [];
    }
    const files = enclosuresOf(
      mine.map(({ paper }) => paper),
      entries,
    );
    const recipient = recipientId(contact, record.reference);
    const known = past.of(record.reference, recipient, files);
    const commits = [...new Set(made.flatMap(({ commit }) => commit ?? []))];
    return [
      {
        contact,
        channel,
        recipient,
        matter: { record, source: made[0]?.recordSha256 ?? "", commits, ...known },
      },
    ];
  });
}

/** What the contact says, or else what is known of them; `undefined` when that is not enough. */
function channelOf({ channel, email, address = [] }: Contact): Channel | undefined {
  const wanted = channel ?? (email ? "email" : "letter");
  if (wanted === "email") return email ? wanted : undefined;
  if (wanted === "letter") return address.length > 0 ? wanted : undefined;
  return wanted;
}

/** Lines that are seen through an envelope's window. */
const WINDOW_LINES = 6;

/** Why a contact cannot be written to by a channel. */
function unfitFor(contact: Contact, channel: Channel | undefined, place: Place | undefined) {
  const recipient = contact.name;
  const texts = [recipient, contact.organisation ?? "", ...(contact.address ?? [])];
  if (texts.some((text) => HIDDEN.test(text)))
    return problem("mail/hidden-character", { recipient }, { place });
  if (channel === "email" || addressLines(contact, channel).length <= WINDOW_LINES) return undefined;
  return problem("mail/long-address", { recipient, most: WINDOW_LINES }, { place });
}

/** Letters by post are always one a record: each goes in its own envelope. */
function groupKey({ contact, channel, recipient, matter }: Draft, { together }: MailSettings): string {
  const { language, reference } = matter.record;
  if (!together || channel !== "email" || matter.status === "sent" || matter.status === "held") {
    return hashOf(reference, recipient, channel);
  }
  return hashOf(wireAddress(contact.email ?? "").toLowerCase(), contact.name, language);
}

function writeLetter(group: readonly Draft[], input: MailingInput): Outcome<Letter> {
  const [first] = group;
  if (!first) return { value: undefined, diagnostics: [] };
  const { contact, channel, recipient } = first;
  const matters = group.map(({ matter }) => matter);
  const language: Language = first.matter.record.language;
  const { value, diagnostics } = input.templates.write({ contact, language, matters }, input.workspace);
  if (!value || hasErrors(diagnostics)) return { value: undefined, diagnostics };
  return { value: { recipient, contact, channel, language, matters, ...value }, diagnostics };
}

/** Everything that a receiver would see, how it goes there, and the copy of the workspace that sends it. */
function planHash(
  letters: readonly Letter[],
  { mail, workspace, logo, station, past }: MailingInput,
): string {
  const { name, email } = workspace.organisation;
  const sender = [name, email, logo && sha256(logo.bytes)];
  const seen = letters.map(({ contact, matters, ...letter }) => ({
    ...letter,
    contact: [contact.name, contact.organisation, contact.email, contact.address],
    matters: matters.map(({ record, commits, files }) => [record.reference, commits, files]),
  }));
  return hashOf("plan", station, past.count, mail, sender, seen).slice(0, 12);
}
