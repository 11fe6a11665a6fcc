/**
 * What Markdown needs of the document that is being filled: its styles, lists, links, notes, pictures.
 */
import { type Params, problem } from "../../diagnostics/diagnostic.ts";
import type { RunContext } from "../../language/index.ts";
import type { RunSpot } from "./literal.ts";
import type { MarkdownTarget } from "./markdown-runs.ts";
import type { NumberingPart } from "./numbering.ts";
import type { Output, OwnList } from "./output.ts";
import { type DrawSvg, type PictureFile, type PictureLinks, readPicture } from "./pictures.ts";
import { nameOfRole, type Role, type StyleRoles } from "./roles.ts";

/** What a template has for Markdown; the same in every render. */
export interface MarkdownResources {
  readonly roles: StyleRoles;
  readonly numbering: NumberingPart;
  /** Between the margins of the last section, twips. */
  readonly textWidth: number;
  readonly mainPart: string;
  /** Where footnotes go. */
  readonly notesPart: string;
}

export interface Filling {
  readonly resources: MarkdownResources;
  readonly output: Output;
  readonly context: RunContext;
  readonly files: (path: string) => Uint8Array | undefined;
  /** Whether merged values stand in content controls. */
  readonly editable: boolean;
  readonly drawSvg: DrawSvg | undefined;
}

type ReportedCode = Parameters<MarkdownTarget["report"]>[0];

export class DocumentTarget implements MarkdownTarget {
  readonly #filling: Filling;
  readonly #part: string;

  constructor(filling: Filling, part: string) {
    this.#filling = filling;
    this.#part = part;
  }

  get roles(): StyleRoles {
    return this.#filling.resources.roles;
  }

  get textWidth(): number {
    return this.#filling.resources.textWidth;
  }

  styleOrReport(role: Role, spot: RunSpot): string | undefined {
    const style = this.roles.style(role);
    if (style === undefined) {
      this.#filling.context.report(
        problem("template/missing-style", { style: nameOfRole(role) }, { place: spot.place() }),
      );
    }
    return style;
  }

  listFor(kind: OwnList, style: string | undefined, depth: number): ReturnType<MarkdownTarget["listFor"]> {
    const { numbering } = this.#filling.resources;
    const isDeeper =
      depth > 0 && style !== undefined && style === this.roles.style(`${kind}-${depth + 1}` as Role);
    const own = this.roles.listOf(style);
    const level = Math.min(8, own && !isDeeper ? own.level + depth : (own?.level ?? depth));
    const list = own && numbering.has(own.number, level) ? own.number : this.#filling.output.ownList(kind);
    const at = list === own?.number ? level : Math.min(8, depth);
    return { list, level: at, indent: numbering.indent(list, at) };
  }

  newList(like: number, start: { readonly level: number; readonly start: number }): number {
    const { output } = this.#filling;
    const own = output.lists.find((l) => l.number === like && typeof l.like === "string")?.like;
    return output.newList(own ?? like, start);
  }

  link(address: string): string {
    return this.#filling.output.relate(this.#part, "hyperlink", address, true);
  }

  embed(name: string, { bytes, extension, svg }: PictureFile): PictureLinks {
    const { output } = this.#filling;
    const relate = (part: string) => output.relate(this.#part, "image", `/${part}`, false);
    return {
      picture: relate(output.picture(name, bytes, extension)),
      svg: svg && relate(output.picture(`${name} svg`, svg, "svg")),
    };
  }

  readPicture(path: string): PictureFile | undefined {
    const { files, drawSvg, output } = this.#filling;
    return output.readOnce(path, () => {
      const bytes = files(path);
      return bytes && readPicture(bytes, drawSvg);
    });
  }

  newId(): number {
    return this.#filling.output.newId();
  }

  footnote(spot: RunSpot, write: (target: MarkdownTarget) => string): number | undefined {
    const { mainPart, notesPart } = this.#filling.resources;
    if (this.#part !== mainPart || spot.place().story === "textbox") return undefined;
    return this.#filling.output.addNote("footnote", () =>
      write(new DocumentTarget(this.#filling, notesPart)),
    );
  }

  report(code: ReportedCode, params: Params, spot: RunSpot): void {
    this.#filling.context.report(problem(code, params, { place: spot.place() }));
  }

  reportControl(codePoint: number, spot: RunSpot): void {
    const code = codePoint.toString(16).toUpperCase().padStart(4, "0");
    this.#filling.context.report(problem("template/control-character", { code }, { place: spot.place() }));
  }
}
