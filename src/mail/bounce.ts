/**
 * Letters that come back.
 *
 * In: a message of the returns mailbox, as bytes. Out: which letter it is about and what the other server said,
 * if it says that a letter was not delivered. The letter is known by the address it came back to (VERP), or by
 * the Message-ID in what came back.
 *
 * Source: RFC 3464 §2.3 (Action, Status), RFC 3834; Bernstein, "Variable Envelope Return Paths"
 */
export interface Bounce {
  /** Keys that it may be about: the first that is a letter's. */
  readonly keys: readonly string[];
  /** `5.1.1`, as the other server gave it. */
  readonly status: string;
  /** `delayed` letters are still on their way. */
  readonly action: "failed" | "delayed";
}

const KEY = "[0-9a-f]{32}";
/** What a report may say that matters here, the worst first. */
const ACTIONS = ["failed", "delayed"] as const;

/** `undefined` for what is no report. */
export function readBounce(message: Uint8Array): Bounce | undefined {
  const text = unfold(new TextDecoder("latin1").decode(message));
  const head = text.slice(0, text.indexOf("\n\n") + 1);
  const returned = head.match(
    new RegExp(`^(?:delivered-to|x-original-to|to|envelope-to):.*\\+${KEY}@`, "gim"),
  );
  const isReport = /^content-type:[ \t]*message\/(?:global-)?delivery-status/im.test(text);
  const lines = isReport ? [...text.matchAll(/^action:[ \t]*([a-z]+)/gim)] : [];
  const actions = lines.map(([, action = ""]) => action.toLowerCase());
  const action = ACTIONS.find((known) => actions.includes(known));
  const status = /^status:[ \t]*([245]\.\d{1,3}\.\d{1,3})/im.exec(text)?.[1];
  // A report of delivery, a receipt for reading and "I am on holiday" come back too, and are no bounces.
  if (action === undefined && (actions.length > 0 || !isFromServer(head))) return undefined;
  const ids = text.match(new RegExp(`^message-id:[ \\t]*<${KEY}@`, "gim")) ?? [];
  const keys = [...(returned ?? []), ...ids].flatMap((line) => line.match(new RegExp(KEY, "i")) ?? []);
  if (keys.length === 0) return undefined;
  return { keys, status: status ?? "", action: action ?? "failed" };
}

/** Old servers write no report, and only their name tells. */
function isFromServer(head: string): boolean {
  if (/^content-type:[^\n]*report-type="?(?:disposition-notification|feedback-report)/im.test(head))
    return false;
  return (
    /^from:.*(?:mailer-daemon|postmaster)/im.test(head) && !/^auto-submitted:[ \t]*auto-replied/im.test(head)
  );
}

function unfold(text: string): string {
  return text.replace(/\r\n/g, "\n").replace(/\n[ \t]+/g, " ");
}
