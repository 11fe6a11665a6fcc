import type { Text } from "./text.ts";

export const documentTexts = {} as const satisfies Record<`document/${string}`, Text>;
