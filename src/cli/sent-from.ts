/**
 * What was sent from each version of a record: the letters in the ledgers, by the record that their papers show.
 */
import type { Run, State } from "../mail/index.ts";
import type { Language } from "../values/language.ts";
import { mailMessages } from "./mail-messages.ts";

export interface SentLetter {
  readonly recipient: string;
  readonly state: State;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly files: readonly string[];
}

/** By hash of the record. */
export function sentBySource(runs: readonly Run[]): ReadonlyMap<string, readonly SentLetter[]> {
  const letters = new Map<string, SentLetter[]>();
  for (const { letters: sent } of runs.filter(({ index }) => index !== undefined)) {
    for (const { recipient, state, at, matters } of sent.values()) {
      for (const { source, files } of matters) {
        const letter = { recipient, state, at, files: files.map(({ name }) => name) };
        letters.set(source, [...(letters.get(source) ?? []), letter]);
      }
    }
  }
  return letters;
}

/** Recipients that are listed one by one; of more only the number is told. */
const NAMED = 6;

/** Lines such as "skickat 2024-05-02: Beslut 22RS8941.pdf till kassor, ordforande". */
export function describeSent(
  letters: readonly SentLetter[],
  names: ReadonlyMap<string, string>,
  language: Language,
): string[] {
  const say = mailMessages[language];
  const alike = Map.groupBy(letters, ({ state, at, files }) =>
    JSON.stringify([state, at.slice(0, 10), files]),
  );
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const who = group.map(({ recipient }) => names.get(recipient) ?? recipient);
    const to = who.length > NAMED ? say.recipients(who.length) : who.join(", ");
    return [`${say.state[first.state]} ${first.at.slice(0, 10)}: ${first.files.join(", ")} ${say.to} ${to}`];
  });
}
