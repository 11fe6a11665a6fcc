/**
 * Text formats → Typst functions, one for each look that the paper uses.
 *
 * A line's height in Word comes from its fonts and the paragraph's line rule; in Typst from
 * the edges of its text. So a look is a format under a line rule.
 *
 * Source: measured against LibreOffice: baselines within 0.05 pt
 */
import type { LineHeight } from "../model/paragraph.ts";
import type { TextFormat } from "../model/text.ts";
import { stroke } from "./borders.ts";
import { Functions } from "./functions.ts";
import { color, inLanguage, onGround, pt, string } from "./markup.ts";

/** Above and below the baseline, points. */
export interface Edges {
  readonly above: number;
  readonly below: number;
}

/** Word places lines on twips. */
const TWIP = 0.05;
const round20 = (n: number) => Math.round(n * 20) / 20;
const floor20 = (n: number) => Math.floor(n * 20 + 1e-6) / 20;

/** Text that is raised or lowered makes its line higher by as much, as a rule. */
export function edges(format: TextFormat, line: LineHeight): Edges {
  const { ascent, descent, lineGap } = format.metrics;
  const natural = {
    above: round20((ascent + lineGap) * format.size + Math.max(0, format.rise)),
    below: round20(descent * format.size + Math.max(0, -format.rise)),
  };
  const { above, below } = line.pitch === undefined ? natural : onGrid(natural, line.pitch);
  switch (line.rule) {
    case "exact":
      return { above: 0.8 * line.value, below: 0.2 * line.value };
    case "atLeast":
      return { above: above + Math.max(0, line.value - above - below), below };
    case "auto": {
      const height = floor20(line.value * (above + below));
      return line.value >= 1 ? { above, below: height - above } : { above: height - below, below };
    }
  }
}

/** Where the baseline is in a line of the grid, from its bottom: the same for all text in it, so that no font adds to it. */
const BASELINE = 0.24;

/** As many lines of the grid as text needs; in the middle of them where it needs more than one. */
function onGrid({ above, below }: Edges, pitch: number): Edges {
  const height = pitch * Math.max(1, Math.ceil((above + below - TWIP) / pitch));
  if (height === pitch) return { above: (1 - BASELINE) * pitch, below: BASELINE * pitch };
  const room = (height - above - below) / 2;
  return { above: above + room, below: below + room };
}

/** Size and rise of raised and lowered text, as shares of the font size. */
const scripts = { super: { size: 0.65, rise: 0.35 }, sub: { size: 0.65, rise: -0.14 } } as const;

export class TextStyles {
  /** The document's language, BCP 47: text that is in it need not say so. */
  readonly #language: string;
  readonly #looks = new Functions("t");
  readonly #ids = new Map<TextFormat, Map<string, string>>();

  constructor(language: string) {
    this.#language = language;
  }

