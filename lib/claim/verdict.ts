/** What a project says of a claim unless it has a scale of its own, from true to unknowable. */
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

/** As many steps as a person can still tell apart in a list. */
export const MOST_VERDICTS = 50;
export const LONGEST_VERDICT = 100;

/**
 * The verdicts of a project, in their order: `verdicts` of its settings when that is a list of
 * words, else the default scale. Words that are empty, too long or there twice are left out.
 */
export function verdictScale(settings: unknown): readonly string[] {
  const own = (settings as { verdicts?: unknown } | null)?.verdicts;
  if (!Array.isArray(own)) return DEFAULT_VERDICTS;
  const words = own.filter(
    (word): word is string =>
      typeof word === "string" && word.trim() !== "" && word.length <= LONGEST_VERDICT,
  );
  const scale = [...new Set(words)].slice(0, MOST_VERDICTS);
  return scale.length > 0 ? scale : DEFAULT_VERDICTS;
}
