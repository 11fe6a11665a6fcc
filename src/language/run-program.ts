/**
 * Runs a program over a view.
 *
 * In: a program without errors, a view. Out: calls of the sink, in order.
 * What only data can show (a missing name in data of unknown type, mixed currencies)
 * is reported once for each tag, and the run goes on.
 */
import type { BlockNode, Node, Program, ValueNode } from "./build-program.ts";
import type { Expression } from "./expression.ts";
import { type Frame, keyValue, type Origin, report } from "./frame.ts";
import type { RunContext, Sink, ViewValue } from "./program.ts";
import { valuePath } from "./value-path.ts";
import { canPrint, holds, isEmpty, partNames, partOf, viewTypeOf } from "./view-value.ts";

/** Absent values reach the sink as `null`, so that it knows the spot is empty. */
export function runProgram<L, S>(
  program: Program<L, S>,
  view: ViewValue,
  sink: Sink<L, S>,
  context: RunContext,
): void {
  const run = { view, context, reported: new Set<Origin>() };
  const frame = { self: view, up: undefined, outer: undefined, given: [], loop: undefined, run };
  runNodes(program.nodes, frame, sink);
}

function runNodes<L, S>(nodes: readonly Node<L, S>[], frame: Frame, sink: Sink<L, S>): void {
  for (const node of nodes) {
    if (node.kind === "literal") sink.literal(node.literal);
    else if (node.kind === "value") runValue(node, frame, sink);
    else {
      const turns = turnsOf(node, frame);
      for (const turn of turns.frames) runNodes(turns.nodes, turn, sink);
    }
  }
}

function runValue<L, S>(node: ValueNode<S>, frame: Frame, sink: Sink<L, S>): void {
  const value = node.value.evaluate(frame);
  if (canPrint(value)) {
    const path = sink.wantsPaths ? valuePath(node.value, frame) : undefined;
    sink.value(value, node.spot, frame.run.context, path);
  } else reportUnprintable(node.value.origin, value, frame);
}

function reportUnprintable(origin: Origin, value: ViewValue, frame: Frame): void {
  const group = Array.isArray(value) ? value.find((item) => !canPrint(item)) : value;
  const parts = partNames(group ?? null).join(", ");
  report(frame.run, origin, "language/not-printable", { name: origin.text, parts });
}

/** What a block comes to: these nodes, once for each frame. */
interface Turns<L, S> {
  readonly nodes: readonly Node<L, S>[];
  readonly frames: readonly Frame[];
}

function turnsOf<L, S>(block: BlockNode<L, S>, frame: Frame): Turns<L, S> {
  const value = block.of.evaluate(frame);
  switch (block.kind) {
    case "if":
      return condition(block, value, frame) ? once(block.body, frame) : once(block.otherwise, frame);
    case "unless":
      return condition(block, value, frame) ? once(block.otherwise, frame) : once(block.body, frame);
    case "each":
      return eachTurns(block, value, frame);
    case "with":
      return isEmpty(value) ? once(block.otherwise, frame) : once(block.body, inside(frame, value, block.of));
    case "section":
      return sectionTurns(block, value, frame);
  }
}

function condition<L, S>(block: BlockNode<L, S>, value: ViewValue, frame: Frame): boolean {
  if (holds(value)) return true;
  if (viewTypeOf(value) !== "number" || !block.includeZero) return false;
  return holds(block.includeZero.evaluate(frame));
}

function eachTurns<L, S>(block: BlockNode<L, S>, value: ViewValue, frame: Frame): Turns<L, S> {
  if (Array.isArray(value)) return itemTurns(block, value, undefined, frame);
  if (viewTypeOf(value) === "group") {
    const keys = partNames(value);
    return itemTurns(
      block,
      keys.map((key) => partOf(value, key) ?? null),
      keys,
      frame,
    );
  }
  if (!isEmpty(value)) {
    report(frame.run, block.of.origin, "language/not-a-list", { name: block.of.origin.text });
  }
  return once(block.otherwise, frame);
}

/** @param keys of a group's parts; items of a list go by their index */
function itemTurns<L, S>(
  block: BlockNode<L, S>,
  items: readonly ViewValue[],
  keys: readonly string[] | undefined,
  frame: Frame,
): Turns<L, S> {
  if (items.length === 0) return once(block.otherwise, frame);
  const isKeyNamed = block.parameters.length > 1;
  const frames = items.map((item, index) => {
    const key = keys?.[index] ?? index;
    const given = isKeyNamed ? [item, keyValue(key)] : [item];
    const loop = { index, count: items.length, key, outer: frame.loop };
    const entered = { by: block.of, key };
    return { self: item, up: frame, outer: frame, given, loop, entered, run: frame.run };
  });
  return { nodes: block.body, frames };
}

/** `{{#name}}`: a list repeats, a flag decides, anything else is looked at from inside. */
function sectionTurns<L, S>(block: BlockNode<L, S>, value: ViewValue, frame: Frame): Turns<L, S> {
  if (value === true) return once(block.body, { ...frame, outer: frame, given: [value] });
  if (value === false || value === null) return once(block.otherwise, frame);
  if (Array.isArray(value)) return itemTurns(block, value, undefined, frame);
  return once(block.body, inside(frame, value, block.of));
}

function once<L, S>(nodes: readonly Node<L, S>[], frame: Frame): Turns<L, S> {
  return { nodes, frames: [frame] };
}

function inside(frame: Frame, self: ViewValue, by: Expression): Frame {
  return { self, up: frame, outer: frame, given: [self], loop: frame.loop, entered: { by }, run: frame.run };
}
