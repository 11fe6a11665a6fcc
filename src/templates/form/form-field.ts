/**
 * The fields of a PDF form, as their author set them up.
 *
 * In: an opened form. Out: each field with its page, kind, options, and the text it is filled from: its default
 * value where that holds tags, else its name. Several boxes with one name are one field.
 *
 * Source: ISO 32000-1 §12.7.3 (field dictionaries), §12.7.4 (field types)
 */
import {
  PDFAcroCheckBox,
  PDFAcroComboBox,
  type PDFAcroField,
  PDFAcroListBox,
  PDFAcroPushButton,
  PDFAcroRadioButton,
  PDFAcroSignature,
  PDFAcroText,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFString,
} from "pdf-lib";

export type FieldKind = "text" | "check" | "radio" | "drop-down" | "list" | "button" | "signature";

export interface Option {
  /** What the file calls it. */
  readonly value: string;
  /** What the reader sees. */
  readonly label: string;
}

/** One box of a field on a page. */
export interface Widget {
  readonly dict: PDFDict;
  readonly ref: PDFRef;
  readonly page: PDFPage | undefined;
}

export interface FormField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly field: PDFAcroField;
  readonly widgets: readonly Widget[];
  /** Page of its first box, from 1. */
  readonly page: number | undefined;
  readonly options: readonly Option[];
  readonly tooltip: string | undefined;
  /** Tags in the default value, or in the name. */
  readonly template: string | undefined;
}

/** @throws what the library throws when fields are not as the format says */
export function readFormFields(pdf: PDFDocument): FormField[] {
  const pages = pdf.getPages();
  const owners = annotationPages(pages);
  const fields = pdf.catalog.getOrCreateAcroForm().getAllFields();
  return fields.flatMap(([field, ref]) => {
    const kind = kindOf(field);
    if (!kind) return [];
    const widgets = widgetsOf(field, ref).map((widget) => ({ ...widget, page: owners.get(widget.ref) }));
    const first = widgets.find(({ page }) => page)?.page;
    const name = field.getFullyQualifiedName() ?? "";
    return [
      {
        ...{ name, kind, field, widgets },
        page: first && pages.indexOf(first) + 1,
        options: optionsOf(field, kind),
        tooltip: textOf(field.dict.lookup(PDFName.of("TU"))),
        template: templateOf(field, name),
      },
    ];
  });
}

function annotationPages(pages: readonly PDFPage[]): ReadonlyMap<PDFRef, PDFPage> {
  const owners = new Map<PDFRef, PDFPage>();
  for (const page of pages) {
    for (const annotation of page.node.Annots()?.asArray() ?? []) {
      if (annotation instanceof PDFRef) owners.set(annotation, page);
    }
  }
  return owners;
}

function kindOf(field: PDFAcroField): FieldKind | undefined {
  if (field instanceof PDFAcroText) return "text";
  if (field instanceof PDFAcroCheckBox) return "check";
  if (field instanceof PDFAcroRadioButton) return "radio";
  if (field instanceof PDFAcroComboBox) return "drop-down";
  if (field instanceof PDFAcroListBox) return "list";
  if (field instanceof PDFAcroPushButton) return "button";
  return field instanceof PDFAcroSignature ? "signature" : undefined;
}

/** A field with one box may be that box itself. */
function widgetsOf(field: PDFAcroField, ref: PDFRef): { dict: PDFDict; ref: PDFRef }[] {
  const kids = field.Kids();
  if (!kids) return [{ dict: field.dict, ref }];
  return kids.asArray().flatMap((kid) => {
    const dict = kid instanceof PDFRef ? field.dict.context.lookup(kid) : undefined;
    return kid instanceof PDFRef && dict instanceof PDFDict ? [{ dict, ref: kid }] : [];
  });
}

function optionsOf(field: PDFAcroField, kind: FieldKind): Option[] {
  if (field instanceof PDFAcroComboBox || field instanceof PDFAcroListBox) {
    return field.getOptions().map(({ value, display }) => {
      const label = display.decodeText();
      return { value: value?.decodeText() || label, label };
    });
  }
  if (kind !== "check" && kind !== "radio") return [];
  const button = field as PDFAcroCheckBox | PDFAcroRadioButton;
  const exported = button.getExportValues()?.map((value) => value.decodeText());
  return button.getWidgets().map((widget, i) => {
    const value = widget.getOnValue()?.decodeText() ?? "Yes";
    return { value, label: exported?.[i] ?? value };
  });
}

/** Tags in the default value; some programs write it only as the value. */
function templateOf(field: PDFAcroField, name: string): string | undefined {
  const texts = [field.dict.lookup(PDFName.of("DV")), field.dict.lookup(PDFName.of("V"))].map(textOf);
  return [...texts, name].find((text) => text?.includes("{{"));
}

export function textOf(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText();
  return object instanceof PDFName ? object.decodeText() : undefined;
}
