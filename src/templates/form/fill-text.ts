/**
 * Text fields and drop-downs: one text in a box.
 *
 * Source: ISO 32000-1 §12.7.4.3 (text fields), §12.7.4.4 (choice fields)
 */
import { PDFName, PDFNumber } from "pdf-lib";
import { textString } from "../../pdf-file/index.ts";
import { drawClipped, drawText, type TextStyle } from "./appearance.ts";
import { chosen } from "./choose.ts";
import { type Desk, type Entry, tellNoOption, tellTooLong } from "./desk.ts";
import type { FormField } from "./form-field.ts";
import { type Box, drawCells, drawFrame, readBox } from "./frame.ts";
import { showsAlike } from "./looks.ts";
import { setFlags, setValue, visibleValue } from "./set-value.ts";

const MULTILINE = 0x1000;
const PASSWORD = 0x2000;
const COMB = 0x1000000;
const RICH = 0x2000000;
const EDITABLE = 0x40000;

export function isMultiline({ kind, flags }: FormField): boolean {
  return kind === "text" && (flags & MULTILINE) !== 0;
}

export function fillText(entry: Entry, desk: Desk): void {
  const { field, said } = entry;
  const longest = field.inherited("MaxLen");
  const max = longest instanceof PDFNumber && longest.asNumber() > 0 ? longest.asNumber() : undefined;
  const cells = field.flags & COMB ? max : undefined;
  const style = { ...desk.fonts.styleOf(field), multiline: isMultiline(field), cells };
  if (!said) {
    keepText(field, field.flags & PASSWORD ? "" : visibleValue(field), style, desk);
    return;
  }
  const { text } = said;
  if (max !== undefined && [...text].length > max) tellTooLong(text, max, entry, desk);
  else if (drawInAll(entry, text, field.flags & PASSWORD ? "" : text, style, desk)) {
    setValue(field, textString(text));
    setFlags(field, 0, RICH);
  }
}

export function fillDropDown(entry: Entry, desk: Desk): void {
  const { field, said } = entry;
  const style = { ...desk.fonts.styleOf(field), multiline: false, cells: undefined };
  const labelled = (value: string) => field.options.find((option) => option.value === value)?.label ?? value;
  if (!said) {
    keepText(field, labelled(visibleValue(field)), style, desk);
    return;
  }
  const option = chosen(field.options, said, desk.language);
  if (said.text !== "" && !option && !(field.flags & EDITABLE)) {
    tellNoOption(entry, said.text, desk);
    return;
  }
  const shown = option?.label ?? said.text;
  if (!drawInAll(entry, shown, shown, style, desk)) return;
  setValue(field, textString(option?.value ?? said.text));
  field.dict.delete(PDFName.of("I"));
}

/** @returns false where it does not fit, which is told */
function drawInAll(entry: Entry, text: string, shown: string, style: TextStyle, desk: Desk): boolean {
  for (const { dict } of entry.field.widgets) {
    const box = readBox(dict);
    const drawn = drawText(shown, box, style, desk.setter);
    if ("room" in drawn) {
      tellTooLong(text, drawn.room, entry, desk);
      return false;
    }
    desk.looks.draw(dict, box, inBox(box, drawn.operators, style.cells));
  }
  return true;
}

/** What the field's author wrote stays as it is, drawn anew only where viewers would draw it each in their way. */
function keepText({ widgets }: FormField, text: string, style: TextStyle, desk: Desk): void {
  for (const { dict } of widgets) {
    if (showsAlike(dict)) continue;
    const box = readBox(dict);
    desk.looks.draw(dict, box, inBox(box, drawClipped(text, box, style, desk.setter), style.cells));
  }
}

/** Operators of a text, in the field's frame and not over it. */
export function inBox(box: Box, operators: string, cells = 1): string {
  const clip = `1 1 ${Math.max(0, box.width - 2)} ${Math.max(0, box.height - 2)} re W n`;
  return `${drawFrame(box)}\n${drawCells(box, cells)}\n/Tx BMC q ${clip} ${operators} Q EMC`;
}
