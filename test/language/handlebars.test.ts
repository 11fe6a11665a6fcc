/**
 * Templates mean here what they mean to Handlebars itself, on plain data.
 *
 * Templates are made from random choices, so that every name in them exists. Left out is what
 * differs on purpose: see `src/language/expression.ts` and `src/language/text-pieces.ts`.
 */
import fc from "fast-check";
import Handlebars from "handlebars";
import { expect, test } from "vitest";
import type { ViewValue } from "../../src/language/index.ts";
import { parseNumber } from "../../src/values/index.ts";
import { output } from "./run.ts";

type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** What can be said where `this` is of a sort; every sort's parts are sorts again. */
const sorts = {
  root: {
    printed: ["t", "maybe", "n", "words.[0]", "obj.name", "obj.inner.t", "items.length"],
    tested: ["t", "maybe", "n", "yes", "no", "words", "none", "obj", "absent", "obj.inner"],
    lists: { items: "item", words: "word", none: "word" },
    groups: { obj: "obj", absent: "obj" },
  },
  item: {
    printed: ["name", "count"],
    tested: ["name", "count", "flag", "tags"],
    lists: { tags: "word" },
    groups: {},
  },
  obj: { printed: ["name"], tested: ["name", "inner"], lists: {}, groups: { inner: "inner" } },
  inner: { printed: ["t"], tested: ["t"], lists: {}, groups: {} },
  word: { printed: ["this", "."], tested: ["this"], lists: {}, groups: {} },
} as const;

type Sort = keyof typeof sorts;

const texts = fc.stringMatching(/^[a-zåäö]{0,4}$/);

const item = fc.record({
  name: texts,
  count: fc.nat(3),
  flag: fc.boolean(),
  tags: fc.array(
    texts.map((text) => `#${text}`),
    { maxLength: 3 },
  ),
});

const data: fc.Arbitrary<{ [name: string]: Plain }> = fc.record({
  t: texts,
  maybe: fc.option(texts),
  n: fc.nat(3),
  yes: fc.constant(true),
  no: fc.constant(false),
  words: fc.array(
    texts.map((text) => `w${text}`),
    { maxLength: 3 },
  ),
  none: fc.constant([]),
  absent: fc.constant(null),
  obj: fc.record({ name: texts, inner: fc.record({ t: texts }) }),
  items: fc.array(item, { maxLength: 3 }),
});

/** Where a template is being written: sorts from here outwards, and how many loops stand around. */
interface Spot {
  readonly around: readonly Sort[];
  readonly loops: number;
  readonly parameters: readonly string[];
}

/** Writes a template by choices that are made elsewhere. */
class Writer {
  private readonly choices: number[];
  private names = 0;

  constructor(choices: readonly number[]) {
    this.choices = [...choices].reverse();
  }

  template(): string {
    let written = "";
    const root: Spot = { around: ["root"], loops: 0, parameters: [] };
    while (this.choices.length > 0) written += this.piece(root);
    return written;
  }

  private pick<T>(of: readonly T[]): T {
    return of[(this.choices.pop() ?? 0) % of.length] as T;
  }

  private body(spot: Spot): string {
    return Array.from({ length: this.pick([1, 2, 0, 3]) }, () => this.piece(spot)).join("");
  }

  private piece(spot: Spot): string {
    switch (this.pick(["text", "value", "if", "each", "with", "section", "inverse", "comment", "chain"])) {
      case "value":
        return this.value(spot);
      case "if":
        return this.block(this.pick(["if", "unless"]), this.path(spot, "tested"), spot, spot);
      case "each":
        return this.each(spot);
      case "with":
        return this.with(spot);
      case "section":
        return this.section(spot);
      case "inverse":
        return this.inverse(spot);
      case "comment":
        return this.pick(["{{! x }}", "{{!-- {{x}} --}}", "{{~! x ~}}", "\\{{x}}"]);
      case "chain":
        return this.chain(spot);
      default:
        return this.pick(["a", " b ", "\n", " \n  ", "c\n", "\n\n  d"]);
    }
  }

  private value(spot: Spot): string {
    const options = [this.path(spot, "printed"), ...spot.parameters];
    if (spot.loops > 0) options.push("@index", "@key");
    if (spot.loops > 1) options.push("@../index");
    const path = this.pick(options);
    // Handlebars adds unescaped numbers up: {{{1}}}{{{1}}} is 2.
    const isNumber = /(?:^|[./])(?:n|count|length|@index|@key|index|i\d+)$/.test(path);
    const raw = isNumber ? `{{&lookup @root "t"}}` : `{{{${path}}}}`;
    return this.pick([`{{${path}}}`, raw, `{{~${path}}}`, `{{ ${path} ~}}`]);
  }

