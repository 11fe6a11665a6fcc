/** A made-up authority, for what the starter makes in its name. */
import type { Letterhead } from "../src/starter/letterhead.ts";

export const letterhead: Letterhead = {
  organisation: {
    name: { sv: "Åby kommun" },
    address: [],
    fonts: { headings: "Calibri", text: "Georgia" },
  },
  language: "sv",
  clauses: "att",
};
