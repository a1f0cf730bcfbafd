import { bisector } from "d3-array";
import { overlap, type Span } from "../span/span";

const byStart = bisector<{ readonly start: number }, number>(({ start }) => start);

/**
 * For each span one of `others` that covers the same words, whatever marks and space each of them
 * takes in at its edges; null when none does. Of several it is the first. Spans are UTF-16 code
 * units. Linear in the text and n log n in the spans.
 */
export function findSameWords<S extends Span>(
  text: string,
  spans: readonly Span[],
  others: readonly S[],
): (S | null)[] {
  if (spans.length === 0 || others.length === 0) return spans.map(() => null);
  const next = nextLetters(text, [...spans, ...others]);
  // Between two starts there is no letter when the same letter comes next; so it is with the ends.
  const keyOf = ({ start, end }: Span) =>
    (next.get(start) ?? 0) * (text.length + 1) + (next.get(end) ?? 0);
  const groups = new Map<number, S[]>();
  for (const other of others) {
    const key = keyOf(other);
    const group = groups.get(key);
    if (group) group.push(other);
    else groups.set(key, [other]);
  }
  const wordless = new Map<number, Wordless<S>>();
  return spans.map((span) => {
    const key = keyOf(span);
    const group = groups.get(key);
    if (!group) return null;
    // Spans that share their words overlap. Without words, each has to be looked at.
    if (next.get(span.start) !== next.get(span.end)) return group[0] ?? null;
    let sorted = wordless.get(key);
    if (!sorted) wordless.set(key, (sorted = new Wordless(group)));
    return sorted.overlapping(span);
  });
}

/** Spans without words, to find one that overlaps another span. */
class Wordless<S extends Span> {
  private readonly sorted: readonly S[];
  /** Of the spans up to each one, the one that ends last. */
  private readonly furthest: readonly S[];

  constructor(spans: readonly S[]) {
    this.sorted = spans.toSorted((a, b) => a.start - b.start);
    let last = this.sorted[0] as S;
    this.furthest = this.sorted.map((span) => (last = span.end > last.end ? span : last));
  }

  overlapping(span: Span): S | null {
    const found = this.furthest[byStart.left(this.sorted, span.end) - 1];
    return found && overlap(found, span) ? found : null;
  }
}

const LETTER = /[\p{L}\p{N}]/gu;

/** For each edge of the spans, where the next letter or digit is; the text's length for none. */
function nextLetters(text: string, spans: readonly Span[]): ReadonlyMap<number, number> {
  const edges = new Set(spans.flatMap(({ start, end }) => [start, end]));
  const next = new Map<number, number>();
  let letter = -1;
  for (const edge of [...edges].sort((a, b) => a - b)) {
    if (letter < edge) {
      LETTER.lastIndex = edge;
      letter = LETTER.exec(text)?.index ?? text.length;
    }
    next.set(edge, letter);
  }
  return next;
}
