/**
 * Fonts that a Word file carries inside.
 *
 * Their first 32 bytes are masked with the font's key, so that they are no font to others.
 *
 * Source: ISO/IEC 29500-1 §17.8.1 (font embedding)
 */
import type { WordPackage } from "../../ooxml/package.ts";
import { elements, isElement } from "../../ooxml/xml.ts";
import type { OwnFont } from "./catalog.ts";

const MASKED = 32;

export function readEmbeddedFonts(pkg: WordPackage): OwnFont[] {
  const part = pkg.related(pkg.mainPart, "fontTable");
  const root = part === undefined ? undefined : pkg.xml(part)?.root;
  if (part === undefined || !root) return [];
  const relationships = pkg.relationships(part);
  return elements(root, "w:font").flatMap((font) =>
    font.children.filter(isElement).flatMap((e) => {
      if (!e.name.startsWith("w:embed")) return [];
      const target = relationships.get(e.attributes["r:id"] ?? "")?.target;
      const bytes = target === undefined ? undefined : pkg.bytes(target);
      return target && bytes ? [{ name: target, bytes: unmask(bytes, e.attributes["w:fontKey"] ?? "") }] : [];
    }),
  );
}

/** The key's bytes, last first, laid twice over the start. */
function unmask(bytes: Uint8Array, key: string): Uint8Array {
  const mask = Buffer.from(key.replace(/[{}-]/g, ""), "hex").reverse();
  if (mask.length !== 16) return bytes;
  const plain = Uint8Array.from(bytes);
  for (let i = 0; i < Math.min(MASKED, plain.length); i++) plain[i] = (plain[i] ?? 0) ^ (mask[i % 16] ?? 0);
  return plain;
}
