/**
 * The font files that Kansli brings, as they lie in their packages.
 *
 * The first have the widths of the fonts that Word's documents name; the others have what is missing in them: signs
 * and alphabets, letters of formulas, emoji, the scripts of East Asia.
 */
import { readFileSync } from "node:fs";

export type PackagedFamily =
  | "Arimo"
  | "Tinos"
  | "Cousine"
  | "Carlito"
  | "Gelasio"
  | "Caladea"
  | "DejaVu Sans"
  | "DejaVu Math TeX Gyre"
  | "Noto Emoji"
  | "Noto Sans S Chinese"
  | "Nanum Gothic";

/** Where a character is looked for that a font lacks, in this order. */
export const families: readonly PackagedFamily[] = [
  "Arimo",
  "Tinos",
  "Cousine",
  "Carlito",
  "Gelasio",
  "DejaVu Sans",
  "DejaVu Math TeX Gyre",
  "Noto Emoji",
  "Noto Sans S Chinese",
  "Nanum Gothic",
];

/** Its letters are as wide as they are high, without serifs. */
export function isEastAsian(family: PackagedFamily): boolean {
  return family === "Noto Sans S Chinese" || family === "Nanum Gothic";
}

const files = new Map<string, Buffer>();

/** The same bytes each time. */
export function packagedFile(family: PackagedFamily, bold: boolean, italic: boolean): Buffer {
  const url = packagedUrl(family, bold, italic);
  const known = files.get(url);
  if (known) return known;
  const bytes = readFileSync(new URL(url));
  files.set(url, bytes);
  return bytes;
}

function packagedUrl(family: PackagedFamily, bold: boolean, italic: boolean): string {
  switch (family) {
    case "DejaVu Sans":
      return import.meta.resolve(`dejavu-fonts-ttf/ttf/DejaVuSans${dejaVuFace(bold, italic)}.ttf`);
    case "DejaVu Math TeX Gyre":
      return import.meta.resolve("dejavu-fonts-ttf/ttf/DejaVuMathTeXGyre.ttf");
    case "Noto Sans S Chinese": {
      const file = `NotoSansHans-${bold ? "Bold" : "Regular"}.otf`;
      // The package lets nothing be imported but its list of fonts.
      return new URL(`../fonts/${file}`, import.meta.resolve("@embedpdf/fonts-sc")).href;
    }
    default: {
      const slanted = italic && family !== "Noto Emoji" && !isEastAsian(family);
      const face = `${bold ? "700Bold" : "400Regular"}${slanted ? "_Italic" : ""}`;
      const folder = family.toLowerCase().replace(" ", "-");
      return import.meta.resolve(
        `@expo-google-fonts/${folder}/${face}/${family.replace(" ", "")}_${face}.ttf`,
      );
    }
  }
}

function dejaVuFace(bold: boolean, italic: boolean): string {
  const face = `${bold ? "Bold" : ""}${italic ? "Oblique" : ""}`;
  return face === "" ? "" : `-${face}`;
}
