/**
 * Puts pieces together into a program.
 *
 * In: literals and tags in reading order. Out: a tree of blocks, and every problem of its
 * structure at once: we keep our own stack of open blocks, since Handlebars' parser stops at
 * the first. After each problem the likeliest reading is taken, so that one slip is
 * reported once and the names inside can still be checked.
 */
import { type Code, type Diagnostic, type Outcome, type Params, problem } from "../diagnostics/diagnostic.ts";
import type { Expression } from "./expression.ts";
import type { Origin } from "./frame.ts";
import { type BlockKind, type Opening, type ParsedTag, parseTag } from "./parse-tag.ts";
import type { Piece } from "./program.ts";
import { tagShape } from "./scan-tags.ts";
import { nameIn } from "./tag-syntax.ts";

/** A template, compiled. Run it with `runProgram`, check it with `checkProgram`. */
export interface Program<L, S> {
  readonly nodes: readonly Node<L, S>[];
}

export type Node<L, S> = LiteralNode<L> | ValueNode<S> | BlockNode<L, S>;

export interface LiteralNode<L> {
  readonly kind: "literal";
  readonly literal: L;
}

export interface ValueNode<S> {
  readonly kind: "value";
  readonly value: Expression;
  readonly spot: S;
}

export interface BlockNode<L, S> {
  readonly kind: BlockKind;
  readonly of: Expression;
  readonly includeZero: Expression | undefined;
  readonly parameters: readonly string[];
  readonly origin: Origin;
  readonly body: readonly Node<L, S>[];
  readonly otherwise: readonly Node<L, S>[];
}

/** A block that waits for its closing tag. */
interface OpenBlock<L, S> {
  readonly opening: Opening;
  /** Its tag, for messages. */
  readonly tag: string;
  readonly body: Node<L, S>[];
  readonly otherwise: Node<L, S>[];
  /** Where the next node goes. */
  current: Node<L, S>[];
  hasElse: boolean;
  /** Opened by `{{else if}}`, and closed together with the block before it. */
  readonly isChained: boolean;
}

type Tag<L, S> = Exclude<Piece<L, S>, { literal: L }>;

/** Blocks in one another, `{{else if}}` among them: each is a turn of a recursion, and thousands overflow the stack. */
export const MOST_BLOCKS = 250;

/** The program is there even when its structure is wrong, so that it can be checked; do not run it then. */
export function buildProgram<L, S>(pieces: readonly Piece<L, S>[]): Outcome<Program<L, S>> {
  return new Builder(pieces).build();
}

