/**
 * `kansli import`, from the terminal: which papers it takes, what it says, what it writes.
 */
import { beforeAll, describe, expect, test } from "vitest";
import { withCustomProperties } from "../../src/ooxml/custom-properties.ts";
import { committedWorld, RECORD, type RepositoryWorld, textOf } from "../history/repository.ts";
import { type Edit, editPart, type } from "../import/desk.ts";

const PAPER = "out/2024-0001/memo.docx";
let world: RepositoryWorld & { first: string };

beforeAll(async () => {
  world = await committedWorld();
  await world.edit(RECORD, (text) => `${text}\n# the end\n`);
  world.commit("A comment");
});

/** Builds the memo anew and edits it as asked. */
async function edited(edit: Edit = (xml) => xml, part?: string): Promise<string> {
  world.git("checkout", "--quiet", "--force", "main");
  await world.call("build", RECORD, "--only", "memo", "--format", "docx", "--editable", "--force");
  await world.write("back.docx", editPart(await world.read(PAPER), edit, part));
  return "back.docx";
}

const heading = /<w:t xml:space="preserve">([^<]{20,})<\/w:t>/;
/** A word at the end of the first long text: the title. */
const longer: Edit = (xml) => xml.replace(heading, (text) => text.replace("</w:t>", " och mer</w:t>"));
const codes = (text: string) =>
  [...text.matchAll(/(?:import|history|cli|record|yaml|package)\/[\w-]+/g)].map(([code]) => code);

describe("kansli import", () => {
  test("writes what was edited, commits nothing, and finds nothing the second time", async () => {
    const file = await edited(longer);
    const dry = await world.call("import", file, "--dry-run");
    expect(dry).toMatchObject({ code: 0, err: "" });
    expect(dry.out).toMatch(/^-title: .*\n\+title: .* och mer$/m);
    expect(dry.out).toContain("Inget är skrivet");
    expect(world.git("status", "--porcelain", RECORD)).toBe("");

    const { code, out, err } = await world.call("import", file);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`skrev ${RECORD}`);
    expect(world.git("diff", "--stat", RECORD)).toContain("1 insertion(+), 1 deletion(-)");
    expect((await world.call("import", file)).out).toContain("Inget att föra in");
    const built = await world.call("build", RECORD, "--only", "memo", "--format", "docx");
    expect(built.code).toBe(0);
    expect(textOf(editPartText(await world.read(PAPER)))).toContain(" och mer<");
  });

  test("prints JSON", async () => {
    const { out } = await world.call("import", await edited(longer), "--dry-run", "--json");
    const answer = JSON.parse(out);
    expect(answer).toMatchObject({ record: RECORD, conflicts: [], comments: [], diagnostics: [] });
    expect(answer.edits).toMatchObject([{ kind: "set", path: ["title"] }]);
  });

  test("a paper that was built without --editable is read by its text", async () => {
    await edited();
    await world.call("build", RECORD, "--only", "memo", "--format", "docx", "--force");
    await world.write("back.docx", editPart(await world.read(PAPER), longer));
    expect((await world.call("import", "back.docx", "--dry-run")).out).toContain(" och mer");
  });

  test("a draft is compared with the record in the folder, or with the version that was committed since", async () => {
    world.git("checkout", "--quiet", "--force", "main");
    await world.edit(RECORD, (text) => `${text}# a draft\n`);
    await world.call("build", RECORD, "--only", "memo", "--format", "docx", "--editable", "--force");
    await world.write("back.docx", editPart(await world.read(PAPER), longer));
    expect((await world.call("import", "back.docx", "--dry-run")).out).toContain(" och mer");
    world.commit("The draft");
    await world.edit(RECORD, (text) => `${text}# and on\n`);
    expect((await world.call("import", "back.docx", "--dry-run")).out).toContain(" och mer");
    world.git("checkout", "--quiet", "--force", "main");
    const back = await world.read("back.docx");
    world.git("reset", "--quiet", "--hard", "HEAD~1");
    await world.write("back.docx", back);
    const lost = await world.call("import", "back.docx", "--dry-run");
    expect(codes(lost.err)).toEqual(["import/no-base"]);
  });
});

