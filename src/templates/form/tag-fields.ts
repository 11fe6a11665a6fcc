/**
 * Gives every field on a page its element, so that a screen reader comes upon it in the order of the text.
 *
 * In: the boxes of a form's fields. Out: tags. A program may write elements for fields and not say which field each is
 * for, as LibreOffice 7 does: where a page has as many of these as it has fields without an element, they belong
 * together in their order. Every other field comes last.
 *
 * Source: ISO 14289-1 §7.18.1, §7.18.3, §7.18.4; ISO 32000-1 §14.8.4.5 (Form)
 */
import { PDFArray, PDFName, type PDFPage } from "pdf-lib";
import type { Structure } from "../../pdf-file/index.ts";
import type { Widget } from "./form-field.ts";

export function tagFields(tags: Structure, widgets: readonly Widget[]): void {
  for (const [page, onPage] of Map.groupBy(widgets, (widget) => widget.page)) {
    if (!page) continue;
    page.node.set(PDFName.of("Tabs"), PDFName.of("S"));
    const untagged = inPageOrder(
      page,
      onPage.filter(({ dict }) => !tags.ownerOf(dict)),
    );
    const vacant = tags.vacantForms(page);
    const belongTogether = vacant.length === untagged.length;
    for (const [i, { ref }] of untagged.entries()) {
      const element = belongTogether ? vacant[i] : undefined;
      if (element) tags.settle(ref, page, element);
      else tags.own(ref, page, tags.add("Form"));
    }
  }
}

function inPageOrder(page: PDFPage, widgets: readonly Widget[]): Widget[] {
  const annotations = page.node.lookup(PDFName.of("Annots"));
  const order = annotations instanceof PDFArray ? annotations.asArray() : [];
  return widgets.toSorted((a, b) => order.indexOf(a.ref) - order.indexOf(b.ref));
}
