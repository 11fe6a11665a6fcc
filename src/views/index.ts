export { buildView, type View } from "./build-view.ts";
export { checkDraftTexts, checkRecordTexts } from "./record-texts.ts";
export { textViewType, viewType } from "./view-type.ts";
