/**
 * Finds a font file for what Word names: the workspace's own first, then a stand-in from
 * the packages. System fonts are never asked, so every machine gives the same page.
 */
import { crc32 } from "node:zlib";
import { type FontFault, fontFault } from "../../pdf-file/font-fault.ts";
import { families, isEastAsian, type PackagedFamily, packagedFile } from "../../pdf-file/packaged-files.ts";
import { EMBEDDED_ADVANCE, EMBEDDED_FAMILY, embeddedHas } from "./embedded.ts";
import { type FontFile, type FontMetrics, readFont, readFonts } from "./font.ts";
import { EAST_ASIAN, type WordFont, wordFont } from "./word-fonts.ts";

export interface OwnFont {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The face chosen for a Word font. */
export interface Face {
  /** Family name for the layout engine. */
  readonly family: string;
  readonly metrics: FontMetrics;
  /** How the stand-in is set so that lines are about as long as the font's. */
  readonly scale?: number;
  readonly tracking?: number;
  /** Its bold and italic have fewer characters than `has` says. */
  readonly regularOnly?: boolean;
  has(codePoint: number): boolean;
  /** Width of a character, as a share of the size. */
  advance(codePoint: number): number;
}

export interface EngineFont {
  readonly key: string;
  readonly bytes: Buffer;
}

/** What the catalog had to do without. */
export type FontProblem =
  | { readonly kind: "unknown"; readonly font: string; readonly standIn: string }
  | { readonly kind: "bad-file"; readonly name: string; readonly fontFault: FontFault }
  | { readonly kind: "no-face"; readonly font: string; readonly formatting: "bold" | "italic" };

interface Loaded {
  readonly bytes: Buffer;
  readonly file: FontFile;
}

/** Package fonts read so far, shared by all documents of a process. */
const packaged = new Map<Buffer, Loaded>();
/** What the engine carries inside; made when it is first needed. */
let embedded: Face | undefined;

function loadPackaged(family: PackagedFamily, bold: boolean, italic: boolean): Loaded {
  const bytes = packagedFile(family, bold, italic);
  const loaded = packaged.get(bytes) ?? { bytes, file: readPackaged(family, bytes) };
  packaged.set(bytes, loaded);
  return loaded;
}

function readPackaged(family: PackagedFamily, bytes: Buffer): FontFile {
  const file = readFont(bytes);
  return isEastAsian(family) ? { ...file, metrics: EAST_ASIAN } : file;
}

export class FontCatalog {
  readonly problems: FontProblem[] = [];
  readonly #own: readonly Loaded[];
  readonly #used = new Map<string, Buffer>();
  readonly #faces = new Map<string, Face>();
  readonly #reported = new Set<string>();

  /** @param without families, lower case, that the engine cannot read the files of */
  constructor(own: readonly OwnFont[], without: ReadonlySet<string> = new Set()) {
    this.#own = own.flatMap((font) => this.#readOwn(font, without));
  }

  #readOwn({ name, bytes }: OwnFont, without: ReadonlySet<string>): Loaded[] {
    try {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const files = readFonts(buffer);
      if (files.some((file) => without.has(file.family.toLowerCase()))) return this.#refuse(name, "damaged");
      if (!files.some((file) => file.restricted)) return files.map((file) => ({ bytes: buffer, file }));
      return this.#refuse(name, "restricted");
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const fault = fontFault(bytes);
      return this.#refuse(name, fault === "collection" ? "damaged" : fault);
    }
  }

