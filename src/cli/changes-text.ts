/**
 * Changes of a record on the terminal.
 *
 * Plain text marks words as `[-removed-]` and `{+added+}`; with colours removed words are struck through and
 * added ones underlined, so that colour is never all that tells them apart.
 */
import { type Change, countWords, type ItemChange, type Words } from "../history/index.ts";
import type { HistoryMessages } from "./history-messages.ts";

const RESET = "\u001b[0m";
const REMOVED = "\u001b[31;9m";
const ADDED = "\u001b[32;4m";
const BOLD = "\u001b[1m";

export interface Painting {
  readonly say: HistoryMessages;
  readonly colour: boolean;
}

/** A line or two a change, for lists of versions. */
export function shortChange(change: Change, { say }: Painting): string {
  if (change.kind === "value") return `${change.path}: ${side(change.from)} → ${side(change.to)}`;
  if (change.kind === "text") {
    const { added, removed } = countWords(change.items);
    return `${change.path}: ${say.words(added, removed) || say.moved}`;
  }
  return change.items.map((item) => `${change.path}: ${shortItem(item)}`).join("\n");
}

function shortItem(item: ItemChange): string {
  if (item.kind !== "changed") return `${signs[item.kind]} ${item.text.replaceAll("\n", " ")}`;
  return `~ ${item.words.map(around).join("")}`;
}

/** What stays the same is shown only around what changed. */
function around({ kind, text }: Words): string {
  if (kind !== "same") return marked({ kind, text });
  return text.length <= 60 ? text : `${text.slice(0, 25)}…${text.slice(-25)}`;
}

function side(text: string): string {
  return text === "" ? "–" : text;
}

/** The whole of a change. */
export function wholeChange(change: Change, painting: Painting): string {
  const title = paint(change.path, BOLD, painting);
  if (change.kind === "value") {
    const lines = [
      change.from && line("removed", change.from, painting),
      change.to && line("added", change.to, painting),
    ];
    return `${title}\n${lines.filter((text) => text !== "").join("")}`;
  }
  return `${title}\n${change.items.map((item) => wholeItem(item, painting)).join("")}`;
}

function wholeItem(item: ItemChange, painting: Painting): string {
  if (item.kind !== "changed") return line(item.kind, item.text, painting);
  const text = item.words.map((words) => (painting.colour ? coloured(words) : marked(words))).join("");
  return `  ~ ${indented(text)}\n`;
}

const signs = { added: "+", removed: "−", moved: "↕" } as const;

function line(kind: "added" | "removed" | "moved", text: string, painting: Painting): string {
  const ink = { added: ADDED, removed: REMOVED, moved: "" }[kind];
  return `  ${signs[kind]} ${paint(indented(text), ink, painting)}\n`;
}

function indented(text: string): string {
  return text.replaceAll("\n", "\n    ");
}

function marked({ kind, text }: Words): string {
  if (kind === "same") return text;
  return kind === "added" ? `{+${text}+}` : `[-${text}-]`;
}

function coloured({ kind, text }: Words): string {
  if (kind === "same") return text;
  return `${kind === "added" ? ADDED : REMOVED}${text}${RESET}`;
}

function paint(text: string, ink: string, { colour }: Painting): string {
  return colour && ink !== "" ? `${ink}${text}${RESET}` : text;
}
