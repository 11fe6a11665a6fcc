/**
 * Colours by their names: those of HTML 4, which VML has, and those of a window.
 *
 * Source: ISO/IEC 29500-4 §19.1 (colour values), ISO/IEC 29500-1 §20.1.10.48 (preset), §20.1.10.58 (system)
 */
import { dictionary } from "../values/dictionary.ts";

/** `RRGGBB` */
export function namedColor(name: string | undefined): string | undefined {
  return colors[name?.toLowerCase() ?? ""];
}

const colors: Readonly<Record<string, string>> = dictionary({
  aqua: "00FFFF",
  black: "000000",
  blue: "0000FF",
  fuchsia: "FF00FF",
  gray: "808080",
  green: "008000",
  lime: "00FF00",
  maroon: "800000",
  navy: "000080",
  olive: "808000",
  purple: "800080",
  red: "FF0000",
  silver: "C0C0C0",
  teal: "008080",
  white: "FFFFFF",
  window: "FFFFFF",
  windowtext: "000000",
  yellow: "FFFF00",
});
