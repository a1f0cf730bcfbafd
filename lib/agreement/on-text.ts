import { bisector, group } from "d3-array";
import type { Kind } from "../annotation/annotation";
import type { readAgreementOnTextCall } from "../contract/agreement";
import type { AnswerOf } from "../contract/operation";
import { wordStartsOf } from "../measure/measured-text";
import type { Span } from "../span/span";
import { flatten } from "../span/span-set";
import type { DocumentText } from "../text/document-text";
import { withoutOverlaps } from "./study";
import { trimmed, unitsOf } from "./units";

/** What a coder marked, in UTF-16 code units, half-open. Coders and labels count from 0. */
export interface CodedSpan extends Span {
  readonly coder: number;
  readonly label: number;
}

/** A text as several people coded it, before anything is drawn. */
export interface TextToCompare {
  readonly text: DocumentText;
  /** BCP 47, or empty. */
  readonly language: string;
  readonly spans: readonly CodedSpan[];
  readonly coders: number;
  readonly labels: number;
}

/** What a coder's spans are called. */
export interface SpanLabel {
  readonly kind: Kind;
  /** A technique, form or type, else tags with “ + ” between them, else the kind. */
  readonly slug: string;
  /** As the codebook calls it. */
  readonly name: string;
}

interface CoderMark {
  readonly coder: number;
  /** Ascending. */
  readonly labels: readonly number[];
  /** Those of the labels of which a span begins here, or before the first word of it. */
  readonly begins: readonly number[];
}

/** A stretch that the same coders marked with the same labels, in UTF-16 code units. */
export interface CodedRun extends Span {
  /** Ascending by coder; never empty. */
  readonly marks: readonly CoderMark[];
  /** Without what is no letter or digit at its ends; null where that is all of it. */
  readonly words: Span | null;
  /** Counts from 1 in the order of the text; null where everybody says the same, or no word is in it. */
  readonly disputed: number | null;
}

/** Words that as many coders marked, in UTF-16 code units. */
export interface SharedWords extends Span {
  /** At least 1. */
  readonly count: number;
}

/** How many words (UAX 29) so many coders marked; the parts add up to `total`. */
export type WordCounts = AnswerOf<typeof readAgreementOnTextCall>["words"];

/** Where coders agree on a text. All lists are in the order of the text and without overlaps. */
export interface AgreementOnText {
  readonly runs: readonly CodedRun[];
  readonly shared: readonly SharedWords[];
  readonly words: WordCounts;
  readonly disputed: number;
}

/** How large a share of the coders is, from one alone to all of them. */
export const SHARES = ["one", "some", "most", "all"] as const;
type Share = (typeof SHARES)[number];

/** The share that `count` of the coders are; of two or more coders one alone is never most. */
export function shareOf(count: number, coders: number): Share {
  if (count >= coders) return "all";
  if (count === 1) return "one";
  return count * 2 > coders ? "most" : "some";
}

/**
 * Compares what several people marked in a text, by characters and by words (UAX 29). A word counts as
 * marked by whoever marked a letter of it. In time linear in the text and n log n in the spans, times
 * the labels that overlap. Spans outside the text are passed over.
 */
export function agreementOnText(compared: TextToCompare): AgreementOnText {
  const { text, language, coders, labels } = compared;
  const spans = compared.spans.filter(
    ({ start, end }) => 0 <= start && start < end && end <= text.text.length,
  );
  let disputed = 0;
  // What begins before the first word of a span is told at that word.
  let early: ReadonlySet<number> = new Set();
  const runs = codedRuns(spans, labels).map((run): CodedRun => {
    const words = trimmed(text.text, run);
    const isDisputed = words !== null && !isUnanimous(run, coders);
    const keyOf = (coder: number, label: number) => coder * labels + label;
    const marks = run.marks.map(({ coder, labels: all, begins }) => {
      const late = all.filter((one) => begins.includes(one) || early.has(keyOf(coder, one)));
      return { coder, labels: all, begins: late };
    });
    early = new Set(
      words ? [] : marks.flatMap(({ coder, begins }) => begins.map((one) => keyOf(coder, one))),
    );
    return { ...run, marks, words, disputed: isDisputed ? ++disputed : null };
  });
  const wordStarts = [...wordStartsOf(text, language || undefined)];
  const units = unitsOf(text.text, { wordStarts, sentences: [] }, "token");
  const touched = spans.flatMap((span) => {
    const at = units.within(span);
    return at ? [{ ...at, coder: span.coder }] : [];
  });
  const counts = codersOfUnits(touched, units.length);
  const shared = sharedWords(text.text, wordStarts, counts);
  return { runs, shared, words: wordCounts(counts, coders), disputed };
}

