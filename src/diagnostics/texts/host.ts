import type { Text } from "./text.ts";

export const hostTexts = {} as const satisfies Record<`host/${string}`, Text>;
