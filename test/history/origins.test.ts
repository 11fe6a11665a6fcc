/**
 * Provenance in real repositories, made on the fly.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { findOrigins, type Traced } from "../../src/history/index.ts";
import { diskHost, type Host, memoryHost } from "../../src/host/index.ts";

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "kansli-git-å "));
  made.push(folder);
  return folder;
}

class Repository {
  readonly folder: string;
  constructor(folder = newFolder()) {
    this.folder = folder;
  }
  git(...args: string[]): string {
    const identity = ["-c", "user.name=Å", "-c", "user.email=a@example.org", "-c", "commit.gpgSign=false"];
    return execFileSync("git", [...identity, ...args], {
      cwd: this.folder,
      encoding: "utf8",
      stdio: "pipe",
    }).trim();
  }
  write(files: Record<string, string>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), text);
    }
  }
  /** Writes, commits everything, and gives the hash. */
  commit(files: Record<string, string>, message = Object.keys(files).join()): string {
    this.write(files);
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", message);
    return this.git("rev-parse", "HEAD");
  }
}

const record = "decisions/2024/Ärende 1.yaml";
const memo: Traced = { path: "out/1/memo.docx", files: [record, "templates/memo.docx"], contacts: [] };

async function originOf(folder: string, paper = memo) {
  const { origins, diagnostics } = await findOrigins(diskHost(folder), [paper]);
  return { ...origins.get(paper.path), codes: diagnostics.map(({ code }) => code) };
}

let repo: Repository;
beforeEach(() => {
  repo = new Repository();
  repo.git("init", "--quiet", "--initial-branch=main");
});

test("the newest commit that changed an input, whatever came later", async () => {
  repo.commit({ [record]: "1", "templates/memo.docx": "1", "notes.txt": "1" });
  const second = repo.commit({ "templates/memo.docx": "2" });
  repo.commit({ "notes.txt": "2", "decisions/2024/Ärende 2.yaml": "1" });
  expect(await originOf(repo.folder)).toEqual({ commit: second, draft: false, codes: [] });
});

test("asks git the same few questions for one paper and for many", async () => {
  repo.commit({ [record]: "1", "templates/memo.docx": "1" });
  const disk = diskHost(repo.folder);
  let calls = 0;
  const git: Host["git"] = (...args) => {
    calls++;
    return disk.git(...args);
  };
  const host = { ...disk, git };
  const papers = Array.from({ length: 50 }, (_, n) => ({ ...memo, path: `out/${n}` }));
  expect((await findOrigins(host, papers)).origins.size).toBe(50);
  expect(calls).toBe(3);
});

test.each([
  ["changed", { [record]: "2" }],
  ["not added", { "templates/memo.docx": "changed", "x.txt": "" }],
])("a file that is %s makes a draft", async (_what, files) => {
  repo.commit({ [record]: "1", "templates/memo.docx": "1" });
  repo.write(files);
  expect(await originOf(repo.folder)).toEqual({ commit: null, draft: true, codes: [] });
});

test("a staged, an untracked and an ignored input make drafts; other changes do not", async () => {
  repo.commit({ [record]: "1", ".gitignore": "ignored/\n", other: "1" });
  repo.write({ "ignored/a.yaml": "", "new.yaml": "", staged: "", other: "2" });
  repo.git("add", "staged");
  for (const input of ["ignored/a.yaml", "new.yaml", "staged"]) {
    const paper = { path: "out/x", files: [record, input], contacts: [] };
    expect(await originOf(repo.folder, paper)).toMatchObject({ commit: null, draft: true });
  }
  const clean = { path: "out/x", files: [record], contacts: [] };
  expect(await originOf(repo.folder, clean)).toMatchObject({ draft: false });
});

test("a repository without a commit holds only drafts", async () => {
  repo.write({ [record]: "1" });
  expect(await originOf(repo.folder)).toEqual({ commit: null, draft: true, codes: [] });
});

test("a workspace in a folder of the repository", async () => {
  const first = repo.commit({ [`nämnd/${record}`]: "1", "nämnd/templates/memo.docx": "1" });
  repo.commit({ [record]: "another one, outside the workspace" });
  expect(await originOf(join(repo.folder, "nämnd"))).toMatchObject({ commit: first });
  repo.write({ [`nämnd/${record}`]: "2" });
  expect(await originOf(join(repo.folder, "nämnd"))).toMatchObject({ draft: true });
});

