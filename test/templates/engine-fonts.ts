/**
 * OpenType fonts with CFF outlines, to test with: the layout engine has some inside, and no package of ours has any.
 *
 * Source: OpenType 1.9, "Table directory"
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";

const require = createRequire(import.meta.url);
const ENGINE = "@myriaddreamin/typst-ts-node-compiler";

/** @param name as PostScript knows it, e.g. `LibertinusSerif-Regular` */
export function engineFont(name: string): Uint8Array {
  const engine = readFileSync(engineBinary());
  const spelt = Buffer.from(name, "utf16le").swap16();
  for (let at = engine.indexOf("OTTO"); at >= 0; at = engine.indexOf("OTTO", at + 1)) {
    const tables = readTables(engine, at);
    const names = tables.find(({ tag }) => tag === "name");
    if (!names || !tables.some(({ tag }) => tag === "CFF ")) continue;
    const spoken = engine.subarray(at + names.at, at + names.at + names.length);
    if (spoken.includes(spelt)) {
      return engine.subarray(at, at + Math.max(...tables.map((table) => table.at + table.length)));
    }
  }
  throw new Error(`the engine has no ${name}`);
}

function engineBinary(): string {
  const platform = `${ENGINE}-${process.platform}-${process.arch}`;
  for (const suffix of ["-gnu", "-musl", "", "-msvc"]) {
    try {
      const folder = dirname(require.resolve(`${platform}${suffix}/package.json`));
      return `${folder}/typst-ts-node-compiler.${process.platform}-${process.arch}${suffix}.node`;
    } catch {}
  }
  throw new Error("the engine's binary is not where its package puts it");
}

function readTables(bytes: Buffer, at: number) {
  const count = Math.min(bytes.readUInt16BE(at + 4), 40);
  return Array.from({ length: count }, (_, i) => {
    const record = at + 12 + 16 * i;
    const tag = bytes.toString("latin1", record, record + 4);
    return { tag, at: bytes.readUInt32BE(record + 8), length: bytes.readUInt32BE(record + 12) };
  });
}
