import { bisector } from "d3-array";
import type { CodedText } from "./study";

/** A part of a text that is resampled as a whole. */
export interface Stretch {
  /** The index of its text. */
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/** With so many texts they are what is resampled, and with fewer their sentences. */
const MIN_TEXTS = 10;
/** More parts determine an interval no better. */
const MAX_PARTS = 100;

/**
 * The parts of a study as stretches of its texts, in order: whole texts where there are enough,
 * else sentences, of which neighbours are put together where they are many.
 */
export function stretchesOf(texts: readonly CodedText[]): Stretch[] {
  const whole = texts.map((text, at) => ({ text: at, start: 0, end: text.length }));
  const parts =
    texts.length >= MIN_TEXTS
      ? whole
      : texts.flatMap((text, at) =>
          text.parts.map((start, n) => ({
            text: at,
            start,
            end: text.parts[n + 1] ?? text.length,
          })),
        );
  const together = Math.ceil(parts.length / MAX_PARTS);
  if (together <= 1 || texts.length >= MIN_TEXTS) return parts;
  const merged: Stretch[] = [];
  let inThis = 0;
  for (const part of parts) {
    const last = merged.at(-1);
    if (!last || last.text !== part.text || inThis >= together) {
      merged.push(part);
      inThis = 1;
    } else {
      merged[merged.length - 1] = { ...last, end: part.end };
      inThis++;
    }
  }
  return merged;
}

/** The index of the stretch that holds a place of a text. */
export function stretchAt(stretches: Stretch[], text: number, place: number): number {
  return byEnd(stretches, { text, end: place });
}

const byEnd = bisector(
  (one: Pick<Stretch, "text" | "end">, other: Pick<Stretch, "text" | "end">) =>
    one.text - other.text || one.end - other.end,
).right;
