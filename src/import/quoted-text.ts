/**
 * A record's text that quotes fields, and what it becomes when the text that it shows is edited.
 *
 * In: the text as typed, what each tag shows, the text as edited. Out: the text as it would be typed now, its tags in
 * place, and what became of each quoted value. Blocks (`{{#if …}}`) show text that no edit can be followed
 * back through.
 */

import { expandText, scanTags, tagShape, type ViewValue } from "../language/index.ts";
import type { Language } from "../values/index.ts";
import { fitted, pieceAfter, type TextChange, textChanges } from "./text-changes.ts";

/** A tag that prints one value. */
export interface Quote {
  readonly tag: string;
  /** Where the value stands in the view, where the tag prints one as it is or in another style. */
  readonly path: string | undefined;
  readonly shown: string;
}

/**
 * A piece of a text: literal, or a quoted value. `typed` is the literal as it stands in the source, as long as what it
 * shows: a line end there shows as a space.
 */
export type Piece = { readonly literal: string; readonly typed?: string } | { readonly quote: Quote };

export interface Quoting {
  readonly view: ViewValue;
  readonly language: Language;
  /** Whether a text can be read as the field of that path. */
  reads(path: string, text: string): boolean;
}

/** `undefined` where the text has tags that are more than values. */
export function piecesOf(source: string, { view, language }: Quoting): Piece[] | undefined {
  const tags = scanTags(source);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, tag } of tags) {
    const shape = tagShape(tag);
    if (shape.kind !== "value" || shape.stripsBefore || shape.stripsAfter) return undefined;
    const shown = expandText(tag, view, { language, escape: "none", placeAt: () => undefined }).value;
    if (shown === undefined) return undefined;
    if (start > at) pieces.push({ literal: source.slice(at, start) });
    pieces.push({ quote: { tag: source.slice(start, end), path: pathIn(tag), shown } });
    at = end;
  }
  if (at < source.length) pieces.push({ literal: source.slice(at) });
  return pieces;
}

/** `{{ceiling}}`, `{{money ceiling style="code"}}` */
const VALUE_TAG =
  /^\{\{\{?\s*(?:(?:money|percent|date|period|number)\s+)?([\p{L}\p{N}_][\p{L}\p{N}_.-]*)(?:\s+[^{}]*)?\}?\}\}$/u;

