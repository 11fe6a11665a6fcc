import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeName, slug } from "../../src/documents/file-names.ts";

test.each([
  ["22RS8941", "22RS8941"],
  ["22/123", "22-123"],
  ["../x", "x"],
  ["KS 2024:1", "KS-2024-1"],
  ["..", "-"],
  ["", "-"],
  ['a\\b|c?d*e"f<g>h', "a-b-c-d-e-f-g-h"],
  ["Dnr\t24\u00a0/\u20287", "Dnr-24-7"],
  ["CON", "CON-"],
  ["nul.2024", "nul-.2024"],
  ["COM¹", "COM¹-"],
  ["Console", "Console"],
  ["manifest.json.", "manifest.json"],
  ["Örebro-\u0061\u030a", "Örebro-å"],
  ["\u202egnp.exe", "gnp.exe"],
])("the reference %j gives the folder %j", (reference, folder) => {
  expect(safeName(reference)).toBe(folder);
});

test.each([
  ["Örebro universitet", "orebro-universitet"],
  ["Anna-Karin Ångström (S)", "anna-karin-angstrom-s"],
  ["Łukasz Ørsted Weiß", "lukasz-orsted-weiss"],
  ["Δημόσιο", "δημοσιο"],
  ["…", "-"],
  ["aux", "aux-"],
])("the recipient %j gives %j", (name, expected) => {
  expect(slug(name)).toBe(expected);
});

test("two long texts stay two names, of a length that every disk takes", () => {
  const long = "å".repeat(300);
  expect(safeName(`${long}1`)).not.toBe(safeName(`${long}2`));
  expect(Buffer.byteLength(safeName(long))).toBeLessThanOrEqual(120);
});

describe("whatever is typed", () => {
  const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme", maxLength: 400 }));
  test.each([
    ["safeName", safeName],
    ["slug", slug],
  ])("%s gives one step of a path that Windows takes", (_name, name) => {
    fc.assert(
      fc.property(anyText, (text) => {
        const made = name(text);
        expect(made).not.toMatch(/[<>:"/\\|?*\s\p{Cc}\p{Cf}]|^\.|[. ]$|^$/u);
        expect(made).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(made).toBe(made.normalize("NFC"));
        expect(Buffer.byteLength(made)).toBeLessThanOrEqual(124);
        expect(name(made)).toBe(made);
      }),
    );
  });
});
