import { type Reason } from "../anchor/difference";
import type { Match } from "../annotation/annotation";
import type { Span } from "../span/span";
import { difference, type Operation } from "./operations";
import { findParaphrase } from "./paraphrase";
import { choosePlaces, placePiece, sourceSpan, type Place, type Placed } from "./place-pieces";
import { SourceIndex, type Run } from "./source-index";
import { countWords, hasEllipsis, piecesOf } from "./tokens";
import { REASONS } from "../contract/terms";

/**
 * A piece of a quotation and the words of the source that correspond to it. Spans are UTF-16 code
 * units.
 */
export interface Piece {
  readonly quote: Span;
  /** Null when nothing in the source is similar. */
  readonly source: Span | null;
  readonly operations: readonly Operation[];
  /** What kinds of words were changed without an indication, the gravest first. */
  readonly reasons: readonly Reason[];
  /**
   * What the source has between the previous piece and this one, when the previous one lies before
   * it.
   */
  readonly dropped: (Span & { readonly words: number }) | null;
}

export interface Checked {
  readonly verdict: Match;
  readonly pieces: readonly Piece[];
  /** Why it is altered, the gravest first. */
  readonly reasons: readonly Reason[];
  /** From 0 to 1: the share of the quotation's words that the source has in the same order. */
  readonly likeness: number;
}

const NOTHING: Checked = { verdict: "not-found", pieces: [], reasons: [], likeness: 0 };

/** The longest quotation that is compared, in UTF-16 code units; a longer one is a copy. */
const MAX_QUOTE_LENGTH = 100_000;
/** With more ellipses than these the last piece goes on to the end. */
const MAX_PIECES = 100;

/**
 * Compares quoted words with their source.
 *
 * Quotation marks, dashes, spaces and case may differ; square brackets declare a change, an
 * ellipsis an omission; a comma or full stop at a piece's end belongs to the sentence around it.
 * Nothing else is tolerated: a change of another kind makes the quotation altered. Pieces are `spliced`
 * when they are out of order or more than one paragraph apart. Linear in the source and in the
 * quotation, with a bound on the number of pieces and on the changes that are told apart.
 */
export function check(quoted: string, source: string | SourceIndex): Checked {
  const index = typeof source === "string" ? new SourceIndex(source) : source;
  const spans = piecesOf(quoted.slice(0, MAX_QUOTE_LENGTH), MAX_PIECES);
  if (spans.length === 0 || index.tokens.length === 0) return NOTHING;
  const placed = spans.map((span) => placePiece(index, quoted, span));
  let room = MAX_PIECES - placed.length;
  const parts = placed.flatMap((piece) => {
    const apart = sentencesApart(index, quoted, piece, room);
    room -= apart.length - 1;
    return apart;
  });
  const places = choosePlaces(index, parts);
  return judge(index, quoted, parts, places);
}

/**
 * Two sentences that are quoted as one and are apart in the source: each is verbatim, but no
 * ellipsis shows the gap. `room`: how many more pieces there may be.
 */
function sentencesApart(index: SourceIndex, quoted: string, piece: Placed, room: number): Placed[] {
  if (piece.places.some(({ difference: { likeness } }) => likeness > 0.9)) return [piece];
  const { start, end } = piece.span;
  const words = quoted.slice(start, end);
  const sentences = [...words.matchAll(/[^.!?。！？]+[.!?。！？]*["'”’»]*\s*/gu)]
    .map(({ 0: sentence, index: at }) => ({
      start: start + at,
      end: start + at + sentence.trimEnd().length,
    }))
    .filter((span) => countWords(quoted, span) > 0);
  if (sentences.length < 2 || sentences.length - 1 > room) return [piece];
  if (sentences.some((span) => countWords(quoted, span) < 3)) return [piece];
  const parts = sentences.map((span) => placePiece(index, quoted, span));
  return parts.every(({ places }) => isFaithful(places[0])) ? parts : [piece];
}

function isFaithful(place: Place | null | undefined): boolean {
  return place != null && place.difference.operations.every(({ kind }) => !ALTERS.has(kind));
}

const ALTERS: ReadonlySet<Operation["kind"]> = new Set(["missing", "added", "replaced"]);

function judge(
  index: SourceIndex,
  quoted: string,
  parts: readonly Placed[],
  places: readonly (Place | null)[],
): Checked {
  const pieces: Piece[] = [];
  const reasons = new Set<Reason>();
  let [exact, missing, paraphrases, altered] = [0, 0, 0, 0];
  let [isSpliced, isElided, isMarked, joins] = [false, false, false, false];
  let before: { place: Run; end: number } | null = null;
  let likeness = 0;
  let length = 0;
  parts.forEach((part, i) => {
    const place = places[i] ?? null;
    const weight = part.span.end - part.span.start;
    length += weight;
    if (!place) {
      const run = findParaphrase(index, part.tokens);
      if (run) paraphrases++;
      else missing++;
      const at = run && index.tokens.slice(run.from, run.to);
      pieces.push({
        quote: part.span,
        source: run && sourceSpan(index, run),
        operations: at ? difference([quoted, part.tokens], [index.text, at]).operations : [],
        reasons: [],
        dropped: null,
      });
      return;
    }
    likeness += weight * place.difference.likeness;
    const { operations } = place.difference;
    if (isFaithful(place)) exact++;
    else {
      altered++;
      for (const reason of place.difference.reasons) reasons.add(reason);
    }
    if (operations.some(({ kind }) => kind === "declared")) isMarked = true;
    let dropped: Piece["dropped"] = null;
    if (before) {
      const end = index.tokens[before.place.to - 1]?.end ?? 0;
      const start = index.tokens[place.from]?.start ?? end;
      if (place.from < before.place.to) isSpliced = true;
      else {
        const words = index.wordsBetween(before.place, place);
        dropped = words > 0 ? { start: end, end: start, words } : null;
        if (index.lineEndsBetween(before.place, place) > 1) isSpliced = true;
        // Without an ellipsis the omission of the words between is not visible to the reader.
        const isDeclared = hasEllipsis(quoted.slice(before.end, part.span.start));
        if (words > 0 && isDeclared) isElided = true;
        if (words > 0 && !isDeclared) joins = true;
      }
    }
    before = { place, end: part.span.end };
    pieces.push({
      quote: part.span,
      source: sourceSpan(index, place),
      operations,
      reasons: isFaithful(place) ? [] : place.difference.reasons,
      dropped,
    });
  });
  const verdict = ((): Match => {
    if (missing === parts.length) return "not-found";
    if (altered > 0 || missing > 0) return "altered";
    if (paraphrases > 0) return exact > 0 ? "altered" : "paraphrase";
    if (isSpliced) return "spliced";
    if (joins) return "altered";
    if (isElided) return "elided";
    return isMarked ? "marked" : "verbatim";
  })();
  return {
    verdict,
    pieces,
    reasons: REASONS.filter((reason) => reasons.has(reason)),
    likeness: length > 0 ? likeness / length : 0,
  };
}
