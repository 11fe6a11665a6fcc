/**
 * What makes a document editable: each merged value carries its path in three ways, so that one of them outlives
 * whatever program saves the document next.
 *
 * 1. A content control round the value, tagged `kansli:<path>`: Word keeps it.
 * 2. A bookmark round the control: LibreOffice keeps it, and drops the tag.
 * 3. For typed values (a sum, a date) a binding to a custom XML part, so that Word changes a figure everywhere
 *    it is bound when it is changed in one place. The part also lists every bookmark's path and value's hash.
 *
 * None of them shows on the page.
 *
 * Source: ECMA-376-1 §17.5.2 (sdt), §17.5.2.6 (dataBinding), §17.13.6 (bookmarks), §22.5 (custom XML);
 * Word takes 64 characters in a tag and 40 in a bookmark's name, and hides names that begin with `_`
 */
import { createHash } from "node:crypto";
import { escapeXml } from "../../ooxml/xml.ts";
import { type Property, runProperties } from "./properties.ts";

export const EDITABLE_PART = "customXml/kansli.xml";
export const EDITABLE_NAMESPACE = "urn:kansli:editable";
/** What the tag of a control begins with. */
export const TAG_PREFIX = "kansli:";
/** What the name of a bookmark begins with; a number follows. */
export const BOOKMARK_PREFIX = "_kansli";

const CONTROL_TAG_LENGTH = 64;
const STORE = "{4B414E53-4C49-4544-8954-41424C450001}";

/** XML round one value. */
export interface Wrapping {
  readonly before: string;
  readonly after: string;
}

/** What a control holds. */
export interface Held {
  /** As it is printed. */
  readonly text: string;
  /** Whether it is one figure, day or name that cannot be formatted in part. */
  readonly isTyped: boolean;
  /** Of the runs round it. */
  readonly run: readonly Property[];
}

interface Listed {
  readonly path: string;
  readonly bookmark: string;
  readonly text: string;
}

/**
 * The same round whole paragraphs. LibreOffice 7 flattens the first paragraph in a control of no kind: its bold text
 * becomes plain, and text before a footnote is lost. In one for a document part, as Word puts round a table of
 * contents, everything stays.
 */
export function blockWrapping({ before, after }: Wrapping): Wrapping {
  const part = '<w:docPartObj><w:docPartGallery w:val="Quick Parts"/></w:docPartObj></w:sdtPr>';
  return { before: before.replace("</w:sdtPr>", part), after };
}

/** The controls of one document. */
export class EditableValues {
  readonly #listed: Listed[] = [];
  /** Texts that controls are bound to, by path and text: each stands in the part once. */
  readonly #bound = new Map<string, string>();

  get isEmpty(): boolean {
    return this.#listed.length === 0;
  }

  /** `undefined` for what has no path of its own, or one that no tag can hold. */
  wrap(path: string, held: Held, newId: () => number): Wrapping | undefined {
    const tag = `${TAG_PREFIX}${path}`;
    if (path === "" || held.text === "" || tag.length > CONTROL_TAG_LENGTH) return undefined;
    const bookmark = `${BOOKMARK_PREFIX}${this.#listed.length + 1}`;
    const isBound = held.isTyped && !/[\n\t]/.test(held.text);
    this.#listed.push({ path, bookmark, text: held.text });
    const name = escapeXml(tag);
    const id = newId();
    const kind = isBound ? `${this.#binding(path, held.text)}<w:text/>` : "";
    const look = isBound ? runProperties(...held.run) : "";
    const properties = `<w:sdtPr>${look}<w:alias w:val="${name}"/><w:tag w:val="${name}"/><w:id w:val="${newId()}"/>${kind}</w:sdtPr>`;
    return {
      before: `<w:bookmarkStart w:id="${id}" w:name="${bookmark}"/><w:sdt>${properties}<w:sdtContent>`,
      after: `</w:sdtContent></w:sdt><w:bookmarkEnd w:id="${id}"/>`,
    };
  }

  #binding(path: string, text: string): string {
    const key = JSON.stringify([path, text]);
    this.#bound.set(key, text);
    const at = [...this.#bound.keys()].indexOf(key) + 1;
    return `<w:dataBinding w:prefixMappings="xmlns:k='${EDITABLE_NAMESPACE}'" w:xpath="/k:paper[1]/k:text[${at}]" w:storeItemID="${STORE}"/>`;
  }

  /**
   * The custom XML part that lists all values, and behind them the texts that controls are bound to: LibreOffice
   * writes those anew, without attributes.
   *
   * @param origin what the document is made from, by name
   */
  part(origin: Readonly<Record<string, string>>): string {
    const values = this.#listed.map(({ path, bookmark, text }) => {
      const hash = createHash("sha256").update(text).digest("hex");
      return `<k:value path="${escapeXml(path)}" bookmark="${bookmark}" sha256="${hash}"/>`;
    });
    const texts = [...this.#bound.values()].map((text) => `<k:text>${escapeXml(text)}</k:text>`);
    const from = Object.entries(origin).map(([name, value]) => ` ${name}="${escapeXml(value)}"`);
    return `${XML}<k:paper xmlns:k="${EDITABLE_NAMESPACE}"${from.join("")}>${values.join("")}${texts.join("")}</k:paper>`;
  }
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** The part that gives the list its name among custom XML parts. */
export const EDITABLE_PROPERTIES_PART = "customXml/kansliProps.xml";
export const editableProperties = `${XML}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${STORE}"><ds:schemaRefs><ds:schemaRef ds:uri="${EDITABLE_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>`;
export const EDITABLE_PROPERTIES_TYPE =
  "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";
