import { describe, expect, test } from "vitest";
import { type Host, HostError, type MemoryHost } from "../../src/host/index.ts";
import { deflateEntry, inflateEntry, readZip, writeZip } from "../../src/ooxml/zip.ts";
import {
  anotherRecord,
  Capture,
  memoryWorld,
  RECORD,
  starterFiles,
  starterWorld,
  textOf,
  worldOf,
} from "./support.ts";

const FOLDER = "out/2024-0001";
const MEMO = `${FOLDER}/memo.docx`;

const outputs = (host: MemoryHost): string[] =>
  [...host.files.keys()].filter((path) => path.startsWith("out/")).sort();
const bytesOf = (host: MemoryHost, path: string): Buffer => Buffer.from(host.files.get(path) ?? []);
const manifestOf = (host: MemoryHost) => JSON.parse(textOf(host.files.get("out/manifest.json")));

/** Word only: fast. */
const docx = ["build", "--format", "docx"] as const;

test("makes every paper of every record, lists them, and says where they are", async () => {
  const world = await starterWorld();
  const { code, out, err } = await world.call("build");
  expect({ code, err: err.replace(/.*history\/no-repository[\s\S]*/, "") }).toEqual({ code: 0, err: "" });
  const papers = ["distribution-list.csv", "distribution-list.docx", "distribution-list.pdf"]
    .concat(["letter-ekonomi.docx", "letter-ekonomi.pdf", "letter-ordforande.docx", "letter-ordforande.pdf"])
    .concat(["memo.docx", "memo.pdf", "receipt-ekonomi.pdf", "receipt-ordforande.pdf"])
    .map((name) => `${FOLDER}/${name}`);
  expect(outputs(world.host)).toEqual([...papers, "out/manifest.json"]);
  expect(manifestOf(world.host).files.map((file: { path: string }) => file.path)).toEqual(papers);
  expect(out).toMatch(/^Dnr +Handling +Filer +Mapp\n/);
  expect(out).toMatch(/2024-0001 +Tjänsteskrivelse +memo.docx, .pdf +out\/2024-0001\/\n/);
  expect(out).toMatch(/\n11 filer gjorda\.\n$/);
});

test("a second build makes nothing and writes nothing", async () => {
  const world = await starterWorld();
  await world.call("build");
  const before = new Map(world.host.files);
  const refuse = () => Promise.reject(new Error("nothing should be written"));
  Object.assign(world.host, { write: refuse, append: refuse });
  const { code, out } = await world.call("build");
  expect({ code, out }).toEqual({ code: 0, out: "0 filer gjorda, 11 oförändrade.\n" });
  expect(world.host.files).toEqual(before);
});

test("makes again only what a change touches", async () => {
  const world = await starterWorld({ "decisions/b.yaml": await anotherRecord("B") });
  await world.call(...docx);
  world.host.files.set(
    "decisions/b.yaml",
    Buffer.from(await anotherRecord("B", (text) => text.replace("48500", "48600"))),
  );
  const { out } = await world.call(...docx, "--json");
  const fates = JSON.parse(out).papers.map(
    ({ path, fate }: { path: string; fate: string }) => `${fate} ${path}`,
  );
  expect(fates.filter((fate: string) => fate.startsWith("made"))).toEqual([
    "made out/B/memo.docx",
    "made out/B/letter-ordforande.docx",
    "made out/B/letter-ekonomi.docx",
    // Shows nothing else, but names the record's hash.
    "made out/B/distribution-list.docx",
  ]);
});

test("a contact that one record uses touches no other", async () => {
  const world = await starterWorld({
    "decisions/b.yaml": await anotherRecord("B", (text) =>
      text.replace("  - { contact: ekonomi, note: För utbetalning }\n", ""),
    ),
  });
  await world.call(...docx);
  const contacts = textOf(world.host.files.get("contacts.yaml"));
  world.host.files.set(
    "contacts.yaml",
    Buffer.from(contacts.replace(/(ekonomi:\n {2}name: ).*/, "$1Ekonomienheten")),
  );
  const { out } = await world.call(...docx, "--json");
  const made = JSON.parse(out).papers.filter(({ fate }: { fate: string }) => fate === "made");
  expect(made.length).toBeGreaterThan(0);
  expect(made.every(({ path }: { path: string }) => path.startsWith(FOLDER))).toBe(true);
});

