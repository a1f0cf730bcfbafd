import { eld } from "eld/small";

/** More of a text says no more about its language. UTF-16 code units. */
const SAMPLE = 5_000;

/** The language of a text that nobody stated (BCP 47), or "" where the words do not tell. */
export function detectLanguage(text: string): string {
  return eld.detect(text.slice(0, SAMPLE)).language;
}
