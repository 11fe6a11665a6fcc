/**
 * `kansli history` and `kansli diff` in real repositories.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareItems, compareWords } from "../../src/history/changes.ts";
import { diskHost } from "../../src/host/index.ts";
import { worldOf } from "../cli/support.ts";
import {
  anotherRecord,
  committedWorld,
  newFolder,
  RECORD,
  type RepositoryWorld,
  repositoryOf,
  starterFiles,
} from "./repository.ts";

const NAME = "2024-0001";

async function jsonOf(world: RepositoryWorld, ...args: string[]) {
  const { code, out } = await world.call(...args, "--json");
  return { code, ...JSON.parse(out) };
}

describe("history", () => {
  test("when, who, and what changed in the record's own words", async () => {
    const world = await committedWorld();
    await world.edit(RECORD, (text) => text.replace("48500", "52000"));
    world.commit("Höjt tak");
    await world.call("build", "--only", "memo", "--format", "docx");
    await world.edit(RECORD, (text) => text.replace("share: 40", "share: 45"));
    const { code, out, err } = await world.call("history", NAME);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [draft, second, first] = out.split("\n\n");
    expect(draft).toBe(
      "inte sparat i någon commit\n  share: 40 procent → 45 procent"
        .replaceAll("0 p", "0\u00a0p")
        .replaceAll("5 p", "5\u00a0p"),
    );
    expect(second).toMatch(/^2024-03-\d\d {2}Åsa Öberg {2}\w{10} {2}Höjt tak\n/);
    expect(second).toMatch(/amount: 48.500.kronor → 52.000.kronor/);
    expect(second).toContain("gjorda: memo.docx");
    expect(first).toContain("beslutsposten skapades");
    expect((await world.call("history", RECORD, "--lang", "en")).out).toContain("not in any commit");
  });

  test("through renames with å and spaces, a merge with a conflict, and a removal", async () => {
    const world = await committedWorld();
    const moved = "decisions/2024/Ärende å b.yaml";
    world.git("mv", RECORD, moved);
    world.commit("Move");
    world.git("switch", "--quiet", "--create", "sida");
    await world.edit(moved, (text) => text.replace("48500", "49000"));
    world.commit("Side");
    world.git("switch", "--quiet", "main");
    await world.edit(moved, (text) => text.replace("48500", "47000"));
    world.commit("Main");
    expect(() => world.git("merge", "--quiet", "sida")).toThrow();
    await world.edit(moved, (text) => text.replace(/<{7}[\s\S]*>{7}.*\n/, "amount: 50000 SEK\n"));
    world.commit("Both");
    const { versions } = await jsonOf(world, "history", moved);
    const told = versions.map(({ commit, begun, movedFrom }: Record<string, { subject: string }>) => [
      commit?.subject,
      ...(begun ? ["begun"] : []),
      ...(movedFrom ? [movedFrom] : []),
    ]);
    expect(told.toSorted()).toEqual(
      [["Begin", "begun"], ["Both"], ["Main"], ["Move", RECORD], ["Side"]].toSorted(),
    );
    world.git("rm", "--quiet", moved);
    world.commit("Remove");
    expect((await world.call("history", moved)).out).toContain("beslutsposten togs bort");
  });

  test("in a folder of the repository, and on a detached head", async () => {
    const world = repositoryOf(worldOf(diskHost(newFolder())));
    for (const [path, bytes] of Object.entries(await starterFiles())) await world.write(`å b/${path}`, bytes);
    world.git("init", "--quiet");
    const first = world.commit("Begin");
    const below = repositoryOf(worldOf(diskHost(`${world.host.root}/å b`)));
    await below.edit(RECORD, (text) => text.replace("48500", "49000"));
    world.commit("Second");
    expect((await jsonOf(below, "history", NAME)).versions).toHaveLength(2);
    expect((await jsonOf(below, "diff", NAME, "HEAD~1")).changes).toHaveLength(1);
    world.git("checkout", "--quiet", "--detach", first);
    expect((await jsonOf(below, "history", NAME)).versions).toHaveLength(1);
  });

  test("a record is named by its reference, whatever its file is called", async () => {
    const world = await committedWorld({ "decisions/Å 2.yaml": await anotherRecord("22RS 0117") });
    expect((await jsonOf(world, "history", "22RS 0117")).versions).toMatchObject([
      { path: "decisions/Å 2.yaml", begun: true },
    ]);
  });

  test("what there is no history of", async () => {
    const world = await committedWorld();
    expect(await world.call("history", "nothing")).toMatchObject({ code: 2 });
    expect(await world.call("history", "decisions/2020/gone.yaml")).toMatchObject({ code: 2 });
    expect((await jsonOf(world, "diff", NAME)).diagnostics[0].code).toBe("history/no-earlier");
    expect((await jsonOf(world, "diff", NAME, "nowhere")).diagnostics[0].code).toBe("history/no-commit");
    world.git("checkout", "--quiet", "--orphan", "tom");
    world.git("rm", "-r", "--quiet", "--cached", ".");
    world.git("commit", "--quiet", "--allow-empty", "--message", "Empty");
    expect(
      (await jsonOf(world, "diff", NAME, "HEAD")).diagnostics.map(({ code }: { code: string }) => code),
    ).toContain("history/not-there");
    const outside = repositoryOf(worldOf(diskHost(newFolder())));
    for (const [path, bytes] of Object.entries(await starterFiles())) await outside.write(path, bytes);
    expect((await jsonOf(outside, "history", NAME)).diagnostics[0].code).toBe("history/no-repository");
    expect(await jsonOf(outside, "diff", NAME)).toMatchObject({ code: 5 });
  });

  test("a git that fails is told in its own words", async () => {
    const world = await committedWorld();
    await world.write(".git/HEAD", "damaged");
    const { diagnostics } = await jsonOf(world, "history", NAME);
    expect(diagnostics[0].code).toMatch(/history\/(git-failed|no-repository)/);
  });
});

describe("diff", () => {
  test("by field; lists by content; long texts by word; plain and in colours", async () => {
    const world = await committedWorld();
    await world.edit(RECORD, (text) =>
      text
        .replace("48500", "52000")
        .replace(/^recipients:[\s\S]*?(?=^\S|$(?![\s\S]))/m, "recipients: [ekonomi, ordforande]\n"),
    );
    world.commit("Second");
    const plain = (await world.call("diff", NAME)).out;
    expect(plain).toMatch(/^decisions\/2024\/2024-0001.yaml: \w{10} 2024-03-\d\d → \w{10} 2024-03-\d\d\n/);
    expect(plain).toMatch(/amount\n {2}− 48.500.kronor\n {2}\+ 52.000.kronor\n/);
    world.io = { env: { FORCE_COLOR: "1" } };
    expect((await world.call("diff", NAME)).out).toContain("\u001b[31;9m");
    world.io = {};
    world.git("checkout", "--quiet", "HEAD~1", "--", RECORD);
    expect((await jsonOf(world, "diff", NAME, "HEAD~1")).changes).toEqual([]);
    expect((await world.call("diff", NAME, "HEAD~1")).out).toContain("Inget skiljer.");
  });

  test("items are matched by what they say, not by where they stand", () => {
    const before = ["alfa beta gamma delta", "en helt annan sats", "tredje"];
    const kinds = (after: string[]) =>
      compareItems(before, after)
        .map(({ kind }) => kind)
        .toSorted();
    expect(kinds(["tredje", "alfa beta gamma epsilon", "något nytt"])).toEqual([
      "added",
      "changed",
      "removed",
    ]);
    expect(kinds(["tredje", "alfa beta gamma delta", "en helt annan sats"])).toEqual(["moved"]);
    expect(compareItems(["a", "b", "c"], ["b", "c"])).toEqual([{ kind: "removed", text: "a" }]);
  });

  test("words of both texts are all there, in their order", () => {
    const text = fc.array(fc.constantFrom("att", "Örebro", "4", "kronor", ",", "\n", "é"), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [from, to] = [a.join(" "), b.join(" ")];
        const words = compareWords(from, to);
        const without = (kind: string) =>
          words
            .filter((w) => w.kind !== kind)
            .map((w) => w.text)
            .join("");
        expect(without("added")).toBe(from);
        expect(without("removed")).toBe(to);
      }),
    );
  });
});
