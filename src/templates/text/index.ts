export { compileTextTemplate, type TextTemplate } from "./text-template.ts";
