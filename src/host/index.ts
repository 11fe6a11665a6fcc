export { diskHost } from "./disk-host.ts";
export { type GitResult, type Host, HostError } from "./host.ts";
export { attempt, hostProblem, tryRead } from "./host-problem.ts";
export { type MemoryHost, memoryHost } from "./memory-host.ts";
export { byCodePoint, normalPath } from "./paths.ts";
export {
  type Courier,
  type DurableLog,
  type Envelope,
  type Handing,
  MailboxError,
  type MailboxReader,
  type Post,
  type ServerAccess,
} from "./post.ts";
export { realPost } from "./real-post.ts";
export { type Watching, watchFolder } from "./watch.ts";
