/**
 * The engines that are timed: Kansli, and three of those that people use today, each as its own documentation
 * sets it up, and without the safeguards that cost it time.
 *
 * None of the three lets a parsed template be used again; each render begins with the file's bytes.
 */
import { createReport } from "docx-templates";
import Docxtemplater from "docxtemplater";
import { TemplateHandler } from "easy-template-x";
import PizZip from "pizzip";
import { compileWordTemplate } from "../src/templates/word/index.ts";
import { lowerBound } from "./lower-bound.ts";
import { type MemoRecord, memoTemplate, type Tags } from "./memo.ts";

export interface Engine {
  readonly name: string;
  render(record: MemoRecord): Uint8Array | Promise<Uint8Array>;
}

export const handlebarsTags: Tags = {
  value: (name) => `{{${name}}}`,
  each: (list) => [`{{#each ${list}}}`, "{{/each}}"],
  part: (_, name) => `{{${name}}}`,
};

const singleBraces: Tags = {
  value: (name) => `{${name}}`,
  each: (list) => [`{#${list}}`, `{/${list}}`],
  part: (_, name) => `{${name}}`,
};

const docxTemplatesTags: Tags = {
  value: (name) => `+++INS ${name}+++`,
  each: (list, depth) => [
    `+++FOR ${list}_ IN ${depth > 0 ? `$${outer(list)}_.${list}` : list}+++`,
    `+++END-FOR ${list}_+++`,
  ],
  part: (list, name) => `+++INS $${list}_.${name}+++`,
  ownRows: true,
};

function outer(list: string): string {
  return list === "conditions" ? "proposal" : "sections";
}

export function engines(): Engine[] {
  return [bound(), kansli(), easyTemplateX(), docxtemplater(), docxTemplates()];
}

function bound(): Engine {
  return { name: "lower bound", render: lowerBound(memoTemplate({ ...handlebarsTags, areWhole: true })) };
}

export function kansli(template: Uint8Array = memoTemplate(handlebarsTags)): Engine {
  const { value: compiled, diagnostics } = compileWordTemplate(template, "memo.docx");
  if (!compiled || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
  return {
    name: "kansli",
    render(record) {
      const { value, diagnostics } = compiled.render(record as never, { language: "sv" });
      if (!value || diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
      return value;
    },
  };
}

function docxtemplater(): Engine {
  const template = memoTemplate(singleBraces);
  return {
    name: "docxtemplater",
    render(record) {
      const filled = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      return filled.render(record).getZip().generate({ type: "uint8array", compression: "DEFLATE" });
    },
  };
}

function easyTemplateX(): Engine {
  const template = Buffer.from(memoTemplate(singleBraces));
  const handler = new TemplateHandler();
  return { name: "easy-template-x", render: (record) => handler.process(template, record as never) };
}

function docxTemplates(): Engine {
  const template = memoTemplate(docxTemplatesTags);
  return {
    name: "docx-templates",
    render: (data) => createReport({ template, data, noSandbox: true, cmdDelimiter: "+++" }),
  };
}
