/** Bodies of Word templates with very many of one thing; used by tests and by the bench. */
import { p, r, table } from "./word-file.ts";

const link =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "a{{title}}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>';
const control = `<w:sdt><w:sdtContent>${r("{{title}}")}</w:sdtContent></w:sdt>`;

export const largeBodies: Readonly<Record<string, (count: number) => string>> = {
  "runs in one paragraph": (count) =>
    `<w:p>${r("{{title}} ")}${"<w:r><w:t>a</w:t></w:r>".repeat(count)}</w:p>`,
  "open fields": (count) => `<w:p>${link.repeat(count)}${r("{{title}}")}</w:p>`,
  blocks: (count) => (p("{{#if title}}") + p("{{/if}}")).repeat(count),
  "rows of a table": (count) => table(...Array.from({ length: count }, () => ["{{#if title}}a", "b{{/if}}"])),
  "controls in one paragraph": (count) => `<w:p>${control.repeat(count)}</w:p>`,
};
