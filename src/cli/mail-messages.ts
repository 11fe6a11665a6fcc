/**
 * What `send` and `sent` say beside diagnostics, in the reader's language.
 */
import type { State, Status } from "../mail/index.ts";
import type { Language } from "../values/language.ts";
import type { Channel } from "../values/value.ts";

export interface MailMessages {
  readonly channel: Readonly<Record<Channel, string>>;
  readonly status: Readonly<Record<Status, string>>;
  readonly state: Readonly<Record<State, string>>;
  readonly heads: readonly string[];
  nothingToSend: string;
  /** Of a file that the reader has. */
  readonly asBefore: string;
  wantsNone(name: string): string;
  plan(letters: number, command: string): string;
  sending(done: number, total: number): string;
  preview(files: number, folder: string): string;
  sent(counts: { readonly sent: number; readonly printed: number; readonly left: number }): string;
  printFile(path: string): string;
  finished: string;
  settled(letter: string): string;
  bounces(count: number): string;
  noneSent: string;
  /** Between a file and its recipients. */
  readonly to: string;
  recipients(count: number): string;
}

const sv: MailMessages = {
  channel: { email: "e-post", letter: "brev", internal: "internpost", none: "inget" },
  status: {
    new: "ny",
    changed: "ändrad sedan",
    failed: "kom inte fram",
    sent: "redan skickad",
    held: "väntar på besked",
  },
  state: {
    waiting: "inte skickat",
    doubt: "oklart",
    sent: "skickat",
    printed: "utskrift",
    refused: "avvisat",
    held: "väntar på besked",
    bounced: "kom tillbaka",
  },
  heads: ["Dnr", "Mottagare", "Sätt", "Läge", "När", "Filer", "Brev", "Svar"],
  nothingToSend: "Det finns inget nytt att skicka.",
  asBefore: "oförändrad",
  wantsNone: (name) => `${name}: vill inte ha något`,
  plan: (letters, command) => `${letters} brev. Inget är skickat. Skicka dem med: ${command}`,
  sending: (done, total) => `${done} av ${total} brev`,
  preview: (files, folder) => `skrev ${files} brev i ${folder}`,
  sent: ({ sent, printed, left }) => `${sent} brev skickade, ${printed} att posta, ${left} kvar.`,
  printFile: (path) => `Att skriva ut och posta: ${path}`,
  finished: "Utskicket är redan klart.",
  settled: (letter) => `Noterat om brevet ${letter}.`,
  bounces: (count) => `${count} brev har kommit tillbaka.`,
  noneSent: "Inget är skickat.",
  to: "till",
  recipients: (count) => `${count} mottagare`,
};

const en: MailMessages = {
  channel: { email: "e-mail", letter: "letter", internal: "internal post", none: "none" },
  status: {
    new: "new",
    changed: "changed since",
    failed: "did not arrive",
    sent: "sent before",
    held: "held",
  },
  state: {
    waiting: "not sent",
    doubt: "in doubt",
    sent: "sent",
    printed: "printed",
    refused: "refused",
    held: "held",
    bounced: "came back",
  },
  heads: ["Reference", "Recipient", "By", "State", "When", "Files", "Letter", "Reply"],
  nothingToSend: "There is nothing new to send.",
  asBefore: "unchanged",
  wantsNone: (name) => `${name}: wants nothing`,
  plan: (letters, command) => `${letters} letters. Nothing is sent. Send them with: ${command}`,
  sending: (done, total) => `${done} of ${total} letters`,
  preview: (files, folder) => `wrote ${files} letters to ${folder}`,
  sent: ({ sent, printed, left }) => `${sent} letters sent, ${printed} to post, ${left} left.`,
  printFile: (path) => `To print and post: ${path}`,
  finished: "That mailing is already finished.",
  settled: (letter) => `Noted about the letter ${letter}.`,
  bounces: (count) => `${count} letters have come back.`,
  noneSent: "Nothing has been sent.",
  to: "to",
  recipients: (count) => `${count} recipients`,
};

export const mailMessages: Readonly<Record<Language, MailMessages>> = { sv, en };
