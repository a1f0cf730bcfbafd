import { cuesOf } from "./cues";
import { MORE_PRONOUNS, pronounKey } from "./pronoun-words";

/**
 * Whether a name that somebody gives a speaker is a pronoun of the text's language (BCP 47; English
 * where it is not stated). "Ella" is a name in English, and "Er" in Chinese.
 */
export function isPronounOf(language: string, name: string): boolean {
  const key = pronounKey(name);
  const cues = cuesOf(language, name);
  return cues.pronouns.has(key) || (!cues.capitals && MORE_PRONOUNS.has(key));
}
