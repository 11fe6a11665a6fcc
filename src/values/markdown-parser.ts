/**
 * The Markdown parser, loaded when a text first needs it: `markdown.ts` says how.
 */
import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

const extensions = [gfm({ singleTilde: false })];
const mdastExtensions = gfmFromMarkdown().map((extension) => ({ ...extension, transforms: [] }));

export function parse(source: string): Root {
  return fromMarkdown(source, { extensions, mdastExtensions });
}
