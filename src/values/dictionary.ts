/** For words that a file says: what it was given, and nothing that every object has, as `constructor`. */
export function dictionary<Value>(entries: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.assign(Object.create(null), entries);
}
