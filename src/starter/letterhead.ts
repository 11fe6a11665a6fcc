/**
 * Whose papers the templates are: what of a workspace decides their look.
 */
import type { Language } from "../values/language.ts";
import type { Organisation, Workspace } from "../workspace/index.ts";

export interface Letterhead {
  readonly organisation: Organisation;
  /** The workspace's first language: names of styles, and the language Word checks the spelling in. */
  readonly language: Language;
  readonly clauses: Workspace["clauses"];
  /** Bytes of the organisation's logo, PNG or JPEG. Without one the name stands in its place. */
  readonly logo?: Uint8Array;
}

export function letterheadOf(workspace: Workspace, logo?: Uint8Array): Letterhead {
  return {
    organisation: workspace.organisation,
    language: workspace.languages[0] ?? "sv",
    clauses: workspace.clauses,
    ...(logo && { logo }),
  };
}

/** Name of the organisation in the letterhead's language, or in the one it has. */
export function organisationName({ organisation, language }: Letterhead): string {
  return organisation.name[language] ?? organisation.name.sv ?? organisation.name.en ?? "";
}

/** What WCAG 2.1 asks of text against its background (1.4.3, AA). */
const READABLE = 4.5;
const DEFAULT_COLOUR = "1f3a5f";

/**
 * The organisation's colour as text on white paper: darkened until it can be read.
 *
 * @returns six hexadecimal digits
 */
export function inkColour(colour: string | undefined): string {
  let rgb = parseColour(colour ?? DEFAULT_COLOUR);
  while (contrastOnWhite(rgb) < READABLE) rgb = rgb.map((c) => Math.floor(c * 0.94));
  return rgb.map((c) => c.toString(16).padStart(2, "0")).join("");
}

function parseColour(colour: string): number[] {
  const digits = colour.replace("#", "");
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

/** @see WCAG 2.1, definitions of contrast ratio and relative luminance */
function contrastOnWhite(rgb: readonly number[]): number {
  const [r = 0, g = 0, b = 0] = rgb.map((c) => {
    const part = c / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}
