/**
 * Pictures that a record shows: in its Markdown, `![A map](decisions/2024/map.png)`, or as a file of a field.
 *
 * They are found by their signs rather than by parsing, and read before a template asks for them. A file that
 * is found in vain costs a reading; one that is not in the workspace is left to the template to report.
 */
import type { Host } from "../host/host.ts";
import type { DrawSvg } from "../templates/word/index.ts";
import type { View } from "../views/index.ts";

/** Files by the path as it is written. */
export type Pictures = ReadonlyMap<string, Uint8Array>;

/** `![text](path)`, `![text](<path>)` and, for `![text][name]`, `[name]: path`. */
const INLINE = /!\[[^\]]*\]\(\s*(?:<([^>\n]+)>|([^)\s]+))/g;
const DEFINED = /^\s*\[[^\]]+\]:\s*(?:<([^>\n]+)>|(\S+))/gm;

/** Paths, as they are written, of files that the text may show and that are there. */
export function picturePaths(text: string, host: Host): string[] {
  if (!text.includes("![")) return [];
  const found = [...text.matchAll(INLINE), ...text.matchAll(DEFINED)].map(
    ([, bracketed, bare]) => bracketed ?? bare ?? "",
  );
  return [...new Set(found)].filter((path) => host.isFile(path));
}

export class PictureReader {
  readonly #host: Host;
  readonly #read = new Map<string, Promise<Uint8Array | undefined>>();

  constructor(host: Host) {
    this.#host = host;
  }

  /** The pictures of a view, and other files that a paper needs, each read once. */
  async filesOf(view: View, others: readonly string[]): Promise<Pictures> {
    const inMarkdown = markdownIn(view).flatMap((source) => picturePaths(source, this.#host));
    const pictures = [...inMarkdown, ...filesIn(view).filter((path) => PICTURE.test(path))];
    return this.read([...pictures, ...others]);
  }

  /** Those of the files that are there. */
  async read(paths: readonly string[]): Promise<Pictures> {
    const files = await Promise.all(paths.map(async (path) => [path, await this.#bytesOf(path)] as const));
    return new Map(files.flatMap(([path, bytes]) => (bytes ? [[path, bytes] as const] : [])));
  }

  /** What draws SVG, where one of the pictures is such. */
  async drawerFor(pictures: Pictures): Promise<DrawSvg | undefined> {
    if (![...pictures.keys()].some((path) => /\.svg$/i.test(path))) return undefined;
    const { svgDrawer } = await import("../host/svg-drawer.ts");
    return svgDrawer();
  }

  #bytesOf(path: string): Promise<Uint8Array | undefined> {
    const reading = this.#read.get(path) ?? this.#host.read(path);
    this.#read.set(path, reading);
    return reading;
  }
}

const PICTURE = /\.(?:png|jpe?g|gif|svg)$/i;

function filesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === "file" && "path" in value) return [String(value.path)];
  return Object.values(value).flatMap(filesIn);
}

function markdownIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("type" in value && value.type === "markdown" && "source" in value) return [String(value.source)];
  return Object.values(value).flatMap(markdownIn);
}
