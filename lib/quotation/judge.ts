import type { Reason } from "../anchor/difference";
import type { Match } from "../annotation/annotation";
import { REASONS } from "../contract/terms";
import { ellipsesOf } from "./ellipses";
import { difference, type Operation } from "./operations";
import type { Judged, Piece } from "./judged";
import { findParaphrase } from "./paraphrase";
import { sourceSpan, type Place, type PlacedPiece } from "./place-pieces";
import type { Run, SourceIndex } from "./source-index";
import { turnedByOmission } from "./surroundings";

/** Below this likeness the same content is said in other words rather than with changed ones. */
const OTHER_WORDS = 0.6;
const ALTERS: ReadonlySet<Operation["kind"]> = new Set(["missing", "added", "replaced"]);

/** Whether the words of a place are those of the piece, but for what may differ or is declared. */
export function isFaithful(place: Place | null | undefined): boolean {
  return place != null && place.difference.operations.every(({ kind }) => !ALTERS.has(kind));
}

/** What is true of the pieces that were looked at. */
interface Tally {
  exact: number;
  missing: number;
  paraphrased: number;
  altered: number;
  spliced: boolean;
  elided: boolean;
  marked: boolean;
  /** Words are left out, or a negation is, without the reader's seeing it. */
  hidden: boolean;
}

/** The verdict over pieces at their places. */
export function judge(
  index: SourceIndex,
  quoted: string,
  parts: readonly PlacedPiece[],
  places: readonly (Place | null)[],
): Judged {
  const tally: Tally = {
    exact: 0,
    missing: 0,
    paraphrased: 0,
    altered: 0,
    spliced: false,
    elided: false,
    marked: false,
    hidden: false,
  };
  const reasons = new Set<Reason>();
  const ellipses = ellipsesOf(quoted);
  let before: { readonly place: Run; readonly end: number } | null = null;
  let [agreeing, length] = [0, 0];
  const pieces = parts.map((part, i): Piece => {
    const place = places[i] ?? null;
    const weight = part.span.end - part.span.start;
    length += weight;
    const isLike = isFaithful(place) || (place?.difference.likeness ?? 0) >= OTHER_WORDS;
    const run = isLike ? null : findParaphrase(index, part.tokens);
    if (!place || run) {
      if (run) tally.paraphrased++;
      else tally.missing++;
      return inOtherWords(index, quoted, part, run);
    }
    agreeing += weight * place.difference.likeness;
    const { operations } = place.difference;
    if (isFaithful(place)) tally.exact++;
    else tally.altered++;
    if (operations.some(({ kind }) => kind === "declared")) tally.marked = true;
    const own = new Set(isFaithful(place) ? [] : place.difference.reasons);
    const between = before && betweenPieces(index, [before.place, place]);
    if (before && between) {
      const [from, to] = [before.end, part.span.start];
      const isShown = ellipses.some(({ start, end }) => from <= start && end <= to);
      if (between.apart) tally.spliced = true;
      const left = (between.dropped?.words ?? 0) > 0;
      if (left && isShown) tally.elided = true;
      // Without an ellipsis the omission of the words between is not visible to the reader.
      if (left && !isShown) tally.hidden = true;
      if (left && turnedByOmission(index, before.place.to, place.from)) {
        tally.hidden = true;
        own.add("negation");
      }
    }
    for (const reason of own) reasons.add(reason);
    before = { place, end: part.span.end };
    return {
      quote: part.span,
      source: sourceSpan(index, place),
      operations,
      reasons: REASONS.filter((reason) => own.has(reason)),
      dropped: between?.dropped ?? null,
    };
  });
  if (isMosaic(parts)) tally.spliced = true;
  return {
    verdict: verdictOf(tally, parts.length),
    pieces,
    reasons: REASONS.filter((reason) => reasons.has(reason)),
    likeness: length > 0 ? agreeing / length : 0,
  };
}

function verdictOf(tally: Tally, parts: number): Match {
  if (tally.missing === parts) return "not-found";
  if (tally.altered > 0 || tally.missing > 0) return "altered";
  if (tally.paraphrased > 0) return tally.exact > 0 ? "altered" : "paraphrase";
  if (tally.spliced) return "spliced";
  if (tally.hidden) return "altered";
  if (tally.elided) return "elided";
  return tally.marked ? "marked" : "verbatim";
}

function inOtherWords(
  index: SourceIndex,
  quoted: string,
  part: PlacedPiece,
  run: Run | null,
): Piece {
  const quote = { text: quoted, tokens: part.tokens };
  const source = run && { text: index.text, tokens: index.tokens.slice(run.from, run.to) };
  return {
    quote: part.span,
    source: run && sourceSpan(index, run),
    operations: source ? difference(quote, source).operations : [],
    reasons: [],
    dropped: null,
  };
}

/** What lies between two places, and whether they are out of order or more than a paragraph apart. */
function betweenPieces(index: SourceIndex, [before, after]: readonly [Run, Run]) {
  if (after.from < before.to) return { apart: true, dropped: null };
  const end = index.tokens[before.to - 1]?.end ?? 0;
  const start = index.tokens[after.from]?.start ?? end;
  const words = index.wordsBetween(before, after);
  return {
    apart: index.lineEndsBetween(before, after) > 1,
    dropped: words > 0 ? { start: end, end: start, words } : null,
  };
}

/** Many pieces of hardly more than a word say what the quoter wants. */
function isMosaic(parts: readonly PlacedPiece[]): boolean {
  const words = parts.map(({ tokens }) => tokens.filter(({ isWord }) => isWord).length);
  const total = words.reduce((sum, count) => sum + count, 0);
  return parts.length > 2 && total < 2 * parts.length;
}