describe("a record that fails", () => {
  test("stops none of the others, and the exit code says so", async () => {
    const bad = await anotherRecord("B", (text) => text.replace("48500 SEK", "mycket"));
    const world = await starterWorld({ "decisions/2024/0-bad.yaml": bad });
    const { code, err } = await world.call(...docx);
    expect(code).toBe(3);
    expect(err).toContain("decisions/2024/0-bad.yaml");
    expect(world.host.files.has(MEMO)).toBe(true);
  });

  test("keeps the papers it had", async () => {
    const world = await starterWorld();
    await world.call(...docx);
    const before = bytesOf(world.host, MEMO);
    world.host.files.set(RECORD, Buffer.from("kind: grant\n"));
    expect((await world.call(...docx)).code).toBe(3);
    expect(bytesOf(world.host, MEMO)).toEqual(before);
    expect(manifestOf(world.host).files).toHaveLength(4);
  });

  test("a name that its texts quote and that is not there", async () => {
    const bad = await anotherRecord("B", (text) => text.replace("{{purpose}}", "{{purpos}}"));
    const world = await starterWorld({ "decisions/b.yaml": bad });
    const { code, err } = await world.call(...docx);
    expect(code).toBe(3);
    expect(err).toMatch(/language\/unknown-name.*decisions\/b.yaml/);
    expect(err).toContain("`purpose`");
    expect(outputs(world.host).some((path) => path.startsWith("out/B/"))).toBe(false);
    expect(world.host.files.has(MEMO)).toBe(true);
    expect((await world.call("validate")).code).toBe(code);
  });
});

describe("a selection", () => {
  test("makes what is asked for and leaves the rest alone", async () => {
    const world = await starterWorld({ "decisions/b.yaml": await anotherRecord("B") });
    await world.call(...docx);
    const all = outputs(world.host);
    world.host.files.delete("out/B/memo.docx");
    world.host.files.delete("out/B/letter-ekonomi.docx");
    const { code } = await world.call("build", "decisions/b.yaml", "--only", "memo", "--format", "docx");
    expect(code).toBe(0);
    expect(outputs(world.host)).toEqual(all.filter((path) => path !== "out/B/letter-ekonomi.docx"));
  });

  test("folders, several documents, the folder that one stands in", async () => {
    const world = await starterWorld({ "decisions/x/b.yaml": await anotherRecord("B") });
    const { out } = await world.call("-C", "decisions/2024", ...docx, ".", "--only", "memo,letter", "--json");
    expect(JSON.parse(out).papers.map(({ path }: { path: string }) => path)).toEqual([
      MEMO,
      `${FOLDER}/letter-ordforande.docx`,
      `${FOLDER}/letter-ekonomi.docx`,
    ]);
  });

  test("what it names must be there", async () => {
    const world = await starterWorld();
    const file = await world.call(...docx, "decisions/nothing.yaml", RECORD);
    expect(file.code).toBe(2);
    expect(file.err).toContain("cli/no-such-record");
    expect(file.err).toContain("decisions/nothing.yaml");
    expect(world.host.files.has(MEMO)).toBe(true);
    const document = await world.call(...docx, "--only", "mem");
    expect(document.code).toBe(2);
    expect(document.err).toContain("cli/unknown-document");
    expect(document.err).toContain("`memo`");
  });
});

