/** Formats that documents are made in. */
export const documentFormats = ["docx", "pdf", "csv", "txt", "html"] as const;
export type DocumentFormat = (typeof documentFormats)[number];
