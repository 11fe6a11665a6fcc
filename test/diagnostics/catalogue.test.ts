/**
 * The catalogue of problems, held to its promises. With ACCEPT=1, docs/errors.md is written anew.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { drawnOtherwise } from "../../src/diagnostics/texts/drawn.ts";
import { type Code, texts } from "../../src/diagnostics/texts/index.ts";
import type { Text } from "../../src/diagnostics/texts/text.ts";
import { errorsPage } from "./errors-page.ts";

const root = new URL("../../", import.meta.url);
const codes = Object.keys(texts) as Code[];

function textOf(folder: string, isWanted: (path: string) => boolean): string {
  return readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter(isWanted)
    .map((path) => readFileSync(new URL(`${folder}/${path}`, root), "utf8"))
    .join("\n");
}

/** A whole code, not the beginning of a longer one. */
function isIn(text: string) {
  return (code: Code) => new RegExp(`${code}(?![\\w-])`).test(text);
}

test("every code is provoked by a test or a fixture", () => {
  const tests = textOf("test", (path) => /\.(test\.ts|yaml)$/.test(path));
  expect(codes.filter((code) => !isIn(tests)(code))).toEqual([]);
});

test("every code is reported by the program", () => {
  const program = textOf("src", (path) => path.endsWith(".ts") && !path.startsWith("diagnostics/texts/"));
  expect(codes.filter((code) => !isIn(program)(code))).toEqual([]);
});

describe("texts", () => {
  const placeholders = (text = "") => [...new Set(text.match(/\{\w+\}/g))].toSorted();
  const all = (language: "en" | "sv", text: Text) => `${text[language]} ${text.fix?.[language] ?? ""}`;

  test.each(codes)("%s", (code) => {
    const text = texts[code];
    expect(placeholders(all("sv", text))).toEqual(placeholders(all("en", text)));
    expect(text.en).toMatch(/^[\p{L}`{“"]/u);
    expect(text.sv).toMatch(/^[\p{L}`{”"]/u);
    expect([text.en, text.sv].filter((sentence) => !/[.:?}]$/.test(sentence))).toEqual([]);
    expect([text.fix?.en, text.fix?.sv].filter((hint) => hint?.endsWith("."))).toEqual([]);
  });
});

test.each(Object.entries(drawnOtherwise))("what is drawn otherwise: %s", (thing, { what, standIn }) => {
  const names = (text: string) => text.includes("{name}");
  expect(names(what.sv)).toBe(names(what.en));
  for (const text of [what, standIn].flatMap((t) => [t.en, t.sv])) expect(text).not.toMatch(/[.:]$/);
  const reading = textOf("src/pdf", (path) => path.endsWith(".ts"));
  // Effects of text are said by the names that they have in its properties; the rest is spelled out.
  const said = reading.includes(`"${thing}"`);
  expect(
    said ||
      /-beside$/.test(thing) ||
      ["emboss", "outline", "emphasis", "fitted-text", "text-effect"].includes(thing),
  ).toBe(true);
});

test("docs/errors.md is the catalogue", () => {
  const page = new URL("docs/errors.md", root);
  if (process.env.ACCEPT) writeFileSync(page, errorsPage());
  expect(readFileSync(page, "utf8")).toBe(errorsPage());
});
