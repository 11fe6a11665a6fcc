export { findAlterations } from "./alterations.ts";
export { type Commit, commitHost, findCommit } from "./commit-host.ts";
export { findOrigins, type Origins, type Traced } from "./origins.ts";
export { readStories, type StoryText } from "./word-text.ts";
