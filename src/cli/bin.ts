#!/usr/bin/env node
/**
 * The program: the only place that ends the process.
 */
// Whole, since an older Node has no compile cache to import by name.
import nodeModule from "node:module";
import { tooOld } from "./node-version.ts";
import { compileCacheFolder } from "./own-caches.ts";

const complaint = tooOld(process.versions.node, process.env);
if (complaint !== undefined) {
  process.stderr.write(complaint);
  process.exit(5);
}

const cache = compileCacheFolder(process.env);
if (cache !== undefined) {
  nodeModule.enableCompileCache(cache);
  // Child processes of the program use it too.
  process.env.NODE_COMPILE_CACHE = cache;
}

// Whoever read our output has gone (`kansli build | head`): there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

const { main } = await import("./main.ts");
const { processIo } = await import("./process-io.ts");
process.exitCode = await main(process.argv.slice(2), processIo());