describe("what is no longer needed", () => {
  test("is removed with its record, and with its recipient", async () => {
    const world = await starterWorld({ "decisions/b.yaml": await anotherRecord("B") });
    await world.call(...docx);
    world.host.files.delete("decisions/b.yaml");
    const record = textOf(world.host.files.get(RECORD));
    world.host.files.set(
      RECORD,
      Buffer.from(record.replace("  - { contact: ekonomi, note: För utbetalning }\n", "")),
    );
    const { code, out } = await world.call(...docx);
    expect(code).toBe(0);
    expect(out).toContain("5 borttagna");
    expect(outputs(world.host).some((path) => path.includes("/B/") || path.includes("ekonomi"))).toBe(false);
  });

  test("stays when somebody changed it, and so does a file that Kansli did not make", async () => {
    const world = await starterWorld({
      "decisions/b.yaml": await anotherRecord("B"),
      "out/B/notes.txt": "mine",
    });
    await world.call(...docx);
    world.host.files.set("out/B/memo.docx", Buffer.from("edited"));
    world.host.files.delete("decisions/b.yaml");
    const { code, err } = await world.call(...docx);
    expect(code).toBe(0);
    expect(err).toContain("document/edited-stale");
    expect(outputs(world.host).filter((path) => path.includes("/B/"))).toEqual([
      "out/B/memo.docx",
      "out/B/notes.txt",
    ]);
  });
});

describe("a paper that somebody changed", () => {
  const edited = Buffer.from("edited by hand");
  const editedWorld = async () => {
    const world = await starterWorld();
    await world.call(...docx);
    world.host.files.set(MEMO, edited);
    return world;
  };

  test("is left as it is, with a warning", async () => {
    const world = await editedWorld();
    const { code, out, err } = await world.call(...docx);
    expect(code).toBe(0);
    expect(err).toContain("document/edited ");
    expect(out).toContain("1 lämnad som den var");
    expect(bytesOf(world.host, MEMO)).toEqual(edited);
  });

  test("is an error once the record says something else", async () => {
    const world = await editedWorld();
    world.host.files.set(
      RECORD,
      Buffer.from(await anotherRecord("2024-0001", (text) => text.replace("48500", "48600"))),
    );
    const { code, err } = await world.call(...docx);
    expect(code).toBe(3);
    expect(err).toContain("document/would-overwrite");
    expect(bytesOf(world.host, MEMO)).toEqual(edited);
  });

  test("is made again with --force", async () => {
    const world = await editedWorld();
    expect((await world.call(...docx, "--force")).code).toBe(0);
    expect(bytesOf(world.host, MEMO)).not.toEqual(edited);
    expect((await world.call(...docx)).out).toBe("0 filer gjorda, 4 oförändrade.\n");
  });
});

test("a manifest that cannot be read is written anew, and nothing is made twice", async () => {
  const world = await starterWorld();
  await world.call(...docx);
  const manifest = bytesOf(world.host, "out/manifest.json");
  world.host.files.set("out/manifest.json", Buffer.from('{ "manifest": 1, "files": [ {'));
  const { code, out, err } = await world.call(...docx);
  expect(code).toBe(0);
  expect(err).toContain("document/bad-manifest");
  expect(out).toBe("0 filer gjorda, 4 oförändrade.\n");
  expect(bytesOf(world.host, "out/manifest.json")).toEqual(manifest);
});

describe("two records with one folder", () => {
  test("neither is made, and each names the other", async () => {
    const world = await starterWorld({
      "decisions/a.yaml": await anotherRecord("24/1"),
      "decisions/b.yaml": await anotherRecord("24:1"),
    });
    const { code, err } = await world.call(...docx);
    expect(code).toBe(3);
    expect(err.match(/document\/same-folder/g)).toHaveLength(2);
    expect(outputs(world.host).some((path) => path.startsWith("out/24-1"))).toBe(false);
    expect(world.host.files.has(MEMO)).toBe(true);
  });

  test("also when only one of them is built", async () => {
    const world = await starterWorld({ "decisions/a.yaml": await anotherRecord("24/1") });
    await world.call(...docx);
    const before = bytesOf(world.host, "out/24-1/memo.docx");
    world.host.files.set("decisions/b.yaml", Buffer.from(await anotherRecord("24:1")));
    const { code, err } = await world.call(...docx, "decisions/b.yaml");
    expect(code).toBe(3);
    expect(err).toContain("document/same-folder");
    expect(bytesOf(world.host, "out/24-1/memo.docx")).toEqual(before);
  });
});

