export { compileFormTemplate, type FieldInfo, type FormProperties, FormTemplate } from "./form-template.ts";
