import { speakersNamed } from "./clauses";
import { cuesOf } from "./cues";
import type { Mention } from "./mention";
import { findSpeakers } from "./nested-speakers";

/** How much of a text before a pronoun is read for names, in UTF-16 code units. */
const REACH = 6_000;

interface About {
  readonly language: string;
  /** Names that are known already: of those whom the text quotes elsewhere. */
  readonly known: readonly string[];
}

/**
 * Whom the pronoun that stands for a quotation's speaker may mean: whoever a text named last among
 * those who speak in it. Empty where nobody is near. As `findSpeakers` says it of a whole text, from
 * the words before the pronoun.
 */
export function antecedentOf(text: string, speaker: Mention, { language, known }: About): string {
  if (!speaker.isPronoun) return "";
  const from = Math.max(0, speaker.start - REACH);
  const before = text.slice(from, speaker.end);
  const cues = cuesOf(language, text);
  const start = speaker.start - from;
  const mention = { ...speaker, start, end: speaker.end - from };
  const about = { voice: "", cues, known: [...known, ...speakersNamed(before, cues)] };
  return findSpeakers(before, [{ start, end: before.length, speaker: mention }], about)[0] ?? "";
}
