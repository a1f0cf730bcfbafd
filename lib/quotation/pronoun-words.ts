/** Pronouns that stand as a subject, in lower case, by language. */
export const PRONOUNS = {
  en: words("he she they i we you it who"),
  de: words("er sie es ich wir man"),
  fr: words("il elle ils elles on je nous"),
  es: words("él ella ellos ellas yo nosotros"),
  ru: words("он она они я мы"),
  he: words("הוא היא הם אני אנחנו"),
  ar: words("هو هي هم أنا نحن"),
} as const;

/** Of the languages whose rules for pronouns are patterns, and forms that no subject has. */
export const MORE_PRONOUNS = new Set(
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
  const key = pronounKey(words);
  return MORE_PRONOUNS.has(key) || Object.values(PRONOUNS).some((known) => known.has(key));
}

/** A word as these lists have it: without marks around it, in lower case. */
export function pronounKey(words: string): string {
  return words
    .trim()
    .replace(/^[“"„«]|[”"».,]+$/gu, "")
    .toLowerCase();
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
