/** The verdicts of a project that has no scale of its own, from true to unknowable. */
export const DEFAULT_VERDICTS = [
  "true",
  "mostly-true",
  "half-true",
  "mostly-false",
  "false",
  "misleading",
  "unverifiable",
  "opinion",
] as const;

/** More steps than a person can tell apart in a list. */
export const MAX_VERDICTS = 50;
export const MAX_VERDICT_LENGTH = 100;

/**
 * The verdicts of a project, in their order: `verdicts` of its settings if that is a list of words,
 * else the default scale. Words that are empty, too long or repeated are left out.
 */
export function verdictScale(settings: unknown): readonly string[] {
  const own = (settings as { verdicts?: unknown } | null)?.verdicts;
  if (!Array.isArray(own)) return DEFAULT_VERDICTS;
  const words = own.filter(
    (word): word is string =>
      typeof word === "string" && word.trim() !== "" && word.length <= MAX_VERDICT_LENGTH,
  );
  const scale = [...new Set(words)].slice(0, MAX_VERDICTS);
  return scale.length > 0 ? scale : DEFAULT_VERDICTS;
}

/** In filters, stands for claims without a verdict; it is no verdict itself. */
export const UNDECIDED = "none";

/**
 * Why a project can not have this scale of verdicts, as a sentence; null if it can. A scale is the
 * list of its verdicts, in their order.
 */
export function whyNoScale(scale: unknown): string | null {
  if (!Array.isArray(scale)) return "A scale of verdicts is a list of words.";
  if (scale.length === 0) return "A scale of verdicts has at least one word.";
  if (scale.length > MAX_VERDICTS) {
    return `A scale of verdicts has at most ${MAX_VERDICTS} words, and these are ${scale.length}.`;
  }
  const seen = new Set<string>();
  for (const [at, word] of (scale as unknown[]).entries()) {
    const which = `Verdict ${at + 1}`;
    if (typeof word !== "string") return `${which} is no word.`;
    if (word.trim() === "") return `${which} is empty.`;
    if (word.trim() !== word) return `${which} begins or ends with a blank.`;
    if (word.length > MAX_VERDICT_LENGTH) {
      return `${which} is longer than ${MAX_VERDICT_LENGTH} characters.`;
    }
    if (word === UNDECIDED) return `${which} is “${UNDECIDED}”, which stands for no verdict.`;
    if (seen.has(word)) return `“${word}” stands twice on the scale.`;
    seen.add(word);
  }
  return null;
}
