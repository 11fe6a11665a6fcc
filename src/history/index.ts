export { findAlterations } from "./alterations.ts";
export { type Change, compareFacts, countWords, type ItemChange, type Words } from "./changes.ts";
export { type ChangesPage, changesDocument, changesHtml } from "./changes-page.ts";
export { checkSeals } from "./check-seals.ts";
export { type Commit, commitHost, findCommit } from "./commit-host.ts";
export { type Fact, FactReader } from "./facts.ts";
export { findOrigins, type Origins, type Traced } from "./origins.ts";
export { checkRedline, type Redliner, redliner } from "./redline.ts";
export {
  amends,
  readSeals,
  recordHash,
  SEALS,
  type Seal,
  type SealedVersion,
  sealedAs,
  sealFiles,
  sealFolder,
} from "./seals.ts";
export { findVersions, type Version } from "./versions.ts";
export { readStories, type StoryText } from "./word-text.ts";
