import type { Span } from "../span/span";
import { measureText } from "../measure/measured-text";
import { fold } from "../text/fold";
import { partsOf } from "../text/segments";
import { isMarkedIn, type LearnedProposal, type Learned, type Lesson } from "./learning";
import type { LearningText } from "./learning";

/** How many marked sentences, and how many others, are needed before anything is proposed. */
const NEEDED_SENTENCES = 5;
/** As if so many more sentences of either class had been read that use words as all sentences do. */
const PRIOR = 10;
/** A word that stands in fewer sentences tells nothing. */
const MIN_SENTENCES = 2;
/** Sentences are left out in so many portions. */
const FOLDS = 10;
/** The odds of what nothing is known of. */
const NEVER = -1_000;
/** How many words are named as the reason. */
const MAX_REASONS = 5;

interface Sentence extends Span {
  readonly words: readonly string[];
  readonly isMarked: boolean;
}

/** In how many marked sentences, and in how many of all, something is. */
interface Count {
  marked: number;
  all: number;
}

/** What is known of some sentences. */
class Counts {
  readonly sentences: Count = { marked: 0, all: 0 };
  private readonly words = new Map<string, Count>();

  add({ words, isMarked }: Sentence): void {
    for (const count of [this.sentences, ...words.map((word) => this.entry(word))]) {
      count.all++;
      if (isMarked) count.marked++;
    }
  }

  of(word: string): Count | undefined {
    return this.words.get(word);
  }

  private entry(word: string): Count {
    let count = this.words.get(word);
    if (!count) this.words.set(word, (count = { marked: 0, all: 0 }));
    return count;
  }
}

/**
 * Learns from marked sentences and the others of the same texts which sentences of a text to mark: naive
 * Bayes on which words stand in a sentence, with the informative Dirichlet prior of Monroe, Colaresi and
 * Quinn (Fightin' Words, Political Analysis 16, 2008): a rare word says little, and one that is common
 * everywhere nothing. A sentence is proposed where it is likelier marked than not. The score is what
 * became of such sentences when they were left out (isotonic regression). Linear in the texts.
 */
export function learnSentences({ texts, subject }: Lesson): Learned {
  const read = texts.map((text) => sentencesIn(text));
  const all = new Counts();
  for (const sentence of read.flat()) all.add(sentence);
  const { marked: examples, all: total } = all.sentences;
  const others = total - examples;
  const own = sentencesIn(subject);
  const steps = [...read.flat(), ...own].reduce((sum, { words }) => sum + words.length, 0);
  const summary = { examples, others, needed: NEEDED_SENTENCES, steps };
  if (examples < NEEDED_SENTENCES || others < NEEDED_SENTENCES) {
    return { ...summary, leftOut: null, proposals: [] };
  }
  const tried = tryLeftOut(read, all);
  const scoreOf = isotonic(tried);
  const proposals: LearnedProposal[] = [];
  for (const sentence of own) {
    if (sentence.isMarked) continue;
    const { odds, weights } = judge(sentence, all, null);
    if (odds <= 0) continue;
    const { start, end } = sentence;
    proposals.push({ start, end, score: scoreOf(odds), reason: reasonOf(weights) });
  }
  const proposed = tried.filter(({ odds }) => odds > 0);
  const found = proposed.filter(({ isMarked }) => isMarked).length;
  const leftOut = {
    marked: examples,
    found,
    proposed: proposed.length,
    wrong: proposed.length - found,
  };
  return { ...summary, leftOut, proposals };
}

function sentencesIn({ document, language, marks }: LearningText): Sentence[] {
  const isMarked = isMarkedIn(marks);
  return measureText(document, language).sentences.map(({ start, end }) => {
    const span = { start, end };
    const words = new Set<string>();
    for (const part of partsOf(document.text, span, "word", language)) {
      const word = document.text.slice(part.start, part.end);
      if (part.isWord && /\p{L}/u.test(word)) words.add(fold(word));
    }
    return { ...span, words: [...words], isMarked: isMarked(span) };
  });
}

