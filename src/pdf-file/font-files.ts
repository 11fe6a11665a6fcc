/**
 * The font files that text in PDFs is written with: the workspace's own first, else those that Kansli brings.
 *
 * Standard PDF fonts are not in the file, and no viewer has to have them; the families here are as wide.
 */
import { readFileSync } from "node:fs";
import { TrueType } from "./true-type.ts";

export interface FontFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type Family = "Arimo" | "Tinos" | "Cousine" | "Carlito" | "Gelasio";

export const families: readonly Family[] = ["Arimo", "Tinos", "Cousine", "Carlito", "Gelasio"];

const faces = ["400Regular", "700Bold", "400Regular_Italic", "700Bold_Italic"] as const;

const standIns: readonly (readonly [names: RegExp, family: Family])[] = [
  [/carlito|calibri/i, "Carlito"],
  [/gelasio|georgia/i, "Gelasio"],
  [/cour|cousine|mono/i, "Cousine"],
  [/times|tinos|roman|liberation ?serif|garamond|cambria/i, "Tinos"],
];

const packaged = new Map<string, TrueType>();

/** A face that Kansli brings. */
export function packagedFont(family: Family, bold = false, italic = false): TrueType {
  const face = faces[(bold ? 1 : 0) + (italic ? 2 : 0)] ?? faces[0];
  const path = `@expo-google-fonts/${family.toLowerCase()}/${face}/${family}_${face}.ttf`;
  const known = packaged.get(path);
  if (known) return known;
  const font = new TrueType(readFileSync(new URL(import.meta.resolve(path))));
  packaged.set(path, font);
  return font;
}

const own = new WeakMap<readonly FontFile[], readonly TrueType[]>();

/** The face that a PDF or a workspace names, e.g. `Helvetica-Bold`, `ABCDEF+Calibri,Italic` or `Georgia`. */
export function fontNamed(name: string, files: readonly FontFile[]): TrueType {
  const plain = name.replace(/^[A-Z]{6}\+/, "");
  const wanted = simplified(plain);
  const mine = ownFonts(files).find((font) => simplified(font.name) === wanted);
  if (mine) return mine;
  const family = standIns.find(([names]) => names.test(plain))?.[1] ?? "Arimo";
  return packagedFont(family, /bold|black|hebo|tibo|cobo/i.test(plain), /italic|oblique/i.test(plain));
}

/** Fonts of other kinds than TrueType, and damaged ones, are left out. */
function ownFonts(files: readonly FontFile[]): readonly TrueType[] {
  const known = own.get(files);
  if (known) return known;
  const fonts = files.flatMap(({ bytes }) => {
    try {
      return [new TrueType(bytes)];
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
  });
  own.set(files, fonts);
  return fonts;
}

function simplified(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]|regular|mt$|psmt$/g, "");
}
