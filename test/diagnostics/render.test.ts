import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { type Diagnostic, problem } from "../../src/diagnostics/diagnostic.ts";
import {
  closest,
  exitCode,
  jsonOf,
  renderDiagnostics,
  renderGithub,
  renderJson,
  sortDiagnostics,
  textPlaces,
  visible,
} from "../../src/diagnostics/index.ts";
import { messageOf } from "../../src/diagnostics/message.ts";

const plain = { language: "en", colour: false, width: 80 } as const;

/** The diagnostic of a piece of a line, in a text of that line alone. */
function at(line: string, piece: string, file = "decisions/2022/ai-all.yaml"): Diagnostic {
  const place = textPlaces(file, line)(line.indexOf(piece), piece.length);
  return problem("record/unknown-contact", { name: piece }, { place });
}

/** The line and the carets of the frame. */
function frame(line: string, piece: string, width = 80): string[] {
  return renderDiagnostics([at(line, piece)], { ...plain, width })
    .split("\n")
    .slice(1, 3);
}

test("a problem with its line, its carets and a suggestion", () => {
  const text = `${"\n".repeat(11)}applicant: orebro-universitetet\n`;
  const place = textPlaces("decisions/2022/ai-all.yaml", text)(text.indexOf("orebro"), 20);
  const diagnostic = problem(
    "record/unknown-contact",
    { name: "orebro-universitetet" },
    { place, suggestion: "orebro-universitet" },
  );
  expect(renderDiagnostics([diagnostic], plain)).toBe(
    [
      "error record/unknown-contact  decisions/2022/ai-all.yaml:12:12",
      "  12 | applicant: orebro-universitetet",
      "                  ^^^^^^^^^^^^^^^^^^^^",
      "  There is no contact `orebro-universitetet`.",
      "  hint: did you mean `orebro-universitet`?",
      "",
      "1 error in 1 file",
      "",
    ].join("\n"),
  );
  expect(renderDiagnostics([diagnostic], { ...plain, language: "sv" })).toContain(
    "  Det finns ingen kontakt `orebro-universitetet`.\n  tips: menade du `orebro-universitet`?\n\n1 fel i 1 fil\n",
  );
});

test("a place in Word, in the words of its reader", () => {
  const diagnostic = problem(
    "package/bad-xml",
    { part: "word/document.xml", detail: "x" },
    {
      place: {
        in: "word",
        file: "letter.docx",
        part: "word/document.xml",
        story: "body",
        paragraph: 12,
        heading: "Bedömning",
        cell: { table: 1, row: 2, cell: 3 },
        quote: "Till {{recipent.name}}",
        from: 7,
        length: 8,
      },
    },
  );
  const [head, line, carets] = renderDiagnostics([diagnostic], plain).split("\n");
  expect(head).toBe(
    "error package/bad-xml  letter.docx, body, paragraph 12, under “Bedömning”, table 1 row 2 cell 3",
  );
  expect([line, carets]).toEqual(["  Till {{recipent.name}}", "         ^^^^^^^^"]);
  expect(renderDiagnostics([diagnostic], { ...plain, language: "sv" })).toContain(
    "letter.docx, brödtext, stycke 12, under ”Bedömning”, tabell 1 rad 2 cell 3",
  );
});

test("places in PDF forms, in whole files, and nowhere", () => {
  const places = [
    { in: "pdf", file: "form.pdf", page: 2, field: "name" },
    { in: "file", file: "out" },
    { in: "word", file: "a.docx", part: "", story: "package" },
    undefined,
  ] as const;
  const heads = places.map(
    (place) => renderDiagnostics([problem("yaml/empty", {}, { place })], plain).split("\n")[0],
  );
  expect(heads).toEqual([
    "error yaml/empty  form.pdf, page 2, field “name”",
    "error yaml/empty  out",
    "error yaml/empty  a.docx",
    "error yaml/empty",
  ]);
});

