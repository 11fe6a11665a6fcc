/**
 * What language a paper is in: titles, descriptions and what says nothing else are read aloud in it.
 *
 * Word's styles often say English while all that was typed is marked as Swedish.
 */
import type { Block, Section } from "../model/paper.ts";
import type { Inline } from "../model/text.ts";

/** The language of more than half of the text; where there is none, the one that the styles say. */
export function mainLanguage(sections: readonly Section[], styled: string): string {
  const lengths = new Map<string, number>();
  const count = (inline: Inline) => {
    if (inline.kind !== "text") return;
    const { language } = inline.format;
    lengths.set(language, (lengths.get(language) ?? 0) + inline.text.trim().length);
  };
  const visit = (block: Block): void => {
    if (block.kind === "paragraph") block.inlines.forEach(count);
    else for (const { cells } of block.rows) for (const cell of cells) cell.blocks.forEach(visit);
  };
  for (const { blocks } of sections) blocks.forEach(visit);
  const total = [...lengths.values()].reduce((sum, length) => sum + length, 0);
  return [...lengths].find(([, length]) => length > total / 2)?.[0] ?? styled;
}
