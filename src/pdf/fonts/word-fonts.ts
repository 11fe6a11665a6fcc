/**
 * The fonts that Word documents name: how high their lines are, and what stands in for them.
 *
 * A stand-in's own vertical metrics differ from build to build, so each Word font has its own
 * here, in units of its em, as the tables hhea of Microsoft's files give them (Word takes the
 * larger of hhea and Windows metrics; for these fonts the sums agree).
 *
 * `same`: the stand-in's characters are as wide as the font's, so lines break alike.
 *
 * The fonts of East Asia have three tenths more than their em, half above and half below: Word sets a single line of
 * 12 points in SimSun 15.6 points high.
 *
 * Aptos has its stand-in's metrics: that is a good deal wider, and higher lines on top of more lines
 * would part still further from Word.
 *
 * Source: the rows marked * were read from files that copy the font's metrics (Liberation 2.1,
 * Carlito 1.104, DejaVu 2.37); the others are the hhea values of Microsoft's and Apple's files as
 * published, not checked against the files here. A wrong row moves lines, it breaks nothing.
 */
import type { PackagedFamily } from "../../pdf-file/packaged-files.ts";
import type { FontMetrics } from "./font.ts";

export interface WordFont {
  readonly standIn: PackagedFamily;
  /** The stand-in has the same widths. */
  readonly same: boolean;
  /** Makes the stand-in's average width the font's; regular, bold, italic, bold italic. */
  readonly fit: Fit;
  readonly metrics: FontMetrics;
}

/** How much smaller or wider a stand-in is set. */
export interface Fit {
  /** Of the size, for each face. */
  readonly scale: readonly [number, number, number, number];
  /** Between characters, as a share of the size, for each face. */
  readonly tracking: readonly [number, number, number, number];
}

const asItIs: Fit = { scale: [1, 1, 1, 1], tracking: [0, 0, 0, 0] };

/**
 * Fitted by least squares to the widths of fonts with the same widths (Liberation Sans Narrow for
 * Arial Narrow), weighted by how often letters occur. Not Consolas: narrowing it to its true
 * 1126/2048 would part from what every other free program shows.
 */
const fits: Readonly<Record<string, Fit>> = {
  "arial narrow": { scale: [0.82, 0.82, 0.82, 0.82], tracking: [0, 0, 0, 0] },
};

type Line = readonly [
  names: string,
  standIn: PackagedFamily,
  same: boolean,
  em: number,
  ascent: number,
  descent: number,
  lineGap: number,
];

