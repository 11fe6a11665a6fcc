/**
 * Where else a field is shown: in the paper, and in the record's own texts.
 */
import { scanTags } from "../language/index.ts";
import { keysOf, type Path, type YamlData } from "../workspace/yaml.ts";
import { segmentsOf } from "./paper-edits.ts";
import type { PaperStory, Paragraph } from "./paper-text.ts";
import { pathIn } from "./quoted-text.ts";

/** @param path of the field in the view */
export function placesOf(path: string, data: YamlData, stories: readonly PaperStory[]): string[] {
  const [field = ""] = path.split(".");
  const quoted = textsIn(data, []).filter(({ text }) =>
    scanTags(text).some(({ tag }) => pathIn(tag)?.split(".")[0] === field),
  );
  const shown = stories.flatMap((base) =>
    base.paragraphs
      .filter((paragraph) => segmentsOf(paragraph).some((segment) => segment.path === path))
      .map((paragraph) => placeText(base.key, paragraph)),
  );
  return [...new Set([...quoted.map(({ path: at }) => at.join(".")), ...shown])];
}

function placeText(story: string, { number }: Paragraph): string {
  return `${story.split(" ")[0]} ${number}`;
}

function textsIn(data: YamlData, path: Path): { path: Path; text: string }[] {
  if (typeof data === "string") return [{ path, text: data }];
  if (Array.isArray(data)) return data.flatMap((item: YamlData, i) => textsIn(item, [...path, i]));
  return Object.entries(keysOf(data)).flatMap(([key, value]) => textsIn(value, [...path, key]));
}
