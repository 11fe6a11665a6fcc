/** The diagnostic for something that the PDF shows otherwise than Word. */
import { type Diagnostic, type Place, problem } from "../diagnostics/diagnostic.ts";
import { type DrawnOtherwise, drawnOtherwise } from "../diagnostics/texts/drawn.ts";

/** @param name which one it is, where there are several of the kind */
export function sayDrawnOtherwise(
  thing: DrawnOtherwise,
  place: Place | undefined,
  name?: string,
): Diagnostic {
  const params = { thing, ...(name !== undefined && { name }) };
  const code = drawnOtherwise[thing].drawn === "not" ? "pdf/not-drawn" : "pdf/approximate";
  return problem(code, params, { place });
}
