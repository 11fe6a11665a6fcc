/** Languages papers are written in. English is British: "14 December 2022", "31 per cent". */
export const languages = ["sv", "en"] as const;
export type Language = (typeof languages)[number];

/** A text for readers in each language; `sv` or `en` may be left out where the workspace has one language. */
export type Translated = Readonly<Partial<Record<Language, string>>>;

/** BCP 47 tags for `Intl`, fixed so that the machine's locale never matters. */
export const locales: Record<Language, string> = { sv: "sv-SE", en: "en-GB" };

/** The text in a language, or in the first other one it has; empty when it has none. */
export function inLanguage(text: Translated, language: Language): string {
  return text[language] ?? languages.map((other) => text[other]).find((other) => other !== undefined) ?? "";
}
