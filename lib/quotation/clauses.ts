import type { Span } from "../span/span";
import type { Block } from "../text/document-text";
import { partsOf } from "../text/segments";
import { isVerb, attributionOfVerb, type Attributed } from "./attribution";
import type { Cues } from "./cues";
import { MAX_SENTENCE_LENGTH, type ReportedClause } from "./languages/reporter";
import { mentionBefore, wordAt, wordsIn, type Word } from "./find-mention";

/** What somebody is reported to say without quotation marks, and who. */
export interface Clause extends Span {
  readonly attributed: Attributed;
}

/** In words. A shorter clause says nothing that could be checked against a source. */
const MIN_CLAUSE_WORDS = 3;
/** In UTF-16 code units. Nobody reports a longer one; the text lacks its punctuation. */
const MAX_CLAUSE_LENGTH = 6_000;
const DASH = /[—–-]/;
/** A longer line is read for no dialogue. UTF-16 code units. */
const MAX_SPOKEN = 1_200;
const TELLS = /^(?:tell|told|remind|assur|inform|warn)/;

/**
 * The reported clauses of a text: `X said that …`. "I said that" is the author's own voice and not
 * reported.
 */
export function clausesIn(text: string, leaves: readonly Block[], cues: Cues): Clause[] {
  const { reporter } = cues;
  if (cues.that.size === 0 && !reporter) return [];
  const clauses: Clause[] = [];
  for (const leaf of leaves) {
    const dialogueOf = reporter && DASH.test(text.charAt(leaf.start)) && reporter.dialogueOf;
    const spoken = dialogueOf && leaf.end - leaf.start < MAX_SPOKEN ? dialogueOf(text, leaf) : [];
    clauses.push(...spoken.map((one) => reportedClause(one, "direct")));
    if (spoken.length > 0) continue;
    for (const { start, end } of partsOf(text, leaf, "sentence", cues.language)) {
      const { length } = text.slice(start, end).trimEnd();
      const sentence = { start, end: start + length };
      const patterned =
        reporter && length <= MAX_SENTENCE_LENGTH ? reporter.clausesOf(text, sentence) : [];
      clauses.push(
        ...(patterned.length > 0
          ? patterned.map((one) => reportedClause(one, "indirect"))
          : clausesOf(text, sentence, cues)),
      );
    }
  }
  return clauses;
}

function reportedClause(
  { start, end, cue, speaker }: ReportedClause,
  form: "direct" | "indirect",
): Clause {
  const naming = speaker?.naming ?? "named";
  return {
    start,
    end,
    attributed: { form, cue, speaker, addressee: null, naming },
  };
}

function clausesOf(text: string, sentence: Span, cues: Cues): Clause[] {
  const clauses: Clause[] = [];
  const words = wordsIn(text, sentence);
  const endOf = clauseEnds(text, sentence, words);
  for (let at = 0; at < words.length; at++) {
    if (!isVerb(words, at, cues)) continue;
    const attribution = attributionOfVerb(text, words, at, cues);
    if (!attribution?.speaker) continue;
    if (cues.first.has(wordAt(words, attribution.speaker.start)?.key ?? "")) continue;
    const from = clauseStart(
      words,
      at,
      cues,
      Math.max(attribution.addressee?.end ?? 0, attribution.speaker.end),
    );
    const first = from === null ? undefined : words[from];
    if (from === null || !first) continue;
    const end = endOf(from);
    const shortest = words[from + MIN_CLAUSE_WORDS - 1];
    if (!shortest || shortest.start >= end || end - first.start > MAX_CLAUSE_LENGTH) continue;
    const { cue, speaker, addressee } = attribution;
    const naming = speaker.naming;
    clauses.push({
      start: first.start,
      end,
      attributed: { form: "indirect", cue, speaker, addressee, naming },
    });
  }
  return clauses;
}

/** The first word of the reported clause, or null when the verb does not report one. */
function clauseStart(
  words: readonly Word[],
  verb: number,
  cues: Cues,
  speakerEnd: number,
): number | null {
  for (let i = verb + 1; i < Math.min(words.length, verb + 9); i++) {
    const word = words[i] as Word;
    if (cues.that.has(word.key)) return i + 1;
    const isMark = !/^[\p{L}\p{N}]/u.test(word.written);
    if (isMark && word.written !== ",") break;
    // "She told the harbour workers, all of them, that …": the addressee takes several words.
    if (!isMark && !TELLS.test(words[verb]?.key ?? "") && word.start >= speakerEnd) break;
  }
  const next = words[verb + 1];
  if (!next || !cues.bare.has(words[verb]?.key ?? "")) return null;
  const begins =
    /^(?:the|it|he|she|they|we|i|there|his|her|their|our)$/.test(next.key) ||
    /^\p{Lu}\p{Ll}/u.test(next.written);
  return begins && words.length > verb + 3 && next.start >= speakerEnd ? verb + 1 : null;
}

/**
 * Where a clause of the sentence ends that begins with a word: the end of the sentence, without
 * closing marks that were opened before the clause.
 */
function clauseEnds(
  text: string,
  sentence: Span,
  words: readonly Word[],
): (from: number) => number {
  let stop = sentence.end;
  while (stop > sentence.start && /[.!?。！？;]/u.test(text.charAt(stop - 1))) stop--;
  let inner = stop;
  while (inner > sentence.start && /["”’»]/u.test(text.charAt(inner - 1))) inner--;
  // How many more marks are closed than opened from each word to the end.
  const surplus = new Int32Array(words.length + 1);
  for (let i = words.length - 1; i >= 0; i--) {
    const { written } = words[i] as Word;
    surplus[i] = (surplus[i + 1] ?? 0) + (written === "”" ? 1 : 0) - (written === "“" ? 1 : 0);
  }
  return (from) => {
    const start = words[from]?.start ?? 0;
    return Math.max(start, (surplus[from] ?? 0) > 0 ? inner : stop);
  };
}

/** Everybody whom a text names as the subject of a verb of saying, with or without quoted words. */
export function speakersNamed(text: string, cues: Cues): string[] {
  const names = new Set<string>();
  if (!cues.capitals) return [];
  const words = wordsIn(text, { start: 0, end: text.length });
  words.forEach((_, at) => {
    if (!isVerb(words, at, cues)) return;
    const wordsBefore = words.slice(Math.max(0, at - 16), at + 1);
    const mention = mentionBefore(text, wordsBefore, wordsBefore.length - 1, cues);
    if (mention && mention.naming === "named" && !mention.isPronoun) names.add(mention.name);
  });
  return [...names];
}
