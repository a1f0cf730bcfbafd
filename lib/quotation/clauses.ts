import type { Span } from "../span/span";
import type { Block } from "../text/document-text";
import { partsOf } from "../text/segments";
import { isVerb, attributionOfVerb, type Attributed } from "./attribution";
import type { Cues } from "./cues";
import { mentionBefore, wordsIn, type Word } from "./mention";

/** What somebody is reported to say without quotation marks, and who. */
export interface Clause extends Span {
  readonly attributed: Attributed;
}

/** In words. A shorter clause says nothing that could be checked against a source. */
const SHORTEST = 3;
const TELLS = /^(?:tell|told|remind|assur|inform|warn)/;

/**
 * The reported clauses of a text: `X said that …`. "I said that" is the author's own voice and not
 * reported.
 */
export function clausesIn(text: string, leaves: readonly Block[], cues: Cues): Clause[] {
  if (cues.that.size === 0) return [];
  const clauses: Clause[] = [];
  for (const leaf of leaves) {
    for (const { start, end } of partsOf(text, leaf, "sentence", cues.language)) {
      const { length } = text.slice(start, end).trimEnd();
      clauses.push(...clausesOf(text, { start, end: start + length }, cues));
    }
  }
  return clauses;
}

function clausesOf(text: string, sentence: Span, cues: Cues): Clause[] {
  const clauses: Clause[] = [];
  const words = wordsIn(text, sentence);
  for (let at = 0; at < words.length; at++) {
    if (!isVerb(words, at, cues)) continue;
    const attribution = attributionOfVerb(text, words, at, cues);
    if (
      !attribution?.speaker ||
      cues.first.has(words.find(({ start }) => start === attribution.speaker?.start)?.key ?? "")
    )
      continue;
    const from = clauseStart(
      words,
      at,
      cues,
      Math.max(attribution.addressee?.end ?? 0, attribution.speaker.end),
    );
    const first = from === null ? undefined : words[from];
    if (!first) continue;
    const end = clauseEnd(text, sentence, first.start);
    if (wordsIn(text, { start: first.start, end }).length < SHORTEST) continue;
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
  said: number,
): number | null {
  for (let i = verb + 1; i < Math.min(words.length, verb + 9); i++) {
    const word = words[i] as Word;
    if (cues.that.has(word.key)) return i + 1;
    const isMark = !/^[\p{L}\p{N}]/u.test(word.written);
    if (isMark && word.written !== ",") break;
    // "She told the harbour workers, all of them, that …": the addressee takes several words.
    if (!isMark && !TELLS.test(words[verb]?.key ?? "") && word.start >= said) break;
  }
  const next = words[verb + 1];
  if (!next || !cues.bare.has(words[verb]?.key ?? "")) return null;
  const begins =
    /^(?:the|it|he|she|they|we|i|there|his|her|their|our)$/.test(next.key) ||
    /^\p{Lu}\p{Ll}/u.test(next.written);
  return begins && words.length > verb + 3 && next.start >= said ? verb + 1 : null;
}

/**
 * Where the clause ends: the end of the sentence, without closing marks that were opened before.
 */
function clauseEnd(text: string, sentence: Span, start: number): number {
  let end = sentence.end;
  const words = text.slice(start, end);
  const closing = /[.!?。！？;]+$/u.exec(words);
  if (closing) end -= closing[0].length;
  const [opened, closed] = ["“", "”"].map((mark) => words.split(mark).length - 1);
  const marks = /["”’»]+[.!?]*$/u.exec(text.slice(start, end));
  if (marks && (closed ?? 0) > (opened ?? 0)) end -= marks[0].length;
  return end;
}

/** Everybody whom a text names as the subject of a verb of saying, with or without quoted words. */
export function speakersNamed(text: string, cues: Cues): string[] {
  const words = wordsIn(text, { start: 0, end: text.length });
  const names = new Set<string>();
  words.forEach((_, at) => {
    if (!cues.capitals || !isVerb(words, at, cues)) return;
    const around = words.slice(Math.max(0, at - 16), at + 1);
    const mention = mentionBefore(text, around, around.length - 1, cues);
    if (mention && mention.naming === "named" && !mention.isPronoun) names.add(mention.name);
  });
  return [...names];
}
