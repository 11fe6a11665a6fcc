import type { Text } from "./text.ts";

export const languageTexts = {} as const satisfies Record<`language/${string}`, Text>;