describe("carets stand under what they mean", () => {
  test.each([
    ["letters of two bytes", "å ä ö fel", "      ^^^"],
    ["combining marks", "a\u030A o\u0308 fel", "    ^^^"],
    ["Chinese", "地方 fel", "     ^^^"],
    ["emoji", "👩‍👩‍👧 😀 fel", "      ^^^"],
    ["a tab", "\tfel", "    ^^^"],
    ["a control character", "\u001B[2J fel", "          ^^^"],
  ])("after %s", (_, line, carets) => {
    expect(frame(line, "fel")[1]?.slice("  1 | ".length)).toBe(carets);
  });

  test("under characters that are wide themselves", () => {
    expect(frame("a 地方 b", "地方")[1]).toBe("        ^^^^");
  });

  test("at the end of a line", () => {
    expect(frame("a: b", "")[1]).toBe("      ^");
  });
});

test("long lines are cut around the piece", () => {
  const line = `${"förord ".repeat(40)}fel ${"efterord ".repeat(40)}`;
  const [shown = "", carets = ""] = frame(line, "fel", 60);
  expect(shown).toMatch(/^ {2}1 \| ….*fel.*…$/);
  expect(shown.length).toBeLessThanOrEqual(60);
  expect(shown.slice(carets.indexOf("^"), carets.indexOf("^") + 3)).toBe("fel");
  const [whole = "", all = ""] = frame(`a: ${"x".repeat(500)}`, "x".repeat(500), 60);
  expect(whole.length).toBeLessThanOrEqual(60);
  expect(all.length).toBeLessThanOrEqual(60);
});

describe("nothing from outside reaches the terminal raw", () => {
  const evil = "\u001B]0;x\u0007\u202E\u0085\u200B\ud800\n\r";

  test("in lines, names of files, messages and suggestions", () => {
    const place = textPlaces(`a${evil}.yaml`, `b${evil.replace("\n", "")}`)(0, 1);
    const diagnostic = problem("record/unknown-contact", { name: evil }, { place, suggestion: evil });
    const text = renderDiagnostics([diagnostic], plain);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    expect(text).toContain(
      "There is no contact `\\u{1B}]0;x\\u{7}\\u{202E}\\u{85}\\u{200B}\\u{D800}\\n\\r`.",
    );
  });

  test("letters and emoji stay what they are", () => {
    expect(visible("Åsa e\u0301 地 👩‍👩‍👧 “x” – § 4\u00A0529")).toBe(
      "Åsa e\u0301 地 👩‍👩‍👧 “x” – § 4\u00A0529",
    );
  });
});

test("colour only where it is asked for", () => {
  const diagnostics = [at("a: b", "b")];
  expect(renderDiagnostics(diagnostics, plain)).not.toContain("\u001B");
  const coloured = renderDiagnostics(diagnostics, { ...plain, colour: true });
  expect(coloured).toContain("\u001B[31m");
  expect(stripVTControlCharacters(coloured)).toBe(renderDiagnostics(diagnostics, plain));
});

test("long messages are wrapped, and long values shortened", () => {
  const text = renderDiagnostics([at(`a: ${"b".repeat(300)}`, "b".repeat(300))], { ...plain, width: 50 });
  const wrapped = text.split("\n").slice(3, -3);
  expect(wrapped.length).toBeGreaterThan(2);
  expect(text).toContain(`${"b".repeat(80)}…`);
});

test("in the order of files, lines and columns, with a count", () => {
  const places = textPlaces("b.yaml", "x\nyy\n");
  const diagnostics = [
    problem("yaml/tab", {}, { place: places(3, 1) }),
    problem("yaml/tab", {}, { place: places(2, 1) }),
    problem("yaml/tab", {}, { place: { in: "file", file: "c.yaml" } }),
    problem("yaml/text-lost-in-comment", {}, { place: places(0, 1) }),
    problem("yaml/tab", {}, { place: { in: "file", file: "a.yaml" } }),
    problem("yaml/empty"),
  ];
  const order = sortDiagnostics(diagnostics).map(({ code, place }) => [
    code,
    place?.file,
    place?.in === "text" && place.column,
  ]);
  expect(order).toEqual([
    ["yaml/empty", undefined, false],
    ["yaml/tab", "a.yaml", false],
    ["yaml/text-lost-in-comment", "b.yaml", 1],
    ["yaml/tab", "b.yaml", 1],
    ["yaml/tab", "b.yaml", 2],
    ["yaml/tab", "c.yaml", false],
  ]);
  expect(renderDiagnostics(diagnostics, plain)).toMatch(/\n5 errors, 1 warning in 3 files\n$/);
  expect(renderDiagnostics(diagnostics, { ...plain, language: "sv" })).toMatch(
    /\n5 fel, 1 varning i 3 filer\n$/,
  );
  expect(renderDiagnostics([], plain)).toBe("");
});

