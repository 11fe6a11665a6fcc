export { contactsSchema, kindSchema, workspaceSchema } from "./json-schema.ts";
export { parseWorkspace, type WorkspaceFiles } from "./parse-workspace.ts";
export { reservedNames, unusableNames, viewNames } from "./reserved-names.ts";
export * from "./workspace.ts";
