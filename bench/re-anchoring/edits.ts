// Edits of a text whose outcome is known, because each piece of it is followed through the edit.
import { sentencesOf } from "../../lib/text/sentences.ts";
import type { Span } from "../../lib/span/span.ts";

interface Mark {
  readonly span: Span;
  readonly fate: "unchanged" | "moved" | "gone";
  /** Where the words are in the edited text; null when they are gone. */
  readonly place: Span | null;
}

export interface EditedText {
  readonly kind: string;
  readonly after: string;
  readonly marks: readonly Mark[];
}

/** A sentence, or what is between two, with the offset it had in the old text. */
interface Piece {
  readonly from: number | null;
  readonly text: string;
  readonly isMoved?: boolean;
}

const NEW_SENTENCES = [
  "A further account of that day was added by the editors later.",
  "Somebody else has since written about the same matter at length.",
  "The archive holds a copy, which visitors may see on request.",
];

let seed = 7;
function next(below: number): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed % below;
}

/** Edits of each kind with marked sentences and parts of sentences in them. */
export function editsOf(text: string): EditedText[] {
  seed = 7;
  const pieces = piecesOf(text);
  const sentences = pieces.flatMap((piece, i) => (/\S/.test(piece.text) ? [i] : []));
  const some = (share: number) => new Set(sentences.filter(() => next(100) < share));
  const composed = text.normalize("NFC") === text ? "NFD" : "NFC";
  const [added, gone, rewritten] = [some(15), some(15), some(20)];
  const edits: [string, readonly Piece[], ((raw: string) => string)?][] = [
    ["sentences put in", pieces.flatMap((piece, i) => (added.has(i) ? [fresh(), piece] : [piece]))],
    ["sentences deleted", pieces.filter((_, i) => !gone.has(i))],
    ["neighbours rewritten", pieces.map((piece, i) => (rewritten.has(i) ? fresh() : piece))],
    ["a sentence moved", moved(pieces, sentences, 1)],
    ["a paragraph moved", moved(pieces, sentences, 4)],
    ["wrapped at 60", pieces, (raw) => wrapped(raw, 60)],
    ["wrapped at 80", pieces, (raw) => wrapped(raw, 80)],
    [composed, pieces, (raw) => raw.normalize(composed)],
    ["other quotation marks", pieces, (raw) => raw.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')],
  ];
  return edits.map(([kind, now, change]) => edited(kind, text, { pieces, now, change }));
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (until: number) => {
    if (until > at) pieces.push({ from: at, text: text.slice(at, until) });
    at = until;
  };
  for (const line of text.matchAll(/[^\n]+/g)) {
    const run = { start: line.index, end: line.index + line[0].length };
    for (const { start, end } of sentencesOf(text, run)) {
      add(start);
      add(end);
    }
  }
  add(text.length);
  return pieces;
}

function fresh(): Piece {
  return { from: null, text: `${NEW_SENTENCES[next(NEW_SENTENCES.length)] ?? ""} ` };
}

/** Some sentences, each with those that follow it, at the end of the text. */
function moved(pieces: readonly Piece[], sentences: readonly number[], count: number): Piece[] {
  const chosen = new Set<number>();
  for (let k = 3; k + count < sentences.length; k += 9) {
    for (let i = sentences[k] ?? 0; i < (sentences[k + count] ?? 0); i++) chosen.add(i);
  }
  const rest = pieces.filter((_, i) => !chosen.has(i));
  const taken = pieces
    .filter((_, i) => chosen.has(i))
    .map((piece) => ({ ...piece, isMoved: true }));
  return [...rest, { from: null, text: "\n\n" }, ...taken];
}

/** Each line broken at spaces, so that none is longer than a width. */
function wrapped(raw: string, width: number): string {
  return raw.replace(new RegExp(`(.{${width / 2},${width}}) `, "g"), "$1\n");
}

function edited(
  kind: string,
  text: string,
  {
    pieces,
    now,
    change,
  }: { pieces: readonly Piece[]; now: readonly Piece[]; change?: (raw: string) => string },
): EditedText {
  const after = now.map((piece) => piece.text).join("");
  const startOf = new Map<number, { at: number; isMoved: boolean }>();
  let at = 0;
  for (const piece of now) {
    if (piece.from !== null) startOf.set(piece.from, { at, isMoved: piece.isMoved === true });
    at += piece.text.length;
  }
  const changed = change ? change(after) : after;
  const marks = marksOf(pieces, text).map(({ piece, span }): Mark => {
    const where = startOf.get(piece.from ?? -1);
    if (!where) return { span, fate: "gone", place: null };
    const shift = where.at - (piece.from ?? 0);
    const place = { start: span.start + shift, end: span.end + shift };
    return {
      span,
      fate: where.isMoved ? "moved" : "unchanged",
      place: change ? through(after, change, place) : place,
    };
  });
  return { kind, after: changed, marks };
}

/** Where a span is after a change that keeps the order of characters. */
function through(text: string, change: (raw: string) => string, { start, end }: Span): Span {
  // Lines broken later do not change the length of what stands before them.
  const changed = change(text);
  const offset = (at: number) =>
    changed.length === text.length ? at : change(text.slice(0, at)).length;
  return { start: offset(start), end: offset(end) };
}

/** Whole sentences, and runs of words out of them that occur once in the text. */
function marksOf(pieces: readonly Piece[], text: string): { piece: Piece; span: Span }[] {
  const marks: { piece: Piece; span: Span }[] = [];
  for (const piece of pieces) {
    const { from } = piece;
    const words = [...piece.text.matchAll(/\S+/g)];
    if (from === null || words.length < 5) continue;
    const add = (start: number, end: number) => {
      const span = { start: from + start, end: from + end };
      const exact = text.slice(span.start, span.end);
      if (text.indexOf(exact) === text.lastIndexOf(exact)) marks.push({ piece, span });
    };
    add(0, piece.text.length);
    const first = next(words.length - 3);
    const [one, last] = [words[first], words[Math.min(words.length - 1, first + 2 + next(5))]];
    if (one && last) add(one.index, last.index + last[0].length);
  }
  return marks;
}
