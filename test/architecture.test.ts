/**
 * Holds the shape of src/: imports point upwards in DESIGN's list of stages, and effects stay at the edge.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Each may import from those before it. `host` and `cli` stand outside the order. */
const stages = [
  "diagnostics",
  "values",
  "language",
  "workspace",
  "records",
  "views",
  "ooxml",
  "pdf-file",
  "templates",
  "pdf",
  "documents",
  "history",
  "import",
  "mail",
  "starter",
];

/** Stages that are handed a host; the others see bytes and values only. */
const takeHost = new Set(["documents", "history", "mail", "starter"]);

/** What reaches outside the process, and who may. */
const effects = /^(node:)?(fs|fs\/promises|child_process|net|http|https|dns|tls|worker_threads|os)$/;
const mayHaveEffects = new Set(["host", "cli", "pdf", "pdf-file", "starter"]);

const src = join(dirname(fileURLToPath(import.meta.url)), "../src");

interface Import {
  readonly from: string;
  readonly target: string;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(src, file), "utf8");
  const specifiers = text.matchAll(
    /(?:^(?:import|export)\b[^;"'=()]*\bfrom\s*|^import\s*|\bimport\(\s*)["']([^"']+)["']/gm,
  );
  return [...specifiers].map(([, specifier = ""]) => ({
    from: file,
    target: specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : specifier,
  }));
}

const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .map((path) => relative("", path).replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"));
const imports = files.flatMap(importsOf);
const folderOf = (path: string): string => path.split("/")[0] ?? "";

function mayImport(from: string, to: string): boolean {
  if (from === to || from === "cli") return true;
  if (to === "cli") return false;
  if (from === "host") return to === "diagnostics";
  if (to === "host") return takeHost.has(from);
  return stages.indexOf(to) < stages.indexOf(from);
}

test("there is something to check", () => {
  expect(imports.length).toBeGreaterThan(20);
  expect(imports).toContainEqual({ from: "values/value.ts", target: "values/language.ts" });
});

test("every folder is a stage of the design", () => {
  const known = new Set([...stages, "host", "cli"]);
  expect(files.filter((file) => !known.has(folderOf(file)))).toEqual([]);
});

test("imports point upwards in the list of stages", () => {
  const inside = imports.filter(({ target }) => files.includes(target));
  const wrong = inside.filter(({ from, target }) => !mayImport(folderOf(from), folderOf(target)));
  expect(wrong.map(({ from, target }) => `${from} imports ${target}`)).toEqual([]);
});

test("imports of src stay in src and name a file", () => {
  const relativeOnes = imports.filter(({ target }) => target.endsWith(".ts") || target.startsWith("."));
  expect(relativeOnes.filter(({ target }) => !files.includes(target))).toEqual([]);
});

test("only the edge touches disk, network and processes", () => {
  const wrong = imports.filter(
    ({ from, target }) => effects.test(target) && !mayHaveEffects.has(folderOf(from)),
  );
  expect(wrong.map(({ from, target }) => `${from} imports ${target}`)).toEqual([]);
});

test("only bin.ts ends the process", () => {
  const enders = files.filter((file) =>
    /\bprocess\.exit\b|\bprocess\.exitCode\s*=/.test(readFileSync(join(src, file), "utf8")),
  );
  expect(enders.filter((file) => file !== "cli/bin.ts")).toEqual([]);
});

/** Packages that take longer to load than a short command to work. */
const heavy = /^(pdf-lib|docx|docxodus|@resvg\/|@myriaddreamin\/|nodemailer|imapflow|mdast-util-|micromark)/;

/** What a file loads when it is loaded: not types, nor what it imports when it is called. */
function loadedBy(file: string): string[] {
  const text = readFileSync(join(src, file), "utf8");
  const specifiers = text.matchAll(
    /^(?:import|export)\b(?!\s+type\b)(?:[^;"'=()]*\bfrom)?\s*["']([^"']+)["']/gm,
  );
  return [...specifiers].map(([, specifier = ""]) =>
    specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : specifier,
  );
}

test.each(["build", "validate", "convert", "history", "watch"])(
  "%s loads nothing heavy before it is needed",
  (command) => {
    const reached = new Set([`cli/commands/${command}.ts`]);
    for (const file of reached) {
      if (!file.endsWith(".ts")) continue;
      for (const target of loadedBy(file)) reached.add(target);
    }
    expect(reached).toContain("diagnostics/diagnostic.ts");
    expect([...reached].filter((target) => heavy.test(target))).toEqual([]);
  },
);
