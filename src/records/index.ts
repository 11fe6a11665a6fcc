export { jsonSchemaOf } from "./json-schema.ts";
export { parseRecord } from "./parse-record.ts";
export * from "./record.ts";
export { checkRecords, type Files } from "./record-checks.ts";
