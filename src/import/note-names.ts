/**
 * The footnotes of a record's Markdown, after its text was edited: labels, and definitions that say what the notes say now.
 *
 * Source: GitHub's footnotes, as mdast-util-gfm reads them
 */
import { inlineMarkdown, type Names } from "./inline-markdown.ts";
import { endOf, type SourceMarkdown, startOf } from "./markdown-source.ts";
import type { Run } from "./paper-text.ts";
import { runsKey } from "./paper-units.ts";
import { escapeRegExp } from "./text-changes.ts";

/** The labels of footnotes: those that were there keep theirs. */
export class NoteNames {
  readonly #source: SourceMarkdown;
  readonly #labels = new Map<string, string>();
  readonly #used = new Set<string>();
  /** Texts of notes that are new or say something else now. */
  readonly #written = new Map<string, string>();

  constructor(source: SourceMarkdown) {
    this.#source = source;
  }

  know(notes: readonly (readonly Run[])[], identifiers: readonly string[]): void {
    for (const [i, note] of notes.entries()) {
      const identifier = identifiers[i];
      if (identifier !== undefined) this.#labels.set(runsKey(note), identifier);
    }
  }

  /** @param candidates labels of the paragraph's own notes, for one whose text was changed */
  label(note: readonly Run[], candidates: readonly string[] | undefined): string {
    const key = runsKey(note);
    const label = this.#labels.get(key) ?? this.#changed(candidates ?? []) ?? this.#free();
    if (!this.#labels.has(key)) {
      this.#labels.set(key, label);
      const names: Names = { noteLabel: () => "", picturePath: () => "" };
      this.#written.set(label, inlineMarkdown(note, names).replace(/\\?\n/g, "\n\n    "));
    }
    this.#used.add(label);
    return this.#source.notes.get(label)?.label ?? label;
  }

  #changed(candidates: readonly string[]): string | undefined {
    return candidates.find((label) => !this.#used.has(label) && !this.#written.has(label));
  }

  #free(): string {
    for (let n = this.#source.notes.size + 1; ; n += 1) {
      const label = String(n);
      if (!this.#source.notes.has(label) && !this.#written.has(label)) return label;
    }
  }

  /** Definitions as they are now, in the text where they stood; new ones at the end. */
  settle(text: string): string {
    let settled = text;
    for (const [identifier, node] of this.#source.notes) {
      const typed = this.#source.text.slice(startOf(node), endOf(node));
      const written = this.#written.get(identifier);
      const isGone = !new RegExp(`\\[\\^${escapeRegExp(node.label ?? identifier)}\\](?!:)`, "i").test(
        settled,
      );
      if (isGone) settled = settled.replace(`\n\n${typed}`, () => "").replace(typed, () => "");
      else if (written !== undefined)
        settled = settled.replace(typed, () => `[^${node.label ?? identifier}]: ${written}`);
    }
    const added = [...this.#written].filter(([label]) => !this.#source.notes.has(label));
    if (added.length === 0) return settled;
    const end = /\s*$/.exec(settled)?.[0] ?? "";
    const notes = added.map(([label, note]) => `[^${label}]: ${note}`).join("\n\n");
    return `${settled.slice(0, settled.length - end.length)}\n\n${notes}${end === "" ? "" : "\n"}`;
  }
}
