/**
 * The font files that text in PDFs is written with: the workspace's own first, else those that Kansli brings.
 *
 * Standard PDF fonts are not in the file, and no viewer has to have them; the families here are as wide.
 */
import { type FontFault, fontFault } from "./font-fault.ts";
import { OpenType } from "./open-type.ts";
import { families, type PackagedFamily, packagedFile } from "./packaged-files.ts";

export interface FontFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const standIns: readonly (readonly [names: RegExp, family: PackagedFamily])[] = [
  [/carlito|calibri/i, "Carlito"],
  [/gelasio|georgia/i, "Gelasio"],
  [/cour|cousine|mono/i, "Cousine"],
  [/times|tinos|roman|liberation ?serif|garamond|cambria/i, "Tinos"],
];

const packaged = new Map<Buffer, OpenType>();

/** A face that Kansli brings. */
export function packagedFont(family: PackagedFamily, bold = false, italic = false): OpenType {
  const bytes = packagedFile(family, bold, italic);
  const font = packaged.get(bytes) ?? new OpenType(bytes);
  packaged.set(bytes, font);
  return font;
}

/** The face that a PDF or a workspace names, e.g. `Helvetica-Bold`, `ABCDEF+Calibri,Italic` or `Georgia`. */
export function fontNamed(name: string, files: readonly FontFile[]): OpenType {
  const plain = name.replace(/^[A-Z]{6}\+/, "");
  const wanted = simplified(plain);
  const mine = readOwn(files).fonts.find((font) => simplified(font.name) === wanted);
  if (mine) return mine;
  const family = standIns.find(([names]) => names.test(plain))?.[1] ?? "Arimo";
  return packagedFont(family, /bold|black|hebo|tibo|cobo/i.test(plain), /italic|oblique/i.test(plain));
}

/** The workspace's own fonts, in their order; those that cannot be read apart. */
interface OwnFonts {
  readonly fonts: readonly OpenType[];
  readonly bad: readonly { readonly name: string; readonly fontFault: FontFault }[];
}

const own = new WeakMap<readonly FontFile[], OwnFonts>();

export function readOwn(files: readonly FontFile[]): OwnFonts {
  const known = own.get(files);
  if (known) return known;
  const fonts: OpenType[] = [];
  const bad: { name: string; fontFault: FontFault }[] = [];
  for (const { name, bytes } of files) {
    try {
      const font = new OpenType(bytes);
      if (font.restricted) bad.push({ name, fontFault: "restricted" });
      else fonts.push(font);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      bad.push({ name, fontFault: fontFault(bytes) });
    }
  }
  own.set(files, { fonts, bad });
  return { fonts, bad };
}

/** A face that has a character: one of the workspace's own, or one that Kansli brings. */
export function fontWith(
  codePoint: number,
  like: OpenType,
  files: readonly FontFile[],
): OpenType | undefined {
  const has = (font: OpenType) => font.glyphOf(codePoint) !== 0;
  const mine = readOwn(files).fonts.find(has);
  if (mine) return mine;
  for (const family of families) {
    const font = packagedFont(family, like.bold, like.italic);
    if (has(font)) return font;
  }
  return undefined;
}

/** The face itself, or one like it whose letters can be typed: a font with CIDs has no names for them. */
export function fontForTyping(face: OpenType): OpenType {
  return face.cff?.hasCids ? packagedFont("Arimo", face.bold, face.italic) : face;
}

function simplified(name: string): string {
  return name.toLowerCase().replace(/[^a-z\d]|regular|mt$|psmt$/g, "");
}
