export { closest } from "./closest.ts";
export * from "./diagnostic.ts";
export { type ExitCode, exitCode } from "./exit-code.ts";
export { hintOf, messageOf, placeText } from "./message.ts";
export {
  countText,
  jsonOf,
  type Rendering,
  renderDiagnostics,
  renderGithub,
  renderJson,
  sortDiagnostics,
} from "./render.ts";
export { type TextPlaces, textPlaces } from "./text-places.ts";
export { columnsOf, visible } from "./visible.ts";
