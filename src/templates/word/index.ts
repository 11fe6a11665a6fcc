export { compileWordTemplate, type FillOptions, type WordTemplate } from "./word-template.ts";
