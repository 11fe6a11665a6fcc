/**
 * Fields: what their instructions say, and where they stand in a story.
 *
 * In: the tree of a part. Out: its fields, those inside others before them. A field is an element of its own
 * (`w:fldSimple`), or runs between characters that begin it, part its instruction from its stored result, and end it;
 * these may lie in several paragraphs. The instruction may be cut into several pieces.
 *
 * Source: ISO/IEC 29500-1 §17.16.2 (syntax), §17.16.18 (fldChar), §17.16.19 (fldSimple), §17.16.4.3 (formats)
 */
import { dictionary } from "../values/dictionary.ts";
import { isElement, textOf, type XmlElement } from "./xml.ts";

/** An element, and those round it from the root inwards. */
export interface Located {
  readonly element: XmlElement;
  readonly around: readonly XmlElement[];
}

export interface StoredField {
  readonly instruction: string;
  /** `w:fldChar`, or `w:fldSimple` for begin and end alike. */
  readonly begin: Located;
  readonly separate: Located | undefined;
  readonly end: Located;
  /**
   * `w:t` elements of the stored result after its last tab, without those of fields inside it. LibreOffice has the
   * words of a contents' entry there too, before the tab that its page stands after.
   */
  readonly texts: readonly XmlElement[];
}

interface OpenField {
  readonly begin: Located;
  instruction: string;
  separate: Located | undefined;
  readonly texts: XmlElement[];
}

/** Fields that are not closed are left out. */
export function findFields(root: XmlElement): StoredField[] {
  const found: StoredField[] = [];
  const open: OpenField[] = [];
  const close = (field: OpenField | undefined, end: Located) => {
    if (field) found.push({ ...field, end });
  };
  const meetCharacter = (at: Located) => {
    const type = at.element.attributes["w:fldCharType"];
    const top = open.at(-1);
    if (type === "begin") open.push({ begin: at, instruction: "", separate: undefined, texts: [] });
    else if (type === "separate" && top) top.separate = at;
    else if (type === "end") close(open.pop(), at);
  };
  const around: XmlElement[] = [];
  const here = (element: XmlElement): Located => ({ element, around: [...around] });
  const meetSimple = (element: XmlElement) => {
    const at = here(element);
    open.push({ begin: at, instruction: element.attributes["w:instr"] ?? "", separate: at, texts: [] });
    walk(element);
    close(open.pop(), at);
  };
  const walk = (parent: XmlElement) => {
    around.push(parent);
    for (const element of parent.children.filter(isElement)) {
      const top = open.at(-1);
      if (element.name === "w:fldChar") meetCharacter(here(element));
      else if (element.name === "w:fldSimple") meetSimple(element);
      else if (element.name === "w:instrText" && top) top.instruction += textOf(element);
      else if (element.name === "w:t" && top?.separate) top.texts.push(element);
      else if (element.name === "w:tab" && parent.name === "w:r" && top) top.texts.length = 0;
      else if (!deleted.has(element.name)) walk(element);
    }
    around.pop();
  };
  walk(root);
  return found;
}

const deleted: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);

/** Words of an instruction; quoted ones are one word. */
export function fieldWords(instruction: string): string[] {
  return [...instruction.matchAll(/["“”]([^"“”]*)["“”]|(\S+)/g)].map((m) => m[1] ?? m[2] ?? "");
}

const numberSwitches: Readonly<Record<string, string>> = dictionary({
  arabic: "decimal",
  roman: "lowerRoman",
  ROMAN: "upperRoman",
  alphabetic: "lowerLetter",
  ALPHABETIC: "upperLetter",
  ArabicDash: "numberInDash",
});

/** The number format that `\*` asks for, one of `w:numFmt`; empty where it does not. */
export function fieldNumbering(words: readonly string[]): string {
  const wanted = words.map((w, i) => (w === "\\*" ? numberSwitches[words[i + 1] ?? ""] : undefined));
  return wanted.find(Boolean) ?? "";
}
