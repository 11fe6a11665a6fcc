/**
 * Where on a page nothing is drawn, so that a stamp covers nothing.
 *
 * In: a page. Out: which heights of it are taken, from above. A content stream is followed only as far as this
 * asks: text counts with its size, lines and pictures with their corners; what cannot be followed, such as text
 * that runs upwards, counts as everywhere.
 *
 * Source: ISO 32000-1 §8.4 (state), §8.5 (paths), §8.8 to §8.10 (pictures, forms), §9.4 (text)
 */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFStream } from "pdf-lib";
import { apply, compose, decodeStream, identity, type Matrix } from "../../pdf-file/index.ts";

/** Lowest and highest, in the page's visible space with its origin at the top left. */
export type Taken = [top: number, bottom: number];

const TOKEN =
  /%[^\r\n]*|\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|[[\]]|[^\s()<>[\]{}/%]+/g;

/** Forms in forms, at most. */
const DEPTH = 8;

/** Bytes of a page's operators; what is longer is not followed. */
const LONGEST = 8 * 1024 * 1024;

export interface Frame {
  readonly content: PDFStream | PDFArray | undefined;
  readonly resources: PDFDict | undefined;
  /** From the content's space to the visible page, its y axis downwards. */
  readonly matrix: Matrix;
}

/** `undefined` when something may be anywhere. */
export function takenHeights(frame: Frame, depth = 0): Taken[] | undefined {
  const source = sourceOf(frame.content);
  if (source === undefined || depth > DEPTH) return undefined;
  const reader = new Reader(frame, depth);
  return reader.read(source) ? reader.taken : undefined;
}

function sourceOf(content: PDFStream | PDFArray | undefined): string | undefined {
  if (!content) return "";
  const streams =
    content instanceof PDFArray ? content.asArray().map((_, i) => content.lookup(i)) : [content];
  const parts = streams.map((stream) =>
    stream instanceof PDFStream ? decodeStream(stream) : new Uint8Array(),
  );
  const total = parts.reduce((sum, part) => sum + (part?.length ?? LONGEST), 0);
  if (total > LONGEST) return undefined;
  return parts.map((part) => new TextDecoder("latin1").decode(part)).join("\n");
}

interface State {
  matrix: Matrix;
  size: number;
  leading: number;
}

class Reader {
  readonly taken: Taken[] = [];
  readonly #frame: Frame;
  readonly #depth: number;
  readonly #stack: State[] = [];
  #state: State;
  #text: Matrix = identity;
  #line: Matrix = identity;
  #path: number[] = [];
  #operands: string[] = [];
  #isFollowed = true;

  constructor(frame: Frame, depth: number) {
    this.#frame = frame;
    this.#depth = depth;
    this.#state = { matrix: frame.matrix, size: 0, leading: 0 };
  }

