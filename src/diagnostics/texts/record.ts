import type { Text } from "./text.ts";

export const recordTexts = {} as const satisfies Record<`record/${string}`, Text>;
