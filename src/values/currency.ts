import { remembered } from "./remembered.ts";

const known = remembered(() => new Set(Intl.supportedValuesOf("currency")));

/** Decimals of an ISO 4217 currency: 2 for SEK, 0 for JPY; `undefined` when there is no such currency. */
export function currencyDecimals(currency: string): number | undefined {
  return known().has(currency) ? decimalsOf(currency) : undefined;
}

const decimalsOf = remembered((currency: string) => {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
});
