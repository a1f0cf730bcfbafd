const FUNCTION_WORDS: readonly (readonly [string, RegExp])[] = [
  ["en", /(?<!\p{L})(?:the|of|and|is|was|were|by|has|have|with|for|from|than|are)(?!\p{L})/giu],
  [
    "de",
    /(?<!\p{L})(?:der|die|das|und|ist|sind|mit|um|auf|nicht|seit|von|hat|prozent|ein|eine|mehr|als|mindestens|höchstens|rund|etwa|im|am|zu|den|dem|wurden|wird|nach|über|für|kamen|waren)(?!\p{L})/giu,
  ],
  [
    "fr",
    /(?<!\p{L})(?:le|les|des|est|sont|et|une|dans|pour|ont|depuis|du|plus|au|un|près|moins|environ|sur|était|par)(?!\p{L})/giu,
  ],
  [
    "es",
    /(?<!\p{L})(?:el|los|las|es|son|una|por|para|desde|más|del|ha|han|y|un|al|menos|casi|cerca|fue)(?!\p{L})/giu,
  ],
];

/** The language whose function words a text has most of, of those whose numbers are known; else "". */
export function languageOf(words: string): string {
  const start = words.slice(0, 2_000);
  const counts = FUNCTION_WORDS.map(
    ([language, pattern]) => [language, start.match(pattern)?.length ?? 0] as const,
  );
  const [language, count] = counts.reduce((best, other) => (other[1] > best[1] ? other : best));
  return count > 0 ? language : "";
}
