/**
 * Finds where a value, a key or a piece of a text stands in a YAML file.
 */
import { isMap, isScalar, isSeq, type ParsedNode, type Scalar } from "yaml";
import type { TextPlace } from "../diagnostics/diagnostic.ts";
import type { TextPlaces } from "../diagnostics/text-places.ts";
import type { Path } from "./yaml.ts";
import { sourceOffsets } from "./yaml-offsets.ts";

interface Spot {
  readonly node: ParsedNode | null;
  readonly key: ParsedNode | undefined;
  /** How many steps of the path exist. */
  readonly depth: number;
}

export class Finder {
  private readonly top: ParsedNode | null;
  private readonly text: string;
  private readonly places: TextPlaces;

  constructor(top: ParsedNode | null, text: string, places: TextPlaces) {
    this.top = top;
    this.text = text;
    this.places = places;
  }

  /** Of a scalar its text; of a list or group its key; of nothing its nearest parent. */
  placeOf(path: Path): TextPlace {
    const { node, key } = this.find(path);
    if (isScalar(node) && node.range[0] < node.range[1]) return this.placeOfScalar(node as Scalar.Parsed);
    return this.placeOfNode(key ?? firstOf(node) ?? this.top);
  }

  placeOfKey(path: Path): TextPlace {
    const { key, depth } = this.find(path);
    return key && depth === path.length ? this.placeOfNode(key) : this.placeOf(path);
  }

  /** A path that leads on below a text means the text: a clause may be one, or have one. */
  placeIn(path: Path, offset: number, length: number): TextPlace {
    const { node } = this.find(path);
    if (!isScalar(node)) return this.placeOf(path);
    const offsets = sourceOffsets(node as Scalar.Parsed, this.text);
    const start = offsets[offset] ?? node.range?.[0] ?? 0;
    const end = offsets[offset + length] ?? start;
    return this.places(start, end - start);
  }

  private placeOfScalar(node: Scalar.Parsed): TextPlace {
    const [start, end] = node.range;
    const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
    if (!isBlock) return this.places(start, end - start);
    const text = sourceOffsets(node, this.text)[0] ?? start;
    return this.places(text, end - text);
  }

  private placeOfNode(node: ParsedNode | null): TextPlace {
    const [start, end] = node?.range ?? [0, 1];
    return this.places(start, end - start);
  }

  private find(path: Path): Spot {
    let spot: Spot = { node: this.top, key: undefined, depth: 0 };
    for (const step of path) {
      const next = child(spot.node, step);
      if (!next) return spot;
      spot = { ...next, depth: spot.depth + 1 };
    }
    return spot;
  }
}

function child(node: ParsedNode | null, step: string | number): Omit<Spot, "depth"> | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && key.value === String(step));
    return pair && { node: pair.value as ParsedNode | null, key: pair.key as ParsedNode };
  }
  if (isSeq(node) && typeof step === "number" && step in node.items) {
    return { node: node.items[step] as ParsedNode | null, key: undefined };
  }
  return undefined;
}

/** A list item that is a group has no key of its own: its first key stands for it. */
function firstOf(node: ParsedNode | null): ParsedNode | null {
  return isMap(node) ? ((node.items[0]?.key ?? node) as ParsedNode) : node;
}