describe("what it does not take", () => {
  test("a file that is not there, not Word, or not ours", async () => {
    expect(codes((await world.call("import", "none.docx")).err)).toEqual(["history/no-file"]);
    expect(codes((await world.call("import", RECORD)).err)).toEqual(["import/not-word"]);
    expect(codes((await world.call("import", "templates/memo.docx")).err)).toEqual(["history/not-ours"]);
    await world.write("broken.docx", "no zip");
    expect(codes((await world.call("import", "broken.docx")).err)).toEqual(["package/not-a-zip"]);
  });

  test("a commit that the repository does not have, and a paper that the commit cannot give", async () => {
    const bytes = await world.read(await edited());
    const claim = async (name: string, value: string) => {
      await world.write("claim.docx", withCustomProperties(bytes, [[name, value]]));
      return codes((await world.call("import", "claim.docx")).err);
    };
    expect(await claim("Kansli commit", "0123456789012345678901234567890123456789")).toEqual([
      "history/no-commit",
    ]);
    expect(await claim("Kansli record", "decisions/2024/other.yaml")).toEqual(["history/not-in-commit"]);
  });

  test("a paper of a record that is gone", async () => {
    const file = await edited(longer);
    await world.host.remove(RECORD);
    expect(codes((await world.call("import", file)).err)).toEqual(["import/no-record"]);
  });

  test("tracked changes, unless they are to be accepted", async () => {
    const tracked: Edit = (xml) =>
      xml.replace(
        heading,
        (text) =>
          `${text}</w:r><w:ins w:id="77" w:author="Bo Ek" w:date="2024-05-02T10:00:00Z"><w:r><w:t xml:space="preserve"> och mer</w:t></w:r></w:ins><w:r>`,
      );
    const file = await edited(tracked);
    const { code, err } = await world.call("import", file, "--dry-run");
    expect(code).toBe(3);
    expect(codes(err)).toEqual(["import/tracked-changes"]);
    expect(err).toContain("1 spårade ändringar av Bo Ek");
    expect(err).toContain("+ och mer");
    const accepted = await world.call("import", file, "--dry-run", "--accept-changes");
    expect(accepted).toMatchObject({ code: 0, err: "" });
    expect(accepted.out).toMatch(/^\+title: .* och mer$/m);
  });

  test("an edit that makes the record wrong", async () => {
    await edited();
    const xml = textOf(editPartText(await world.read(PAPER)));
    const clause =
      /kansli:proposal\.0\.text"\/>.*?<w:t xml:space="preserve">([^<]+)<\/w:t>/s.exec(xml)?.[1] ?? "";
    await world.edit(RECORD, (text) => text.replace(/^meeting:.*$/m, "meeting: 2024-13-45"));
    await world.write(
      "back.docx",
      editPart(await world.read("back.docx"), type(clause, `${clause} snarast`)),
    );
    const { code, err } = await world.call("import", "back.docx");
    expect(code).toBe(3);
    expect(codes(err)).toContain("import/invalid");
    expect(textOf(await world.read(RECORD))).not.toContain("snarast");
  });

  test("a sealed record, until it says that it is amended", async () => {
    const file = await edited(longer);
    await world.call("build", RECORD, "--force");
    expect((await world.call("seal", RECORD)).code).toBe(0);
    const { code, err } = await world.call("import", file);
    expect(code).toBe(3);
    expect(codes(err)).toEqual(["import/sealed"]);
    expect(textOf(await world.read(RECORD))).not.toContain("och mer");
    await world.edit(RECORD, (text) =>
      text.replace(/^(meeting:.*)$/m, "$1\namends: { version: 1, reason: Rättelse }"),
    );
    expect((await world.call("import", file)).code).toBe(0);
    expect(textOf(await world.read(RECORD))).toContain("och mer");
    await world.host.remove("seals/2024-0001/seal.json");
  });
});

describe("what it tells", () => {
  test("a conflict, side by side", async () => {
    const file = await edited(longer);
    await world.edit(RECORD, (text) => text.replace(/^title: (.*)$/m, "title: Något annat"));
    const { code, out, err } = await world.call("import", file);
    expect(code).toBe(3);
    expect(codes(err)).toEqual(["import/conflict"]);
    expect(out).toMatch(
      /title\n {2}när handlingen gjordes:\n {4}.*\n {2}i Word-filen:\n {4}.* och mer\n {2}i beslutsposten nu:\n {4}Något annat\n/,
    );
  });

  test("comments, and keeps them beside the record when asked", async () => {
    const file = await edited(longer);
    const commented = editPart(await world.read(file), (xml) =>
      xml
        .replace(heading, (text) => `${text}</w:r><w:commentRangeEnd w:id="5"/><w:r>`)
        .replace("<w:body>", '<w:body><w:commentRangeStart w:id="5"/>'),
    );
    const withPart = editPart(
      commented,
      (xml) =>
        xml.replace(
          "</Relationships>",
          '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
        ),
      "word/_rels/document.xml.rels",
    );
    const comments =
      '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="5" w:author="Bo Ek" w:date="2024-05-02T10:00:00Z"><w:p><w:r><w:t>Är det rätt?</w:t></w:r></w:p></w:comment></w:comments>';
    await world.write(
      file,
      editPart(withPart, () => comments, "word/comments.xml"),
    );
    const { out } = await world.call("import", file, "--comments");
    expect(out).toContain("Bo Ek 2024-05-02, om ”");
    expect(out).toContain("Är det rätt?");
    expect(textOf(await world.read("decisions/2024/2024-0001.comments.md"))).toContain("Är det rätt?");
  });
});

describe("build --editable", () => {
  test("is a setting of a document too, and verify knows such papers", async () => {
    world.git("checkout", "--quiet", "--force", "main");
    await world.edit("kansli.yaml", (text) => text.replace(/^( {2}memo:\n)/m, "$1    editable: yes\n"));
    world.commit("Editable memos");
    await world.call("build", RECORD, "--only", "memo", "--format", "docx");
    expect(textOf(editPartText(await world.read(PAPER)))).toContain("kansli:title");
    const { code, out } = await world.call("verify", PAPER);
    expect(out).toContain("byte för byte");
    expect(code).toBe(0);
  });
});

/** The main part's XML. */
function editPartText(bytes: Uint8Array): string {
  let text = "";
  editPart(bytes, (xml) => {
    text = xml;
    return xml;
  });
  return text;
}
