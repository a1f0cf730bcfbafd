import { measureText } from "../measure/measured-text";
import type { Span } from "../span/span";
import { fold } from "../text/fold";
import { partsOf } from "../text/segments";
import { inOrder, isMarkedIn, type Learned, type LearnedProposal, type Lesson } from "./learning";
import type { LearningText } from "./learning";

/** One place where words were marked is enough. */
const NEEDED_PLACES = 1;
/** Longer passages, in words, are no wording that returns. */
const MAX_PHRASE = 12;

interface Phrase {
  /** Its first word, folded, and how many words it has. */
  readonly first: string;
  readonly length: number;
  /** The capital letters of its words as they were marked, such as "Ull". */
  readonly cases: Set<string>;
  /** The texts in which people marked it. */
  readonly texts: Set<string>;
  marked: number;
  /** In how many places of the texts it stands. */
  stands: number;
}

/** What is compared of the signs between two words, in UTF-16 code units. */
const MAX_GAP = 20;

interface Words {
  readonly text: LearningText;
  readonly at: readonly Span[];
  readonly folded: readonly string[];
  /** What is between each word and the one before it, folded, without space at its ends. */
  readonly gaps: readonly string[];
  /** Whether a sentence begins with the word. */
  readonly begins: ReadonlySet<number>;
}

/**
 * Learns which words people marked, and proposes them where they stand elsewhere: whole words with the
 * same signs between them, a capital only where the sentence begins or where it was marked so. The
 * score is the share of the places of these words that people marked. Passages of at
 * most twelve words; linear in the texts.
 */
export function learnSameWords({ texts, subject }: Lesson): Learned {
  const read = texts.map(wordsIn);
  const phrases = new Map<string, Phrase>();
  let examples = 0;
  for (const words of read) examples += learnPhrases(words, phrases);
  const counted = { marked: 0, found: 0, proposed: 0, wrong: 0 };
  const withExamples = new Set([...phrases.values()].flatMap((each) => [...each.texts]));
  let steps = 0;
  const known = { phrases, lengths: lengthsOf(phrases) };
  for (const words of read) {
    const { id, marks } = words.text;
    const found: Span[] = [];
    const isMarked = isMarkedIn(marks);
    for (const { phrase, ...span } of placesIn(words, known)) {
      phrase.stands++;
      const isElsewhere = phrase.texts.size > 1 || !phrase.texts.has(id);
      if (!isElsewhere) continue;
      counted.proposed++;
      if (!isMarked(span)) counted.wrong++;
      found.push(span);
    }
    const isFound = isMarkedIn(found);
    for (const mark of inOrder(marks)) {
      counted.marked++;
      if (isFound(mark)) counted.found++;
    }
    steps += words.at.length;
  }
  const own = wordsIn(subject);
  steps += own.at.length;
  const isMarked = isMarkedIn(subject.marks);
  const proposals: LearnedProposal[] = [];
  for (const { phrase, start, end } of placesIn(own, known)) {
    if (isMarked({ start, end })) continue;
    // In a text that nobody has marked it stands too.
    const stands = Math.max(phrase.stands, phrase.marked);
    proposals.push({ start, end, score: phrase.marked / stands, reason: reasonOf(phrase, stands) });
  }
  const leftOut = withExamples.size > 1 ? counted : null;
  return { examples, others: 0, needed: NEEDED_PLACES, leftOut, proposals, steps };
}

const BETWEEN = "\u0000";

