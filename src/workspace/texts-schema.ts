/**
 * Texts that the workspace writes in several languages, and contacts: used by all its files.
 */
import * as z from "zod";
import { type Language, languages, type Translated } from "../values/language.ts";
import type { Contact } from "../values/value.ts";
import { addFault, email, line, listOf, maybe, type Shape, strict, text } from "./shape.ts";

/** A text by language, or one text for all of the workspace's languages. */
export function translated(used: readonly Language[], one: Shape<string> = line()): Shape<Translated> {
  const same = one.transform((text) => Object.fromEntries(used.map((language) => [language, text])));
  return z.union([same, byLanguage(one)]);
}

/** What is said in each language; at least one. */
export function byLanguage<T>(one: Shape<T>): Shape<Partial<Record<Language, T>>> {
  return strict({ sv: maybe(one), en: maybe(one) }).transform((texts, context) => {
    const known = languages.filter((language) => texts[language] !== undefined);
    if (known.length === 0) addFault(context, { code: "workspace/no-text" });
    return Object.fromEntries(known.map((language) => [language, texts[language]])) as Partial<
      Record<Language, T>
    >;
  });
}

const optionalContactKeys = {
  organisation: maybe(line()),
  title: maybe(line()),
  email: maybe(email()),
  phone: maybe(line()),
  address: maybe(listOf(line())),
};

/** A contact written out; `key` is its name in contacts.yaml. */
export function contact(): Shape<Contact> {
  return strict({ name: line(), ...optionalContactKeys }).transform((keys) => ({
    type: "contact" as const,
    ...known(keys),
  }));
}

/** The same with a note about this recipient. */
export function contactWithNote(): Shape<Contact> {
  return strict({ name: line(), ...optionalContactKeys, note: maybe(text()) }).transform((keys) => ({
    type: "contact" as const,
    ...known(keys),
  }));
}

/** An object without the keys that hold nothing. */
export function known<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } & object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