const lines: readonly Line[] = [
  ["Calibri|Carlito", "Carlito", true, 2048, 1536, 512, 452], // *
  ["Calibri Light", "Carlito", true, 2048, 1536, 512, 452], // *
  ["Arial|Helvetica|Liberation Sans|Arimo|Albany|ArialMT|Helvetica Neue", "Arimo", true, 2048, 1854, 434, 67], // *
  [
    "Times New Roman|Times|Liberation Serif|Tinos|Thorndale|CG Times|TimesNewRomanPSMT",
    "Tinos",
    true,
    2048,
    1825,
    443,
    87,
  ], // *
  ["Courier New|Courier|Liberation Mono|Cousine|Cumberland", "Cousine", true, 2048, 1705, 615, 0], // *
  ["Georgia|Gelasio", "Gelasio", true, 2048, 1878, 449, 198],
  ["Cambria|Caladea|Cambria Math", "Caladea", true, 2048, 1946, 455, 0],
  ["Arial Narrow|Liberation Sans Narrow", "Arimo", false, 2048, 1916, 434, 0],
  ["Arial Black", "Arimo", false, 2048, 2254, 634, 0],
  ["Arial Unicode MS", "Arimo", true, 2048, 2189, 555, 0],
  ["Aptos|Aptos Display", "DejaVu Sans", false, 2048, 1901, 483, 0],
  ["Tahoma", "DejaVu Sans", false, 2048, 2049, 423, 0],
  ["Verdana", "DejaVu Sans", false, 2048, 2059, 430, 0],
  ["DejaVu Sans|Bitstream Vera Sans", "DejaVu Sans", true, 2048, 1901, 483, 0], // *
  ["Trebuchet MS", "DejaVu Sans", false, 2048, 1923, 455, 0],
  ["Segoe UI|Segoe UI Light|Segoe UI Semibold", "Arimo", false, 2048, 2210, 514, 0],
  ["Century Gothic", "DejaVu Sans", false, 2048, 2059, 451, 0],
  ["Candara|Corbel", "Carlito", false, 2048, 1536, 512, 452],
  ["Franklin Gothic Book|Gill Sans MT", "DejaVu Sans", false, 2048, 1885, 442, 0],
  ["Comic Sans MS", "DejaVu Sans", false, 2048, 2257, 597, 0],
  ["Lucida Grande|Lucida Sans Unicode", "DejaVu Sans", false, 2048, 2246, 432, 0],
  ["Consolas|Ubuntu Mono", "Cousine", false, 2048, 1521, 527, 350],
  ["Lucida Console", "Cousine", false, 2048, 1615, 432, 0],
  ["Garamond|EB Garamond", "Tinos", false, 2048, 1765, 539, 0],
  ["Book Antiqua|Palatino", "Gelasio", false, 2048, 1891, 578, 0],
  ["Palatino Linotype", "Gelasio", false, 2048, 1499, 582, 682],
  ["Bookman Old Style|Century Schoolbook|Constantia", "Gelasio", false, 2048, 1878, 449, 198],
  ["Perpetua", "Tinos", false, 2048, 1724, 599, 0],
  ["Ubuntu", "Arimo", false, 1000, 932, 189, 28],
  ["Roboto|Roboto Light", "DejaVu Sans", false, 2048, 1900, 500, 0],
  ["Inter", "DejaVu Sans", false, 2816, 2728, 680, 0],
  ["Open Sans", "DejaVu Sans", false, 2048, 2189, 600, 0],
  ["Symbol|Wingdings|Webdings|OpenSymbol", "Arimo", true, 2048, 1854, 434, 67],
  ["Noto Sans S Chinese", "Noto Sans S Chinese", true, 1000, 1009, 291, 0],
  ["Nanum Gothic", "Nanum Gothic", true, 1000, 1009, 291, 0],
];

const byName: ReadonlyMap<string, WordFont> = new Map(
  lines.flatMap(([names, standIn, same, em, ascent, descent, lineGap]) =>
    names.split("|").map((name) => {
      const metrics = { ascent: ascent / em, descent: descent / em, lineGap: lineGap / em };
      const fit = fits[names.split("|")[0]?.toLowerCase() ?? ""] ?? asItIs;
      return [name.toLowerCase(), { standIn, same, fit, metrics }] as const;
    }),
  ),
);

/**
 * Fonts that Word names but nobody has listed: guessed from what the name says. Web pages that were pasted name several,
 * in the order of their wishes.
 *
 * @param eastAsian asked for letters of China, Japan and Korea, not for Latin ones
 */
export function wordFont(name: string, eastAsian = false): WordFont {
  const known = name.split(/[;,]/).flatMap((wish) => byName.get(plainName(wish)) ?? [])[0];
  return known ?? { ...(byName.get(eastAsian ? likeEastAsian(name) : like(name)) as WordFont), same: false };
}

/** Windows names a font once more for each of its scripts. */
function plainName(name: string): string {
  const script = /(?<=.) (?:ce|cyr|greek|tur|baltic|\((?:w1|arabic|hebrew|thai|vietnamese)\))$/;
  return name.trim().toLowerCase().replace(script, "");
}

/** By name fonts for typewriters and with serifs; all others stand without. */
const MONOSPACED = /mono|code|console|courier|typewriter|menlo/i;
const SERIFS =
  /serif(?<!sans.?serif)|times|roman|garamond|book|antiqua|mincho|song|slab|bodoni|didot|caslon|baskerville|minion|sabon|bembo|goudy|palatino|century(?! gothic)|georgia|cambria|libertine|rockwell|plantin|charter|perpetua|merriweather/i;

function like(name: string): string {
  return MONOSPACED.test(name) ? "courier new" : SERIFS.test(name) ? "times new roman" : "dejavu sans";
}

/** All others are Chinese or Japanese. */
const KOREAN = /[\uac00-\ud7af]|batang|gulim|dotum|gungsuh|malgun|nanum/i;

function likeEastAsian(name: string): string {
  return KOREAN.test(name) ? "nanum gothic" : "noto sans s chinese";
}

/** What Kansli brings for East Asia has lines as Word's fonts have. */
export const EAST_ASIAN = byName.get("nanum gothic")?.metrics as FontMetrics;
