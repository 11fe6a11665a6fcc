export { diskHost } from "./disk-host.ts";
export { type GitResult, type Host, HostError } from "./host.ts";
export { attempt, hostProblem, tryRead } from "./host-problem.ts";
export { type MemoryHost, memoryHost } from "./memory-host.ts";
export { byCodePoint, normalPath } from "./paths.ts";
export { type Watching, watchFolder } from "./watch.ts";
