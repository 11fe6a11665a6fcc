/**
 * What helps an editor check records while they are typed: a JSON Schema a kind, and the first line of a
 * record that names it.
 */
import type { SourceFile, Workspace } from "../workspace/workspace.ts";

const FOLDER = ".kansli";

/** One schema a kind. */
export async function schemaFiles(workspace: Workspace): Promise<SourceFile[]> {
  const { jsonSchemaOf } = await import("../records/index.ts");
  return [...workspace.kinds.values()].map((kind) => ({
    path: schemaPath(kind.key),
    bytes: new TextEncoder().encode(`${JSON.stringify(jsonSchemaOf(kind, workspace), undefined, 2)}\n`),
  }));
}

function schemaPath(kind: string): string {
  return `${FOLDER}/${kind}.schema.json`;
}

/** The line that YAML editors look for, with the way from a record up to its schema. */
export function schemaLine(record: string, kind: string): string {
  const up = "../".repeat(record.split("/").length - 1);
  return `# yaml-language-server: $schema=${up}${schemaPath(kind)}`;
}

/** Whether some line of a record already names a schema. */
export function namesSchema(text: string): boolean {
  return /^#\s*yaml-language-server:\s*\$schema=/m.test(text);
}

/** The record's text with the line before all else; nothing else of it changes. */
export function withSchemaLine(text: string, record: string, kind: string): string {
  const [mark, rest] = text.startsWith("\ufeff") ? ["\ufeff", text.slice(1)] : ["", text];
  const lineBreak = /\r\n|\n/.exec(rest)?.[0] ?? "\n";
  return `${mark}${schemaLine(record, kind)}${lineBreak}${rest}`;
}
