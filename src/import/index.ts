export type { PaperText } from "./paper-text.ts";
export { type Conflict, type ImportInput, type ImportPlan, planImport } from "./plan-import.ts";
export { editableList, readPaper } from "./read-paper.ts";
