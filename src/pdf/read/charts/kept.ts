/** Numbers and words of cells, as they were kept in a chart. */
import { integer } from "../../../ooxml/units.ts";
import { child, descendants, textOf, type XmlElement } from "../../../ooxml/xml.ts";

/** Of a name or a title: nobody reads more in a chart. */
const MOST_LETTERS = 1000;

export function shortened(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}

/** By their index; of names in several levels the first, which every point has. */
export function* points(e: XmlElement | undefined): Generator<[number, string]> {
  const [level = e] = e ? descendants(e, "c:lvl") : [];
  for (const point of level ? descendants(level, "c:pt") : []) {
    const value = child(point, "c:v");
    yield [integer(point.attributes.idx) ?? 0, value ? shortened(textOf(value)) : ""];
  }
  const plain = child(e, "c:v");
  if (plain) yield [0, shortened(textOf(plain))];
}

/** No more than this are looked at. */
const MOST_KEPT = 2001;

/** "" where nothing was kept. */
export function byIndex(e: XmlElement | undefined): string[] {
  const kept = new Map(points(e));
  const last = [...kept.keys()].reduce((a, b) => Math.max(a, b), -1);
  return Array.from({ length: Math.min(last + 1, MOST_KEPT) }, (_, at) => kept.get(at) ?? "");
}

/** Beyond the digits that a cell keeps, sums of values are no longer numbers to draw with. */
const MOST_VALUE = 1e15;

export function drawable(text = ""): number | undefined {
  const value = text.trim() === "" ? Number.NaN : Number(text);
  return Math.abs(value) <= MOST_VALUE ? value : undefined;
}