interface Known {
  readonly phrases: ReadonlyMap<string, Phrase>;
  /** How many words the phrases have that begin with a word, the longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

function lengthsOf(phrases: ReadonlyMap<string, Phrase>) {
  const lengths = new Map<string, number[]>();
  for (const { first, length } of phrases.values()) {
    const known = lengths.get(first) ?? [];
    if (!known.includes(length))
      lengths.set(
        first,
        [...known, length].sort((a, b) => b - a),
      );
  }
  return lengths;
}

function reasonOf({ marked, texts }: Phrase, stands: number): string {
  const places = stands === 1 ? "1 place" : `${stands} places`;
  const where = texts.size === 1 ? "1 text" : `${texts.size} texts`;
  return `People marked these words in ${marked} of ${places} where they stand, in ${where}`;
}

function wordsIn(text: LearningText): Words {
  const { document, language } = text;
  const at: Span[] = [];
  const begins = new Set<number>();
  for (const { start, end } of measureText(document, language).sentences) {
    begins.add(at.length);
    for (const part of partsOf(document.text, { start, end }, "word", language)) {
      if (part.isWord) at.push({ start: part.start, end: part.end });
    }
  }
  const folded = at.map(({ start, end }) => fold(document.text.slice(start, end)));
  const gaps = at.map(({ start }, i) => {
    const gap = document.text.slice(at[i - 1]?.end ?? start, start);
    return gap === " " ? "" : fold(gap.slice(0, MAX_GAP)).trim();
  });
  return { text, at, folded, gaps, begins };
}

/** Keeps the words of each mark; how many marks were short enough. */
function learnPhrases(words: Words, phrases: Map<string, Phrase>): number {
  const { id, marks } = words.text;
  let learned = 0;
  let from = 0;
  for (const { start, end, isPart } of inOrder(marks)) {
    if (isPart) continue;
    while (from < words.at.length && (words.at[from]?.start ?? 0) < start) from++;
    let to = from;
    while (to < words.at.length && to - from <= MAX_PHRASE && (words.at[to]?.end ?? 0) <= end) to++;
    if (to === from || to - from > MAX_PHRASE || !hasLetters(words, from, to)) continue;
    const key = keyOf(words, from, to);
    const known = phrases.get(key);
    const phrase = known ?? newPhrase(words.folded[from] ?? "", to - from);
    for (const form of casesOf(words, from, to)) phrase.cases.add(form);
    phrase.texts.add(id);
    phrase.marked++;
    phrases.set(key, phrase);
    learned++;
  }
  return learned;
}

function newPhrase(first: string, length: number): Phrase {
  return { first, length, cases: new Set(), texts: new Set(), marked: 0, stands: 0 };
}

const hasLetters = ({ folded }: Words, from: number, to: number) =>
  folded.slice(from, to).some((word) => /\p{L}/u.test(word));

/** Words with what is between them: "the locks, leak" are other words than "the locks leak". */
function keyOf({ gaps, folded }: Words, from: number, to: number): string {
  let key = folded[from] ?? "";
  for (let i = from + 1; i < to; i++) key += `${gaps[i] ?? ""}${BETWEEN}${folded[i] ?? ""}`;
  return key;
}

/** Which letters are capitals; where a sentence begins its first letter may be either. */
function casesOf({ text, at, begins }: Words, from: number, to: number): string[] {
  const words = text.document.text.slice(at[from]?.start, at[to - 1]?.end);
  const form = words
    .replace(/\P{L}+/gu, "")
    .replace(/\p{Lu}|(\p{L})/gu, (_, small) => (small ? "l" : "U"));
  return begins.has(from) && form.startsWith("U") ? [form, `l${form.slice(1)}`] : [form];
}

/** Where the phrases stand, in reading order, the longest where several begin; none overlaps another. */
function* placesIn(words: Words, { phrases, lengths }: Known) {
  for (let from = 0; from < words.at.length;) {
    let next = from + 1;
    for (const length of lengths.get(words.folded[from] ?? "") ?? []) {
      const to = from + length;
      if (to > words.at.length) continue;
      const phrase = phrases.get(keyOf(words, from, to));
      if (!phrase || !casesOf(words, from, to).some((form) => phrase.cases.has(form))) continue;
      yield { start: words.at[from]?.start ?? 0, end: words.at[to - 1]?.end ?? 0, phrase };
      next = to;
      break;
    }
    from = next;
  }
}
