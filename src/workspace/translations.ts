/**
 * Finds texts that are written in some of the workspace's languages, but not in all.
 *
 * In: a file. Out: a warning a text and language. A group whose keys are languages is a
 * text by language wherever it stands; the workspace's own `words` may override in one alone.
 */
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import { type Language, languages } from "../values/language.ts";
import type { Path, YamlData, YamlFile } from "./yaml.ts";

export function missingTranslations(file: YamlFile, used: readonly Language[]): Diagnostic[] {
  return gaps(file.data, used, []).map(({ path, language }) =>
    problem(
      "workspace/missing-translation",
      { key: String(path.at(-1)), language },
      { place: file.placeOf(path) },
    ),
  );
}

interface Gap {
  readonly path: Path;
  readonly language: Language;
}

function gaps(data: YamlData, used: readonly Language[], path: Path): Gap[] {
  if (typeof data !== "object" || path[0] === "words") return [];
  const entries = Object.entries(data);
  if (isTranslated(entries)) {
    return used
      .filter((language) => !entries.some(([key, value]) => key === language && value !== undefined))
      .map((language) => ({ path, language }));
  }
  return entries.flatMap(([key, value]) =>
    gaps(value, used, [...path, Array.isArray(data) ? Number(key) : key]),
  );
}

function isTranslated(entries: readonly [string, YamlData][]): boolean {
  const isLanguage = (key: string) => (languages as readonly string[]).includes(key);
  const isText = (value: YamlData) => typeof value !== "object" || Array.isArray(value);
  return entries.length > 0 && entries.every(([key, value]) => isLanguage(key) && isText(value));
}
