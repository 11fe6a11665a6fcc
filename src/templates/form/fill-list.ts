/**
 * Lists that show their options, of which some are picked.
 *
 * Source: ISO 32000-1 §12.7.4.4 (choice fields: V, I)
 */
import { PDFArray, PDFName } from "pdf-lib";
import { textString } from "../../pdf-file/index.ts";
import { chosen } from "./choose.ts";
import { type Desk, type Entry, tellNoOption } from "./desk.ts";
import { drawList } from "./drawings.ts";
import { inBox } from "./fill-text.ts";
import { type FormField, type Option, textOf } from "./form-field.ts";
import { readBox } from "./frame.ts";
import { showsAlike } from "./looks.ts";
import { setValue } from "./set-value.ts";

export function fillList(entry: Entry, desk: Desk): void {
  const { field, said } = entry;
  const { options } = field;
  const picked = said ? pickedBy(entry, desk) : pickedBefore(field);
  const style = { ...desk.fonts.styleOf(field), multiline: true, cells: undefined };
  for (const { dict } of field.widgets) {
    if (!said && showsAlike(dict)) continue;
    const box = readBox(dict);
    desk.looks.draw(dict, box, inBox(box, drawList(options, picked, box, style, desk.setter)));
  }
  if (!said) return;
  setValue(field, desk.context.obj(picked.map(({ value }) => textString(value))));
  const indices = picked.map((option) => options.indexOf(option)).sort((a, b) => a - b);
  field.dict.set(PDFName.of("I"), desk.context.obj(indices));
}

function pickedBy(entry: Entry, desk: Desk): Option[] {
  const { said, field } = entry;
  if (!said) return [];
  const items = Array.isArray(said.value) ? said.value : said.text === "" ? [] : [said.value];
  return items.flatMap((value) => {
    const option = chosen(field.options, { text: said.text, value }, desk.language);
    if (!option) tellNoOption(entry, said.text, desk);
    return option ?? [];
  });
}

function pickedBefore(field: FormField): Option[] {
  const value = field.inherited("V");
  const values = value instanceof PDFArray ? value.asArray().map((_, i) => value.lookup(i)) : [value];
  const texts = values.map(textOf);
  return field.options.filter((option) => texts.includes(option.value));
}
