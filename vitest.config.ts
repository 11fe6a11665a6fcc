import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // Builds in real git repositories failed twice under heavy load, with exit code 5 and a cause not found yet
    // (CHANGELOG, "Known"). Until it is, one more try; vitest lists what needed it.
    retry: 1,
  },
});
