/**
 * Empties the entries that a template's tables of contents hold.
 *
 * Word stored them when the template was last refreshed, with the tags that its headings hold, which mean nothing there:
 * `{{heading}}` of a loop is no name outside it. Entries are written anew when a document is filled; these only show how
 * they look.
 */
import { type Element, ownText, within } from "../tree.ts";
import { contentsSwitches, isContents } from "./switches.ts";

interface OpenField {
  instruction: string;
  readonly texts: Element[];
}

/** Fields that are not closed, and those that Word must refresh, keep what they hold. */
export function emptyContents(root: Element): void {
  const open: OpenField[] = [];
  for (const element of within(root)) {
    const top = open.at(-1);
    if (element.name === "w:fldChar") {
      const type = element.attributes["w:fldCharType"];
      if (type === "begin") open.push({ instruction: "", texts: [] });
      else if (type === "end") close(open);
    } else if (element.name === "w:instrText" && top) top.instruction += ownText(element);
    else if (element.name === "w:t" && top) top.texts.push(element);
    else if (element.name === "w:fldSimple" && isWritten(element.attributes["w:instr"] ?? "")) {
      for (const text of within(element)) if (text.name === "w:t") text.children = [];
    }
  }
}

/** What a field inside another shows belongs to that one too. */
function close(open: OpenField[]): void {
  const field = open.pop();
  if (!field) return;
  const isStale = isWritten(field.instruction);
  for (const text of field.texts) {
    if (isStale) text.children = [];
    else open.at(-1)?.texts.push(text);
  }
}

function isWritten(instruction: string): boolean {
  return isContents(instruction) && contentsSwitches(instruction) !== undefined;
}
