/**
 * The names that generated XML uses, bound in the parts it goes into.
 *
 * Kansli writes `w:` and `r:`; a file may use other prefixes, and the namespaces of the strict
 * or of the transitional standard.
 *
 * Source: ISO/IEC 29500-1 Annex A, 29500-4 Annex A
 */
import type { WordPackage } from "../../ooxml/package.ts";
import { type Element, raw } from "./tree.ts";

export interface Names {
  /** Of WordprocessingML. */
  readonly w: string;
  readonly r: string;
  /** What relationship types begin with. */
  readonly relationships: string;
}

const transitional: Names = {
  w: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  relationships: "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
};

const strict: Names = {
  w: "http://purl.oclc.org/ooxml/wordprocessingml/main",
  r: "http://purl.oclc.org/ooxml/officeDocument/relationships",
  relationships: "http://purl.oclc.org/ooxml/officeDocument/relationships/",
};

export function namesOf(pkg: WordPackage): Names {
  return pkg.xml(pkg.mainPart)?.text.includes(strict.w) ? strict : transitional;
}

/** The XML of a part of the template, with `w` and `r` bound. */
export function boundText(pkg: WordPackage, part: string, names: Names): string | undefined {
  const xml = pkg.xml(part);
  if (!xml) return undefined;
  const { start, contentStart } = xml.root;
  const root = withNames(xml.text.slice(start, contentStart), names);
  return xml.text.slice(0, start) + root + xml.text.slice(contentStart);
}

/** Binds `w` and `r` on the root of a part where it does not. */
export function bindNames(root: Element, names: Names): void {
  const [start] = root.head;
  if (start?.kind === "raw") root.head = [raw(withNames(start.xml, names)), ...root.head.slice(1)];
}

/** A start tag with `w` and `r` bound. */
function withNames(startTag: string, names: Names): string {
  const missing = (["w", "r"] as const).filter((p) => !new RegExp(`\\sxmlns:${p}\\s*=`).test(startTag));
  const bindings = missing.map((p) => ` xmlns:${p}="${names[p]}"`).join("");
  return startTag.replace(/^<[^\s/>]+/, (name) => name + bindings);
}
