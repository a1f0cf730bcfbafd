import { type Kind } from "../../lib/annotation/annotation.ts";
import { KINDS } from "../../lib/contract/terms";

/** In UTF-16 code units. Half a million make a long book. */
const LENGTH = 1_000_000;

export interface Drawn {
  readonly id: string;
  readonly kind: Kind;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

const WORDS =
  "the harbour traffic council quay ferry budget audit cranes doubled rents street town year".split(
    " ",
  );

/** A seeded generator: the same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

/** Paragraphs of about a hundred words, with a heading before every fiftieth. */
export function text(): string {
  const next = numbers(7);
  const parts: string[] = [];
  for (let length = 0, n = 1; length < LENGTH; n++) {
    const sentences = Array.from({ length: 4 + next(8) }, () => {
      const words = Array.from({ length: 8 + next(12) }, () => WORDS[next(WORDS.length)]);
      return `It says that ${words.join(" ")}.`;
    });
    const part = n % 50 === 0 ? `Chapter ${n / 50}` : sentences.join(" ");
    parts.push(part);
    length += part.length + 2;
  }
  return parts.join("\n\n").slice(0, LENGTH).trimEnd();
}

/** Mixed kinds, every fifth overlapping its neighbour, every fiftieth in two segments. */
export function annotations(length: number, count: number): Drawn[] {
  const next = numbers(11);
  return Array.from({ length: count }, (_, n) => {
    const at = Math.floor((n / count) * (length - 600)) + next(40);
    const start = n % 5 === 0 ? at + 60 : at;
    const first = { start, end: start + 20 + next(120) };
    const second = { start: first.end + 40, end: first.end + 70 };
    return {
      id: `01900000-0000-7000-9000-${String(count + n).padStart(12, "0")}`,
      kind: KINDS[n % KINDS.length] ?? "claim",
      spans: n % 50 === 0 ? [first, second] : [first],
    };
  });
}
