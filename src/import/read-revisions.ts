/**
 * Who changed what where changes are tracked, and who said what in comments.
 *
 * Source: ECMA-376-1 §17.13.5 (revisions), §17.13.4 (comments)
 */

import type { WordPackage } from "../ooxml/package.ts";
import { descendants, elements, isElement, type XmlElement } from "../ooxml/xml.ts";
import { dictionary } from "../values/dictionary.ts";
import type { PaperComment, TrackedChange } from "./paper-text.ts";

const kinds: Readonly<Record<string, TrackedChange["kind"]>> = dictionary({
  "w:ins": "inserted",
  "w:del": "deleted",
  "w:moveTo": "moved",
  "w:rPrChange": "formatted",
  "w:pPrChange": "formatted",
  "w:cellIns": "inserted",
  "w:cellDel": "deleted",
});

/** What is tracked, once each; neighbours by one author are one change. */
export function readTrackedChanges(root: XmlElement | undefined): TrackedChange[] {
  const found: TrackedChange[] = [];
  for (const element of root ? all(root) : []) {
    const kind = kinds[element.name];
    if (!kind) continue;
    const change = { kind, author: element.attributes["w:author"] ?? "", text: shownText(element) };
    const last = found.at(-1);
    if (last?.kind === kind && last.author === change.author)
      found[found.length - 1] = { ...last, text: last.text + change.text };
    else found.push(change);
  }
  return found;
}

function* all(parent: XmlElement): Generator<XmlElement> {
  for (const element of elements(parent)) {
    yield element;
    yield* all(element);
  }
}

function shownText(element: XmlElement): string {
  return [...all(element)]
    .filter(({ name }) => name === "w:t" || name === "w:delText")
    .map(ownText)
    .join("");
}

function ownText(element: XmlElement): string {
  return element.children.filter((node) => !isElement(node)).join("");
}

export function readComments(pkg: WordPackage): PaperComment[] {
  const part = pkg.related(pkg.mainPart, "comments");
  const root = part === undefined ? undefined : pkg.xml(part)?.root;
  const body = pkg.xml(pkg.mainPart)?.root;
  return (root ? elements(root, "w:comment") : []).map((comment) => ({
    author: comment.attributes["w:author"] ?? "",
    date: (comment.attributes["w:date"] ?? "").slice(0, 10),
    text: elements(comment, "w:p")
      .map((p) => [...descendants(p, "w:t")].map(ownText).join(""))
      .join("\n"),
    about: body ? commented(body, comment.attributes["w:id"] ?? "") : "",
  }));
}

/** The text between the start and the end of a comment's range. */
function commented(body: XmlElement, id: string): string {
  let isInside = false;
  let text = "";
  for (const element of all(body)) {
    if (element.attributes["w:id"] === id && element.name === "w:commentRangeStart") isInside = true;
    if (element.attributes["w:id"] === id && element.name === "w:commentRangeEnd") break;
    if (isInside && element.name === "w:t") text += ownText(element);
  }
  return text;
}
