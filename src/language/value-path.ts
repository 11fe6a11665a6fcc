/**
 * Where in the view a tag's value was taken from: `applicant.name`, `recipients.0.email`.
 *
 * In: an expression and the frame it is evaluated in. Out: a path that leads there from the view, whatever
 * loops and `../` stand in the template. What a helper makes has none.
 */
import type { Expression, Path } from "./expression.ts";
import type { Frame } from "./frame.ts";

/** Helpers that print a value of the view in another style: it is that value still. */
const restyling: ReadonlySet<string> = new Set(["money", "percent", "date", "period"]);

/** `undefined` for what was not taken from the view as it is: `@index`, literals, results of helpers. */
export function valuePath(expression: Expression, frame: Frame): string | undefined {
  if (expression.kind === "call" && restyling.has(expression.helper.name)) {
    const [value] = expression.given;
    return value && valuePath(value, frame);
  }
  if (expression.kind !== "path") return undefined;
  const start = startOf(expression, frame);
  const rest = expression.from === "self" ? expression.names : expression.names.slice(1);
  return start && [...start, ...rest].join(".");
}

function startOf({ from, up, names }: Path, frame: Frame): readonly string[] | undefined {
  if (from === "data") return names[0] === "root" ? [] : undefined;
  let at: Frame | undefined = frame;
  if (from === "self") {
    for (let i = 0; i < up; i += 1) at = at?.up;
    return at && pathOfFrame(at);
  }
  for (let i = 0; i < from.parameter.hops; i += 1) at = at?.outer;
  return at && from.parameter.index === 0 ? pathOfFrame(at) : undefined;
}

/** The path of what `this` is. */
function pathOfFrame(frame: Frame): readonly string[] | undefined {
  const { outer, entered } = frame;
  if (!outer) return [];
  if (!entered) return frame.self === outer.self ? pathOfFrame(outer) : undefined;
  const into = valuePath(entered.by, outer);
  if (into === undefined) return undefined;
  const names = into === "" ? [] : into.split(".");
  return entered.key === undefined ? names : [...names, String(entered.key)];
}
