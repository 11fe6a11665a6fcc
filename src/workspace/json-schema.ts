/**
 * JSON Schemas for editors, from the same shapes that read the files.
 *
 * In: a shape. Out: draft-07, which editors' YAML servers read. An editor reads YAML by
 * the core schema, where `31` is a number, `yes` is text and a key with nothing behind it
 * is null, so the schema accepts each value in all the forms that it may come in.
 *
 * Source: JSON Schema draft-07; YAML 1.2.2 §10.3.2.
 */
import * as z from "zod";
import { languages } from "../values/language.ts";
import { configShape, contactsShape } from "./config-schema.ts";
import { kindShape } from "./kind-schema.ts";
import { editorSchemas, type JsonSchema, type Shape } from "./shape.ts";
import type { Workspace } from "./workspace.ts";

/** For kansli.yaml. */
export function workspaceSchema(): JsonSchema {
  return jsonSchema(configShape(languages), "kansli.yaml");
}

/** For contacts.yaml, which may also be empty. */
export function contactsSchema(): JsonSchema {
  return jsonSchema(contactsShape().optional(), "contacts.yaml");
}

/** For kinds/*.yaml. */
export function kindSchema(workspace: Workspace): JsonSchema {
  const documents = [...workspace.documents.keys()];
  return jsonSchema(kindShape({ languages: workspace.languages, documents }), "kinds");
}

export function jsonSchema(shape: Shape<unknown>, title: string): JsonSchema {
  const schema = z.toJSONSchema(shape, {
    target: "draft-07",
    io: "input",
    reused: "inline",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      const whole = editorSchemas.get(zodSchema);
      if (whole) replace(jsonSchema, whole);
      if (zodSchema._zod.def.type === "optional") replace(jsonSchema, orNothing(jsonSchema));
    },
  });
  return { title, ...schema };
}

function replace(target: JsonSchema, by: JsonSchema): void {
  const copy = { ...by };
  for (const key of Object.keys(target)) delete target[key];
  Object.assign(target, copy);
}

/** What may be left out may also be left empty. */
function orNothing(schema: JsonSchema): JsonSchema {
  return { anyOf: [{ ...schema }, { type: "null" }] };
}
