export { buildView, type View } from "./build-view.ts";
export { checkRecordTexts } from "./record-texts.ts";
export { textViewType, viewType } from "./view-type.ts";
