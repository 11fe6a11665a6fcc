/**
 * What a partial is called, and where its file lies: `{{> letterhead}}` is `letterhead.docx` beside a Word template,
 * and `letterhead.html.hbs` beside `mail.html.hbs`.
 */

/** Reads the file of a partial by the name in its tag; `undefined` when there is none. */
export type ReadPartial = (name: string) => Uint8Array | undefined;

const PARTIAL = /^\{\{~?>\s*(?:"([^"]+)"|'([^']+)'|\[([^\]]+)\]|([^\s"'[\]{}()=|~]+))\s*~?\}\}$/;

/** The name in `{{> name}}`; `undefined` for every other tag. */
export function partialName(tag: string): string | undefined {
  const [, ...names] = PARTIAL.exec(tag) ?? [];
  return names.find((name) => name !== undefined);
}

/** @param ending the template's own, `.docx` or `.html.hbs` */
export function partialFile(template: string, name: string, ending: string): string {
  const folder = template.slice(0, template.lastIndexOf("/") + 1);
  return folder + (name.endsWith(ending) ? name : name + ending);
}

/** `.csv.hbs` of `list.csv.hbs`, `.docx` of `memo.docx`. */
export function endingOf(file: string): string {
  return /(?:\.[^./]+)?\.hbs$|\.[^./]+$/.exec(file)?.[0] ?? "";
}