export function pathIn(tag: string): string | undefined {
  const [, path] = VALUE_TAG.exec(tag) ?? [];
  const isBare = /^\{\{\{?\s*[^\s{}]+\s*\}?\}\}$/.test(tag);
  return isBare || /^\{\{\{?\s*(?:money|percent|date|period|number)\s/.test(tag) ? path : undefined;
}

export function shownText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ("quote" in piece ? piece.quote.shown : piece.literal)).join("");
}

/** What became of a quoted value. */
export interface QuoteEdit {
  readonly quote: Quote;
  readonly text: string;
  /** Whether it was changed together with the words beside it. */
  readonly isMixed: boolean;
  /** Whether it can be read as its field. */
  readonly isRead: boolean;
}

/** Whether what became of the quotes is known, so that the text round them can be written. */
export function isClear(edits: readonly QuoteEdit[]): boolean {
  return edits.every(({ isMixed, isRead }) => isRead && !isMixed);
}

export interface Requoted {
  readonly source: string;
  /** Of the values that show something else now. */
  readonly edits: readonly QuoteEdit[];
}

/**
 * The text as it would be typed now. Where a value was changed together with the words beside it, the text stays as
 * it was: nobody can tell what of it is the value.
 *
 * @param write how new text is typed; a tag in it must not be one
 */
export function requote(
  pieces: readonly Piece[],
  edited: string,
  quoting: Quoting,
  write: (text: string) => string,
): Requoted {
  const followed = followQuotes(pieces, edited, quoting);
  const { edits } = followed;
  return { source: isClear(edits) ? written(followed, edited, write) : typedText(pieces), edits };
}

/** A quote that is still there, and where its value stands in the edited text. */
export interface KeptQuote {
  readonly quote: Quote;
  readonly start: number;
  readonly end: number;
}

export interface Followed {
  readonly spans: readonly Span[];
  readonly changes: readonly TextChange[];
  readonly kept: ReadonlyMap<Span, KeptQuote>;
  readonly edits: readonly QuoteEdit[];
}

/** What became of each quoted value. One that shows nothing cannot be followed, and stays where it was. */
export function followQuotes(pieces: readonly Piece[], edited: string, quoting: Quoting): Followed {
  const values = pieces.flatMap((piece) => ("quote" in piece ? [piece.quote.shown] : []));
  const spans = spansOf(pieces);
  const shown = shownText(pieces);
  const changes = fitted(
    shown,
    textChanges(shown, edited, values),
    spans.filter(({ piece }) => "quote" in piece),
  );
  const kept = new Map<Span, KeptQuote>();
  const edits: QuoteEdit[] = [];
  for (const span of spans) {
    if (!("quote" in span.piece)) continue;
    const { quote } = span.piece;
    const became = pieceAfter(span.from, span.to, changes);
    if (became.kind === "gone" && quote.shown !== "") continue;
    const exact = became.kind === "gone" ? { start: 0, end: 0 } : became;
    const isRead = ({ start, end }: Range) =>
      quote.path === undefined || quoting.reads(quote.path, edited.slice(start, end));
    const isSame = plain(edited.slice(exact.start, exact.end)) === plain(quote.shown);
    const ranges = isSame ? [exact] : withNeighbours(exact, span, changes);
    const range = ranges.find(isRead) ?? (ranges.at(-1) as Range);
    kept.set(span, { quote, ...range });
    const text = edited.slice(range.start, range.end);
    if (!isSame) edits.push({ quote, text, isMixed: became.kind === "mixed", isRead: isRead(range) });
  }
  return { spans, changes, kept, edits };
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A value alone, and with what was added right before it, right behind it, or both: "31 december 2026". */
function withNeighbours(exact: Range, { from, to }: Span, changes: readonly TextChange[]): Range[] {
  const before = changes.find((c) => c.from === from && c.to === from)?.start ?? exact.start;
  const behind = changes.find((c) => c.from === to && c.to === to)?.end ?? exact.end;
  const { start, end } = exact;
  return [exact, { start: before, end }, { start, end: behind }, { start: before, end: behind }];
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

export interface Span {
  readonly piece: Piece;
  /** In the text as shown. */
  readonly from: number;
  readonly to: number;
}

function spansOf(pieces: readonly Piece[]): Span[] {
  let at = 0;
  return pieces.map((piece) => {
    const from = at;
    at += shownText([piece]).length;
    return { piece, from, to: at };
  });
}

function typedText(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => ("quote" in piece ? piece.quote.tag : (piece.typed ?? piece.literal)))
    .join("");
}

function written(
  { spans, kept, changes }: Followed,
  edited: string,
  write: (text: string) => string,
): string {
  const isInQuote = (c: TextChange) =>
    [...kept].some(
      ([{ from, to }, { start, end }]) =>
        (c.from < to && c.to > from) || (c.from === c.to && c.start >= start && c.end <= end && end > start),
    );
  const left = [...spans];
  let text = "";
  let at = 0;
  const copyTo = (end: number) => {
    for (let span = left[0]; span && span.from <= end; span = left[0]) {
      if (kept.has(span)) {
        if (span.to > end) break;
        text += typedText([span.piece]);
      } else text += literalOf(span.piece).slice(Math.max(0, at - span.from), Math.max(0, end - span.from));
      if (span.to > end) break;
      left.shift();
    }
    at = end;
  };
  for (const change of changes.filter((c) => !isInQuote(c))) {
    copyTo(change.from);
    text += write(edited.slice(change.start, change.end));
    at = change.to;
  }
  copyTo(spans.at(-1)?.to ?? 0);
  return text;
}

/** A quote that is gone is deleted as the text that it showed. */
function literalOf(piece: Piece): string {
  return "quote" in piece ? piece.quote.shown : (piece.typed ?? piece.literal);
}
