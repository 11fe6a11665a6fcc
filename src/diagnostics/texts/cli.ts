import type { Text } from "./text.ts";

export const cliTexts = {} as const satisfies Record<`cli/${string}`, Text>;
