/**
 * A mailing's plan, for a person to look at: every letter, and the text of the first in each language.
 */

import { plainText } from "../mail/body.ts";
import type { Letter, Mailing, Matter } from "../mail/index.ts";
import { mailMessages } from "./mail-messages.ts";
import type { Session } from "./session.ts";

export function printPlan({ letters, idle, hash }: Mailing, { io, language }: Session): void {
  const say = mailMessages[language];
  const lines = letters.flatMap((letter) => letterLines(letter, say));
  const shown = new Set<string>();
  for (const letter of letters) {
    if (letter.channel !== "email" || shown.has(letter.language)) continue;
    shown.add(letter.language);
    lines.push(`  | ${letter.subject}`, "  |", ...indented(plainText(letter.body)), "");
  }
  if (idle.length > 0) lines.push(say.idle(idle.length));
  lines.push(letters.length > 0 ? say.plan(letters.length, hash) : say.nothingToSend);
  io.out.write(`${lines.join("\n")}\n`);
}

function letterLines(
  { contact, channel, matters, subject }: Letter,
  say: (typeof mailMessages)["en"],
): string[] {
  const to = channel === "email" ? `<${contact.email}>` : say.channel[channel];
  return [
    `${contact.name} ${to}`,
    `  ${subject}`,
    ...matters.map(
      ({ record, files, status }) => `  ${record.reference} (${say.status[status]}): ${named(files)}`,
    ),
    "",
  ];
}

function named(files: Matter["files"]): string {
  return files.map(({ name }) => name).join(", ");
}

function indented(text: string): string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line) => `  | ${line}`.trimEnd());
}

/** The plan for programs. */
export function planJson(mailing: Mailing | undefined) {
  if (!mailing) return {};
  const letters = mailing.letters.map(
    ({ recipient, contact, channel, language, subject, body, matters }) => ({
      ...{ recipient, name: contact.name, email: contact.email ?? null, channel, language, subject, body },
      matters: matters.map(({ record, commits, files, status }) => ({
        ...{ reference: record.reference, record: record.source.path, commits, status, files },
      })),
    }),
  );
  return { plan: mailing.hash, letters, idle: mailing.idle.length };
}
