/**
 * Marks the places where what the data makes of a story could break Word's rules.
 *
 * In: a tree whose blocks are placed. Out: the same tree with marks: containers whose paragraphs
 * may all go, tables whose rows may all go, content controls whose content may all go, paragraphs that a Markdown value
 * may replace, tables that may come to follow another.
 *
 * Source: ECMA-376-1 §17.4.65 (a cell ends with a paragraph), §17.4.37 (tables), §17.5.2 (content controls)
 */
import { addColumnMarks } from "./columns.ts";
import { containers, hasBlockTags, holdsSection, isBlank } from "./entries.ts";
import { markTablesApart } from "./tables-apart.ts";
import { childElements, type Element, mark, type Node, replace, within, writeXml } from "./tree.ts";

export function addGuards(root: Element): void {
  markTablesApart(root);
  addColumnMarks(root);
  for (const element of [root, ...within(root)].reverse()) {
    if (element.name === "w:p") guardLoneValue(element);
    if (element.name === "w:tbl" && hasBlockTags(element)) {
      replace(element, mark({ mark: "table-start" }), element, mark({ mark: "table-end" }));
    }
    if (element.name === "w:sdt" && hasBlockTags(element)) {
      replace(element, mark({ mark: "control-start" }), element, mark({ mark: "control-end" }));
    }
    if (containers.has(element.name) && hasBlockTags(element)) guardEnd(element);
  }
}

function guardEnd(container: Element): void {
  const paragraph = [...within(container)].find((e) => e.name === "w:p");
  const properties = paragraph && childElements(paragraph).find((e) => e.name === "w:pPr");
  const end = mark({
    mark: "container-end",
    paragraph: properties ? `<w:p>${writeXml(properties)}</w:p>` : "<w:p/>",
  });
  end.parent = container;
  container.children.push(end);
}

/** A paragraph with one value and nothing else: Markdown takes its place. */
function guardLoneValue(paragraph: Element): void {
  const tags = [...contents(paragraph)].filter((n) => n.kind === "tag" && n.role !== "silent");
  const [tag] = tags;
  if (tags.length !== 1 || tag?.kind !== "tag" || tag.role !== "value" || tag.spot.in !== "run") return;
  if (!isBlank(paragraph, tag) || holdsSection(paragraph)) return;
  replace(tag, { ...tag, spot: { ...tag.spot, alone: true } });
  replace(paragraph, mark({ mark: "lone-start" }), paragraph, mark({ mark: "lone-end" }));
}

function* contents(element: Element): Generator<Node> {
  for (const node of element.children) {
    yield node;
    if (node.kind === "element") yield* contents(node);
  }
}