test("a document per recipient of a record without recipients is warned of", async () => {
  const none = await anotherRecord("B", (text) => text.replace(/recipients:\n( {2}.*\n)*/, ""));
  const { code, err } = await (await starterWorld({ "decisions/b.yaml": none })).call(...docx);
  expect(code).toBe(0);
  expect(err).toContain("document/no-recipients");
});

describe("templates", () => {
  const memoEntries = async () => readZip((await starterFiles())["templates/memo.docx"] as Uint8Array);
  const withMacros = async () =>
    writeZip([...(await memoEntries()), deflateEntry("word/vbaProject.bin", Buffer.from("macros"))]);
  const withTag = async (tag: string) => {
    const entries = (await memoEntries()).map((entry) => {
      if (entry.name !== "word/document.xml") return entry;
      const xml = textOf(inflateEntry(entry, 10_000_000));
      return deflateEntry(entry.name, Buffer.from(xml.replace("{{title}}", tag)));
    });
    return writeZip(entries);
  };
  const withMemo = async (bytes: Uint8Array | undefined) => {
    const files = await starterFiles();
    if (bytes) files["templates/memo.docx"] = bytes;
    else delete files["templates/memo.docx"];
    return memoryWorld(files);
  };

  test.each([
    ["missing", async () => undefined, 3, "document/no-template"],
    ["empty", async () => Buffer.from(""), 4, "package/not-a-zip"],
    ["no Word file", async () => Buffer.from("hello"), 4, "package/not-a-zip"],
    [
      "cut off",
      async () => Buffer.from((await starterFiles())["templates/memo.docx"] as Uint8Array).subarray(0, 5000),
      4,
      "package/not-a-zip",
    ],
    ["with macros", async () => withMacros(), 4, "package/macros"],
    ["with a tag that no kind has", async () => withTag("{{titel}}"), 4, "language/unknown-name"],
  ])("%s: told, and the other documents are made", async (_what, memo, exit, said) => {
    const world = await withMemo(await memo());
    const { code, err } = await world.call(...docx);
    expect(code).toBe(exit);
    expect(err).toContain(said);
    expect(outputs(world.host)).toContain(`${FOLDER}/letter-ekonomi.docx`);
    expect(outputs(world.host)).not.toContain(MEMO);
    const checked = await world.call("validate");
    expect(checked.code).toBe(exit);
    expect(checked.err).toContain(said);
  });
});

/** A disk that takes so many more bytes of papers. */
function withRoom(host: MemoryHost, room: number): Host {
  let left = room;
  return {
    ...host,
    async write(path, bytes) {
      left -= bytes.length;
      if (left < 0) throw new HostError("ENOSPC", path);
      await host.write(path, bytes);
    },
  };
}

describe("a full disk", () => {
  test("in mid-build is told once, and loses nothing", async () => {
    const world = await starterWorld({ "decisions/b.yaml": await anotherRecord("B") });
    const whole = await starterWorld({ "decisions/b.yaml": await anotherRecord("B") });
    await whole.call(...docx);
    const size = bytesOf(whole.host, MEMO).length;
    const { code, out, err } = await worldOf(withRoom(world.host, 2.5 * size)).call(...docx);
    expect(code).toBe(5);
    expect(err.match(/host\/disk-full/g)).toHaveLength(1);
    expect(out).toMatch(/2 filer gjorda, 6 kunde inte göras/);
    for (const path of outputs(world.host).filter((name) => name.endsWith(".docx"))) {
      expect(bytesOf(world.host, path)).toEqual(bytesOf(whole.host, path));
    }

    expect((await world.call(...docx)).code).toBe(0);
    expect(new Map([...world.host.files].sort())).toEqual(new Map([...whole.host.files].sort()));
  });

  test("keeps the papers of the last build", async () => {
    const world = await starterWorld();
    await world.call(...docx);
    const before = bytesOf(world.host, MEMO);
    world.host.files.set(
      RECORD,
      Buffer.from(await anotherRecord("2024-0001", (text) => text.replace("48500", "48600"))),
    );
    expect((await worldOf(withRoom(world.host, 10)).call(...docx)).code).toBe(5);
    expect(bytesOf(world.host, MEMO)).toEqual(before);
    expect((await world.call(...docx)).code).toBe(0);
    expect(bytesOf(world.host, MEMO)).not.toEqual(before);
  });
});

