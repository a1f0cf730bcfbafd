import { apparatusOf, isSound } from "./apparatus";
import { piecesOf } from "./ellipses";
import { keyOf } from "./fold";
import { isFaithful, judge } from "./judge";
import type { Judged } from "./judged";
import {
  choosePlaces,
  placePiece,
  type Place,
  type PlacedPiece,
  type Sought,
} from "./place-pieces";
import { SourceIndex } from "./source-index";
import { warningsOf, type Warning } from "./surroundings";
import { contextOf, tokensOf } from "./tokens";

export interface Checked extends Judged {
  /** What stands around the quoted words and turns them, where the words themselves agree. */
  readonly warnings: readonly Warning[];
}

const NOTHING: Checked = {
  verdict: "not-found",
  pieces: [],
  reasons: [],
  likeness: 0,
  warnings: [],
};

/** The longest quotation that is compared, in UTF-16 code units; a longer one is a copy. */
const MAX_QUOTE_LENGTH = 100_000;
/** With more ellipses than these the last piece goes on to the end. */
const MAX_PIECES = 100;
/**
 * Compares quoted words with their source, in four stages: both are read as tokens without what is
 * no word of a speaker (labels, applause, time stamps, numbers of notes); each piece between
 * ellipses is placed; the differences are judged; and the surroundings are looked at.
 *
 * The style of quotation marks and dashes, spaces, line ends and the hyphens at them, ligatures,
 * points of Arabic and Hebrew, emphasis, and who is said to speak between the words may differ;
 * square brackets declare a change, an ellipsis an omission; a comma or full stop at a piece's end
 * belongs to the sentence around it. Nothing else is tolerated. Pieces are `spliced` when they are
 * out of order, more than one paragraph apart, single words, or words of several speakers. Linear
 * in the source and in the quotation, with a bound on the number of pieces and on the changes that
 * are told apart.
 */
export function check(quotation: string, source: string | SourceIndex): Checked {
  const index = typeof source === "string" ? new SourceIndex(source) : source;
  const quoted = quotation.slice(0, MAX_QUOTE_LENGTH);
  const speakers = new Set(index.apparatus.turns.map(({ speaker }) => speaker));
  const apparatus = apparatusOf(quoted, speakers);
  const context = contextOf(quoted, apparatus, true);
  const sought = piecesOf(quoted, MAX_PIECES)
    .map((span): Sought => ({ quoted, span, tokens: tokensOf(quoted, span, context) }))
    .filter(({ tokens }) => tokens.some(({ isWord }) => isWord));
  if (sought.length === 0 || index.tokens.length === 0) return NOTHING;
  let room = MAX_PIECES - sought.length;
  const parts = sought.flatMap((piece) => {
    const apart = sentencesApart(index, piece, placePiece(index, piece), room);
    room -= apart.length - 1;
    return apart;
  });
  const places = choosePlaces(index, parts);
  const judged = judge(index, quoted, parts, places);
  const { verdict, pieces } = judged;
  const warnings = warningsOf(index.text, quoted, judged);
  const agrees = verdict === "verbatim" || verdict === "marked" || verdict === "elided";
  if (agrees && apparatus.turns.length === 0 && countSpeakers(index, places) > 1) {
    return { ...judged, verdict: "spliced", warnings };
  }
  const isNoted = verdict === "verbatim" && addsNote(index, quoted, apparatus.spans, pieces);
  return { ...judged, verdict: isNoted ? "marked" : verdict, warnings };
}

/**
 * Two sentences that are quoted as one and are apart in the source: each is verbatim, but no
 * ellipsis shows the gap. `room`: how many more pieces there may be.
 */
function sentencesApart(
  index: SourceIndex,
  piece: Sought,
  whole: PlacedPiece,
  room: number,
): PlacedPiece[] {
  const { quoted, span, tokens } = piece;
  if (whole.places.some((place) => isFaithful(place) || place.difference.likeness > 0.9)) {
    return [whole];
  }
  const words = quoted.slice(span.start, span.end);
  const sentences = [...words.matchAll(/[^.!?。！？]+[.!?。！？]*["'”’»]*\s*/gu)]
    .map(({ 0: sentence, index: at }) => {
      const [start, end] = [span.start + at, span.start + at + sentence.trimEnd().length];
      const inside = tokens.filter((token) => start <= token.start && token.end <= end);
      return { quoted, span: { start, end }, tokens: inside };
    })
    .filter((sentence) => countWords(sentence) > 0);
  if (sentences.length < 2 || sentences.length - 1 > room) return [whole];
  if (sentences.some((sentence) => countWords(sentence) < 3)) return [whole];
  const parts = sentences.map((sentence) => placePiece(index, sentence));
  return parts.every(({ places }) => places.some(isFaithful)) ? parts : [whole];
}

function countWords({ tokens }: Pick<Sought, "tokens">): number {
  return tokens.filter(({ isWord }) => isWord).length;
}

/** How many speakers of a transcript say the words at these places. */
function countSpeakers(index: SourceIndex, places: readonly (Place | null)[]): number {
  if (index.apparatus.turns.length === 0) return 0;
  const speakers = new Set<string | null>();
  for (const place of places) {
    if (!place) continue;
    for (const { speaker } of index.tokens.slice(place.from, place.to)) speakers.add(speaker);
  }
  return speakers.size;
}

/** Whether the quoter noted a sound, as [laughs], that the source does not note at this place. */
function addsNote(
  index: SourceIndex,
  quoted: string,
  notes: readonly { readonly start: number; readonly end: number }[],
  pieces: Judged["pieces"],
): boolean {
  const start = pieces[0]?.source?.start ?? 0;
  const end = pieces.at(-1)?.source?.end ?? 0;
  const there = notes.length > 0 ? keyOf(index.text.slice(start, end)) : "";
  return notes.some((note) => {
    const words = quoted.slice(note.start + 1, note.end - 1);
    return isSound(words) && !there.includes(keyOf(words));
  });
}