  read(source: string): boolean {
    TOKEN.lastIndex = 0;
    for (let token = TOKEN.exec(source); token && this.#isFollowed; token = TOKEN.exec(source)) {
      const [word] = token;
      const at = TOKEN.lastIndex;
      if (word === "ID") {
        const end = /\sEI(?=\s|$)/g;
        end.lastIndex = at;
        TOKEN.lastIndex = end.exec(source) ? end.lastIndex : source.length;
        this.#box(0, 0, 1, 1);
      } else if (/^[A-Za-z'"][A-Za-z0-9*]*$/.test(word)) {
        this.#operator(word);
        TOKEN.lastIndex = at;
        this.#operands = [];
      } else if (!word.startsWith("%")) this.#operands.push(word);
    }
    return this.#isFollowed;
  }

  #number(fromEnd: number): number {
    return Number(this.#operands.at(-fromEnd)) || 0;
  }

  #six(): Matrix {
    return [6, 5, 4, 3, 2, 1].map((i) => this.#number(i)) as unknown as Matrix;
  }

  #operator(word: string): void {
    const state = this.#state;
    switch (word) {
      case "q":
        this.#stack.push({ ...state });
        return;
      case "Q":
        this.#state = this.#stack.pop() ?? state;
        return;
      case "cm":
        state.matrix = compose(this.#six(), state.matrix);
        return;
      case "m":
      case "l":
        this.#point(this.#number(2), this.#number(1));
        return;
      case "c":
        this.#point(this.#number(6), this.#number(5));
        this.#point(this.#number(4), this.#number(3));
        this.#point(this.#number(2), this.#number(1));
        return;
      case "v":
      case "y":
        this.#point(this.#number(4), this.#number(3));
        this.#point(this.#number(2), this.#number(1));
        return;
      case "re":
        this.#point(this.#number(4), this.#number(3));
        this.#point(this.#number(4) + this.#number(2), this.#number(3) + this.#number(1));
        return;
      case "n":
        this.#path = [];
        return;
      case "sh":
        this.#isFollowed = false;
        return;
      case "Do":
        this.#draw(this.#operands.at(-1) ?? "");
        return;
      default:
        if (/^(s|S|f|F|f\*|B|B\*|b|b\*)$/.test(word)) this.#paint();
        else this.#textOperator(word);
    }
  }

  #textOperator(word: string): void {
    const state = this.#state;
    switch (word) {
      case "BT":
        this.#text = this.#line = identity;
        return;
      case "Tf":
        state.size = this.#number(1);
        return;
      case "TL":
        state.leading = this.#number(1);
        return;
      case "Td":
      case "TD":
        if (word === "TD") state.leading = -this.#number(1);
        this.#moveLine(this.#number(2), this.#number(1));
        return;
      case "Tm":
        this.#text = this.#line = this.#six();
        return;
      case "T*":
        this.#moveLine(0, -state.leading);
        return;
      case "'":
      case '"':
        this.#moveLine(0, -state.leading);
        this.#show();
        return;
      case "Tj":
      case "TJ":
        this.#show();
        return;
    }
  }

  #moveLine(x: number, y: number): void {
    this.#text = this.#line = compose([1, 0, 0, 1, x, y], this.#line);
  }

  #show(): void {
    const whole = compose(this.#text, this.#state.matrix);
    const [, b, , d, , y] = whole;
    if (Math.abs(b) > 0.01 * Math.abs(d)) {
      this.#isFollowed = false;
      return;
    }
    const height = Math.abs(this.#state.size * d);
    this.taken.push([y - height, y + 0.3 * height]);
  }

  #point(x: number, y: number): void {
    this.#path.push(apply(this.#state.matrix, x, y)[1]);
  }

  #paint(): void {
    if (this.#path.length > 0) this.taken.push([Math.min(...this.#path) - 1, Math.max(...this.#path) + 1]);
    this.#path = [];
  }

  #box(x: number, y: number, width: number, height: number, matrix = this.#state.matrix): void {
    const ys = [
      [x, y],
      [x + width, y],
      [x, y + height],
      [x + width, y + height],
    ].map(([a = 0, b = 0]) => apply(matrix, a, b)[1]);
    this.taken.push([Math.min(...ys), Math.max(...ys)]);
  }

  #draw(operand: string): void {
    const objects = this.#frame.resources?.lookupMaybe(PDFName.of("XObject"), PDFDict);
    const object = objects?.lookup(PDFName.of(operand.slice(1)));
    if (!(object instanceof PDFStream)) return;
    if (object.dict.get(PDFName.of("Subtype")) !== PDFName.of("Form")) {
      this.#box(0, 0, 1, 1);
      return;
    }
    const own = object.dict.lookupMaybe(PDFName.of("Matrix"), PDFArray)?.asArray();
    const matrix = (own?.map((n) => (n instanceof PDFNumber ? n.asNumber() : 0)) ??
      identity) as unknown as Matrix;
    const resources = object.dict.lookupMaybe(PDFName.of("Resources"), PDFDict) ?? this.#frame.resources;
    const inner = { content: object, resources, matrix: compose(matrix, this.#state.matrix) };
    const taken = takenHeights(inner, this.#depth + 1);
    if (taken) for (const height of taken) this.taken.push(height);
    else this.#isFollowed = false;
  }
}