/** The stretches that the same coders marked with the same labels; a span's beginning begins one. */
export function codedRuns(
  spans: readonly CodedSpan[],
  labels: number,
): Pick<CodedRun, "start" | "end" | "marks">[] {
  const marked = withoutOverlaps(
    spans.map(({ start, end, coder, label }) => ({ start, end, label: coder * labels + label })),
  );
  return flatten(marked).map(({ start, end, covering }) => {
    const marks: { coder: number; labels: number[]; begins: number[] }[] = [];
    for (const index of covering) {
      const span = marked[index];
      if (!span) continue;
      const coder = Math.floor(span.label / labels);
      let mark = marks.at(-1);
      if (mark?.coder !== coder) marks.push((mark = { coder, labels: [], begins: [] }));
      mark.labels.push(span.label % labels);
      if (span.start === start) mark.begins.push(span.label % labels);
    }
    return { start, end, marks };
  });
}

/** How many coders marked each unit of a text; spans count units. */
export function codersOfUnits(
  spans: readonly (Span & { readonly coder: number })[],
  length: number,
): Uint16Array {
  const changes = new Int32Array(length + 1);
  for (const own of group(spans, ({ coder }) => coder).values()) {
    for (const { start, end } of withoutOverlaps(own.map((span) => ({ ...span, label: 0 })))) {
      changes[start] = (changes[start] ?? 0) + 1;
      changes[end] = (changes[end] ?? 0) - 1;
    }
  }
  const counts = new Uint16Array(length);
  let count = 0;
  for (let at = 0; at < length; at++) counts[at] = count += changes[at] ?? 0;
  return counts;
}

/** Whether every coder marked a stretch, all with the same labels. */
function isUnanimous({ marks }: Pick<CodedRun, "marks">, coders: number): boolean {
  const [first] = marks;
  return (
    marks.length === coders && marks.every(({ labels }) => labels.join() === first?.labels.join())
  );
}

function sharedWords(text: string, starts: readonly number[], counts: Uint16Array): SharedWords[] {
  const shared: SharedWords[] = [];
  for (let word = 0; word < counts.length;) {
    const count = counts[word] ?? 0;
    const first = word;
    while (word < counts.length && counts[word] === count) word++;
    if (count === 0) continue;
    const last = { start: starts[word - 1] ?? 0, end: starts[word] ?? text.length };
    const start = starts[first] ?? 0;
    shared.push({ start, end: trimmed(text, last)?.end ?? last.end, count });
  }
  return shared;
}

function wordCounts(counts: Uint16Array, coders: number): WordCounts {
  const words = { total: counts.length, all: 0, most: 0, some: 0, one: 0, none: 0 };
  for (const count of counts) words[count === 0 ? "none" : shareOf(count, coders)]++;
  return words;
}

/** Words that are drawn alike, in UTF-16 code units. */
export interface CodedPiece extends Span {
  readonly run: CodedRun | null;
  readonly shared: SharedWords | null;
  /** Whether its first word is that of its run. */
  readonly isFirst: boolean;
  /** Whether its last word is that of the words that as many marked. */
  readonly isLast: boolean;
}

/** A span of the text as pieces, in order and without gaps. */
export function codedPieces(
  { start, end }: Span,
  { runs, shared }: Pick<AgreementOnText, "runs" | "shared">,
): CodedPiece[] {
  const pieces: CodedPiece[] = [];
  let run = afterEnd(runs, start);
  let words = afterEnd(shared, start);
  for (let at = start; at < end;) {
    while ((runs[run]?.end ?? Infinity) <= at) run++;
    while ((shared[words]?.end ?? Infinity) <= at) words++;
    const [nextRun, nextShared] = [runs[run], shared[words]];
    const cuts = [nextRun?.start, nextRun?.words?.start, nextRun?.end];
    const to = [...cuts, nextShared?.start, nextShared?.end]
      .filter((cut): cut is number => cut !== undefined && at < cut)
      .reduce((least, cut) => Math.min(least, cut), end);
    const inRun = nextRun && nextRun.start <= at ? nextRun : null;
    const inShared = nextShared && nextShared.start <= at ? nextShared : null;
    pieces.push({
      start: at,
      end: to,
      run: inRun,
      shared: inShared,
      isFirst: inRun !== null && inRun.words?.start === at,
      isLast: inShared?.end === to,
    });
    at = to;
  }
  return pieces;
}

/** The index of the first that ends after a place. */
const afterEnd = bisector(({ end }: Span) => end).right;
