const segmenters = new Map<string, Intl.Segmenter>();

export function segmenter(granularity: "word" | "sentence", language = "en"): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  let known = segmenters.get(key);
  if (!known) {
    // A language that a person typed may be invalid; then the general rules apply.
    const tag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(language) ? language : "en";
    segmenters.set(key, (known = new Intl.Segmenter([tag, "en"], { granularity })));
  }
  return known;
}

/** A word, a sentence or what is between them, in UTF-16 code units of the whole text. */
interface Part {
  readonly start: number;
  readonly end: number;
  /** False for sentences. */
  readonly isWord: boolean;
}

/** UTF-16 code units given to the segmenter at once: its time grows with their square. */
const PIECE = 4_000;
/** UTF-16 code units after a boundary that may still decide whether it is one. */
const AHEAD = 200;
const SPACE = /[\s。．！？，、；：]/;

/**
 * The words or sentences of a run of a text (Unicode text segmentation, UAX 29), end to end, in
 * time that grows with the run's length. A long run is segmented in pieces. The next piece begins
 * at a boundary well inside the previous one, after a space if possible, so that the parts are
 * those of the whole. A part longer than a piece stays one.
 */
export function* partsOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  granularity: "word" | "sentence",
  language?: string,
): Generator<Part, void> {
  const rules = segmenter(granularity, language);
  let open: Part | null = null;
  for (let from = start; from < end;) {
    const until = cutOf(text, from, end);
    const parts: Part[] = [];
    for (const { index, segment, isWordLike } of rules.segment(text.slice(from, until))) {
      const at = from + index;
      parts.push({ start: at, end: at + segment.length, isWord: isWordLike === true });
    }
    if (open && parts[0]) parts[0] = joinParts(open, parts[0]);
    open = null;
    const count = until === end ? parts.length : keptOf(text, parts, until);
    // No boundary at all: the part continues in the next piece.
    if (count === 0) open = parts.pop() ?? null;
    yield* count === 0 ? parts : parts.slice(0, count);
    from = parts[count]?.start ?? until;
  }
  if (open) yield open;
}

/** Where a piece ends. Whatever it cuts is segmented again with what follows, or joined to it. */
function cutOf(text: string, from: number, end: number): number {
  const cut = from + PIECE;
  if (cut >= end) return end;
  const isInsidePair = (text.charCodeAt(cut) & 0xfc00) === 0xdc00;
  return isInsidePair ? cut - 1 : cut;
}

/** How many parts of a piece are final, whatever follows; 0 when it is all one part. */
function keptOf(text: string, parts: readonly Part[], until: number): number {
  const sure = parts.findLastIndex(({ start }) => start <= until - AHEAD);
  for (let i = sure; i > 0; i--) {
    if (SPACE.test(text.charAt((parts[i] as Part).start - 1))) return i;
  }
  return sure > 0 ? sure : parts.length - 1;
}

function joinParts(one: Part, other: Part): Part {
  return { start: one.start, end: other.end, isWord: one.isWord || other.isWord };
}
