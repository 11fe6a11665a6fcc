/**
 * The same function, which makes each result once, save `undefined`. Making an `Intl` formatter costs a hundred
 * times as much as using it.
 */
export function remembered<A extends readonly (string | number | undefined)[], R>(
  make: (...args: A) => R,
): (...args: A) => R {
  const made = new Map<string, R>();
  return (...args) => {
    const key = args.join(" ");
    const known = made.get(key);
    if (known !== undefined) return known;
    const result = make(...args);
    made.set(key, result);
    return result;
  };
}
