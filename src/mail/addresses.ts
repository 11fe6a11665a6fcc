/**
 * Mail addresses as servers take them.
 *
 * In: one address, checked when contacts.yaml was read. Out: its domain in ASCII (IDN), so that only the part
 * before the `@` may need a server that knows SMTPUTF8.
 *
 * Source: RFC 5321 §4.1.2, RFC 5891, RFC 6531
 */
import { domainToASCII } from "node:url";
import type { Channel, Contact } from "../values/value.ts";

export function wireAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${address.slice(0, at)}@${domainToASCII(address.slice(at + 1))}`;
}

/** Whether a server must know SMTPUTF8 to take the address. */
export function needsUtf8(address: string): boolean {
  return /[^\p{ASCII}]/u.test(wireAddress(address));
}

/** The address that a letter which cannot be delivered comes back to: `a@b` becomes `a+<key>@b`. */
export function returnAddress(address: string, key: string): string {
  const at = address.lastIndexOf("@");
  return wireAddress(`${address.slice(0, at)}+${key}${address.slice(at)}`);
}

/** What stands on an envelope: letters by post have a postal address, internal ones a name. */
export function addressLines(
  { name, organisation, address = [] }: Contact,
  channel: Channel | undefined,
): string[] {
  const who = organisation === undefined || organisation === name ? [name] : [organisation, name];
  return channel === "letter" ? [...who, ...address] : who;
}

/** A server's answer without the addresses in it. */
export function withoutAddresses(reply: string): string {
  return reply.replace(/<[^<>\s]*@[^<>\s]*>|[^\s<>()[\]:;,"']+@[^\s<>()[\]:;,"']+/gu, "<…>");
}
