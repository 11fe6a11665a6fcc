import { expect, test } from "vitest";
import { markdownToText, parseMarkdown, printValue } from "../../src/values/index.ts";

test("an asterisk that does not surround words stays", () => {
  expect(markdownToText("AI.ALL* (* - står för skärningspunkt) är AI.ALL*.")).toBe(
    "AI.ALL* (* - står för skärningspunkt) är AI.ALL*.",
  );
});

test("a single tilde is no strike-through", () => {
  expect(markdownToText("mellan ~10 och ~20, ~~struket~~")).toBe("mellan ~10 och ~20, struket");
  expect(JSON.stringify(parseMarkdown("~10~"))).not.toContain("delete");
});

test("marks go, words stay", () => {
  const source = "# Rubrik\n\n**Fet** och *kursiv* `kod` [länk](https://example.org)\\\nny rad\n\n> citat";
  expect(markdownToText(source)).toBe("Rubrik\n\nFet och kursiv kod länk\nny rad\n\ncitat");
});

test("lists and tables keep their lines", () => {
  expect(markdownToText("- a\n- b\n\n3. c\n4. d")).toBe("• a\n• b\n\n3. c\n4. d");
  expect(markdownToText("| A | B |\n|---|---|\n| 1 | 2 |")).toBe("A\tB\n1\t2");
});

test("notes, pictures and HTML", () => {
  expect(markdownToText("Text[^1].\n\n[^1]: En not.")).toBe("Text.\n\nEn not.");
  expect(markdownToText("![Logotyp](logo.png)<br>")).toBe("Logotyp");
});

test("a Markdown value prints as its text", () => {
  expect(printValue({ type: "markdown", source: "*Hej*" }, { language: "sv" })).toBe("Hej");
});

test("a web address is a link, unless its signs are escaped", () => {
  expect(JSON.stringify(parseMarkdown("https://example.org www.example.org a@example.org"))).toContain(
    '"link"',
  );
  expect(JSON.stringify(parseMarkdown("https\\://example.org a\\@example.org"))).not.toContain('"link"');
});
