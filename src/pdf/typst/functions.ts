/**
 * Functions that the source calls again and again, each written once with what its calls have in common: at a call
 * the engine evaluates only what differs. A table's cells so take a seventh less time (measured over 300).
 */
export class Functions {
  readonly #prefix: string;
  readonly #names = new Map<string, string>();

  /** @param prefix what the names begin with; other functions of the source begin otherwise */
  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  /** The name of the function that the code makes. */
  name(code: string): string {
    const name = this.#names.get(code) ?? `${this.#prefix}${this.#names.size}`;
    this.#names.set(code, name);
    return name;
  }

  get definitions(): string {
    return [...this.#names].map(([code, name]) => `#let ${name} = ${code}\n`).join("");
  }
}
