import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // Much of the time goes to processes that are waited for: two at once also where there are two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
