import { DEFAULT_VERDICTS, verdictScale } from "@/lib/claim/verdict";

/** A step of a verdict scale while it is edited. */
export interface Step {
  readonly key: number;
  /** The stored word; null for a new step. */
  readonly was: string | null;
  readonly words: string;
}

/** The steps of a scale, each with the words that are shown for it. */
export function stepsOf(scale: readonly string[], named: (verdict: string) => string): Step[] {
  return scale.map((verdict, key) => ({ key, was: verdict, words: named(verdict) }));
}

/** The word to store for what was typed: a default verdict is stored by its own name. */
export function storedWordOf({ was, words }: Step, named: (verdict: string) => string): string {
  const written = words.trim();
  if (was !== null && written === named(was)) return was;
  return DEFAULT_VERDICTS.find((verdict) => written === named(verdict)) ?? written;
}

/** What is wrong with steps, by their keys. */
export function wrongIn(
  steps: readonly Step[],
  named: (verdict: string) => string,
): ReadonlyMap<number, "empty" | "twice"> {
  const wrong = new Map<number, "empty" | "twice">();
  const seen = new Set<string>();
  for (const step of steps) {
    const word = storedWordOf(step, named);
    if (word === "") wrong.set(step.key, "empty");
    else if (seen.has(word)) wrong.set(step.key, "twice");
    seen.add(word);
  }
  return wrong;
}

/**
 * The setting to send for these steps; undefined if it would not change, null for the default
 * scale, which is not stored.
 */
export function verdictsToSend(
  steps: readonly Step[],
  settings: unknown,
  named: (verdict: string) => string,
): readonly string[] | null | undefined {
  const scale = steps.map((step) => storedWordOf(step, named));
  if (areEqual(scale, verdictScale(settings))) return undefined;
  return areEqual(scale, DEFAULT_VERDICTS) ? null : scale;
}

function areEqual(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((word, i) => word === others[i]);
}

/** The steps with one of them moved by one place, up (-1) or down (1). */
export function moveStep(steps: readonly Step[], key: number, by: -1 | 1): readonly Step[] {
  const from = steps.findIndex((step) => step.key === key);
  const step = steps[from];
  if (!step || from + by < 0 || from + by >= steps.length) return steps;
  return steps.toSpliced(from, 1).toSpliced(from + by, 0, step);
}
