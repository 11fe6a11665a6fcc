/**
 * The names that generated XML uses, bound in the parts it goes into.
 *
 * Kansli writes `w:` and `r:`; a file may use other prefixes, and the namespaces of the strict
 * or of the transitional standard.
 *
 * Source: ISO/IEC 29500-1 Annex A, 29500-4 Annex A
 */
import type { WordPackage } from "../../ooxml/package.ts";
import { type Element, raw, writeXml } from "./tree.ts";

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

/** The XML of a part of the template with `w` and `r` bound, ready for `putAtEnd`. */
export function boundText(pkg: WordPackage, part: string, names: Names): string | undefined {
  return openText(pkg, part, (startTag) => bindingsFor(startTag, names));
}

/** The XML of a part of the template with a root that has an end tag, ready for `putAtEnd`. */
export function openText(
  pkg: WordPackage,
  part: string,
  more: (startTag: string) => string = () => "",
): string | undefined {
  const xml = pkg.xml(part);
  if (!xml) return undefined;
  const { start, contentStart } = xml.root;
  const startTag = xml.text.slice(start, contentStart);
  const [tagName = "", name = ""] = /^<([^\s/>]+)/.exec(startTag) ?? [];
  const opened = startTag.replace(tagName, () => tagName + more(startTag)).replace(/\/>$/, `></${name}>`);
  return xml.text.slice(0, start) + opened + xml.text.slice(contentStart);
}

/** The root's end tag, and what may stand after a root. */
const END = /<\/[^<>]*>(?:\s|<!--(?:(?!-->)[\s\S])*-->|<\?(?:(?!\?>)[\s\S])*\?>)*$/;

/** Puts XML at the end of a part's root, which has an end tag. */
export function putAtEnd(xml: string, more: string): string {
  const end = END.exec(xml)?.index ?? xml.length;
  return xml.slice(0, end) + more + xml.slice(end);
}

/** Binds `w` and `r` on the root of a part where it does not. */
export function bindNames(root: Element, names: Names): void {
  const [start, ...others] = root.head;
  if (start?.kind !== "raw") return;
  const startTag = root.head.map(writeXml).join("");
  const xml = start.xml.replace(/^<[^\s/>]+/, (name) => name + bindingsFor(startTag, names));
  root.head = [raw(xml), ...others];
}

/** The bindings of `w` and `r` that a start tag lacks. */
function bindingsFor(startTag: string, names: Names): string {
  const missing = (["w", "r"] as const).filter((p) => !new RegExp(`\\sxmlns:${p}\\s*=`).test(startTag));
  return missing.map((p) => ` xmlns:${p}="${names[p]}"`).join("");
}