class Builder<L, S> {
  private readonly pieces: readonly Piece<L, S>[];
  private readonly nodes: Node<L, S>[] = [];
  private readonly open: OpenBlock<L, S>[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  private tooDeep: Diagnostic | undefined;
  /** Made when the first problem is met. */
  private blockTags: Map<string, BlockTag[]> | undefined;
  /** Names of blocks that were closed for the reader; their own closing tags are still to come. */
  private readonly closedEarly: string[] = [];

  constructor(pieces: readonly Piece<L, S>[]) {
    this.pieces = pieces;
  }

  build(): Outcome<Program<L, S>> {
    for (const [i, piece] of this.pieces.entries()) {
      if ("literal" in piece) this.add({ kind: "literal", literal: piece.literal });
      else this.take(piece, i);
      if (this.tooDeep) return { value: { nodes: [] }, diagnostics: [this.tooDeep] };
    }
    while (this.open.length > 0) this.closeUnclosed();
    return { value: { nodes: this.nodes }, diagnostics: this.diagnostics };
  }

  private add(node: Node<L, S>): void {
    (this.open.at(-1)?.current ?? this.nodes).push(node);
  }

  private take(piece: Tag<L, S>, index: number): void {
    const parsed = this.parse(piece);
    if (parsed.does === "print") this.add({ kind: "value", value: parsed.value, spot: piece.spot });
    if (parsed.does === "open") this.push(parsed.opening, piece.tag, { isInverted: parsed.inverted });
    if (parsed.does === "else") this.switchBranch(parsed.opening, piece);
    if (parsed.does === "close") this.close(parsed.name, piece, index);
  }

  private parse({ tag, place }: Tag<L, S>): ParsedTag {
    const report = (found: Diagnostic) => this.diagnostics.push(found);
    return parseTag({ tag, place, scope: this.scopeOf(tag), report });
  }

  /** Names in force; an `{{else if}}` stands outside the branch before it. */
  private scopeOf(tag: string): string[][] {
    const around = tagShape(tag).kind === "else" ? this.open.slice(0, -1) : this.open;
    return around
      .filter(({ opening, current, body }) => current === body && makesFrame(opening.kind))
      .map(({ opening }) => [...opening.parameters])
      .reverse();
  }

  private push(
    opening: Opening,
    tag: string,
    { isInverted = false, isChained = false }: { isInverted?: boolean; isChained?: boolean },
  ): void {
    if (this.open.length === MOST_BLOCKS)
      this.tooDeep = opening.origin.problem("language/too-deep", { limit: MOST_BLOCKS });
    const body: Node<L, S>[] = [];
    const otherwise: Node<L, S>[] = [];
    const current = isInverted ? otherwise : body;
    this.open.push({ opening, tag, body, otherwise, current, hasElse: false, isChained });
  }

  private switchBranch(chained: Opening | undefined, piece: Tag<L, S>): void {
    const block = this.open.at(-1);
    if (!block || block.hasElse) {
      this.report(piece, "language/misplaced-else", { tag: piece.tag });
      return;
    }
    block.hasElse = true;
    block.current = block.current === block.body ? block.otherwise : block.body;
    if (chained) this.push(chained, piece.tag, { isChained: true });
  }

  private close(name: string, piece: Tag<L, S>, index: number): void {
    const early = this.closedEarly.indexOf(name);
    if (this.innermost()?.opening.name === name) this.closeInnermost();
    else if (early !== -1) this.closedEarly.splice(early, 1);
    else if (this.open.some((block) => !block.isChained && block.opening.name === name)) {
      this.closeAround(name, piece, index);
    } else this.closeUnknown(piece, index);
  }

  /** The tag closes a block further out: those inside are unclosed, or closed too late. */
  private closeAround(name: string, piece: Tag<L, S>, index: number): void {
    for (let block = this.innermost(); block && block.opening.name !== name; block = this.innermost()) {
      if (this.isClosedAfter(index, block.opening.name)) {
        this.report(piece, "language/crossed-blocks", { close: piece.tag, open: block.tag });
        this.closedEarly.push(block.opening.name);
        this.closeInnermost();
      } else this.closeUnclosed();
    }
    this.closeInnermost();
  }

  /** The tag names no open block: it is mistyped, or one too many. */
  private closeUnknown(piece: Tag<L, S>, index: number): void {
    const block = this.innermost();
    if (!block || this.isClosedAfter(index, block.opening.name)) {
      this.report(piece, "language/unopened-block", { close: piece.tag });
      return;
    }
    const params = { close: piece.tag, open: block.tag };
    this.report(piece, "language/wrong-close", params, closingTag(block.opening));
    this.closeInnermost();
  }

  private closeUnclosed(): void {
    const block = this.innermost();
    if (!block) return;
    const params = { open: block.tag, close: closingTag(block.opening) };
    const isReported = !block.tag.endsWith("}}");
    if (!isReported) this.diagnostics.push(block.opening.origin.problem("language/unclosed-block", params));
    this.closeInnermost();
  }

  /** The block that the next closing tag should name. */
  private innermost(): OpenBlock<L, S> | undefined {
    return this.open.findLast((block) => !block.isChained);
  }

  /** Closes it together with its `{{else if}}`s, which nest in its `otherwise`. */
  private closeInnermost(): void {
    for (let block = this.open.pop(); block; block = this.open.pop()) {
      const { opening, body, otherwise } = block;
      const { kind, of, includeZero, parameters, origin } = opening;
      this.add({ kind, of, includeZero, parameters, origin, body, otherwise });
      if (!block.isChained) return;
    }
  }

  /** Whether a later tag closes a block of this name that is open now. */
  private isClosedAfter(index: number, name: string): boolean {
    this.blockTags ??= blockTagsByName(this.pieces);
    let depth = 0;
    for (const tag of this.blockTags.get(name) ?? []) {
      if (tag.index <= index) continue;
      depth += tag.closes ? -1 : 1;
      if (depth < 0) return true;
    }
    return false;
  }

  private report({ tag, place }: Tag<L, S>, code: Code, params: Params, suggestion?: string): void {
    this.diagnostics.push(problem(code, params, { place: place(0, tag.length), suggestion }));
  }
}

interface BlockTag {
  readonly name: string;
  readonly index: number;
  readonly closes: boolean;
}

function blockTagsByName<L, S>(pieces: readonly Piece<L, S>[]): Map<string, BlockTag[]> {
  const tags = pieces.flatMap((piece, index): BlockTag[] => {
    if (!("tag" in piece)) return [];
    const { kind } = tagShape(piece.tag);
    if (kind !== "open" && kind !== "inverse" && kind !== "close") return [];
    return [{ name: nameIn(piece.tag), index, closes: kind === "close" }];
  });
  return Map.groupBy(tags, ({ name }) => name);
}

/** Blocks that look at a value from inside. */
export function makesFrame(kind: BlockKind): boolean {
  return kind !== "if" && kind !== "unless";
}

function closingTag({ name }: Opening): string {
  return `{{/${name}}}`;
}
