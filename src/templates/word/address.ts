/**
 * Addresses of hyperlinks: what people may put in them, and what readers can be sent to.
 *
 * Source: RFC 3986 §2, §3.1
 */

const allowed = /^(?:https?|mailto|tel|sip|ftp):/i;
const scheme = /^[a-z][a-z\d+.-]*:/i;

/** A value inside an address. What stands first may be an address itself; what follows is a part of one. */
export function writeAddressValue(value: string, first: boolean): string {
  const text = value.trim().toWellFormed();
  if (first) return encodeURI(text).replaceAll("%25", "%");
  return encodeURIComponent(text).replace(/%(?:40|2F|3A|2C|3B|24)/gi, decodeURIComponent);
}

/**
 * The address as a relationship's target, or `undefined` when it would run or open
 * something on the reader's machine. Word puts `http://` before a lone tag, so a value that
 * brings its own scheme takes its place.
 */
export function safeAddress(address: string): string | undefined {
  const target = address.replace(/^https?:\/+(?=(?:https?|mailto|tel):)/i, "");
  return scheme.test(target) && !allowed.test(target) ? undefined : target;
}

/** Whether what follows in a field's instruction is a link's address. */
export function beginsAddress(instruction: string): boolean {
  return /^\s*HYPERLINK\s+"?$/i.test(instruction);
}
