/**
 * Blocks that belong together to a screen reader: the entries of a table of contents, and a caption with its
 * table or picture.
 *
 * Nothing of it shows on the page. Typst has elements for both and shows what they hold; around a table of
 * contents stands a block quote, which `retag.ts` makes one.
 */
import { foldedStyle } from "../../ooxml/styles.ts";
import { isInline } from "../model/floats.ts";
import type { Block } from "../model/paper.ts";
import type { Paragraph } from "../model/paragraph.ts";
import { plainText } from "../model/text.ts";
import { openFrame } from "./frames.ts";
import { gapBetween } from "./gaps.ts";
import { obstaclesOf } from "./obstacles.ts";
import type { Writer } from "./writer.ts";

/** Writes the block at an index. */
type Write = (i: number, gap: number) => string;

/** The group that begins at `i`, and the index after it. */
export function writeGroup(
  writer: Writer,
  blocks: readonly Block[],
  i: number,
  gap: number,
  write: Write,
): [code: string, next: number] | undefined {
  if (writer.inArtifact) return undefined;
  const codeOf = (at: number) =>
    write(at, at === i ? gap : gapBetween(writer, blocks[at - 1], blocks[at] as Block));
  const end = contentsEnd(blocks, i);
  if (end > i) {
    const entries = blocks.slice(i, end).map((_, n) => `#outline.entry(1)[${codeOf(i + n)}]`);
    return [`#quote(block: true)[${entries.join("")}]\n`, end];
  }
  const kind = captioned(writer, blocks, i);
  if (!kind) return undefined;
  const codes = [codeOf(i), codeOf(i + 1)];
  const [caption, thing] = kind === "above" ? codes : codes.reverse();
  return [`#figure(kind: "${kind}", supplement: none, caption: [${caption}])[${thing}]\n`, i + 2];
}

function contentsEnd(blocks: readonly Block[], start: number): number {
  let end = start;
  while (isEntry(blocks[end])) end++;
  return end;
}

function isEntry(block: Block | undefined): boolean {
  if (block?.kind !== "paragraph" || !isPlain(block)) return false;
  return /^(toc[1-9]|tableoffigures|tableofauthorities)$/.test(foldedStyle(block.format.style));
}

/** Where the caption stands; that of a table between two is the next one's, if the two are kept together. */
function captioned(writer: Writer, blocks: readonly Block[], i: number): "above" | "below" | undefined {
  const [first, second, third] = [blocks[i], blocks[i + 1], blocks[i + 2]];
  if (isCaption(first) && isCaptionable(writer, second)) return "above";
  if (!isCaptionable(writer, first) || !isCaption(second)) return undefined;
  return second.format.keepNext && isCaptionable(writer, third) ? undefined : "below";
}

function isCaption(block: Block | undefined): block is Paragraph {
  return block?.kind === "paragraph" && block.isCaption && isPlain(block);
}

function isCaptionable(writer: Writer, block: Block | undefined): boolean {
  if (block?.kind !== "paragraph") return block?.kind === "table" && !block.pageBreakBefore;
  if (!isPlain(block) || block.isCaption || plainText(block.inlines).trim() !== "") return false;
  if (obstaclesOf(block, writer.area).length > 0) return false;
  return block.inlines.some((i) => i.kind === "image" || (i.kind === "float" && isInline(i.float)));
}

/** Nothing that is written together with its neighbours, or moves to another page. */
function isPlain({ format, heading, label, inlines }: Paragraph): boolean {
  return (
    heading === undefined &&
    !label &&
    !format.pageBreakBefore &&
    openFrame(format) === "" &&
    !inlines.some((i) => i.kind === "break" && i.of !== "line")
  );
}
