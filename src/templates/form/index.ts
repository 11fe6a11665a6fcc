export { compileFormTemplate, type FieldInfo, type FormOptions, FormTemplate } from "./form-template.ts";
