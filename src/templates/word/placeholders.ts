/**
 * Content controls whose placeholder holds tags: what is filled in there is content, which Word would take for an
 * invitation to type, and replace.
 *
 * Source: ECMA-376-1 §17.5.2.39 (showingPlcHdr)
 */
import { childElement, type Element, ownText, remove, within } from "./tree.ts";

export function makePlaceholdersContent(root: Element): void {
  for (const control of [...within(root)].filter((e) => e.name === "w:sdt")) {
    const properties = childElement(control, "w:sdtPr");
    const shown = properties && childElement(properties, "w:showingPlcHdr");
    const content = childElement(control, "w:sdtContent");
    if (!shown || !content) continue;
    const texts = [...within(content)].filter((e) => e.name === "w:t").map(ownText);
    if (texts.join("").includes("{{")) remove(shown);
  }
}
