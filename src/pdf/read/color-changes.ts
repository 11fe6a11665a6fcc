/**
 * Colours made lighter, darker or paler, as DrawingML changes them.
 *
 * Source: ISO/IEC 29500-1 §20.1.2.3.15 (hueOff), §20.1.2.3.27 and .28 (satMod, satOff), §20.1.2.3.20 (lumMod), §20.1.2.3.21 (lumOff), §20.1.2.3.31 (shade), §20.1.2.3.34 (tint)
 */
import { drawingShare } from "../../ooxml/units.ts";
import type { XmlElement } from "../../ooxml/xml.ts";

/** Red, green and blue, or hue, saturation and lightness; each 0–1. */
type Triple = readonly [number, number, number];

/** @param hex `RRGGBB` */
export function changedColor(hex: string, changes: readonly XmlElement[]): string {
  const base: Triple = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255) as never;
  const changed = changes.reduce(
    (color, e) => change(color, e.name, drawingShare(e.attributes.val) ?? 1),
    base,
  );
  return changed
    .map((c) =>
      Math.round(255 * Math.min(1, Math.max(0, c)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")
    .toUpperCase();
}

function change(color: Triple, name: string, share: number): Triple {
  switch (name) {
    case "a:lumMod":
      return withLightness(color, (l) => l * share);
    case "a:lumOff":
      return withLightness(color, (l) => l + share);
    case "a:hueOff":
      return withHsl(color, ([h, s, l]) => [(h + (share * SHARES) / TURN + 1) % 1, s, l]);
    case "a:satOff":
      return withHsl(color, ([h, s, l]) => [h, s + share, l]);
    case "a:satMod":
      return withHsl(color, ([h, s, l]) => [h, s * share, l]);
    case "a:shade":
      return map(color, (c) => c * share);
    case "a:tint":
      return map(color, (c) => c * share + 1 - share);
    default:
      return color;
  }
}

function map([a, b, c]: Triple, f: (n: number) => number): Triple {
  return [f(a), f(b), f(c)];
}

/** A hue is given in 60,000ths of a degree, where shares are in 100,000ths. */
const SHARES = 100_000;
const TURN = 360 * 60_000;

function withLightness(color: Triple, f: (lightness: number) => number): Triple {
  return withHsl(color, ([h, s, l]) => [h, s, f(l)]);
}

function withHsl(color: Triple, f: (hsl: Triple) => Triple): Triple {
  const [hue, saturation, lightness] = f(toHsl(color));
  const share = (n: number) => Math.min(1, Math.max(0, n));
  return toRgb([hue, share(saturation), share(lightness)]);
}

function toHsl([r, g, b]: Triple): Triple {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  const [lightness, range] = [(most + least) / 2, most - least];
  if (range === 0) return [0, 0, lightness];
  const saturation = range / (1 - Math.abs(2 * lightness - 1));
  const sixth = most === r ? (g - b) / range + 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
  return [(sixth % 6) / 6, saturation, lightness];
}

function toRgb([hue, saturation, lightness]: Triple): Triple {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (n: number) => {
    const k = (n + 12 * hue) % 12;
    return lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1));
  };
  return [channel(0), channel(8), channel(4)];
}
