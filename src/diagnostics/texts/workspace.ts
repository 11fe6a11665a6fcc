import type { Text } from "./text.ts";

export const workspaceTexts = {} as const satisfies Record<`workspace/${string}`, Text>;
