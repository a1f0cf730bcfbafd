import type { Span } from "./span";

/** A text and the spans marked in it, in the order in which their brackets open. */
export interface Bracketed {
  readonly text: string;
  readonly spans: readonly Span[];
}

/**
 * Reads the notation of our tests: `the [quick] fox`. Brackets nest; a span that crosses another
 * has a number at both brackets: `1[a 2[b 1]c 2]`. A backslash escapes a bracket. An empty pair is
 * a place (start equals end), which an edit may have and a span may not.
 * @throws RangeError for brackets that do not pair.
 */
export function parseBrackets(notation: string): Bracketed {
  let text = "";
  const spans: { start: number; end: number; name: string }[] = [];
  const open: number[] = [];
  for (const [token] of notation.matchAll(/\\[\\[\]]|\d?[[\]]|[^]/gu)) {
    const bracket = token.at(-1);
    const name = token.slice(0, -1);
    if (name === "\\" || (bracket !== "[" && bracket !== "]"))
      text += bracket === token ? token : token.replace(/^\\/, "");
    else if (bracket === "[") {
      open.push(spans.length);
      spans.push({ start: text.length, end: -1, name });
    } else {
      const at = open.findLastIndex((i) => spans[i]?.name === name);
      const [closed] = at < 0 ? [] : open.splice(at, 1);
      const span = closed === undefined ? undefined : spans[closed];
      if (!span) throw new RangeError(`a bracket closes nothing: ${notation}`);
      span.end = text.length;
    }
  }
  if (open.length > 0) throw new RangeError(`a bracket is not closed: ${notation}`);
  return { text, spans: spans.map(({ start, end }) => ({ start, end })) };
}
