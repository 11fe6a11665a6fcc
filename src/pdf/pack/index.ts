export { type Joining, joinBehind } from "./join-behind.ts";
export {
  makePack,
  type Pack,
  type PackItem,
  type PackOptions,
  type PackPart,
  type PackWords,
} from "./make-pack.ts";
export { type EnvelopePages, type PrintOptions, printFile } from "./print-file.ts";
