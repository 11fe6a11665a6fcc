#!/usr/bin/env node
/**
 * The program: the only place that ends the process.
 */
import { enableCompileCache } from "node:module";
import { compileCacheFolder } from "./own-caches.ts";

const cache = compileCacheFolder(process.env);
if (cache !== undefined) {
  enableCompileCache(cache);
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
