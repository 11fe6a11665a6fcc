/**
 * The view that the examples of helpers are written for, and its type: parts of a grant.
 */
import {
  type Contact,
  parseDate,
  parseMoney,
  parseNumber,
  parsePercent,
  parsePeriod,
} from "../../values/index.ts";
import { labelColumns } from "../column-labels.ts";
import type { ViewValue } from "../program.ts";
import type { GroupType, ViewType } from "../view-type.ts";

const orebro: Contact = {
  type: "contact",
  key: "oru",
  name: "Örebro universitet",
  email: "info@oru.example.org",
};
const holding: Contact = { type: "contact", key: "holding", name: "Örebro Holding AB" };

export const exampleView: { readonly [name: string]: ViewValue } = {
  title: "medfinansiering av AI.ALL*",
  meeting: parseDate("2022-12-14").value ?? null,
  ceiling: money("4529875 SEK"),
  share: percent("31 %"),
  hours: parseNumber("1234,5").value ?? null,
  period: parsePeriod("2023-03-01/2026-02-28").value ?? null,
  area: { type: "choice", key: "innovation", labels: { sv: "Innovation", en: "Innovation" } },
  applicant: orebro,
  partners: [orebro, holding],
  website: "www.oru.example.org",
  map: { type: "file", path: "decisions/2022/map.png", title: "Karta över området" },
  coordinator: null,
  budget: [
    row("Resor", "Drift", "250000 SEK"),
    row("Personal", "Lön", "3900000 SEK"),
    row("Lokaler", "Drift", "379875 SEK"),
  ],
};

labelColumns(exampleView.budget as readonly ViewValue[], { item: "Vad", sort: "Slag", amount: "Belopp" });

const contactType: GroupType = {
  type: "group",
  is: "contact",
  prints: true,
  fields: { name: { type: "text" }, email: { type: "text", optional: true } },
};

const date: ViewType = { type: "date" };

export const exampleType: GroupType = {
  type: "group",
  fields: {
    title: { type: "text" },
    meeting: date,
    ceiling: { type: "money" },
    share: { type: "percent" },
    hours: { type: "number" },
    period: { type: "group", is: "period", prints: true, fields: { start: date, end: date } },
    area: { type: "choice", choices: ["innovation", "welfare"] },
    applicant: contactType,
    partners: { type: "list", item: contactType },
    website: { type: "text" },
    map: {
      type: "group",
      is: "file",
      prints: true,
      fields: { path: { type: "text" }, title: { type: "text" } },
    },
    coordinator: { type: "text", optional: true },
    budget: {
      type: "list",
      item: {
        type: "group",
        fields: { item: { type: "text" }, sort: { type: "text" }, amount: { type: "money" } },
      },
    },
  },
};

function row(item: string, sort: string, amount: string): ViewValue {
  return { item, sort, amount: money(amount) };
}

function money(text: string): ViewValue {
  return parseMoney(text).value ?? null;
}

function percent(text: string): ViewValue {
  return parsePercent(text).value ?? null;
}