  /** Typst code that shows `text`. */
  show(format: TextFormat, line: LineHeight, text: string): string {
    if (!format.smallCaps) return this.#decorated(format, line, text);
    const parts = text.split(/(\p{Ll}+)/u).filter((part) => part !== "");
    return parts
      .map((part, i) => {
        const small = /^\p{Ll}/u.test(part);
        const shown = this.#decorated(
          small ? smaller(format) : format,
          line,
          small ? part.toUpperCase() : part,
        );
        return shown + spaceAfter(format, part, parts[i + 1] ?? "");
      })
      .join("");
  }

  #decorated(format: TextFormat, line: LineHeight, text: string): string {
    if (format.underline === "words") return this.#byWords(format, line, text);
    const shown =
      format.scale === 1 ? this.#pieces(this.name(format, line), text) : this.#scaled(format, line, text);
    return this.#drawnOver(format, line, shown);
  }

  /** Lines and grounds of a format, around content that has the rest of it. */
  #drawnOver(format: TextFormat, line: LineHeight, content: string): string {
    let shown = content;
    if (format.underline) shown = underlined(format, shown);
    if (format.strike) shown = `#strike[${shown}]`;
    if (format.highlight || format.border) {
      const { above, below } = edges(format, line);
      const fill = format.highlight ? color(format.highlight) : "none";
      const frame = format.border ? `stroke: ${stroke(format.border)}, ` : "";
      if (format.highlight)
        shown = onGround(format.highlight) === "" ? shown : `#text(fill: white)[${shown}]`;
      shown = `#highlight(fill: ${fill}, ${frame}top-edge: ${pt(above)}, bottom-edge: ${pt(-below)}, extent: 0pt)[${shown}]`;
    }
    return shown;
  }

  /** Name of a function: the width of a tab → the tab, with the lines and grounds of its format. */
  tab(format: TextFormat, line: LineHeight): string {
    const shown = `#stretched(${this.name(format, line)}, width)`;
    const drawn = this.#drawnOver(format, line, shown);
    return this.#looks.name(`width => box(baseline: ${pt(edges(format, line).below)})[${drawn}]`);
  }

  /** Underlined without its spaces. */
  #byWords(format: TextFormat, line: LineHeight, text: string): string {
    const [word, space] = wordFormats.get(format) ?? [
      { ...format, underline: "single" },
      { ...format, underline: undefined },
    ];
    wordFormats.set(format, [word, space]);
    return text
      .split(/( +)/)
      .filter((part) => part !== "")
      .map((part) => this.#decorated(part.startsWith(" ") ? space : word, line, part))
      .join("");
  }

  /**
   * Text drawn narrower or wider: word by word, since the engine breaks no lines within what it scales.
   * Spaces have no shape, so a smaller size makes them narrow.
   */
  #scaled(format: TextFormat, line: LineHeight, text: string): string {
    const name = this.name(format, line);
    const { scale } = format;
    const space = scale * format.drawnSize * (format.script ? scripts[format.script].size : 1);
    const { below } = edges(format, line);
    return text
      .split(/( +|(?<=[-\u200b]))/)
      .filter((part) => part !== "")
      .map((part) =>
        /^ |^\u200b$/.test(part)
          ? `#${name}(size: ${pt(space)}, ${string(part)})`
          : `#scaled(${scale * 100}%, ${pt(below)})[${this.#pieces(name, part)}]`,
      )
      .join("");
  }

  /**
   * Characters without shape go into pieces of their own: otherwise the letter before them
   * means both in the PDF, and pdf.js drops what ends in a format character. After a hyphen a place to
   * part is written as room, which needs no shaping; the engine takes it for a space, which not all let part.
   */
  #pieces(name: string, text: string): string {
    const pieces = text
      .split(/([\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060])/)
      .filter((piece) => piece !== "");
    if (pieces.length === 1) return `#${name}(${string(text)})`;
    return pieces
      .map((piece, i) => {
        if (piece === MAY_BREAK && pieces[i - 1]?.endsWith("-")) return "#seam";
        return isShapeless(piece) ? `#${name}(shapeless(${string(piece)}))` : `#${name}(${string(piece)})`;
      })
      .join("");
  }

  /** Name of the function for a look. */
  name(format: TextFormat, line: LineHeight): string {
    const rule = `${line.rule} ${line.value} ${line.pitch ?? ""}`;
    const byRule = this.#ids.get(format) ?? new Map<string, string>();
    this.#ids.set(format, byRule);
    const known = byRule.get(rule);
    if (known) return known;
    const name = this.#looks.name(`text.with(${this.#look(format, edges(format, line))})`);
    byRule.set(rule, name);
    return name;
  }

  /** The arguments of a look but for its language, which what stands in it would take on; as a dictionary. */
  settings(format: TextFormat, line: LineHeight): string {
    return `(${this.#look({ ...format, language: this.#language }, edges(format, line))})`;
  }

  get definitions(): string {
    return this.#looks.definitions;
  }

  #look(format: TextFormat, { above, below }: Edges): string {
    const script = format.script && scripts[format.script];
    const rise = format.raised + (script ? script.rise * format.size : 0);
    const tracking = format.tracking / format.scale;
    const parts = [
      `font: ${string(format.family)}`,
      `size: ${pt(format.drawnSize * (script?.size ?? 1))}`,
      `top-edge: ${pt(above)}`,
      `bottom-edge: ${pt(-below)}`,
    ];
    if (format.language !== this.#language) parts.push(inLanguage(format.language));
    if (format.bold) parts.push("weight: 700");
    if (format.italic) parts.push('style: "italic"');
    if (format.color) parts.push(`fill: ${color(format.color)}`);
    if (rise !== 0) parts.push(`baseline: ${pt(-rise)}`);
    if (tracking !== 0) parts.push(`tracking: ${pt(tracking)}`);
    if (format.kerning) parts.push("kerning: true");
    return parts.join(", ");
  }
}

