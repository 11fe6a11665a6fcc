/**
 * Turns YAML nodes into data, and refuses what a file of Kansli's may not hold.
 */
import { isAlias, isScalar, isSeq, type ParsedNode, type Scalar, type YAMLMap } from "yaml";
import { type Diagnostic, type Params, problem } from "../diagnostics/diagnostic.ts";
import type { TextPlaces } from "../diagnostics/text-places.ts";
import type { Code } from "../diagnostics/texts/index.ts";
import type { YamlData } from "./yaml.ts";
import { sourceOffsets } from "./yaml-offsets.ts";

/** What no paper can print: control characters but tab and line feed, byte order marks, half characters. */
const controlCharacter = /[^\P{Cc}\t\n]|\p{Cs}|[\uFEFF\uFFFE\uFFFF]/u;

export class Reader {
  readonly diagnostics: Diagnostic[] = [];
  /** False where a part had to be left out, so that what seems missing may be there. */
  isWhole = true;
  private readonly aliases = new Set<string>();
  private readonly text: string;
  private readonly places: TextPlaces;

  constructor(text: string, places: TextPlaces) {
    this.text = text;
    this.places = places;
  }

  read(node: ParsedNode | null): YamlData {
    if (node === null) return undefined;
    const [start] = node.range;
    if (isAlias(node)) return this.refuseAlias(node.source, start);
    if (node.anchor) this.reportProperty("yaml/anchor", "&", start);
    if (node.tag) this.reportProperty("yaml/tag", "!", start);
    if (isScalar(node)) return this.readScalar(node as Scalar.Parsed);
    if (isSeq(node)) return node.items.map((item) => this.read(item as ParsedNode | null));
    return this.readMap(node as YAMLMap.Parsed);
  }

  private readScalar(node: Scalar.Parsed): YamlData {
    const [start, end] = node.range;
    if (node.type === "PLAIN") {
      this.checkPlain(start, end);
      if (start === end) return undefined;
    }
    const text = String(node.value);
    const at = text.search(controlCharacter);
    if (at >= 0) {
      const offset = sourceOffsets(node, this.text)[at] ?? start;
      this.report("yaml/control-character", { character: codePoint(text, at) }, offset, 1);
    }
    return text;
  }

  private readMap(node: YAMLMap.Parsed): YamlData {
    const data: Record<string, YamlData> = Object.create(null);
    const lines = new Map<string, number>();
    for (const { key, value } of node.items as readonly { key: ParsedNode; value: ParsedNode | null }[]) {
      const name = this.readKey(key);
      if (name === undefined) continue;
      const place = this.places(key.range[0], key.range[1] - key.range[0]);
      if (node.flow && value === null) {
        this.diagnostics.push(problem("yaml/comma-in-braces", { text: name }, { place }));
        continue;
      }
      const first = lines.get(name);
      if (first === undefined) {
        lines.set(name, place.line);
        data[name] = this.read(value);
      } else {
        this.diagnostics.push(problem("yaml/duplicate-key", { key: name, line: first }, { place }));
      }
    }
    return data;
  }

  private readKey(key: ParsedNode): string | undefined {
    const [start, end] = key.range;
    const braces = [start - 1, start].find((at) => at >= 0 && this.text.startsWith("{{", at));
    if (braces !== undefined) return this.refuse("yaml/braces-without-quotes", {}, braces, 2);
    const name = isScalar(key) ? this.read(key) : undefined;
    if (typeof name !== "string") return this.refuse("yaml/key-not-text", {}, start, end - start);
    // Libraries below drop such a key without a word.
    if (name === "__proto__") return this.refuse("yaml/bad-key", { name }, start, end - start);
    if (name === "<<") return this.refuse("yaml/merge-key", {}, start, 2);
    return name;
  }

  /** `title: Project #5` would lose the number without a word, and a dash too far in its item. */
  private checkPlain(start: number, end: number): void {
    const lost = /^[ \t]*(#[^\s#!].*)/.exec(this.text.slice(end, end + 200));
    if (lost?.[1]) {
      this.report("yaml/text-lost-in-comment", {}, end + lost[0].length - lost[1].length, lost[1].length);
    }
    const dash = /\n *- /.exec(this.text.slice(start, end));
    if (dash) this.report("yaml/item-lost-in-text", {}, start + dash.index + dash[0].length - 2, 1);
  }

  private reportProperty(code: Code, sigil: "&" | "!", nodeStart: number): void {
    const from = Math.max(0, nodeStart - 200);
    const before = this.text.slice(from, nodeStart);
    const name = before.match(sigil === "&" ? /&\S*/g : /!\S*/g)?.at(-1) ?? sigil;
    this.report(code, { name }, from + before.lastIndexOf(name), name.length);
  }

  /** Each name once: a file made to explode has thousands. */
  private refuseAlias(source: string, start: number): undefined {
    this.isWhole = false;
    if (this.aliases.has(source)) return;
    this.aliases.add(source);
    this.report("yaml/alias", { name: `*${source}` }, start, source.length + 1);
  }

  private refuse(code: Code, params: Params, offset: number, length: number): undefined {
    this.isWhole = false;
    this.report(code, params, offset, length);
  }

  private report(code: Code, params: Params, offset: number, length: number): void {
    this.diagnostics.push(problem(code, params, { place: this.places(offset, length) }));
  }
}

function codePoint(text: string, at: number): string {
  return `U+${(text.codePointAt(at) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
