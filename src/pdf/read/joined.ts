/**
 * Paragraphs whose mark is not shown, so that the next one goes on in their line.
 *
 * A hidden mark (a heading that runs into its text, Word's "style separator") leaves the paragraph its own
 * format; a deleted one gives it that of the next. A table, or the end of a cell, a section or a text, ends a
 * paragraph all the same.
 *
 * Source: ISO/IEC 29500-1 §17.3.2.41 (vanish), §17.3.2.36 (specVanish), §17.13.5.15 (del)
 */
import { hasText, type Paragraph } from "../model/paragraph.ts";

export class JoinedParagraphs {
  #open: { readonly paragraph: Paragraph; readonly keepsFormat: boolean } | undefined;

  /** What is shown so far of the paragraph that goes on. */
  begin(paragraph: Paragraph, keepsFormat: boolean): void {
    this.#open = { paragraph, keepsFormat };
  }

  join(next: Paragraph): Paragraph {
    const open = this.#open;
    this.#open = undefined;
    if (!open) return next;
    const { paragraph } = open;
    const inlines = [...paragraph.inlines, ...next.inlines];
    if (!open.keepsFormat || !hasText(paragraph)) return { ...next, inlines };
    // Most of what is read is the text that a heading runs into.
    const heading = hasText(next) ? undefined : paragraph.heading;
    return { ...paragraph, inlines, heading, mark: next.mark };
  }

  /** Nothing follows that it could go on in. */
  end(): Paragraph[] {
    const open = this.#open;
    this.#open = undefined;
    return open && open.paragraph.inlines.length > 0 ? [open.paragraph] : [];
  }
}
