/**
 * Check boxes, radio buttons, and buttons that show a picture.
 *
 * Boxes whose author left their look to the viewer, or drew it in fonts that are not in the file, get one.
 *
 * Source: ISO 32000-1 §12.7.4.2 (button fields), §12.5.6.19 (MK)
 */
import { type PDFDict, PDFName } from "pdf-lib";
import { number, type Picture } from "../../pdf-file/index.ts";
import { chosen, isTicked } from "./choose.ts";
import { type Desk, type Entry, tellNoOption } from "./desk.ts";
import { drawMark, placePicture } from "./drawings.ts";
import { type FormField, onState, statesOf } from "./form-field.ts";
import { drawBorder, drawFrame, markOf, readBox } from "./frame.ts";
import { showsAlike } from "./looks.ts";
import { setValue } from "./set-value.ts";

export function fillButtons(entry: Entry, desk: Desk): void {
  const { field, said } = entry;
  const { colour } = desk.fonts.styleOf(field);
  const wanted = said ? wantedOption(entry, desk) : currentState(field);
  for (const [i, { dict }] of field.widgets.entries()) {
    const own = field.options[i]?.value ?? "Yes";
    ensureMarks(dict, field, own, colour, desk);
    dict.set(PDFName.of("AS"), own === wanted ? (onState(dict) ?? PDFName.of(own)) : PDFName.of("Off"));
  }
  if (said) setValue(field, PDFName.of(wanted ?? "Off"));
}

/** The state to turn on; `undefined` for none. */
function wantedOption(entry: Entry, desk: Desk): string | undefined {
  const { field, said } = entry;
  if (!said) return undefined;
  const { options, kind } = field;
  const isLone = kind === "check" && new Set(options.map(({ value }) => value)).size === 1;
  if (isLone) return isTicked(options[0], said, desk.language) ? options[0]?.value : undefined;
  if (said.text === "" && said.value !== false) return undefined;
  const option = chosen(options, said, desk.language);
  if (!option) tellNoOption(entry, said.text, desk);
  return option?.value;
}

function currentState(field: FormField): string | undefined {
  const value = field.inherited("V");
  const state = value instanceof PDFName ? value.decodeText() : "Off";
  return state === "Off" ? undefined : state;
}

function ensureMarks(dict: PDFDict, field: FormField, state: string, colour: string, desk: Desk): void {
  const isRadio = field.kind === "radio";
  const mark = markOf(dict) || (isRadio ? "l" : "4");
  const box = readBox(dict);
  const frame = drawFrame(box, isRadio && mark === "l");
  if (!onState(dict) || !showsAlike(dict)) {
    desk.looks.drawStates(dict, box, { [state]: `${frame} ${drawMark(box, mark, colour)}`, Off: frame });
  } else if (!statesOf(dict)?.has(PDFName.of("Off"))) {
    statesOf(dict)?.set(PDFName.of("Off"), desk.looks.xObject(box, ""));
  }
}

/** The picture in all of the field's boxes, without the grey that buttons have. */
export function drawPicture({ widgets }: FormField, picture: Picture, desk: Desk): void {
  for (const { dict } of widgets) {
    const box = readBox(dict);
    const drawn = `${drawBorder(box).join("")} q ${placePicture(box, picture).map(number).join(" ")} cm /Picture Do Q`;
    desk.looks.draw(dict, box, drawn, { Picture: picture.ref });
  }
}
