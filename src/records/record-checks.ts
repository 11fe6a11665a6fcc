/**
 * What a shape cannot say of a record: checks across its parts, and against what else there is.
 *
 * They look at the file as typed, so that they find their problems whatever else is wrong.
 */
import { type Diagnostic, problem } from "../diagnostics/diagnostic.ts";
import { type Language, languages } from "../values/language.ts";
import { readFilePath } from "../workspace/shape.ts";
import type { FieldType, Kind } from "../workspace/workspace.ts";
import { itemsOf, keysOf, type Path, type YamlData, type YamlFile } from "../workspace/yaml.ts";
import type { DecisionRecord } from "./record.ts";
import type { Find } from "./record-files.ts";

export function missingFiles(file: YamlFile, kind: Kind, find: Find): Diagnostic[] {
  const data = keysOf(file.data);
  const inBasis = itemsOf(data.basis).map(
    (item, index): Typed => ({ path: ["basis", index, "file"], data: keysOf(item).file }),
  );
  const inFields = [...kind.fields].flatMap(([key, field]) => filesIn(field, data[key], [key]));
  return [...inBasis, ...inFields].flatMap(({ path, data }) => {
    const read = typeof data === "string" ? readFilePath(data) : undefined;
    if (!read || !("value" in read) || find(read.value) !== undefined) return [];
    return [problem("record/file-missing", { path: read.value }, { place: file.placeOf(path) })];
  });
}

interface Typed {
  readonly path: Path;
  readonly data: YamlData;
}

/** The paths of files that a field's value names. */
function filesIn(type: FieldType, data: YamlData, path: Path): Typed[] {
  switch (type.type) {
    case "file":
      return typeof data === "string"
        ? [{ path, data }]
        : [{ path: [...path, "file"], data: keysOf(data).file }];
    case "list":
      return itemsOf(data).flatMap((item, index) => filesIn(type.of, item, [...path, index]));
    case "group":
      return [...type.fields].flatMap(([key, field]) => filesIn(field, keysOf(data)[key], [...path, key]));
    case "table":
      return itemsOf(data).flatMap((row, index) =>
        [...type.columns].flatMap(([key, column]) =>
          filesIn(column, keysOf(row)[key], [...path, index, key]),
        ),
      );
    default:
      return [];
  }
}

/** The same contact, or the same person written out, in the list of recipients twice. */
export function repeatedRecipients(file: YamlFile): Diagnostic[] {
  const lines = new Map<string, number>();
  return itemsOf(keysOf(file.data).recipients).flatMap((item, index) => {
    const { contact = typeof item === "string" ? item : undefined, name, organisation, email } = keysOf(item);
    const called = contact ?? name;
    if (typeof called !== "string") return [];
    const identity = JSON.stringify(contact ?? [name, organisation, email]);
    const place = file.placeOf(["recipients", index]);
    const line = lines.get(identity);
    if (line !== undefined) {
      return [problem("record/recipient-twice", { name: called, line }, { place })];
    }
    lines.set(identity, place.line);
    return [];
  });
}

/** `conditions: default` where the kind has none in the record's language. */
export function missingDefaults(file: YamlFile, kind: Kind, fallback: Language): Diagnostic[] {
  const data = keysOf(file.data);
  const language = languages.find((known) => known === data.language) ?? fallback;
  if (kind.conditions[language]) return [];
  return itemsOf(data.proposal).flatMap((clause, index) =>
    keysOf(clause).conditions === "default"
      ? [
          problem(
            "record/no-default-conditions",
            {},
            { place: file.placeOf(["proposal", index, "conditions"]) },
          ),
        ]
      : [],
  );
}

/** What only several records together can show: references that are not their own. Each of them is told. */
export function checkRecords(records: readonly DecisionRecord[]): Diagnostic[] {
  const same = Map.groupBy(records, ({ reference }) => reference.normalize("NFC").toLowerCase());
  return [...same.values()].flatMap((group) =>
    group.length < 2
      ? []
      : group.map((record) =>
          alsoIn(
            record,
            group.find((other) => other !== record),
          ),
        ),
  );
}

function alsoIn(record: DecisionRecord, other: DecisionRecord | undefined): Diagnostic {
  const { file = "", line = 0 } = other?.placeOf("reference") ?? {};
  const place = record.placeOf("reference");
  return problem("record/duplicate-reference", { reference: record.reference, file, line }, { place });
}
