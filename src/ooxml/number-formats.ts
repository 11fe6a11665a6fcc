/**
 * Numbers in the formats of WordprocessingML: pages, notes, list items.
 *
 * Source: ISO/IEC 29500-1 §17.18.59 (ST_NumberFormat)
 */
import { numberInWords, ordinal, ordinalInWords } from "./number-words.ts";

type Format = (n: number, language: string) => string;

/**
 * A number in one of Word's formats; formats that are not known are shown as digits.
 * @param format its name, or its first number where it is Word's with zeros in front: `001`
 * @param language BCP 47, of formats in words
 */
export function formatNumber(n: number, format: string, language = "en"): string {
  if (ZEROS.test(format)) return String(n).padStart(format.length, "0");
  const known = Object.hasOwn(formats, format) ? formats[format] : undefined;
  return known ? known(n, language) : String(n);
}

export function isKnownFormat(format: string): boolean {
  return Object.hasOwn(formats, format) || ZEROS.test(format);
}

const ZEROS = /^0+1$/;

/** Signs one after the other; past the last one they are doubled, as Word does. */
const signs =
  (all: string): Format =>
  (n) => {
    const each = [...all];
    return n < 1 ? String(n) : (each[(n - 1) % each.length] ?? "").repeat(Math.ceil(n / each.length));
  };

/** Signs for the first numbers only. */
const firstSigns =
  (all: string): Format =>
  (n) =>
    [...all][n - 1] ?? String(n);

const digits =
  (all: string): Format =>
  (n) =>
    String(n).replace(/\d/g, (digit) => [...all][Number(digit)] ?? digit);

interface Counting {
  readonly digits: string;
  /** Ten, hundred, thousand. */
  readonly units: string;
  readonly zero?: string;
  /** Hundred, not one hundred. */
  readonly plain?: boolean;
}

/** Digits with ten, hundred and thousand between them, up to 9 999. */
function counting({ digits, units, zero = "", plain = false }: Counting): Format {
  return (n) => {
    if (n < 1 || n > 9999) return n === 0 && zero ? zero : String(n);
    const typed = [...String(n)];
    const parts = typed.map((digit, i) => {
      const unit = [...units][typed.length - i - 2] ?? "";
      if (digit === "0") return zero;
      // Ten, never one ten.
      const isPlain = (plain || n < 20) && unit !== "" && digit === "1";
      return (isPlain ? "" : ([...digits][Number(digit) - 1] ?? "")) + unit;
    });
    const text = parts.join("");
    return zero ? text.replace(new RegExp(`${zero}+`, "g"), zero).replace(new RegExp(`${zero}$`), "") : text;
  };
}

const thousands = { digits: "一二三四五六七八九", units: "十百千" };
const letters = signs("abcdefghijklmnopqrstuvwxyz");
const russian = "абвгдежзиклмнопрстуфхцчшщыэюя";
const stems = "甲乙丙丁戊己庚辛壬癸";
const branches = "子丑寅卯辰巳午未申酉戌亥";

const formats: Readonly<Record<string, Format>> = {
  none: () => "",
  bullet: () => "",
  decimal: String,
  decimalHalfWidth: String,
  decimalZero: (n) => String(n).padStart(2, "0"),
  lowerLetter: (n) => (n < 1 ? "" : letters(n, "")),
  upperLetter: (n) => (n < 1 ? "" : letters(n, "").toUpperCase()),
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperRoman: (n) => roman(n),
  ordinal,
  ordinalText: ordinalInWords,
  cardinalText: numberInWords,
  hex: (n) => n.toString(16).toUpperCase(),
  decimalEnclosedParen: (n) => `(${n})`,
  decimalEnclosedFullstop: (n) => `${n}.`,
  decimalEnclosedCircle: firstSigns("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
  decimalEnclosedCircleChinese: firstSigns("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
  numberInDash: (n) => `- ${n} -`,
  chicago: (n) => (["*", "†", "‡", "§"][(n - 1) % 4] ?? "*").repeat(Math.ceil(n / 4)),
  russianLower: signs(russian),
  russianUpper: signs(russian.toUpperCase()),
  hebrew1: hebrewNumeral,
  hebrew2: signs("אבגדהוזחטיכלמנסעפצקרשת"),
  arabicAlpha: signs("أبتثجحخدذرزسشصضطظعغفقكلمنهوي"),
  arabicAbjad: signs("أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"),
  hindiNumbers: digits("०१२३४५६७८९"),
  thaiNumbers: digits("๐๑๒๓๔๕๖๗๘๙"),
  thaiLetters: signs("กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"),
  decimalFullWidth: digits("０１２３４５６７８９"),
  decimalFullWidth2: digits("０１２３４５６７８９"),
  aiueo: signs("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"),
  aiueoFullWidth: signs(
    "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
  ),
  iroha: signs("ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ"),
  irohaFullWidth: signs(
    "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
  ),
  ganada: signs("가나다라마바사아자차카타파하"),
  chosung: signs("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"),
  koreanDigital: digits("영일이삼사오육칠팔구"),
  koreanDigital2: digits("零一二三四五六七八九"),
  koreanCounting: counting({ digits: "일이삼사오육칠팔구", units: "십백천", plain: true }),
  ideographDigital: digits("〇一二三四五六七八九"),
  japaneseDigitalTenThousand: digits("〇一二三四五六七八九"),
  taiwaneseDigital: digits("○一二三四五六七八九"),
  japaneseCounting: counting({ ...thousands, plain: true }),
  taiwaneseCounting: counting(thousands),
  chineseCounting: counting({ ...thousands, zero: "〇" }),
  chineseCountingThousand: counting({ ...thousands, zero: "〇" }),
  taiwaneseCountingThousand: counting({ ...thousands, zero: "零" }),
  japaneseLegal: counting({ digits: "壱弐参四伍六七八九", units: "拾百阡" }),
  chineseLegalSimplified: counting({ digits: "壹贰叁肆伍陆柒捌玖", units: "拾佰仟", zero: "零" }),
  ideographLegalTraditional: counting({ digits: "壹貳參肆伍陸柒捌玖", units: "拾佰仟", zero: "零" }),
  ideographEnclosedCircle: firstSigns("㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
  ideographTraditional: firstSigns(stems),
  ideographZodiac: firstSigns(branches),
  ideographZodiacTraditional: (n) =>
    n < 1 ? String(n) : ([...stems][(n - 1) % 10] ?? "") + ([...branches][(n - 1) % 12] ?? ""),
};

const romans: readonly (readonly [number, string])[] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** 15 and 16 are not written with the letters of God's name. */
const hebrews: readonly (readonly [number, string])[] = [
  ...[..."תשרק"].map((letter, i) => [400 - 100 * i, letter] as const),
  ...[..."צפעסנמלכ"].map((letter, i) => [90 - 10 * i, letter] as const),
  [16, "טז"],
  [15, "טו"],
  [10, "י"],
  ...[..."טחזוהדגבא"].map((letter, i) => [9 - i, letter] as const),
];

function roman(n: number): string {
  return addedUp(n, romans);
}

function hebrewNumeral(n: number): string {
  return n < 1 || n > 999 ? String(n) : addedUp(n, hebrews);
}

function addedUp(n: number, numerals: readonly (readonly [number, string])[]): string {
  let left = n;
  let out = "";
  for (const [value, numeral] of numerals) {
    for (; left >= value; left -= value) out += numeral;
  }
  return out;
}
