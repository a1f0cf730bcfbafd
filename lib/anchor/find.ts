import type { Span } from "../span/span";

/** Where a quote is now. `many` differs from `lost`: a person can choose, a program must not. */
export type Reattached =
  | { readonly found: "once"; readonly at: Span }
  | { readonly found: "many"; readonly at: readonly Span[] }
  | { readonly found: "lost" };

export interface Sought {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /**
   * Where it is expected to begin, in UTF-16 code units. It orders the places and breaks no tie.
   */
  readonly hint?: number;
}

/** The most places that are returned: nobody chooses among more. */
const MAX_PLACES = 1_000;

/**
 * The places where exactly these words are. Of several, those are kept whose context fits exactly,
 * as far as it is given and the text reaches. If none fits, all are kept, since a context that is
 * wrong everywhere decides nothing. The places may overlap ("aa" in "aaa").
 */
export function find(text: string, { exact, prefix = "", suffix = "", hint }: Sought): Reattached {
  if (exact === "") return { found: "lost" };
  const all = placesOf(text, exact);
  const fitting = all.filter(
    ({ start, end }) => endsWith(text, start, prefix) && text.startsWith(suffix, end),
  );
  const at = fitting.length > 0 ? fitting : all;
  const [only] = at;
  if (!only) return { found: "lost" };
  if (at.length === 1) return { found: "once", at: only };
  if (hint !== undefined) at.sort((a, b) => Math.abs(a.start - hint) - Math.abs(b.start - hint));
  return { found: "many", at };
}

function placesOf(text: string, exact: string): Span[] {
  const places: Span[] = [];
  // A match never begins or ends inside a surrogate pair, since both texts are well formed.
  for (
    let start = text.indexOf(exact);
    start >= 0 && places.length < MAX_PLACES;
    start = text.indexOf(exact, start + 1)
  ) {
    places.push({ start, end: start + exact.length });
  }
  return places;
}

function endsWith(text: string, end: number, prefix: string): boolean {
  return prefix.length <= end && text.startsWith(prefix, end - prefix.length);
}