  #refuse(name: string, fault: FontFault): [] {
    this.problems.push({ kind: "bad-file", name, fontFault: fault });
    return [];
  }

  /** Fonts of the document and its workspace, by content. */
  get own(): readonly EngineFont[] {
    const files = [...new Set(this.#own.map(({ bytes }) => bytes))];
    return files.map((bytes) => ({ key: `${crc32(bytes)}/${bytes.length}`, bytes }));
  }

  /** Fonts of the packages that the document uses, in a fixed order. */
  get used(): readonly EngineFont[] {
    return [...this.#used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, bytes]) => ({ key, bytes }));
  }

  /**
   * The face for a font named in Word.
   *
   * @param eastAsian asked for letters of China, Japan and Korea
   */
  face(name: string, bold: boolean, italic: boolean, eastAsian = false): Face {
    const key = `${name.toLowerCase()}/${bold}/${italic}/${eastAsian}`;
    const known = this.#faces.get(key);
    if (known) return known;
    const face =
      this.#ownFace(name, bold, italic) ?? this.#standIn(wordFont(name, eastAsian), name, bold, italic);
    this.#faces.set(key, face);
    return face;
  }

  /** A face that has a character the document's own font lacks. */
  faceWith(codePoint: number, bold: boolean, italic: boolean): Face | undefined {
    const own = this.#own.find((f) => f.file.has(codePoint));
    if (own) return faceOf(own);
    for (const family of families) {
      const loaded = loadPackaged(family, bold, italic);
      if (loaded.file.has(codePoint)) return this.#face(loaded, keyOf(family, bold, italic));
    }
    if (!embeddedHas(codePoint)) return undefined;
    embedded ??= {
      family: EMBEDDED_FAMILY,
      metrics: loadPackaged("Cousine", false, false).file.metrics,
      regularOnly: true,
      has: embeddedHas,
      advance: () => EMBEDDED_ADVANCE,
    };
    return embedded;
  }

  #ownFace(name: string, bold: boolean, italic: boolean): Face | undefined {
    const named = this.#own.filter((f) => f.file.names.includes(name.toLowerCase()));
    const score = (f: Loaded) => Number(f.file.bold === bold) + 2 * Number(f.file.italic === italic);
    const best = [...named].sort((a, b) => score(b) - score(a))[0];
    if (!best) return undefined;
    if (bold && !best.file.bold) this.#report({ kind: "no-face", font: name, formatting: "bold" });
    if (italic && !best.file.italic) this.#report({ kind: "no-face", font: name, formatting: "italic" });
    return faceOf(best);
  }

  /** Once, however the document writes the font's name. */
  #report(problem: FontProblem): void {
    const key = JSON.stringify(problem).toLowerCase();
    if (!this.#reported.has(key)) this.problems.push(problem);
    this.#reported.add(key);
  }

  #standIn({ standIn, same, fit, metrics }: WordFont, name: string, bold: boolean, italic: boolean): Face {
    const face = (bold ? 1 : 0) + (italic ? 2 : 0);
    if (!same) this.#report({ kind: "unknown", font: name, standIn });
    return {
      ...this.#face(loadPackaged(standIn, bold, italic), keyOf(standIn, bold, italic)),
      metrics,
      scale: fit.scale[face] ?? 1,
      tracking: fit.tracking[face] ?? 0,
    };
  }

  #face(loaded: Loaded, key: string): Face {
    this.#used.set(key, loaded.bytes);
    return faceOf(loaded);
  }
}

/** Of the package fonts those that most documents use. */
export function usualFonts(): readonly EngineFont[] {
  return usualFamilies.flatMap((family) =>
    faces.map(([bold, italic]) => ({
      key: keyOf(family, bold, italic),
      bytes: packagedFile(family, bold, italic),
    })),
  );
}

const usualFamilies = ["Arimo", "Tinos", "Cousine", "Carlito"] as const;
const faces = [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
] as const;

function keyOf(family: PackagedFamily, bold: boolean, italic: boolean): string {
  return `${family}/${bold}/${italic}`;
}

/** The same object for the same file, so that runs can be joined by it. */
const faceOfFile = new WeakMap<FontFile, Face>();

function faceOf({ file }: Loaded): Face {
  const { family, metrics, has, advance } = file;
  const face = faceOfFile.get(file) ?? { family, metrics, has, advance };
  faceOfFile.set(file, face);
  return face;
}
