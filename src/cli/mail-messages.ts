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
  idle(letters: number): string;
  plan(letters: number, hash: string): string;
  sending(done: number, total: number): string;
  preview(files: number, folder: string): string;
  sent(counts: { readonly sent: number; readonly printed: number; readonly left: number }): string;
  printFile(path: string): string;
  finished: string;
  settled(letter: string): string;
  bounces(count: number): string;
  noneSent: string;
}

const sv: MailMessages = {
  channel: { email: "e-post", letter: "brev", internal: "internpost", none: "inget" },
  status: { new: "ny", changed: "ändrad sedan sist", sent: "redan skickad", held: "väntar på besked" },
  state: {
    waiting: "inte skickat",
    doubt: "oklart",
    sent: "skickat",
    printed: "utskrift",
    refused: "avvisat",
    held: "väntar på besked",
    bounced: "kom tillbaka",
  },
  heads: ["Dnr", "Mottagare", "Sätt", "Läge", "När", "Filer", "Svar"],
  nothingToSend: "Det finns inget nytt att skicka.",
  idle: (letters) => `${letters} brev är redan skickade eller väntar på besked.`,
  plan: (letters, hash) => `${letters} brev. Inget är skickat. Skicka dem med: kansli send --plan ${hash}`,
  sending: (done, total) => `${done} av ${total} brev`,
  preview: (files, folder) => `skrev ${files} brev i ${folder}`,
  sent: ({ sent, printed, left }) => `${sent} brev skickade, ${printed} att posta, ${left} kvar.`,
  printFile: (path) => `Att skriva ut och posta: ${path}`,
  finished: "Utskicket är redan klart.",
  settled: (letter) => `Noterat om brevet ${letter}.`,
  bounces: (count) => `${count} brev har kommit tillbaka.`,
  noneSent: "Inget är skickat.",
};

const en: MailMessages = {
  channel: { email: "e-mail", letter: "letter", internal: "internal post", none: "none" },
  status: { new: "new", changed: "changed since", sent: "sent before", held: "held" },
  state: {
    waiting: "not sent",
    doubt: "in doubt",
    sent: "sent",
    printed: "printed",
    refused: "refused",
    held: "held",
    bounced: "came back",
  },
  heads: ["Reference", "Recipient", "By", "State", "When", "Files", "Reply"],
  nothingToSend: "There is nothing new to send.",
  idle: (letters) => `${letters} letters were sent before, or are held.`,
  plan: (letters, hash) => `${letters} letters. Nothing is sent. Send them with: kansli send --plan ${hash}`,
  sending: (done, total) => `${done} of ${total} letters`,
  preview: (files, folder) => `wrote ${files} letters to ${folder}`,
  sent: ({ sent, printed, left }) => `${sent} letters sent, ${printed} to post, ${left} left.`,
  printFile: (path) => `To print and post: ${path}`,
  finished: "That mailing is already finished.",
  settled: (letter) => `Noted about the letter ${letter}.`,
  bounces: (count) => `${count} letters have come back.`,
  noneSent: "Nothing has been sent.",
};

export const mailMessages: Readonly<Record<Language, MailMessages>> = { sv, en };
