/**
 * Finds tags in a text, by Handlebars' own lexical rules.
 *
 * In: plain text. Out: tags in reading order, made plain.
 *
 *     Kära {{recipient.name}}, {{!-- ingen ser detta --}} skriv \{{namn}} så här.
 *          ^----------------^  ^----------------------^        ^
 *
 * Word turns `"long"` into `”long”` and slips in soft hyphens: in a tag, curly quotes
 * delimit strings like straight ones, and invisible characters are left out.
 * A `}}` inside a string or `[…]` does not close the tag, unless a `{{` stands there too:
 * then a quote was left open, and the tag ends at its first `}}`.
 *
 * Source: handlebars 4.7, src/handlebars.l
 */

export interface FoundTag {
  /** Where it stands in the text, end exclusive (UTF-16 units). */
  readonly start: number;
  readonly end: number;
  /**
   * The tag as typed, made plain. `\` alone is the escape before a `{{` that shall be printed:
   * it goes into a program like every other tag, and prints nothing.
   * A tag that does not end in `}}` was never closed.
   */
  readonly tag: string;
}

export function scanTags(text: string): FoundTag[] {
  const found: FoundTag[] = [];
  const canBeComment = commentGuard(text);
  let from = 0;
  for (;;) {
    const open = text.indexOf("{{", from);
    if (open === -1) return found;
    const slashes = /\\{0,2}$/.exec(text.slice(Math.max(from, open - 2), open))?.[0].length ?? 0;
    if (slashes > 0) found.push({ start: open - 1, end: open, tag: "\\" });
    if (slashes === 1) {
      from = open + 2;
      continue;
    }
    from = tagEnd(text, open, canBeComment);
    found.push({ start: open, end: from, tag: plain(text.slice(open, from)) });
  }
}

export type TagKind = "value" | "open" | "inverse" | "else" | "close" | "partial" | "comment" | "escape";

export interface TagShape {
  readonly kind: TagKind;
  /** `{{~`: white space before the tag is left out. */
  readonly stripsBefore: boolean;
  /** `~}}` */
  readonly stripsAfter: boolean;
}

/** What a tag is, told without parsing it: `open` is `{{#…}}`, `inverse` is `{{^…}}`, `else` also `{{else if …}}`. */
export function tagShape(tag: string): TagShape {
  if (tag === "\\") return { kind: "escape", stripsBefore: false, stripsAfter: false };
  const inside = /^\{\{~?(.*)$/s.exec(tag)?.[1] ?? "";
  return { kind: kindOf(inside), stripsBefore: tag.startsWith("{{~"), stripsAfter: /~\}\}$/.test(tag) };
}

function kindOf(inside: string): TagKind {
  if (/^(?:\s*else\b|\^\s*~?\}\})/.test(inside)) return "else";
  const signs: Record<string, TagKind> = {
    "#": "open",
    "^": "inverse",
    "/": "close",
    ">": "partial",
    "!": "comment",
  };
  return signs[inside.charAt(0)] ?? "value";
}

const comment = /\{\{~?!(?:--[\s\S]*?--~?\}\}|(?!--)[\s\S]*?\}\})/y;
const raw = /\{\{\{\{[^{}]*\}\}\}\}/y;
/** A string or a literal segment, up to a `{{`. */
const quoted = [
  /"(?:\\"|(?!\{\{)[^"])*"/,
  /'(?:\\'|(?!\{\{)[^'])*'/,
  /\[(?:\\\]|(?!\{\{)[^\]])*\]/,
  /[“”„‟«»](?:(?!\{\{)[^“”„‟«»"])*[“”„‟«»"]/,
  /[‘’‚‛](?:(?!\{\{)[^‘’‚‛'])*[‘’‚‛']/,
]
  .map(({ source }) => source)
  .join("|");
const quotedHere = new RegExp(quoted, "y");
const quotedOrInvisible = new RegExp(`${quoted}|[\\u00AD\\u200B-\\u200D\\u2060\\uFEFF]+`, "g");

/** Where the tag that opens at `open` ends: after its braces, or, if it is never closed, at the end of its line. */
function tagEnd(text: string, open: number, canBeComment: CommentGuard): number {
  const whole = (canBeComment(open) ? matchAt(comment, text, open) : undefined) ?? matchAt(raw, text, open);
  if (whole !== undefined) return open + whole.length;
  const opening = matchAt(/\{\{~?\{?/y, text, open) ?? "{{";
  const closing = opening.length > 2 ? /\}~?\}\}|\}\}/y : /\}\}/y;
  let at = open + opening.length;
  while (at < text.length && !text.startsWith("{{", at)) {
    const close = matchAt(closing, text, at);
    if (close !== undefined) return at + close.length;
    at += matchAt(quotedHere, text, at)?.length ?? 1;
  }
  const line = text.slice(open, at).search(/[\r\n]/);
  return line === -1 ? at : open + line;
}

type CommentGuard = (open: number) => boolean;

/** Whether the end of a comment still follows; keeps texts full of unclosed comments from taking quadratic time. */
function commentGuard(text: string): CommentGuard {
  const dashed = Math.max(text.lastIndexOf("--}}"), text.lastIndexOf("--~}}"));
  const bare = text.lastIndexOf("}}");
  return (open) => open < (/^\{\{~?!--/.test(text.slice(open, open + 6)) ? dashed : bare);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function plain(tag: string): string {
  if (/^\{\{~?!/.test(tag)) return tag;
  return tag.replace(quotedOrInvisible, (found) => {
    if (/^["'[]/.test(found)) return found;
    if (/^[“”„‟«»]/.test(found)) return `"${found.slice(1, -1)}"`;
    return /^[‘’‚‛]/.test(found) ? `'${found.slice(1, -1)}'` : "";
  });
}
