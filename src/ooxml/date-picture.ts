/**
 * Dates in Word's pictures: `d MMMM yyyy` → 14 december 2022.
 *
 * Source: ISO/IEC 29500-1 §17.16.4.1 (date and time formatting), §17.5.2.8 (dateFormat)
 */

/** @param language as BCP 47 */
export function dateInPicture(day: Date, picture: string, language: string): string {
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" })
      .formatToParts(day)
      .find((p) => p.type !== "literal")?.value ?? "";
  const [year, month, date] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
  const two = (n: number) => String(n).padStart(2, "0");
  const parts: Readonly<Record<string, () => string>> = {
    yyyy: () => String(year),
    yy: () => two(year % 100),
    MMMM: () => monthIn(day, language),
    MMM: () => named({ month: "short" }),
    MM: () => two(month),
    M: () => String(month),
    dddd: () => named({ weekday: "long" }),
    ddd: () => named({ weekday: "short" }),
    dd: () => two(date),
    d: () => String(date),
  };
  return picture.replace(/'([^']*)'|y{4}|yy|M{1,4}|d{1,4}/g, (token, quoted?: string) =>
    quoted === undefined ? (parts[token]?.() ?? token) : quoted,
  );
}

/** As it stands beside a day, which some languages write otherwise than alone. */
function monthIn(day: Date, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" });
  return parts.formatToParts(day).find((p) => p.type === "month")?.value ?? "";
}
