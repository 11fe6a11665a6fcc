import { expect, test } from "vitest";
import { drawingShare, fiftieths, points } from "../../src/ooxml/units.ts";

test("measures and shares mean the same however strict and older documents write them", () => {
  expect([points("240"), points("12pt"), points("1pc"), points("24", 2)]).toEqual([12, 12, 12, 12]);
  expect([points("1in"), points("2.54cm"), points("25.4mm")].map((n) => n?.toFixed(6))).toEqual(
    Array(3).fill("72.000000"),
  );
  expect([fiftieths("2500"), fiftieths("50%")]).toEqual([0.5, 0.5]);
  expect([drawingShare("25000"), drawingShare("25%"), drawingShare("-12.5%")]).toEqual([0.25, 0.25, -0.125]);
});

test("what is no measure is none", () => {
  for (const value of [undefined, "", "x", "12 x", "1e9", "--1"]) {
    expect([value, points(value), drawingShare(value)]).toEqual([value, undefined, undefined]);
  }
});
