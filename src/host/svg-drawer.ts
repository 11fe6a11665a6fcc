/**
 * SVG as PNG, for programs that cannot show SVG.
 *
 * The drawing is done by resvg in WebAssembly, which takes a moment to load: it is loaded once, and only
 * by those who have an SVG. It reads no fonts of the machine, so every machine gives the same bytes.
 *
 * Source: SVG 1.1 §5.1.2 (size); resvg's documentation
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** A drawing as PNG, and its own size in pixels; `undefined` for what is no SVG. */
export type DrawSvg = (
  svg: Uint8Array,
) =>
  | { readonly png: Uint8Array; readonly size: { readonly width: number; readonly height: number } }
  | undefined;

/** Twice the pixels of a screen, for print; no wider or higher than this. */
const SHARPNESS = 2;
const MOST_PIXELS = 2400;

let drawer: Promise<DrawSvg> | undefined;

/** Loads what draws SVG; the same for all who ask. */
export function svgDrawer(): Promise<DrawSvg> {
  drawer ??= load();
  return drawer;
}

async function load(): Promise<DrawSvg> {
  const { initWasm, Resvg } = await import("@resvg/resvg-wasm");
  const wasm = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  await initWasm(await readFile(wasm));
  return (svg) => {
    try {
      const { width, height } = new Resvg(new TextDecoder().decode(svg));
      const zoom = Math.min(SHARPNESS, MOST_PIXELS / width, MOST_PIXELS / height);
      const image = new Resvg(new TextDecoder().decode(svg), {
        fitTo: { mode: "zoom", value: zoom },
      }).render();
      const drawn = { png: image.asPng(), size: { width, height } };
      image.free();
      return drawn;
    } catch {
      return undefined;
    }
  };
}
