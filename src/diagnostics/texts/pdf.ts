import type { Text } from "./text.ts";

export const pdfTexts = {} as const satisfies Record<`pdf/${string}`, Text>;
