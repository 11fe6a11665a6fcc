export type { PaperText } from "./paper-text.ts";
export { type ImportInput, type ImportPlan, planImport } from "./plan-import.ts";
export { editableList, readPaper } from "./read-paper.ts";
export type { Conflict } from "./three-way.ts";
