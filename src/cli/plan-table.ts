/**
 * A mailing's plan, for a person to look at: every letter, and the text of the first in each language.
 */

import { plainText } from "../mail/body.ts";
import type { Letter, Mailing, Matter } from "../mail/index.ts";
import { mailMessages } from "./mail-messages.ts";
import type { Session } from "./session.ts";

/** @param files records as they were named, to name them again */
export function printPlan(
  { letters, idle, none, hash }: Mailing,
  { io, language }: Session,
  files: readonly string[],
): void {
  const say = mailMessages[language];
  const lines = letters.flatMap((letter) => letterLines(letter, say));
  const shown = new Set<string>();
  for (const letter of letters) {
    if (letter.channel !== "email" || shown.has(letter.language)) continue;
    shown.add(letter.language);
    lines.push(`  | ${letter.subject}`, "  |", ...indented(plainText(letter.body)), "");
  }
  lines.push(...idle.flatMap((letter) => idleLines(letter, say)));
  lines.push(...none.map(({ name }) => say.wantsNone(name)));
  if (idle.length + none.length > 0) lines.push("");
  const command = ["kansli send", ...files.map(quoted), `--plan ${hash}`].join(" ");
  lines.push(letters.length > 0 ? say.plan(letters.length, command) : say.nothingToSend);
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
      ({ record, files, status, before }) =>
        `  ${record.reference} (${say.status[status]}${before ? ` ${before.at.slice(0, 10)}` : ""}): ${named(files, say)}`,
    ),
    "",
  ];
}

/** What is not sent again, and since when it is there. */
function idleLines({ contact, matters }: Letter, say: (typeof mailMessages)["en"]): string[] {
  return matters.map(
    ({ record, status, before }) =>
      `${contact.name}: ${record.reference} (${say.status[status]}${before ? ` ${before.at.slice(0, 10)}` : ""})`,
  );
}

/** As a shell takes it. */
function quoted(argument: string): string {
  return /^[\p{L}\p{N}_./-]+$/u.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

function named(files: Matter["files"], say: (typeof mailMessages)["en"]): string {
  return files.map(({ name, isKnown }) => (isKnown ? `${name} (${say.asBefore})` : name)).join(", ");
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
      matters: matters.map(({ record, commits, files, status, before }) => ({
        ...{ reference: record.reference, record: record.source.path, commits, status, files, before },
      })),
    }),
  );
  const idle = mailing.idle.flatMap(({ recipient, matters }) =>
    matters.map(({ record, status, before }) => ({ recipient, reference: record.reference, status, before })),
  );
  return { plan: mailing.hash, letters, idle, none: mailing.none.map(({ name }) => name) };
}
