/**
 * Where the files that a record names are.
 *
 * A path is looked for beside the record first, then from the workspace's root, so that a
 * record and its attachments can move together. Neither can leave the workspace: `../` is
 * refused when the record is read.
 */
import { typeOf } from "../values/type-of.ts";
import type { FileReference, Row, Value } from "../values/value.ts";

/** What a record's files are looked for in. */
export interface Files {
  /** @param path relative to the workspace, with `/` */
  exists(path: string): boolean;
}

/** The file's path from the workspace's root; `undefined` when there is no such file. */
export function findFile(path: string, record: string, files: Files): string | undefined {
  const beside = record.slice(0, record.lastIndexOf("/") + 1) + path;
  return [beside, path].find((candidate) => files.exists(candidate));
}

/** Finds a file by its path as typed. */
export type Find = (path: string) => string | undefined;

/** The value with every file in it found; a file that is not there stays as typed. */
export function locateFiles(value: Value, find: Find): Value {
  switch (typeOf(value)) {
    case "list":
      return (value as readonly Value[]).map((item) => locateFiles(item, find));
    case "group":
      return locateInRow(value as Row, find);
    case "file":
      return locateFile(value as FileReference, find);
    default:
      return value;
  }
}

export function locateInRow(row: Row, find: Find): Row {
  return Object.fromEntries(Object.entries(row).map(([key, value]) => [key, locateFiles(value, find)]));
}

export function locateFile(file: FileReference, find: Find): FileReference {
  return { ...file, path: find(file.path) ?? file.path };
}
