/**
 * Characters of symbol fonts → Unicode.
 *
 * Word keeps them in the private-use area (U+F020–F0FF); PDF/A and PDF/UA want characters
 * that mean something.
 *
 * Source: Unicode's mapping of Adobe Symbol (unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt)
 * and "Unicode 7 and Wingdings" (L2/11-052R) for Wingdings; only signs that DejaVu Sans Mono or
 * the text fonts can show.
 */
import { dictionary } from "../../values/dictionary.ts";

const symbol: Readonly<Record<number, string>> = Object.fromEntries(
  [..."αβχδεφγηιϕκλμνοπθρστυϖωξψζ"]
    .map((c, i) => [0x61 + i, c] as const)
    .concat([..."ΑΒΧ∆ΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"].map((c, i) => [0x41 + i, c] as const))
    .concat([
      [0x22, "∀"],
      [0x24, "∃"],
      [0x27, "∋"],
      [0x2a, "∗"],
      [0x2d, "−"],
      [0xa0, "€"],
      [0xa3, "≤"],
      [0xa5, "∞"],
      [0xa7, "♣"],
      [0xa8, "♦"],
      [0xa9, "♥"],
      [0xaa, "♠"],
      [0xab, "↔"],
      [0xac, "←"],
      [0xad, "↑"],
      [0xae, "→"],
      [0xaf, "↓"],
      [0xb0, "°"],
      [0xb1, "±"],
      [0xb2, "″"],
      [0xb3, "≥"],
      [0xb4, "×"],
      [0xb6, "∂"],
      [0xb7, "•"],
      [0xb8, "÷"],
      [0xb9, "≠"],
      [0xba, "≡"],
      [0xbb, "≈"],
      [0xbc, "…"],
      [0xc5, "⊕"],
      [0xc6, "∅"],
      [0xc7, "∩"],
      [0xc8, "∪"],
      [0xce, "∈"],
      [0xcf, "∉"],
      [0xd0, "∠"],
      [0xd1, "∇"],
      [0xd2, "®"],
      [0xd3, "©"],
      [0xd4, "™"],
      [0xd5, "∏"],
      [0xd6, "√"],
      [0xd7, "⋅"],
      [0xd8, "¬"],
      [0xd9, "∧"],
      [0xda, "∨"],
      [0xdb, "⇔"],
      [0xdc, "⇐"],
      [0xdd, "⇑"],
      [0xde, "⇒"],
      [0xdf, "⇓"],
      [0xe5, "∑"],
      [0xf2, "∫"],
    ]),
);

const wingdings: Readonly<Record<number, string>> = {
  34: "✂",
  40: "☎",
  42: "✉",
  54: "⌛",
  58: "▣",
  70: "☞",
  74: "☺",
  75: "☺",
  76: "☹",
  108: "●",
  109: "❍",
  110: "■",
  111: "□",
  112: "□",
  113: "❑",
  114: "❒",
  115: "⬧",
  116: "◊",
  117: "◆",
  118: "❖",
  119: "◆",
  120: "☒",
  158: "·",
  159: "•",
  160: "▪",
  161: "○",
  162: "○",
  163: "○",
  164: "◉",
  165: "◎",
  167: "▪",
  168: "□",
  178: "✧",
  216: "➢",
  220: "➲",
  223: "←",
  224: "→",
  225: "↑",
  226: "↓",
  232: "➔",
  239: "⇐",
  240: "⇒",
  241: "⇑",
  242: "⇓",
  243: "⇔",
  251: "✗",
  252: "✓",
  253: "☒",
  254: "☑",
};

const wingdings2: Readonly<Record<number, string>> = {
  79: "✗",
  80: "✓",
  81: "☒",
  82: "☑",
  83: "☒",
  84: "☒",
  151: "●",
  163: "□",
};

const wingdings3: Readonly<Record<number, string>> = { 125: "▶", 123: "◀", 112: "▲", 113: "▼", 117: "▶" };

const tables: Readonly<Record<string, Readonly<Record<number, string>>>> = dictionary({
  symbol,
  wingdings,
  "wingdings 2": wingdings2,
  "wingdings 3": wingdings3,
  webdings: { 97: "✓", 114: "✗", 99: "□", 103: "■", 110: "●", 52: "▶" },
});

export function isSymbolFont(name: string): boolean {
  return name.toLowerCase() in tables;
}

/** The Unicode of a character of a symbol font; a bullet where there is none to be had. */
export function symbolText(font: string, character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x20 || code === 0xf020 || code === 0xa0) return " ";
  const table = tables[font.toLowerCase()];
  const own = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (own > 0xff) return code >= 0xe000 && code <= 0xf8ff ? (openSymbol[code] ?? "•") : character;
  if (table) return table[own] ?? (font.toLowerCase() === "symbol" ? String.fromCharCode(own) : "•");
  return wingdings[own] ?? symbol[own] ?? "•";
}

/** LibreOffice's OpenSymbol bullets. */
const openSymbol: Readonly<Record<number, string>> = {
  57354: "▪",
  57356: "➢",
  57353: "□",
  57350: "✗",
  57351: "✓",
};
