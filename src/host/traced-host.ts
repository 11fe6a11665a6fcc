/**
 * What was asked of a host, and whether it would answer the same again.
 *
 * A stage is pure: what it makes follows from what the host answers. Where every question is answered as before, it
 * would ask and make the same again, so it need not run. The literature's word is a verifying trace.
 *
 * Source: Mokhov, Mitchell, Peyton Jones, "Build Systems à la Carte" (2018), 4.2.2
 */
import { createHash } from "node:crypto";
import { type Host, HostError } from "./host.ts";

type Question = "isFile" | "read" | "list" | "git" | "gitObjects" | "gitContent";

/** A question, its arguments, and the SHA-256 of the answer. */
export type Asked = readonly [question: Question, args: readonly unknown[], answer: string];

export interface TracedHost extends Host {
  /** Each question once. `undefined` when one was answered in two ways: files changed meanwhile. */
  trace(): readonly Asked[] | undefined;
}

/** Asks another host, and remembers. Writes pass through. */
export function tracedHost(host: Host): TracedHost {
  const asked = new Map<string, Asked>();
  let isTorn = false;
  const remember = (question: Question, args: readonly unknown[], answer: string) => {
    const name = JSON.stringify([question, args]);
    if ((asked.get(name)?.[2] ?? answer) !== answer) isTorn = true;
    asked.set(name, [question, args, answer]);
  };
  const traced = <Q extends Question>(question: Q) =>
    (async (...args: readonly unknown[]) => {
      const answer = ask(host, question, args);
      remember(question, args, await hashOf(answer));
      return answer;
    }) as unknown as Host[Q];
  return {
    ...host,
    isFile(path) {
      const is = host.isFile(path);
      remember("isFile", [path], hashOfAnswer(is));
      return is;
    },
    read: traced("read"),
    list: traced("list"),
    git: traced("git"),
    gitObjects: traced("gitObjects"),
    gitContent: traced("gitContent"),
    trace: () => (isTorn ? undefined : [...asked.values()]),
  };
}

/** Whether the host answers every question as it did. */
export async function answersAgain(host: Host, trace: readonly Asked[]): Promise<boolean> {
  const same = trace.map(
    async ([question, args, answer]) => (await hashOf(ask(host, question, args))) === answer,
  );
  return (await Promise.all(same)).every(Boolean);
}

async function ask(host: Host, question: Question, args: readonly unknown[]): Promise<unknown> {
  return (host[question] as (...args: readonly unknown[]) => unknown)(...args);
}

/** A disk that fails is an answer too. */
async function hashOf(answering: Promise<unknown>): Promise<string> {
  try {
    return hashOfAnswer(await answering);
  } catch (error) {
    if (error instanceof HostError) return hashOfAnswer({ failed: error.reason });
    throw error;
  }
}

function hashOfAnswer(answer: unknown): string {
  const hash = createHash("sha256");
  if (answer instanceof Uint8Array) hash.update("bytes").update(answer);
  else hash.update(JSON.stringify(answer ?? null));
  return hash.digest("base64url");
}