  /** A path of the wanted use, from here or from further out. */
  private path(spot: Spot, use: "printed" | "tested"): string {
    const up = this.pick([0, 0, ...spot.around.keys()]);
    const name = this.pick(sorts[spot.around[up] ?? "root"][use]);
    if (up > 0) return `${"../".repeat(up)}${name}`.replace(/\/\.$|\/this$/, "");
    const isRoot = use === "printed" && name === "t" && spot.around[0] === "root";
    return this.pick([
      name,
      isRoot ? "@root.t" : name,
      /^[a-z]+$/.test(name) && name !== "this" ? `this.${name}` : name,
    ]);
  }

  private each(spot: Spot): string {
    const lists = Object.entries(sorts[spot.around[0] ?? "root"].lists);
    if (lists.length === 0) return "";
    const [name, sort] = this.pick(lists) as [string, Sort];
    const parameters = this.pick([[], [`p${this.names++}`, `i${this.names++}`]] as string[][]);
    const isPrinted = sort === "word" ? parameters : parameters.slice(1);
    const inside = {
      around: [sort, ...spot.around],
      loops: spot.loops + 1,
      parameters: [...isPrinted, ...spot.parameters],
    };
    const as = parameters.length > 0 ? ` as |${parameters.join(" ")}|` : "";
    return this.block("each", name + as, inside, spot);
  }

  private with(spot: Spot): string {
    const groups = Object.entries(sorts[spot.around[0] ?? "root"].groups);
    if (groups.length === 0) return "";
    const [name, sort] = this.pick(groups) as [string, Sort];
    return this.block("with", name, { ...spot, around: [sort, ...spot.around] }, spot);
  }

  private section(spot: Spot): string {
    const { lists, groups } = sorts[spot.around[0] ?? "root"];
    const isLoop = (name: string) => Object.hasOwn(lists, name);
    const sections = Object.entries({ ...lists, ...groups });
    if (sections.length === 0) return "";
    const [name, sort] = this.pick(sections) as [string, Sort];
    const inside = { ...spot, around: [sort, ...spot.around], loops: spot.loops + (isLoop(name) ? 1 : 0) };
    return this.block("", name, inside, spot);
  }

  private inverse(spot: Spot): string {
    const names = sorts[spot.around[0] ?? "root"].tested.filter(
      (name) => /^[a-z]+$/.test(name) && name !== "this",
    );
    if (names.length === 0) return "";
    const name = this.pick(names);
    return `{{^${name}}}${this.body(spot)}{{/${name}}}`;
  }

  private block(kind: string, of: string, inside: Spot, outside: Spot): string {
    const open = this.pick([`{{#${kind} ${of}}}`, `{{#${kind} ${of}~}}`, `{{~#${kind} ${of}}}`]).replace(
      "# ",
      "#",
    );
    const otherwise = this.pick(["", this.pick(["{{else}}", "{{^}}", "{{~else~}}"])]);
    const close = this.pick([`{{/${kind || of}}}`, `{{~/${kind || of}}}`, `{{/${kind || of}~}}`]);
    return open + this.body(inside) + (otherwise && otherwise + this.body(outside)) + close;
  }

  /** Branches end in ink, since Handlebars treats the white space before a chain's end unlike all other. */
  private chain(spot: Spot): string {
    const [a, b] = [this.path(spot, "tested"), this.path(spot, "tested")];
    const parts = [`{{#if ${a}}}`, `{{else if ${b}}}`, "{{else}}"].map((tag) => `${tag}${this.body(spot)}x`);
    return `${parts.join("")}{{/if}}`;
  }
}

const templates = fc
  .array(fc.nat(1000), { minLength: 5, maxLength: 60 })
  .map((choices) => new Writer(choices).template());

function asView(plain: Plain): ViewValue {
  if (typeof plain === "number") return parseNumber(String(plain)).value ?? null;
  if (Array.isArray(plain)) return plain.map(asView);
  if (typeof plain !== "object" || plain === null) return plain as ViewValue;
  return Object.fromEntries(Object.entries(plain).map(([name, part]) => [name, asView(part)]));
}

test("as Handlebars", () => {
  fc.assert(
    fc.property(templates, data, (template, plain) => {
      // A clone: fast-check's objects have no prototype, which Handlebars cannot compare with a text.
      const expected = Handlebars.compile(template)(structuredClone(plain));
      expect(output(template, asView(plain), "en")).toBe(expected);
    }),
    { numRuns: 1500 },
  );
});
