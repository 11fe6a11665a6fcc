/**
 * `npm run build`: src/ → dist/, the program, and each child process, in a few files that start fast.
 *
 * Node finds, reads and links every module by itself: of 800 files that takes longer than the work of a short
 * command. All files lie in one folder, so that they find each other by name from wherever code ends up. What is not
 * JavaScript, or finds its own files beside itself, stays in node_modules.
 */
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "rolldown";
import { hashOfProgram, PROGRAM_HASH } from "./src/cli/program.ts";

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
writeFileSync(join("dist", PROGRAM_HASH), hashOfProgram(join(import.meta.dirname, "dist")));
