/**
 * The tree of a part, where content controls hold what they are bound to instead of the stored text.
 */
import { boundValue, shownValue } from "../../ooxml/bound-values.ts";
import type { WordPackage } from "../../ooxml/package.ts";
import { child, isElement, type XmlElement, type XmlNode } from "../../ooxml/xml.ts";

export function readBoundPart(pkg: WordPackage, part: string): XmlElement | undefined {
  const xml = pkg.xml(part);
  return xml && (xml.text.includes("dataBinding") ? withBoundValues(pkg, xml.root) : xml.root);
}

/** The same object where nothing in it is bound. */
function withBoundValues(pkg: WordPackage, e: XmlElement): XmlElement {
  const children = e.children.map((c) => (isElement(c) ? withBoundValues(pkg, c) : c));
  const inner = children.every((c, i) => c === e.children[i]) ? e : { ...e, children };
  if (e.name !== "w:sdt") return inner;
  const properties = child(e, "w:sdtPr");
  const binding = child(properties, "w:dataBinding");
  const value = binding && boundValue(pkg, binding);
  const shown = value === undefined ? undefined : shownValue(properties, value);
  return shown === undefined ? inner : withText(inner, shown);
}

/** The first text becomes the value and the others go, with the look that a placeholder has. */
function withText(control: XmlElement, value: string): XmlElement {
  const isPlaceholder = child(child(control, "w:sdtPr"), "w:showingPlcHdr") !== undefined;
  let isWritten = false;
  const replace = (nodes: readonly XmlNode[]): XmlNode[] =>
    nodes.flatMap((node): XmlNode[] => {
      if (!isElement(node)) return [node];
      if (isPlaceholder && node.name === "w:rStyle") return [];
      if (node.name !== "w:t") return [{ ...node, children: replace(node.children) }];
      const lines = isWritten ? [] : value.split("\n");
      isWritten = true;
      const attributes = { ...node.attributes, "xml:space": "preserve" };
      const texts = lines.map((line): XmlElement => ({ ...node, attributes, children: [line] }));
      const lineBreak: XmlElement = { ...node, name: "w:br", attributes: {}, children: [] };
      return texts.flatMap((text, i) => (i === 0 ? [text] : [lineBreak, text]));
    });
  const children = control.children.map((c) =>
    isElement(c) && c.name === "w:sdtContent" ? { ...c, children: replace(c.children) } : c,
  );
  return { ...control, children };
}
