/**
 * `npm run build`: src/ → dist/, the program, and each child process, in a few files that start fast.
 *
 * Node finds, reads and links every module by itself: of 800 files that takes longer than the work of a short
 * command. All files lie in one folder, so that they find each other by name from wherever code ends up. What is not
 * JavaScript, or finds its own files beside itself, stays in node_modules.
 */
import { rmSync } from "node:fs";
import { build } from "rolldown";

// Whatever lies in dist/ counts as the program, also what an older build left.
rmSync("dist", { recursive: true, force: true });
await build({
  input: [
    "src/cli/bin.ts",
    "src/pdf/worker.ts",
    "src/history/redline-worker.ts",
    "src/values/markdown-parser.ts",
  ],
  platform: "node",
  external: [/^@myriaddreamin\//, /^docxodus/, /^@resvg\//],
  output: { dir: "dist/cli", chunkFileNames: "[name].js", comments: { legal: false } },
});
