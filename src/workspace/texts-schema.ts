/**
 * Texts that the workspace writes in several languages, and contacts: used by all its files.
 */
import * as z from "zod";
import { type Language, languages, type Translated } from "../values/language.ts";
import { type Contact, channels } from "../values/value.ts";
import { addFault, email, line, listOf, maybe, oneOf, type Shape, strict, text } from "./shape.ts";

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

/** A contact written out. */
export function contact(): Shape<Contact> {
  return contactOf({});
}

/** A contact written out as a recipient, with what the record says about it. */
export function contactWithNote(): Shape<Contact> {
  return contactOf({ note: maybe(text()) });
}

function contactOf(more: { readonly note?: Shape<string | undefined> }): Shape<Contact> {
  return strict({
    name: line(),
    organisation: maybe(line()),
    title: maybe(line()),
    email: maybe(email()),
    phone: maybe(line()),
    address: maybe(listOf(line())),
    channel: maybe(oneOf(channels, "workspace/unknown-channel")),
    ...more,
  }).transform((keys) => ({ type: "contact", ...known(keys) }) as Contact);
}

/** An object without the keys that hold nothing. */
export function known<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } & object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
