/** What colours come to: `RRGGBB`, and what stands behind it is not looked at. */

/** @param share of the front colour, from 0 to 1 */
export function mix(front: string, back: string, share: number): string {
  const backs = channels(back);
  return channels(front)
    .map((channel, i) => Math.round(channel * share + (backs[i] ?? 0) * (1 - share)))
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("")
    .toUpperCase();
}

/** From 0, black, to 255, white. Source: ITU-R BT.601 */
export function luma(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color);
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function channels(color: string): number[] {
  return [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}
