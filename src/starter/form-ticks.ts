/** How the boxes to tick of a new workspace's forms look: operators, in a square of {@link TICK_SIZE}. */

/** Points. */
export const TICK_SIZE = 11;

/** The ground of fields that the reader fills in: red, green, blue. */
export const TINT: readonly number[] = [0.94, 0.96, 0.98];

const MIDDLE = TICK_SIZE / 2;

export function tickFrame(isRound: boolean): string {
  const ground = `${TINT.join(" ")} rg 0.4 0.4 0.4 RG 0.6 w`;
  const shape = isRound ? circle(MIDDLE - 0.5) : `0.5 0.5 ${TICK_SIZE - 1} ${TICK_SIZE - 1} re`;
  return `q ${ground} ${shape} B Q`;
}

export function tickMark(isRound: boolean): string {
  return isRound ? `q ${circle(TICK_SIZE * 0.24)} f Q` : "q 1.5 w 1 J 2.6 5.4 m 4.6 3 l 8.6 8.4 l S Q";
}

function circle(r: number): string {
  const k = r * 0.5523;
  const at = (dx: number, dy: number) => `${(MIDDLE + dx).toFixed(2)} ${(MIDDLE + dy).toFixed(2)}`;
  return [
    `${at(r, 0)} m ${at(r, k)} ${at(k, r)} ${at(0, r)} c ${at(-k, r)} ${at(-r, k)} ${at(-r, 0)} c`,
    `${at(-r, -k)} ${at(-k, -r)} ${at(0, -r)} c ${at(k, -r)} ${at(r, -k)} ${at(r, 0)} c`,
  ].join(" ");
}
