/**
 * Which properties a paragraph and a run end up with.
 *
 * The order, later wins: document defaults, table style, paragraph style (each ancestor's
 * numbering level, then its own), character style, direct formatting (again numbering level
 * first). Switches that several styles turn on cancel out.
 *
 * Source: ISO/IEC 29500-1 §17.7.2 (hierarchy), §17.7.3 (toggle properties), §17.9.22 (numPr)
 */
import { type NumberingPlace, placeInNumbering } from "../../ooxml/numbering.ts";
import { mergeParagraphs, type ParagraphProperties } from "../../ooxml/paragraph-properties.ts";
import { mergeRuns, type RunProperties } from "../../ooxml/run-properties.ts";
import { combineStyleRuns } from "../../ooxml/styles.ts";
import type { Source } from "./source.ts";

/** What a table's style gives the paragraphs in a cell. */
export interface TableLayer {
  readonly paragraph: ParagraphProperties;
  readonly run: RunProperties;
}

export interface ResolvedParagraph {
  readonly properties: ParagraphProperties;
  readonly numbering: NumberingPlace | undefined;
  readonly styleName: string;
  /** Runs start from these style layers. */
  readonly runLayers: RunLayers;
}

export interface RunLayers {
  readonly defaults: RunProperties;
  readonly table: RunProperties;
  readonly paragraph: readonly RunProperties[];
}

/** Word's own defaults, where the document has none. */
const builtIn: RunProperties = { fonts: { ascii: "Times New Roman", highAnsi: "Times New Roman" }, size: 10 };

/** Most paragraphs and runs of a document are formatted as one before them: what was resolved for an owner. */
class Resolved<Value> {
  readonly #known = new WeakMap<object, WeakMap<object, Value>>();

  get(owner: object, direct: object, resolve: () => Value): Value {
    const known = this.#known.get(owner) ?? new WeakMap<object, Value>();
    this.#known.set(owner, known);
    const value = known.get(direct) ?? resolve();
    known.set(direct, value);
    return value;
  }
}

const paragraphs = new Resolved<ResolvedParagraph>();
const runs = new Resolved<RunProperties>();

/** The same object for the same properties. */
export function resolveParagraph(
  source: Source,
  direct: ParagraphProperties,
  table: TableLayer | undefined,
): ResolvedParagraph {
  return paragraphs.get(table ?? source, direct, () => cascadeParagraph(source, direct, table));
}

function cascadeParagraph(
  source: Source,
  direct: ParagraphProperties,
  table: TableLayer | undefined,
): ResolvedParagraph {
  const { styles } = source;
  const own = styles.get(direct.style)?.type === "paragraph" ? direct.style : undefined;
  const chain = styles.chain(own ?? styles.defaultParagraph);
  const layers: ParagraphProperties[] = [styles.defaults.paragraph];
  if (table) layers.push(table.paragraph);
  let numbering: NumberingPlace | undefined;
  for (const style of chain) {
    numbering = takeNumbering(source, style.paragraph, numbering, style.id, layers);
    layers.push(style.paragraph);
  }
  numbering = takeNumbering(source, direct, numbering, undefined, layers);
  layers.push(direct);
  return {
    properties: mergeParagraphs(...layers),
    numbering: numbering && numbering.id > 0 ? numbering : undefined,
    styleName: chain.at(-1)?.name ?? "",
    runLayers: {
      defaults: mergeRuns(builtIn, styles.defaults.run),
      table: table?.run ?? {},
      paragraph: chain.map((s) => s.run),
    },
  };
}

/** Where a layer numbers, the level's own indents come before that layer's. */
function takeNumbering(
  source: Source,
  layer: ParagraphProperties,
  before: NumberingPlace | undefined,
  style: string | undefined,
  layers: ParagraphProperties[],
): NumberingPlace | undefined {
  const place = placeInNumbering(source.numbering, layer.numbering, before, style);
  if (!place || place === before) return before;
  const found = source.numbering.level(place.id, place.level);
  if (found) layers.push(found.paragraph);
  // Numbering taken away takes its indents along.
  else if (place.id === 0) layers.push({ indent: { left: 0, firstLine: 0 } });
  return place;
}

/** The same object for the same properties. */
export function resolveRun(source: Source, layers: RunLayers, direct: RunProperties): RunProperties {
  return runs.get(layers, direct, () => cascadeRun(source, layers, direct));
}

function cascadeRun(source: Source, layers: RunLayers, direct: RunProperties): RunProperties {
  const character = source.styles.chain(direct.style).filter((s) => s.type === "character");
  const styled = combineStyleRuns(
    [layers.table],
    layers.paragraph,
    character.map((s) => s.run),
  );
  return mergeRuns(layers.defaults, styled, direct);
}