test("JSON has all that the terminal has", () => {
  const diagnostics = [at("a: b", "b")];
  expect(JSON.parse(renderJson(diagnostics, "sv"))).toEqual([
    {
      severity: "error",
      code: "record/unknown-contact",
      message: "Det finns ingen kontakt `b`.",
      hint: "lägg till den i contacts.yaml eller skriv ut den med `name:`",
      params: { name: "b" },
      place: { in: "text", file: "decisions/2022/ai-all.yaml", line: 1, column: 4, length: 1, text: "a: b" },
    },
  ]);
  expect(jsonOf([], "en")).toEqual([]);
});

test("workflow commands of GitHub, escaped", () => {
  const inText = at("a: 100%", "100%", "a,b:c.yaml");
  const inWord = problem(
    "yaml/empty",
    {},
    { place: { in: "word", file: "a.docx", part: "", story: "body", paragraph: 2 } },
  );
  expect(renderGithub([inText, inWord, problem("yaml/text-lost-in-comment")], "en").split("\n")).toEqual([
    expect.stringMatching(/^::warning title=yaml\/text-lost-in-comment::What follows/),
    "::error file=a%2Cb%3Ac.yaml,line=1,col=4,endColumn=8,title=record/unknown-contact::There is no contact `100%25`.%0Ahint: add it to contacts.yaml, or write it out with `name:`",
    "::error file=a.docx,title=yaml/empty::a.docx, body, paragraph 2: The file is empty.%0Ahint: fill it in, or delete it",
    "",
  ]);
});

test("the closest word", () => {
  const words = ["ceiling", "share", "period", "orebro-universitet"];
  expect(closest("celing", words)).toBe("ceiling");
  expect(closest("Share", words)).toBe("share");
  expect(closest("orebro-universitetet", words)).toBe("orebro-universitet");
  expect(closest("emial", ["email", "name"])).toBe("email");
  expect(closest("budget", words)).toBeUndefined();
  expect(closest("x", ["y"])).toBeUndefined();
  expect(closest("", words)).toBeUndefined();
});

test("the exit code is that of the gravest cause", () => {
  expect(exitCode([])).toBe(0);
  expect(exitCode([problem("yaml/text-lost-in-comment")])).toBe(0);
  expect(exitCode([problem("yaml/tab")])).toBe(3);
  expect(exitCode([problem("yaml/tab"), problem("package/encrypted")])).toBe(4);
});

test("a wrong tag in a record's text is data, in a template the template's", () => {
  const place = (file: string) => ({ in: "text" as const, file, line: 1, column: 1, length: 1, text: "" });
  const unknown = (file: string) => problem("language/unknown-name", { name: "x" }, { place: place(file) });
  expect(exitCode([unknown("decisions/1.yaml")])).toBe(3);
  expect(exitCode([unknown("templates/list.csv.hbs")])).toBe(4);
});

test("what a message is about is named in the reader's language", () => {
  const about = [
    problem("import/lost-format", { path: "title", formatting: "bold" }),
    problem("form/wrong-type", { fieldKind: "check", type: "text" }),
    problem("pdf/not-drawn", { thing: "ink" }),
  ];
  const told = (language: "sv" | "en") => about.map((d) => messageOf(d, language)).join(" ");
  expect(told("sv")).toMatch(/\(fetstil\).*kryssruta.*handskrift/);
  expect(told("en")).toMatch(/\(bold\).*check box.*handwriting/);
});
