import { cuesOf, isPronounIn } from "./cues";

/** Of the languages whose rules for pronouns are patterns, and forms that no subject has. */
const MORE = new Set(
  (
    "him her them us me who whoever ihn ihm ihr ihnen uns eux lui moi celui celle usted ustedes " +
    "него неё нее них 他 她 它 他们 她们 他們 她們 我 我们 我們 你 您 彼 彼女 彼ら 私 わたし 僕 俺 我々 私たち あなた " +
    "그 그녀 그들 나 우리 저 저희 당신"
  ).split(" "),
);

/**
 * Whether words of a text are a pronoun of any known language: they name nobody, whoever they stand
 * for. For words that the text has in a speaker's place, never for a name that somebody gives.
 */
export function isPronoun(words: string): boolean {
  const key = keyOf(words);
  return MORE.has(key) || isPronounIn(key);
}

/**
 * Whether a name that somebody gives a speaker is a pronoun of the text's language (BCP 47; English
 * where it is not stated). "Ella" is a name in English, and "Er" in Chinese.
 */
export function isPronounOf(language: string, name: string): boolean {
  const key = keyOf(name);
  const cues = cuesOf(language, name);
  return cues.pronouns.has(key) || (!cues.capitals && MORE.has(key));
}

function keyOf(words: string): string {
  return words
    .trim()
    .replace(/^[“"„«]|[”"».,]+$/gu, "")
    .toLowerCase();
}
