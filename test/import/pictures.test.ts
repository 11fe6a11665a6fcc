/**
 * Pictures that come back: those of the record keep their path, new ones are saved beside it.
 */
import { expect, test } from "vitest";
import { readParts } from "../templates/word-file.ts";
import {
  addAfter,
  type Edit,
  editPart,
  importBack,
  linesChanged,
  makePaper,
  recordText,
  type,
} from "./desk.ts";

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);
const OFFICE = "http://schemas.openxmlformats.org";
const drawing = `<w:r><w:drawing><wp:inline xmlns:wp="${OFFICE}/drawingml/2006/wordprocessingDrawing"><wp:extent cx="9525" cy="9525"/><wp:docPr id="7" name="x" descr="En karta"/><a:graphic xmlns:a="${OFFICE}/drawingml/2006/main"><a:graphicData uri="${OFFICE}/drawingml/2006/picture"><pic:pic xmlns:pic="${OFFICE}/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="rIdNew"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const related: Edit = (xml) =>
  xml.replace(
    "</Relationships>",
    `<Relationship Id="rIdNew" Type="${OFFICE}/officeDocument/2006/relationships/image" Target="media/new.png"/></Relationships>`,
  );

test("a new picture is saved beside the record, and shown by its path", () => {
  const paper = makePaper("memo");
  const placed = editPart(paper.bytes, addAfter("Få kvinnor arbetar", drawing));
  const withPart = editPart(
    editPart(placed, related, "word/_rels/document.xml.rels"),
    () => "PNG",
    "word/media/new.png",
  );
  const plan = importBack(paper, withPart);
  expect(linesChanged(recordText, plan.text)).toEqual([
    "-   consequences: Få kvinnor arbetar i branschen.",
    "+   consequences: |-",
    "+     Få kvinnor arbetar i branschen.",
    "+     ![En karta](decisions/2022/22RS8941-1.png)",
    "+ ",
  ]);
  expect(plan.files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()])).toEqual([
    ["decisions/2022/22RS8941-1.png", "PNG"],
  ]);
});

test("a picture of the record keeps its path when the text beside it changes", () => {
  const text = recordText.replace("Få kvinnor arbetar", "Få kvinnor ![Karta](bilagor/karta.png) arbetar");
  const paper = makePaper("memo", text, true, new Map([["bilagor/karta.png", png]]));
  expect([...readParts(paper.bytes).keys()].filter((part) => part.includes("kansli1.png"))).toHaveLength(1);
  const plan = importBack(paper, editPart(paper.bytes, type("Få kvinnor", "Ganska få kvinnor")), text);
  expect(linesChanged(text, plan.text)).toEqual([
    "-   consequences: Få kvinnor ![Karta](bilagor/karta.png) arbetar i branschen.",
    "+   consequences: Ganska få kvinnor ![Karta](bilagor/karta.png) arbetar i branschen.",
  ]);
  expect(plan.files).toEqual([]);
});
