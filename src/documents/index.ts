export { checkTemplates, listTemplates, readTemplate } from "./check-templates.ts";
export type { CheckedBefore, Faultless } from "./checked-before.ts";
export {
  CONTACTS,
  Configuration,
  contactsAsText,
  contactTexts,
  type Inputs,
  inputsOf,
  unixLines,
} from "./inputs.ts";
export { type Fate, type Fated, type Made, type Making, makePapers } from "./make-papers.ts";
export {
  MANIFEST,
  type Manifest,
  type ManifestEntry,
  type Origin,
  OUT,
  readManifest,
  sha256,
} from "./manifest.ts";
export { attachments, type PackSources, packItems } from "./pack-items.ts";
export { editablePaper, isSelected, type Paper, readerOf, type Selection } from "./paper.ts";
export { PictureReader } from "./pictures.ts";
export { type Plan, planPapers } from "./plan-papers.ts";
export { type Press, SheetMaker } from "./press.ts";
export {
  findProvenance,
  type PaperProvenance,
  type Provenance,
  provenanceOfOrigin,
  provenanceOfWord,
  provenanceOfXmp,
} from "./provenance.ts";
export { allUses, loadTemplates, type Templates, type TemplateUse, typeOfUse, useOf } from "./templates.ts";
export { withoutRepeats } from "./without-repeats.ts";
