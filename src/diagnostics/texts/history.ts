import type { Text } from "./text.ts";

export const historyTexts = {} as const satisfies Record<`history/${string}`, Text>;
