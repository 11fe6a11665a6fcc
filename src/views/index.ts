export { buildView, type View } from "./build-view.ts";
export { bareClause } from "./clauses.ts";
export { checkDraftTexts, checkRecordTexts, quotedPaths } from "./record-texts.ts";
export { textViewType, viewType } from "./view-type.ts";
