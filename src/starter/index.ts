export { exampleTemplates } from "./example.ts";
export { type Letterhead, letterheadOf } from "./letterhead.ts";
export { starterTemplates } from "./templates.ts";
export { starterWorkspace } from "./workspace/starter-workspace.ts";
export type { NewWorkspace } from "./workspace/texts.ts";
