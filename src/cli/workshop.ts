/**
 * What papers are made with, kept from one build to the next while watching: starting the PDF processes
 * takes longer than a paper.
 */
import type { FontFile, Press } from "../documents/index.ts";
import { sha256 } from "../documents/manifest.ts";
import type { Host } from "../host/host.ts";
import type { PdfConverter } from "../pdf/index.ts";
import { programHash, programVersion } from "./program.ts";

const FONTS = "fonts";

export class Workshop {
  readonly version = programVersion();
  readonly #program = `${this.version} ${programHash()}`;
  #converter: Promise<PdfConverter> | undefined;

  /** The workspace's own fonts win over those that Kansli brings. */
  async press(host: Host): Promise<Press> {
    const fonts = await readFonts(host);
    return {
      program: this.#program,
      fonts,
      fontsSha256: sha256(...fonts.map(({ bytes }) => bytes)),
      converter: () => {
        this.#converter ??= startConverter();
        return this.#converter;
      },
    };
  }

  async close(): Promise<void> {
    await (await this.#converter)?.close();
  }
}

async function startConverter(): Promise<PdfConverter> {
  const { pdfConverter } = await import("../pdf/index.ts");
  return pdfConverter();
}

async function readFonts(host: Host): Promise<FontFile[]> {
  const paths = (await host.list(FONTS)).filter((path) => /\.(ttf|otf)$/i.test(path));
  const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await host.read(path) })));
  return files.flatMap(({ path, bytes }) => (bytes ? [{ path, bytes }] : []));
}
