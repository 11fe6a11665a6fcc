/**
 * Which tags belong together.
 *
 * In: tags of one scope in reading order. Out: groups of an opening tag, its `else`s and its end.
 * Tags without a partner are left for `buildProgram` to report.
 */
import { tagShape } from "../../language/index.ts";
import type { TagNode } from "./tree.ts";

/** An opening tag, its `else`s, and the tag that closes it. */
export interface Group {
  readonly tags: readonly TagNode[];
  /** Whether its content may come more than once. */
  readonly repeats: boolean;
}

const ONCE = new Set(["if", "unless", "with"]);

export function matchBlocks(tags: readonly TagNode[]): Group[] {
  const groups: { tags: TagNode[]; repeats: boolean; closed: boolean }[] = [];
  const open: typeof groups = [];
  for (const tag of tags) {
    if (tag.role === "open") {
      const group = { tags: [tag], repeats: repeats(tag.tag), closed: false };
      groups.push(group);
      open.push(group);
    } else if (tag.role === "else" || tag.role === "close") {
      open.at(-1)?.tags.push(tag);
      const ended = tag.role === "close" ? open.pop() : undefined;
      if (ended) ended.closed = true;
    }
  }
  return groups.filter((g) => g.closed);
}

function repeats(open: string): boolean {
  const name = /^\{\{~?#\s*([^\s~}]+)/.exec(open)?.[1] ?? "";
  return tagShape(open).kind === "open" && !ONCE.has(name);
}
