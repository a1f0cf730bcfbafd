/** The words for numbers in one language. */
export interface NumberWords {
  readonly small: ReadonlyMap<string, number>;
  /** Multiply what stands before them. */
  readonly scales: ReadonlyMap<string, number>;
  /** Parts of a whole: the denominators of "two fifths". */
  readonly parts: ReadonlyMap<string, number>;
  /** Stand between the parts of one number: "a hundred and forty". */
  readonly joins: ReadonlySet<string>;
  /** Articles that mean one before a scale or a part: "a hundred", "ein Drittel". */
  readonly ones: ReadonlySet<string>;
  /** Scales in the plural that name no number: "thousands of people". */
  readonly vague: ReadonlyMap<string, number>;
}

const pairs = (words: string, from: number, step = 1): [string, number][] =>
  words.split(" ").map((word, i) => [word, from + i * step]);

const ENGLISH: NumberWords = {
  small: new Map([
    ...pairs("one two three four five six seven eight nine ten eleven twelve thirteen", 1),
    ...pairs("fourteen fifteen sixteen seventeen eighteen nineteen", 14),
    ...pairs("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
  ]),
  scales: new Map([
    ["dozen", 12],
    ["hundred", 1e2],
    ["thousand", 1e3],
    ["million", 1e6],
    ["billion", 1e9],
    ["trillion", 1e12],
  ]),
  parts: new Map([
    ["half", 2],
    ["halves", 2],
    ["third", 3],
    ["quarter", 4],
    ...pairs("fifth sixth seventh eighth ninth tenth", 5),
    ["third", 3],
    ["thirds", 3],
    ["quarters", 4],
    ...pairs("fifths sixths sevenths eighths ninths tenths", 5),
  ]),
  joins: new Set(["and"]),
  ones: new Set(["a", "an", "one"]),
  vague: new Map([
    ["dozens", 12],
    ["tens", 10],
    ["hundreds", 1e2],
    ["thousands", 1e3],
    ["millions", 1e6],
    ["billions", 1e9],
  ]),
};

const GERMAN: NumberWords = {
  small: new Map([
    ...pairs("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn", 2),
    ...pairs("vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 14),
    ...pairs("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10),
  ]),
  scales: new Map([
    ["dutzend", 12],
    ["hundert", 1e2],
    ["tausend", 1e3],
    ["million", 1e6],
    ["millionen", 1e6],
    ["milliarde", 1e9],
    ["milliarden", 1e9],
    ["billion", 1e12],
    ["billionen", 1e12],
  ]),
  parts: new Map([
    ["hälfte", 2],
    ["drittel", 3],
    ["viertel", 4],
    ["fünftel", 5],
    ["sechstel", 6],
    ["achtel", 8],
    ["zehntel", 10],
  ]),
  joins: new Set(["und"]),
  ones: new Set(["ein", "eine", "einer", "einem", "einen", "die", "der"]),
  vague: new Map([
    ["dutzende", 12],
    ["hunderte", 1e2],
    ["tausende", 1e3],
  ]),
};

const FRENCH: NumberWords = {
  small: new Map([
    ...pairs("deux trois quatre cinq six sept huit neuf dix onze douze treize", 2),
    ...pairs("quatorze quinze seize", 14),
    ...pairs("vingt trente quarante cinquante soixante", 20, 10),
  ]),
  scales: new Map([
    ["douzaine", 12],
    ["cent", 1e2],
    ["cents", 1e2],
    ["mille", 1e3],
    ["million", 1e6],
    ["millions", 1e6],
    ["milliard", 1e9],
    ["milliards", 1e9],
  ]),
  parts: new Map([
    ["moitié", 2],
    ["tiers", 3],
    ["quart", 4],
    ["quarts", 4],
    ["cinquième", 5],
    ["cinquièmes", 5],
    ["dixième", 10],
  ]),
  joins: new Set(["et"]),
  ones: new Set(["un", "une", "la"]),
  vague: new Map([
    ["dizaines", 10],
    ["centaines", 1e2],
    ["milliers", 1e3],
  ]),
};

const SPANISH: NumberWords = {
  small: new Map([
    ...pairs("dos tres cuatro cinco seis siete ocho nueve diez once doce trece", 2),
    ...pairs("catorce quince dieciséis diecisiete dieciocho diecinueve", 14),
    ...pairs("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", 20, 10),
  ]),
  scales: new Map([
    ["docena", 12],
    ["cien", 1e2],
    ["mil", 1e3],
    ["millón", 1e6],
    ["millones", 1e6],
  ]),
  parts: new Map([
    ["mitad", 2],
    ["tercio", 3],
    ["tercios", 3],
    ["cuarto", 4],
    ["cuartos", 4],
    ["quinto", 5],
    ["quintos", 5],
  ]),
  joins: new Set(["y"]),
  ones: new Set(["un", "una", "la"]),
  vague: new Map([
    ["decenas", 10],
    ["cientos", 1e2],
    ["miles", 1e3],
  ]),
};

const LANGUAGES: Readonly<Record<string, NumberWords>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
};

/** The number words of a language tag; English when the language is not one of those known here. */
export function numberWordsOf(language: string): NumberWords {
  return LANGUAGES[language.slice(0, 2).toLowerCase()] ?? ENGLISH;
}

/** Scales in short, which follow a number in digits: "2.3bn", "14 Mrd.", "40k". */
export const SHORT_SCALES: ReadonlyMap<string, number> = new Map([
  ["k", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["mio", 1e6],
  ["bn", 1e9],
  ["b", 1e9],
  ["mrd", 1e9],
  ["mds", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
]);

export const VULGAR_FRACTIONS: ReadonlyMap<string, number> = new Map([
  ["½", 1 / 2],
  ["⅓", 1 / 3],
  ["⅔", 2 / 3],
  ["¼", 1 / 4],
  ["¾", 3 / 4],
  ["⅕", 1 / 5],
  ["⅖", 2 / 5],
  ["⅗", 3 / 5],
  ["⅘", 4 / 5],
  ["⅛", 1 / 8],
  ["⅜", 3 / 8],
  ["⅝", 5 / 8],
  ["⅞", 7 / 8],
]);
