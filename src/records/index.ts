export { jsonSchemaOf } from "./json-schema.ts";
export { type ParsedRecord, parseRecord } from "./parse-record.ts";
export * from "./record.ts";
export { checkRecords } from "./record-checks.ts";
export type { Files } from "./record-files.ts";
