/** Effects of pictures and shapes that the PDF does not have, to be said. */
import { child, elements, type XmlElement } from "../../ooxml/xml.ts";
import type { InlineReader } from "./inlines.ts";

/**
 * Shadows, glow, reflections, soft edges (§20.1.8.26) and depth (§20.1.5.5, §20.1.5.12) of a shape's own; those of its
 * theme's style are faint.
 *
 * @param properties `pic:spPr`, `wps:spPr` and the like
 */
export function sayEffects(reader: InlineReader, properties: XmlElement | undefined): void {
  const effects = child(properties, "a:effectLst") ?? child(properties, "a:effectDag");
  const depth = child(properties, "a:sp3d");
  const isDeep =
    depth !== undefined && (elements(depth).length > 0 || depth.attributes.extrusionH !== undefined);
  if ((effects && elements(effects).length > 0) || isDeep) reader.story.sayOtherwiseOnce("effect");
}

/** A picture in other colours than its own, §20.1.8.13 and others. */
export function sayRecolored(reader: InlineReader, blip: XmlElement | undefined): void {
  const changed = ["a:grayscl", "a:duotone", "a:biLevel", "a:clrChange", "a:clrRepl", "a:hsl", "a:tint"];
  if (changed.some((name) => child(blip, name))) reader.story.sayOtherwiseOnce("recolored-picture");
}

/** Words along a curve, §20.1.9.19. */
export function sayBent(reader: InlineReader, body: XmlElement | undefined): void {
  const { prst = "textNoShape" } = child(body, "a:prstTxWarp")?.attributes ?? {};
  if (prst !== "textNoShape" && prst !== "textPlain") reader.story.sayOtherwiseOnce("bent-text", prst);
}
