/** Why a part is not XML that Kansli reads; `message` says where. */
export class XmlError extends Error {}
