import { reason, type Reason } from "../reason";

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
 * Why a project can not have this scale of verdicts, null if it can. A scale is the
 * list of its verdicts, in their order.
 */
export function whyNoScale(scale: unknown): Reason | null {
  if (!Array.isArray(scale)) return reason("Refusals.scale.notList");
  if (scale.length === 0) return reason("Refusals.scale.empty");
  if (scale.length > MAX_VERDICTS) {
    return reason("Refusals.scale.tooLong", { most: MAX_VERDICTS, count: scale.length });
  }
  const seen = new Set<string>();
  for (const [at, word] of (scale as unknown[]).entries()) {
    const number = at + 1;
    if (typeof word !== "string") return reason("Refusals.scale.noWord", { number });
    if (word.trim() === "") return reason("Refusals.scale.emptyWord", { number });
    if (word.trim() !== word) return reason("Refusals.scale.blanks", { number });
    if (word.length > MAX_VERDICT_LENGTH) {
      return reason("Refusals.scale.longWord", { number, most: MAX_VERDICT_LENGTH });
    }
    if (word === UNDECIDED) return reason("Refusals.scale.undecided", { number, word });
    if (seen.has(word)) return reason("Refusals.scale.twice", { word });
    seen.add(word);
  }
  return null;
}
