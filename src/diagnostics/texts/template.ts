import type { Text } from "./text.ts";

export const templateTexts = {} as const satisfies Record<`template/${string}`, Text>;