describe("branches", () => {
  test("where each changed another input, the merge is the first commit with both", async () => {
    repo.commit({ [record]: "1", "templates/memo.docx": "1" });
    repo.git("switch", "--quiet", "--create", "template");
    repo.commit({ "templates/memo.docx": "2" });
    repo.git("switch", "--quiet", "main");
    repo.commit({ [record]: "2" });
    repo.git("merge", "--quiet", "--no-edit", "template");
    const merge = repo.git("rev-parse", "HEAD");
    repo.commit({ "notes.txt": "1" });
    expect(await originOf(repo.folder)).toMatchObject({ commit: merge });
  });

  test("where one changed nothing of the paper, the merge is looked through", async () => {
    repo.commit({ [record]: "1", "templates/memo.docx": "1" });
    repo.git("switch", "--quiet", "--create", "side");
    const change = repo.commit({ [record]: "2" });
    repo.commit({ "notes.txt": "1" });
    repo.git("switch", "--quiet", "main");
    repo.commit({ "notes-2.txt": "1", "decisions/other.yaml": "" });
    repo.git("merge", "--quiet", "--no-edit", "side");
    expect(await originOf(repo.folder)).toMatchObject({ commit: change });
  });

  test("agrees with `git log -1` on a tangled history", async () => {
    repo.commit({ a: "0", b: "0", c: "0" });
    for (let n = 1; n <= 12; n++) {
      repo.git("switch", "--quiet", "--create", `side-${n}`, n % 3 === 0 ? "HEAD~1" : "HEAD");
      repo.commit({ [["a", "b", "unrelated"][n % 3] as string]: `${n}` });
      repo.git("switch", "--quiet", "main");
      repo.commit({ [["c", "unrelated", "b"][n % 3] as string]: `main ${n}` });
      repo.git("merge", "--quiet", "--no-edit", "--strategy-option=ours", `side-${n}`);
    }
    for (const inputs of [["a"], ["b"], ["c"], ["a", "b"], ["a", "c"], ["b", "c"], ["a", "b", "c"]]) {
      const expected = repo.git("log", "-1", "--format=%H", "--", ...inputs);
      expect(await originOf(repo.folder, { path: "out/x", files: inputs, contacts: [] })).toMatchObject({
        commit: expected,
      });
    }
  });
});

test("a detached head and a subject that looks like a hash", async () => {
  const first = repo.commit(
    { [record]: "1", "templates/memo.docx": "1" },
    `${"ab".repeat(20)} is what I meant`,
  );
  repo.commit({ [record]: "2" });
  repo.git("checkout", "--quiet", "--detach", first);
  expect(await originOf(repo.folder)).toMatchObject({ commit: first, codes: [] });
});

test("a shallow clone does not guess, and says so", async () => {
  repo.commit({ [record]: "1", "templates/memo.docx": "1" });
  const newest = repo.commit({ "templates/letter.docx": "2" });
  repo.commit({ "notes.txt": "1" });
  const clone = new Repository(join(newFolder(), "clone"));
  execFileSync("git", ["clone", "--quiet", "--depth=2", `file://${repo.folder}`, clone.folder]);
  expect(await originOf(clone.folder)).toEqual({ commit: null, draft: false, codes: ["history/shallow"] });
  clone.git("fetch", "--quiet", "--depth=3");
  const letter = { path: "out/1/letter.docx", files: ["templates/letter.docx"], contacts: [] };
  expect(await originOf(clone.folder, letter)).toMatchObject({ commit: newest, codes: [] });
});

test("outside a repository: no commit, and one note", async () => {
  expect(await originOf(newFolder())).toEqual({
    commit: null,
    draft: false,
    codes: ["history/no-repository"],
  });
});

test("without git: no commit, and one note", async () => {
  const host = memoryHost({}, { git: () => ({ ok: false, stdout: "", stderr: "ENOENT", missing: true }) });
  const { origins, diagnostics } = await findOrigins(host, [memo]);
  expect(origins.get(memo.path)).toEqual({ commit: null, draft: false });
  expect(diagnostics.map(({ code }) => code)).toEqual(["history/no-git"]);
});

test("a git that fails is reported in its own words", async () => {
  repo.commit({ [record]: "1", "templates/memo.docx": "1" });
  writeFileSync(join(repo.folder, ".git/index"), "damaged");
  const { diagnostics } = await findOrigins(diskHost(repo.folder), [memo]);
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ code: "history/git-failed", params: { detail: /index/ } });
});
