/** The axes of a chart, as it says. */
import { isOn } from "../../../ooxml/units.ts";
import { child, elements, type XmlElement } from "../../../ooxml/xml.ts";
import { drawable } from "./kept.ts";
import { writtenTitle } from "./title.ts";

export interface Axis {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly unit: number | undefined;
  /** Of an axis whose steps multiply. */
  readonly base: number | undefined;
  readonly format: string;
  readonly hasGrid: boolean;
  /** With its numbers or names. */
  readonly isShown: boolean;
  /** What stands along the other axis begins and ends at the edges of the plot. */
  readonly isEdgeToEdge: boolean;
  /** From right to left, or from the top down. */
  readonly isReversed: boolean;
  readonly title: string | undefined;
}

interface Axes {
  readonly values: readonly XmlElement[];
  /** The one that the first group has besides. */
  readonly foot: XmlElement | undefined;
  /** Which of the axes of values a group stands against. */
  readonly axisOf: (group: XmlElement) => number;
}

/** Those that groups stand against: of values, and of what stands along the foot. */
export function valueAxes(area: XmlElement, groups: readonly XmlElement[]): Axes {
  const known = new Map(
    elements(area)
      .filter(({ name }) => name.endsWith("Ax"))
      .map((e) => [child(e, "c:axId")?.attributes.val, e] as const),
  );
  const axesOf = (group: XmlElement) =>
    elements(group, "c:axId").flatMap(({ attributes }) => known.get(attributes.val) ?? []);
  const valuesOf = (group: XmlElement) => axesOf(group).findLast(({ name }) => name === "c:valAx");
  const values = [...new Set(groups.flatMap((group) => valuesOf(group) ?? []))];
  const [first] = groups;
  return {
    values,
    foot: first && axesOf(first).find((e) => e !== valuesOf(first)),
    axisOf: (group) => Math.max(0, values.indexOf(valuesOf(group) as XmlElement)),
  };
}

export function readAxis(e: XmlElement | undefined): Axis {
  const number = (parent: XmlElement | undefined, name: string) =>
    drawable(child(parent, name)?.attributes.val);
  const scaling = child(e, "c:scaling");
  const base = number(scaling, "c:logBase");
  const isShown = !isOn(child(e, "c:delete")?.attributes.val ?? "0");
  return {
    min: number(scaling, "c:min"),
    max: number(scaling, "c:max"),
    unit: number(e, "c:majorUnit"),
    base: base !== undefined && base > 1 ? base : undefined,
    format: child(e, "c:numFmt")?.attributes.formatCode ?? "General",
    hasGrid: child(e, "c:majorGridlines") !== undefined,
    isShown: isShown && child(e, "c:tickLblPos")?.attributes.val !== "none",
    isEdgeToEdge: child(e, "c:crossBetween")?.attributes.val === "midCat",
    isReversed: child(scaling, "c:orientation")?.attributes.val === "maxMin",
    title: (isShown && writtenTitle(child(e, "c:title"))) || undefined,
  };
}
