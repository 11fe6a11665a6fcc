/**
 * What papers are made with, kept from one build to the next while watching: starting the PDF processes
 * takes longer than a paper.
 */

import type { Paper, Press } from "../documents/index.ts";
import { sha256 } from "../documents/manifest.ts";
import { type Host, tryRead } from "../host/index.ts";
import type { PdfConverter } from "../pdf/index.ts";
import { isForm } from "../workspace/workspace.ts";
import { programHash, programVersion } from "./program.ts";

const FONTS = "fonts";

export class Workshop {
  readonly version = programVersion();
  readonly #program = `${this.version} ${programHash()}`;
  #converter: Promise<PdfConverter> | undefined;
  #fonts: Press["fonts"] = [];
  #fontsSha256 = sha256();

  /** The workspace's own fonts win over those that Kansli brings. */
  async press(host: Host): Promise<Press> {
    const fonts = await readFonts(host);
    const hash = sha256(...fonts.map(({ bytes }) => bytes));
    // The converter knows an array that it has seen before.
    if (hash !== this.#fontsSha256) [this.#fonts, this.#fontsSha256] = [fonts, hash];
    return {
      program: this.#program,
      fonts: this.#fonts,
      fontsSha256: hash,
      fontFiles: fonts.map(({ name }) => name),
      converter: () => {
        this.#converter ??= startConverter();
        return this.#converter;
      },
    };
  }

  /**
   * Has the PDF processes ready by the time that the first PDF is filled, where some are not there yet. They warm
   * up on the template of the first: its fonts and styles are those of the papers.
   */
  async warmUp(host: Host, papers: readonly Paper[], { converter, fonts }: Press): Promise<void> {
    const unmade = papers.filter(
      ({ format, path, template }) => format === "pdf" && !isForm(template) && !host.isFile(path),
    );
    const { value: template } = unmade[0] ? await tryRead(host, unmade[0].template) : {};
    if (template) (await converter()).warmUp(template, unmade.length, fonts);
  }

  async close(): Promise<void> {
    await (await this.#converter)?.close();
  }
}

async function startConverter(): Promise<PdfConverter> {
  const { pdfConverter } = await import("../pdf/index.ts");
  return pdfConverter();
}

/** What people take for a font; those that cannot be used are named. */
const FONT_FILE = /\.(ttf|otf|ttc|otc|woff2?)$/i;

async function readFonts(host: Host): Promise<Press["fonts"]> {
  const names = (await host.list(FONTS)).filter((path) => FONT_FILE.test(path));
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await host.read(name) })));
  return files.flatMap(({ name, bytes }) => (bytes ? [{ name, bytes }] : []));
}