test.each([
  ["EACCES", "host/no-permission"],
  ["EROFS", "host/read-only"],
])("an output folder that cannot be written (%s)", async (reason, said) => {
  const world = await starterWorld();
  const refuse = (path: string) => Promise.reject(new HostError(reason, path));
  const { code, err } = await worldOf({ ...world.host, write: refuse, append: refuse }).call(...docx);
  expect(code).toBe(5);
  expect(err.match(new RegExp(said, "g"))).toHaveLength(1);
  expect(outputs(world.host)).toEqual([]);
});

describe("what it prints", () => {
  test("--json: papers, what was removed, problems; nothing else", async () => {
    const world = await starterWorld();
    const { code, out, err } = await world.call(...docx, "--only", "letter", "--json");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toMatchObject({
      papers: [
        {
          path: `${FOLDER}/letter-ordforande.docx`,
          fate: "made",
          record: RECORD,
          document: "letter",
          recipient: "ordforande",
          format: "docx",
        },
        { recipient: "ekonomi" },
      ],
      removed: [],
      diagnostics: [{ code: "history/no-repository", severity: "info" }],
    });
  });

  test("--report github and --report json", async () => {
    const bad = await anotherRecord("B", (text) => text.replace("48500 SEK", "mycket"));
    const world = await starterWorld({ "decisions/b.yaml": bad });
    expect((await world.call("validate", "--report", "github")).err).toMatch(
      /^::error file=decisions\/b.yaml,line=/,
    );
    expect(JSON.parse((await world.call("validate", "--report", "json")).err)).toMatchObject([
      { severity: "error" },
    ]);
  });

  test("colours on a terminal, unless NO_COLOR; elsewhere only with FORCE_COLOR", async () => {
    const world = await starterWorld();
    const colours = async (columns: number | undefined, env: Record<string, string>) => {
      const err = new Capture(columns);
      world.io = { err, env };
      await world.call("validate", "nothing.yaml");
      return err.text.includes("\u001b[");
    };
    expect(await colours(80, {})).toBe(true);
    expect(await colours(80, { NO_COLOR: "1" })).toBe(false);
    expect(await colours(80, { TERM: "dumb" })).toBe(false);
    expect(await colours(undefined, {})).toBe(false);
    expect(await colours(undefined, { FORCE_COLOR: "1" })).toBe(true);
    expect(await colours(80, { FORCE_COLOR: "0" })).toBe(false);
  });

  test("a narrow terminal gets lines that fit", async () => {
    const world = await starterWorld();
    const out = new Capture(40);
    world.io = { out };
    await world.call(...docx);
    expect(Math.max(...out.text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(42);
    expect(out.text).toContain("2024-0001 Tjänsteskrivelse\n  out/2024-0001/\n  memo.docx\n");
  });

  test("progress when it takes long: one line on a terminal, plain lines elsewhere", async () => {
    const slow = () => {
      let time = 0;
      return () => (time += 3000);
    };
    const world = await starterWorld();
    const terminal = new Capture(80);
    world.io = { err: terminal, now: slow() };
    await world.call(...docx);
    expect(terminal.text).toContain("\r\u001b[K2 av 4 filer");
    expect(terminal.text).toContain("\r\u001b[K");
    const pipe = new Capture();
    world.io = { err: pipe, now: slow() };
    await world.call(...docx, "--force");
    expect(pipe.text).toMatch(/^2 av 4 filer\n4 av 4 filer\n/);
  });
});