/** Whether there is something to see of a space. */
export function isDecorated({ underline, strike, highlight, border }: TextFormat): boolean {
  return (underline ?? highlight ?? border) !== undefined || strike;
}

/** How far below the baseline the line runs under struck text, as a share of the font size. */
const UNDERLINE = 0.1;

/** PDF/UA-1 has no word for text with two kinds of line: what is struck as well has two of that kind, one lower. */
function underlined(format: TextFormat, shown: string): string {
  const { underline, strike, drawnSize } = format;
  const stroke = underlineStroke(format);
  if (strike) return `#strike(stroke: ${stroke}, offset: ${pt(UNDERLINE * drawnSize)})[${shown}]`;
  const line = (offset: string, text: string) =>
    `#underline(stroke: ${stroke}, ${offset}evade: false)[${text}]`;
  if (underline !== "double") return line("", shown);
  const lower = `offset: ${pt(UNDERLINE * drawnSize + 1.2)}, `;
  return line(`offset: ${pt(UNDERLINE * drawnSize)}, `, line(lower, shown));
}

/** Word's lines as far as Typst has them. */
function underlineStroke({ underline = "", underlineColor, drawnSize }: TextFormat): string {
  const dash = underlineDashes.find(([kind]) => kind.test(underline))?.[1];
  const isHeavy = /heavy|thick/i.test(underline);
  const thickness = isHeavy ? pt(0.1 * drawnSize) : underline === "double" ? "0.4pt" : undefined;
  const parts = [
    ...(underlineColor ? [`paint: ${color(underlineColor)}`] : []),
    ...(thickness ? [`thickness: ${thickness}`] : []),
    ...(dash ? [`dash: "${dash}"`] : []),
  ];
  return parts.length === 0 ? "auto" : `(${parts.join(", ")})`;
}

const underlineDashes = [
  [/dotDash|dashDot/i, "dash-dotted"],
  [/^dotted/, "dotted"],
  [/^dash/, "dashed"],
] as const;

const MAY_BREAK = "\u200b";

function isShapeless(piece: string): boolean {
  return /^[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060]$/.test(piece);
}

/** The engine spaces the letters of each part, but not its last; written where a line may end anyway. */
function spaceAfter({ tracking, scale }: TextFormat, part: string, next: string): string {
  const isBetween = part.endsWith(" ") || next.startsWith(" ");
  return tracking !== 0 && scale === 1 && isBetween ? `#h(${pt(tracking)})` : "";
}

function smaller(format: TextFormat): TextFormat {
  const key = smallFormats.get(format) ?? { ...format, drawnSize: format.drawnSize * 0.8, smallCaps: false };
  smallFormats.set(format, key);
  return key;
}
/** For the words and for the spaces between them. */
const wordFormats = new WeakMap<TextFormat, [TextFormat, TextFormat]>();
const smallFormats = new WeakMap<TextFormat, TextFormat>();
