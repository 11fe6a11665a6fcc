/**
 * The fields of a PDF form, as their author set them up.
 *
 * In: an opened form. Out: each field with its page, kind, options, and the text it is filled from: its default
 * value where that holds tags, else its name. Several boxes with one name are one field.
 *
 * Source: ISO 32000-1 §12.7.3 (field dictionaries), §12.7.4 (field types)
 */
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRef,
  PDFString,
} from "pdf-lib";
import { type FieldNode, readFieldTree } from "./field-tree.ts";

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

export interface FormField extends FieldNode {
  readonly kind: FieldKind;
  /** Field flags. @see ISO 32000-1 tables 221, 226, 228 and 230 */
  readonly flags: number;
  readonly widgets: readonly Widget[];
  /** Page of its first box, from 1. */
  readonly page: number | undefined;
  readonly options: readonly Option[];
  readonly tooltip: string | undefined;
  /** Tags in the default value, or in the name. */
  readonly template: string | undefined;
}

export function readFormFields(pdf: PDFDocument): FormField[] {
  const pages = pdf.getPages();
  const tree = readFieldTree(pdf);
  const owners = annotationPages(pages);
  return tree.flatMap((node) => {
    const kind = kindOf(node);
    if (!kind) return [];
    const widgets = node.widgets.map((widget) => ({ ...widget, page: owners.get(widget.ref) }));
    const first = widgets.find(({ page }) => page)?.page;
    return [
      {
        ...{ ...node, kind, widgets },
        flags: flagsOf(node),
        page: first && pages.indexOf(first) + 1,
        options: optionsOf(node, kind),
        tooltip: tooltipOf(node),
        template: templateOf(node),
      },
    ];
  });
}

function annotationPages(pages: readonly PDFPage[]): ReadonlyMap<PDFRef, PDFPage> {
  const owners = new Map<PDFRef, PDFPage>();
  for (const page of pages) {
    const annotations = page.node.lookup(PDFName.of("Annots"));
    for (const annotation of annotations instanceof PDFArray ? annotations.asArray() : []) {
      if (annotation instanceof PDFRef) owners.set(annotation, page);
    }
  }
  return owners;
}

function flagsOf(node: FieldNode): number {
  const flags = node.inherited("Ff");
  return flags instanceof PDFNumber ? flags.asNumber() : 0;
}

const RADIO = 0x8000;
const PUSH = 0x10000;
const COMBO = 0x20000;

function kindOf(node: FieldNode): FieldKind | undefined {
  const type = node.inherited("FT");
  const flags = flagsOf(node);
  switch (type instanceof PDFName ? type.decodeText() : "") {
    case "Tx":
      return "text";
    case "Ch":
      return flags & COMBO ? "drop-down" : "list";
    case "Sig":
      return "signature";
    case "Btn":
      return flags & PUSH ? "button" : flags & RADIO ? "radio" : "check";
    default:
      return undefined;
  }
}

function optionsOf(node: FieldNode, kind: FieldKind): Option[] {
  const opt = node.inherited("Opt");
  const entries = opt instanceof PDFArray ? opt.asArray().map((_, i) => opt.lookup(i)) : [];
  if (kind === "drop-down" || kind === "list") return entries.map(choiceOf);
  if (kind !== "check" && kind !== "radio") return [];
  return node.widgets.map(({ dict }, i) => {
    const value = onState(dict)?.decodeText() ?? "Yes";
    return { value, label: textOf(entries[i]) ?? value };
  });
}

function choiceOf(entry: PDFObject | undefined): Option {
  if (!(entry instanceof PDFArray)) return { value: textOf(entry) ?? "", label: textOf(entry) ?? "" };
  const [value, label] = [0, 1].map((i) => textOf(i < entry.size() ? entry.lookup(i) : undefined));
  return { value: value || label || "", label: label ?? value ?? "" };
}

/** What a check box is in when it is ticked, where its drawings tell. */
export function onState(dict: PDFDict): PDFName | undefined {
  return statesOf(dict)
    ?.keys()
    .find((state) => state.decodeText() !== "Off");
}

/** A button's drawings, by state. */
export function statesOf(dict: PDFDict): PDFDict | undefined {
  const look = dict.lookup(PDFName.of("AP"));
  const normal = look instanceof PDFDict ? look.lookup(PDFName.of("N")) : undefined;
  return normal instanceof PDFDict ? normal : undefined;
}

/** Some programs write it on the boxes. */
function tooltipOf({ dict, widgets }: FieldNode): string | undefined {
  const texts = [dict, ...widgets.map((widget) => widget.dict)].map((d) =>
    textOf(d.lookup(PDFName.of("TU"))),
  );
  return texts.find((text) => text !== undefined && text.trim() !== "");
}

/** Tags in the default value; some programs write it only as the value. */
function templateOf({ dict, name }: FieldNode): string | undefined {
  const texts = [dict.lookup(PDFName.of("DV")), dict.lookup(PDFName.of("V"))].map(textOf);
  return [...texts, name].find((text) => text?.includes("{{"));
}

export function textOf(object: PDFObject | undefined): string | undefined {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText();
  return object instanceof PDFName ? object.decodeText() : undefined;
}