interface Tried {
  readonly odds: number;
  readonly isMarked: boolean;
}

/**
 * What is said of each sentence by what is learned from the others: whole texts are left out together
 * where two of them have examples, else every tenth sentence.
 */
function tryLeftOut(read: readonly Sentence[][], all: Counts): Tried[] {
  const withExamples = read.filter((text) => text.some(({ isMarked }) => isMarked)).length;
  const folds = Array.from({ length: FOLDS }, (): Sentence[] => []);
  let at = 0;
  for (const text of read) {
    const next = withExamples > 1 ? () => at : () => at++;
    for (const sentence of text) folds[next() % FOLDS]?.push(sentence);
    at++;
  }
  return folds.flatMap((fold_) => {
    const out = new Counts();
    for (const sentence of fold_) out.add(sentence);
    return fold_.map((sentence) => ({
      odds: judge(sentence, all, out).odds,
      isMarked: sentence.isMarked,
    }));
  });
}

interface Weight {
  readonly word: string;
  readonly weight: number;
}

/** The logarithm of the odds that a sentence is marked, by the sentences counted without those left out. */
function judge({ words }: Sentence, all: Counts, out: Counts | null) {
  const marked = all.sentences.marked - (out?.sentences.marked ?? 0);
  const total = all.sentences.all - (out?.sentences.all ?? 0);
  const others = total - marked;
  if (marked === 0 || others === 0) return { odds: NEVER, weights: [] };
  let odds = Math.log(marked / others);
  const weights: Weight[] = [];
  for (const word of words) {
    const inAll = all.of(word);
    const left = out?.of(word);
    const stands = (inAll?.all ?? 0) - (left?.all ?? 0);
    if (stands < MIN_SENTENCES) continue;
    const isIn = (inAll?.marked ?? 0) - (left?.marked ?? 0);
    const usual = (PRIOR * (stands + 1)) / (total + 2);
    const weight =
      Math.log((isIn + usual) / (marked + PRIOR)) -
      Math.log((stands - isIn + usual) / (others + PRIOR));
    odds += weight;
    weights.push({ word, weight });
  }
  return { odds, weights };
}

function reasonOf(weights: readonly Weight[]): string {
  const first = weights
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_REASONS)
    .map(({ word, weight }) => `“${word}” (+${weight.toFixed(1)})`);
  return `Words that weighed most: ${first.join(", ")}`;
}

/** What was tried with odds from one to another. */
interface Pool {
  readonly from: number;
  readonly to: number;
  readonly marked: number;
  readonly all: number;
}

/**
 * The share of marked ones among those tried at like odds, rising with the odds: pool adjacent violators
 * (Ayer et al., 1955), straight between pools, and each with one marked and one other sentence more, so
 * that nothing is certain.
 */
export function isotonic(tried: readonly Tried[]): (odds: number) => number {
  const pools: Pool[] = [];
  for (const { odds, isMarked } of tried.toSorted((a, b) => a.odds - b.odds)) {
    let pool: Pool = { from: odds, to: odds, marked: isMarked ? 1 : 0, all: 1 };
    for (let last = pools.at(-1); last; last = pools.at(-1)) {
      if (last.marked * pool.all < pool.marked * last.all && last.to < pool.from) break;
      pool = {
        from: last.from,
        to: pool.to,
        marked: last.marked + pool.marked,
        all: last.all + pool.all,
      };
      pools.pop();
    }
    pools.push(pool);
  }
  const shareOf = (pool: Pool | undefined) => (pool ? (pool.marked + 1) / (pool.all + 2) : 0.5);
  return (odds) => {
    const at = pools.findLastIndex(({ from }) => from <= odds);
    const below = pools[at] ?? pools[0];
    const above = pools[at + 1];
    if (!below || !above || at < 0 || odds <= below.to) return shareOf(below);
    const way = (odds - below.to) / (above.from - below.to);
    return shareOf(below) + way * (shareOf(above) - shareOf(below));
  };
}
