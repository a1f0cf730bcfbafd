import type { Span } from "../../span/span";
import type { Mention } from "../mention";
import {
  beside,
  partsOf,
  person,
  sentenceAfter,
  sentenceBefore,
  spanOf,
  type FoundAttribution,
  type ReportedClause,
  type Reporter,
} from "./reporter";

/**
 * How a language puts a report into words. Each expression has the flag `d` and names what it finds:
 * `who`, `verb`, and `clause` where there is one.
 */
export interface Patterns {
  /** What may end the words before a quotation, in order of preference. */
  readonly before: readonly RegExp[];
  /** What may begin the words after it. */
  readonly after: readonly RegExp[];
  /** A report between commas inside the marks: `« Nous paierons, a promis le ministre, … »`. */
  readonly within: readonly RegExp[];
  /** Words before a quotation that report a clause of which the quoted words are a part. */
  readonly frames: readonly RegExp[];
  /** Whole sentences, without their last mark, that report a clause. */
  readonly clauses: readonly RegExp[];
  /** A line that a dash begins, with the words that are said as `clause` and `rest`. */
  readonly dialogue: readonly RegExp[];
  readonly pronoun: RegExp;
  /** An office at the beginning of a mention, where a name follows. */
  readonly title: RegExp;
  /** The name in a mention that a preposition has grown onto. */
  readonly nameOf?: (written: string) => string;
}

/** Longer quotations are searched for a report inside them no further. UTF-16 code units. */
const MAX_WITHIN = 600;

export function reporterOf(patterns: Patterns): Reporter {
  const { pronoun, title, nameOf = (written) => written } = patterns;
  const find = (expressions: readonly RegExp[], words: string, text: string, offset: number) => {
    for (const expression of expressions) {
      const match = expression.exec(words);
      const parts = partsOf(match, offset);
      if (!match || !parts) continue;
      const { cue, who, clause } = parts;
      const rest = spanOf(match, "rest", offset);
      return { cue, speaker: who && speakerAt(text, who), contents: [clause, rest] };
    }
    return null;
  };
  const speakerAt = (text: string, who: Span): Mention => {
    const found = person(text, who, pronoun, title);
    return { ...found, name: nameOf(found.name) };
  };
  const attributed = (found: ReturnType<typeof find>, adjacent: boolean): FoundAttribution | null =>
    found && { ...beside(found.cue, found.speaker), adjacent };

  const clausesIn = (
    expressions: readonly RegExp[],
    words: string,
    text: string,
    start: number,
  ): ReportedClause[] => {
    const found = find(expressions, words, text, start);
    if (!found) return [];
    const { cue, speaker, contents } = found;
    return contents.flatMap((span) =>
      span && span.end > span.start ? [{ ...span, cue, speaker }] : [],
    );
  };

  const attributionAfter = (text: string, offset: number) =>
    attributed(find(patterns.after, sentenceAfter(text, offset), text, offset), true);

  return {
    attributionAfter,
    attributionOf(text, span) {
      const { from, words } = sentenceBefore(text, span);
      const inner = text.slice(span.start, Math.min(span.end, span.start + MAX_WITHIN));
      return (
        attributed(find(patterns.before, words, text, from), true) ??
        attributionAfter(text, span.end) ??
        attributed(find(patterns.within, inner, text, span.start), true) ??
        attributed(find(patterns.frames, words, text, from), false)
      );
    },
    clausesOf(text, { start, end }) {
      const sentence = text.slice(start, end).replace(/[.!?؟;…\s]+$/u, "");
      return clausesIn(patterns.clauses, sentence, text, start);
    },
    dialogueOf(text, { start, end }) {
      return clausesIn(patterns.dialogue, text.slice(start, end).trimEnd(), text, start);
    },
  };
}
