import { bisectLeft, bisectRight } from "d3-array";
import type { AgreementUnit } from "../contract/terms";
import type { MeasuredText } from "../measure/measured-text";
import type { Span } from "../span/span";
import { codePointIndex } from "../text/code-points";

/** A run of units, half-open. */
interface Run {
  readonly start: number;
  readonly end: number;
}

/** A text counted in units. */
export interface Units {
  readonly length: number;
  /** The units at which its sentences begin, ascending from 0. */
  readonly parts: readonly number[];
  /** The units that a span (UTF-16 code units) touches, half-open; null for none. */
  within(span: Span): Run | null;
}

/** Spans lose what is no word at their ends, so that a blank or a full stop touches no neighbour. */
export function unitsOf(text: string, measured: MeasuredText, unit: AgreementUnit): Units {
  const sentences = measured.sentences.map(({ start }) => start);
  if (unit === "sentence") {
    const length = sentences.length;
    return {
      length,
      parts: sentences.map((_, at) => at),
      within: (span) => touched(sentences, trimmed(text, span)),
    };
  }
  if (unit === "token") {
    const { wordStarts } = measured;
    return {
      length: wordStarts.length,
      parts: startsFrom(sentences.map((start) => bisectLeft(wordStarts, start))),
      within: (span) => touched(wordStarts, trimmed(text, span)),
    };
  }
  const index = codePointIndex(text);
  return {
    length: index.length,
    parts: startsFrom(sentences.map((start) => index.toCodePoints(start))),
    within: ({ start, end }) => ({
      start: index.toCodePoints(start),
      end: index.toCodePoints(end),
    }),
  };
}

/** From 0, each once: what stands before the first sentence belongs to it. */
function startsFrom(starts: readonly number[]): number[] {
  return [0, ...new Set(starts.slice(1).filter((start) => start > 0))];
}

function touched(begins: readonly number[], span: Span | null): Run | null {
  if (!span || begins.length === 0) return null;
  const start = Math.max(0, bisectRight(begins, span.start) - 1);
  const end = bisectLeft(begins, span.end);
  return start < end ? { start, end } : null;
}

const WORD = /[\p{L}\p{N}\p{M}]/u;

/** A span (UTF-16 code units) without what is no letter or digit at its ends; null for none. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const first = words.search(WORD);
  if (first === -1) return null;
  let last = words.length;
  while (last > first && !WORD.test(words.slice(last - widthBefore(words, last), last))) {
    last -= widthBefore(words, last);
  }
  return { start: start + first, end: start + last };
}

/** 2 after a surrogate pair, else 1. */
function widthBefore(words: string, at: number): 1 | 2 {
  return at > 1 && (words.codePointAt(at - 2) ?? 0) > 0xffff ? 2 : 1;
}
