/**
 * Files that Git LFS keeps elsewhere, and in whose place lies a pointer.
 *
 * Source: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md "The Pointer"
 */
import { HostError } from "./host.ts";

/**
 * A file's bytes. Nobody who reads a file wants a pointer.
 * @throws {HostError} `LFS`
 */
export function wholeFile<T extends Uint8Array>(bytes: T, path: string): T {
  if (isPointer(bytes)) throw new HostError("LFS", path);
  return bytes;
}

const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\r?\n/;
/** Bytes, at most. */
const POINTER_SIZE = 1024;

export function isPointer(bytes: Uint8Array): boolean {
  return bytes.length < POINTER_SIZE && POINTER.test(new TextDecoder("latin1").decode(bytes));
}
