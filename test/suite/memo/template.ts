/**
 * A memo with what templates do: blocks over paragraphs, rows and runs, nested lists that start again,
 * Markdown, notes, links, alternative texts, ids in loops, properties, a header.
 */
import { names, p, r, table, type WordFile, wordTypes, XML } from "../../templates/word-file.ts";

const style = (type: string, id: string, name: string, more = "") =>
  `<w:style w:type="${type}" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`;

const styles = [
  style("paragraph", "Rubrik", "Title"),
  style("paragraph", "Rubrik2", "heading 2"),
  style("paragraph", "Rubrik3", "heading 3"),
  style(
    "paragraph",
    "Numreradlista",
    "List Number",
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
  ),
  style("paragraph", "Citat", "Quote"),
  style("paragraph", "Fotnotstext", "footnote text"),
  style("character", "Fotnotsreferens", "footnote reference"),
  style("character", "Hyperlnk", "Hyperlink"),
  style("table", "Tabellrutnt", "Table Grid"),
].join("");

const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

const linked = `<w:p><w:hyperlink r:id="rIdLink" w:tooltip="Skriv till {{applicant}}">${r("{{applicant.email}}")}</w:hyperlink></w:p>`;

const bookmarked = `<w:p w14:paraId="1A2B3C4D"><w:pPr><w:pStyle w:val="Rubrik2"/></w:pPr><w:bookmarkStart w:id="1" w:name="avsnitt"/>${r("{{heading}}")}<w:bookmarkEnd w:id="1"/></w:p>`;

const split = `<w:p>${r("Bidraget är {{", "<w:b/>")}${r("cei")}<w:proofErr w:type="spellStart"/>${r("ling “code”}} ({{share}})")}</w:p>`;

const body = [
  p("{{title}}", "Rubrik"),
  split.replace("{{", "{{money "),
  p("{{#each proposal}}"),
  p("att\u00A0{{text}}{{ending}}{{#each conditions}} ({{@index}}) {{this}}{{/each}}"),
  p("{{/each}}"),
  p("{{#each sections}}"),
  bookmarked,
  p("{{text}}"),
  p("{{#each points}}"),
  p("{{this}}", "Numreradlista"),
  p("{{/each}}{{/each}}"),
  table(
    ["Post", "Kronor"],
    ["{{#each budget}}{{item}}", '{{money amount "plain"}}{{/each}}'],
    ["Summa", '{{sum budget "amount"}}'],
  ),
  p("{{#if recipients}}"),
  p("Skickas till:"),
  p("{{else}}"),
  p("Ingen mottagare, {{link web}}."),
  p("{{/if}}"),
  linked,
  '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>',
].join("");

export const template: WordFile = {
  body,
  styles,
  numbering,
  parts: {
    "word/header1.xml": `${XML}<w:hdr ${names}>${p("Dnr {{reference}}, {{meeting}}")}</w:hdr>`,
    "docProps/core.xml": `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{title}}</dc:title></cp:coreProperties>`,
  },
  types: { "word/header1.xml": wordTypes.header, "docProps/core.xml": wordTypes.core },
  relations: [
    { id: "rIdHeader", type: "header", target: "header1.xml" },
    { id: "rIdLink", type: "hyperlink", target: "mailto:%7B%7Bapplicant.email%7D%7D", external: true },
  ],
  packageRelations: [{ id: "rId2", type: "core-properties", target: "docProps/core.xml" }],
};
