/**
 * Word templates: compiled once, filled many times.
 *
 * In: the bytes of a .docx with Handlebars typed in it. Out: a template that checks itself against a
 * view's type and makes documents. A story is cut when it is compiled into the text it was, and tags
 * between; filling joins strings, deflates the parts that have tags, and copies all other entries
 * of the archive as the bytes they are. Nothing is parsed, and no tree is built, while filling.
 *
 * Source: docs/templates.md for what a template may say
 */
import { type Diagnostic, hasErrors, type Outcome, problem } from "../../diagnostics/diagnostic.ts";
import {
  buildProgram,
  checkProgram,
  type GroupType,
  literalArguments,
  type Program,
  runProgram,
  type Use,
  usesOf,
  type ViewValue,
} from "../../language/index.ts";
import { readPackage, type WordPackage } from "../../ooxml/package.ts";
import { child } from "../../ooxml/xml.ts";
import type { Language } from "../../values/index.ts";
import type { ReadPartial } from "../partial-names.ts";
import type { Literal, Spot } from "./literal.ts";
import type { MarkdownResources } from "./markdown-target.ts";
import { namesOf } from "./names.ts";
import { NotesPart } from "./notes.ts";
import { NumberingPart } from "./numbering.ts";
import { Output } from "./output.ts";
import { PackageFiller } from "./package-filler.ts";
import type { Pages } from "./page-numbers.ts";
import { type Merged, mergePartials } from "./partials.ts";
import type { DrawSvg } from "./pictures.ts";
import { nameOfRole, type Role, StyleRoles } from "./roles.ts";
import { StorySink } from "./sink.ts";
import { spotProblem } from "./spot-problem.ts";
import { compileParts } from "./stories.ts";
import { textWidthAfter, USUAL_TEXT_WIDTH } from "./text-width.ts";

/** What a document is filled with beside its view. */
export interface FillOptions {
  readonly language: Language;
  /** Reads a picture of the workspace. */
  readonly files?: (path: string) => Uint8Array | undefined;
  /** Draws SVG pictures for programs that cannot; without it they count as missing. See `svgDrawer`. */
  readonly drawSvg?: DrawSvg;
  /** On which pages things stand, where a layout has told; see `showsPages`. */
  readonly pages?: Pages | undefined;
  /** Makes every value of the view that stands in text carry its path; see `EditableValues`. */
  readonly editable?: boolean;
  /** What an editable document is made from, by name: attributes that it keeps beside its values. */
  readonly origin?: Readonly<Record<string, string>>;
}

interface StoryProgram {
  readonly part: string;
  readonly program: Program<Literal, Spot>;
}

export class WordTemplate {
  /** The file's name, for diagnostics. */
  readonly file: string;
  readonly #programs: readonly StoryProgram[];
  readonly #filler: PackageFiller;
  readonly #resources: MarkdownResources;

  constructor(
    file: string,
    programs: readonly StoryProgram[],
    filler: PackageFiller,
    resources: MarkdownResources,
  ) {
    this.file = file;
    this.#programs = programs;
    this.#filler = filler;
    this.#resources = resources;
  }

  /** Whether filling it with another view can give another document. */
  get hasTags(): boolean {
    return this.#programs.some(({ program }) => program.nodes.some(({ kind }) => kind !== "literal"));
  }

  /** Whether its documents name pages: fill it, lay the document out, and fill it again with the pages. */
  get showsPages(): boolean {
    return this.#filler.showsPages;
  }

  /** Paths of pictures that the template itself names: `{{image "templates/logo.png"}}`. */
  get pictures(): string[] {
    return this.#programs.flatMap(({ program }) => literalArguments(program, "image", 0));
  }

  /** All that its tags use, story by story. */
  uses(type?: GroupType): Use[] {
    return this.#programs.flatMap(({ program }) => usesOf(program, type));
  }

  /** Every tag that a view of this type cannot fill. */
  check(type: GroupType): Diagnostic[] {
    return withoutRepeats(this.#programs.flatMap(({ program }) => checkProgram(program, type, spotProblem)));
  }

  /** A document filled with a view; problems that only data can show are reported. */
  render(view: Readonly<Record<string, ViewValue>>, options: FillOptions): Outcome<Uint8Array> {
    const diagnostics: Diagnostic[] = [];
    const context = {
      language: options.language,
      report: (diagnostic: Diagnostic) => void diagnostics.push(diagnostic),
    };
    const output = new Output(this.#filler.freeNumbers, options.origin);
    const files = options.files ?? (() => undefined);
    const { drawSvg, editable = false } = options;
    const filling = { resources: this.#resources, output, context, files, drawSvg, editable };
    const parts = new Map<string, string>();
    for (const { part, program } of this.#programs) {
      const sink = new StorySink(part, filling);
      runProgram(program, view, sink, context);
      parts.set(part, sink.finish());
    }
    const place = { in: "file", file: this.file } as const;
    const lacks = (role: Role) =>
      context.report(problem("template/missing-style", { style: nameOfRole(role) }, { place }));
    const value = hasErrors(diagnostics) ? undefined : this.#filler.fill(parts, output, options.pages, lacks);
    return { value, diagnostics: withoutRepeats(diagnostics) };
  }
}

/**
 * @param file the template's name, for diagnostics
 * @param readPartial the file of `{{> name}}`; in a workspace, `name.docx` beside the template
 * @returns a template even where tags are wrong, so that all its problems can be shown; fill it only
 * when there are none
 */
export function compileWordTemplate(
  bytes: Uint8Array,
  file: string,
  readPartial: ReadPartial = () => undefined,
): Outcome<WordTemplate> {
  const { value: pkg, diagnostics } = readPackage(bytes, file);
  return pkg ? compile(mergePartials(pkg, readPartial)) : { value: undefined, diagnostics };
}

function compile({ pkg, foreign, diagnostics: unmerged }: Merged): Outcome<WordTemplate> {
  const names = namesOf(pkg);
  const numbering = new NumberingPart(pkg, names);
  const notes = {
    footnote: new NotesPart(pkg, "footnote", names),
    endnote: new NotesPart(pkg, "endnote", names),
  };
  const source = { pkg, names, roles: new StyleRoles(pkg), numbering, notes, foreign };
  const diagnostics: Diagnostic[] = [...unmerged];
  const programs: StoryProgram[] = [];
  const parts = compileParts(source);
  for (const { part, pieces, diagnostics: found } of parts) {
    const built = buildProgram(pieces);
    diagnostics.push(...found, ...built.diagnostics);
    if (built.value) programs.push({ part, program: built.value });
  }
  const filler = new PackageFiller(source, parts);
  const resources = {
    roles: source.roles,
    numbering,
    textWidth: textWidthOf(pkg),
    mainPart: pkg.mainPart,
    notesPart: notes.footnote.part,
  };
  const template = new WordTemplate(pkg.file, programs, filler, resources);
  return { value: template, diagnostics: withoutRepeats(diagnostics) };
}

/** Of the last section. */
function textWidthOf(pkg: WordPackage): number {
  const body = child(pkg.xml(pkg.mainPart)?.root, "w:body");
  return (body && textWidthAfter(body, body.end)) ?? USUAL_TEXT_WIDTH;
}

/** Word writes a text box twice; its problems are told once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((d) => [JSON.stringify(d), d])).values()];
}
