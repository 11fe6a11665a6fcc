/**
 * Texts that a template itself gives to a helper, in reading order.
 *
 * In: a program, a helper's name and the place of one of its arguments. Out: the texts that stand there, once each.
 */
import type { Node, Program } from "./build-program.ts";
import type { Expression } from "./expression.ts";

export function literalArguments<L, S>(program: Program<L, S>, helper: string, index: number): string[] {
  const found = program.nodes.flatMap(expressionsOf).flatMap(within);
  const texts = found.flatMap((e) => {
    const argument = e.kind === "call" && e.helper.name === helper ? e.given[index] : undefined;
    return argument?.kind === "literal" && typeof argument.value === "string" ? [argument.value] : [];
  });
  return [...new Set(texts)];
}

function expressionsOf<L, S>(node: Node<L, S>): Expression[] {
  if (node.kind === "literal") return [];
  if (node.kind === "value") return [node.value];
  return [node.of, ...[...node.body, ...node.otherwise].flatMap(expressionsOf)];
}

function within(expression: Expression): Expression[] {
  if (expression.kind !== "call") return [expression];
  return [expression, ...expression.given.flatMap((argument) => (argument ? within(argument) : []))];
}
