export type { DrawSvg } from "./pictures.ts";
export { compileWordTemplate, type FillOptions, type WordTemplate } from "./word-template.ts";
