/** What somebody wrote as the title of a chart or an axis. */
import { child, descendants, elements, textOf, type XmlElement } from "../../../ooxml/xml.ts";
import { points, shortened } from "./kept.ts";

/** "" where there is none. */
export function writtenTitle(title: XmlElement | undefined): string {
  const rich = child(child(title, "c:tx"), "c:rich");
  const written = rich
    ? elements(rich, "a:p").map((p) => [...descendants(p, "a:t")].map(textOf).join(""))
    : [...points(child(title, "c:tx"))].map(([, text]) => text);
  return shortened(written.join(" ").trim());
}
