/** Why a part is not XML that Kansli reads: a key of `xmlFault` in the texts, and what that text is filled with. */
export type XmlFault =
  | { readonly xmlFault: "syntax"; readonly line: number; readonly column: number; readonly detail: string }
  | { readonly xmlFault: "name"; readonly detail: string }
  | { readonly xmlFault: "doctype" | "deep" | "many" | "empty" };

export class XmlError extends Error {
  readonly params: XmlFault;
  constructor(params: XmlFault) {
    super("detail" in params ? params.detail : params.xmlFault);
    this.params = params;
  }
}
