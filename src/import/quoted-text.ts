/**
 * A record's text that quotes fields, and what it becomes when the text that it shows is edited.
 *
 * In: the text as typed, what each tag shows, the text as edited. Out: the text as it would be typed now, its tags in
 * place, and what became of each quoted value. Blocks (`{{#if …}}`) show text that no edit can be followed
 * back through.
 */

import { expandText, scanTags, tagShape, type ViewValue } from "../language/index.ts";
import type { Language } from "../values/index.ts";
import { pieceAfter, type TextChange, textChanges } from "./text-changes.ts";

/** A tag that prints one value. */
export interface Quote {
  readonly tag: string;
  /** Where the value stands in the view, where the tag prints one as it is or in another style. */
  readonly path: string | undefined;
  readonly shown: string;
}

/** A piece of a text, as typed: literal, or a quoted value. */
export type Piece = { readonly literal: string } | { readonly quote: Quote };

export interface Quoting {
  readonly view: ViewValue;
  readonly language: Language;
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
export function requote(pieces: readonly Piece[], edited: string, write: (text: string) => string): Requoted {
  const values = pieces.flatMap((piece) => ("quote" in piece ? [piece.quote.shown] : []));
  const changes = textChanges(shownText(pieces), edited, values);
  const spans = spansOf(pieces);
  const edits: QuoteEdit[] = [];
  const kept = new Set<Span>();
  for (const span of spans) {
    if (!("quote" in span.piece)) continue;
    const { quote } = span.piece;
    const became = span.from === span.to ? undefined : pieceAfter(span.from, span.to, changes);
    if (became?.kind === "gone") continue;
    kept.add(span);
    const text = became ? edited.slice(became.start, became.end) : quote.shown;
    if (text !== quote.shown) edits.push({ quote, text, isMixed: became?.kind === "mixed" });
  }
  const isMixed = edits.some((edit) => edit.isMixed);
  return { source: isMixed ? typedText(pieces) : written({ spans, kept, changes, edited, write }), edits };
}

interface Span {
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
  return pieces.map((piece) => ("quote" in piece ? piece.quote.tag : piece.literal)).join("");
}

interface Writing {
  readonly spans: readonly Span[];
  /** Quotes that stay. */
  readonly kept: ReadonlySet<Span>;
  readonly changes: readonly TextChange[];
  readonly edited: string;
  readonly write: (text: string) => string;
}

function written({ spans, kept, changes, edited, write }: Writing): string {
  const isInQuote = (c: TextChange) => [...kept].some(({ from, to }) => c.from < to && c.to > from);
  const left = [...spans];
  let text = "";
  let at = 0;
  const copyTo = (end: number) => {
    for (let span = left[0]; span && span.from <= end; span = left[0]) {
      if (kept.has(span)) {
        if (span.to > end) break;
        text += typedText([span.piece]);
      } else text += shownText([span.piece]).slice(Math.max(0, at - span.from), Math.max(0, end - span.from));
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
