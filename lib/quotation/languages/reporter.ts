import type { Span } from "../../span/span";
import type { Mention } from "../mention";

/** Who says quoted words, and by which words the text says so. UTF-16 code units. */
export interface FoundAttribution {
  readonly cue: Span;
  readonly speaker: Mention | null;
  readonly addressee: Mention | null;
  /** Only "that", a colon or a comma is between the cue and the words. */
  readonly adjacent: boolean;
}

/** A clause that somebody is reported to say, without marks. UTF-16 code units. */
export interface ReportedClause extends Span {
  readonly cue: Span;
  readonly speaker: Mention | null;
}

/**
 * How a language that is written without spaces, or that hangs its cases on words, reports speech:
 * by patterns over its characters.
 */
export interface Reporter {
  /** Who says the words of a span that marks enclose; the span includes the marks. */
  attributionOf(text: string, span: Span): FoundAttribution | null;
  /** Who says words that end at an offset, according to what follows: `”, said X`. */
  attributionAfter(text: string, offset: number): FoundAttribution | null;
  /** The clauses that a sentence reports. */
  clausesOf(text: string, sentence: Span): ReportedClause[];
  /** What is said in a line that begins with a dash, as in novels: `—No me iré —dijo Ana—`. */
  dialogueOf?(text: string, line: Span): ReportedClause[];
}

/** A longer sentence is read by no pattern. UTF-16 code units. */
export const MAX_SENTENCE_LENGTH = 600;

/** How far around quoted words a reporter looks, in UTF-16 code units. */
const REACH = 150;

/** The sentence before the words, or what there is of it within reach; earlier quotations are blank. */
export function sentenceBefore(text: string, { start }: Span): { from: number; words: string } {
  const from = Math.max(0, start - REACH);
  const words = withoutQuotations(text.slice(from, start));
  const end = Math.max(
    ...[..."。！？!?\n"].map((mark) => words.lastIndexOf(mark)),
    lastPoint(words),
  );
  return { from: from + end + 1, words: words.slice(end + 1) };
}

/** The sentence after the words, within reach, up to its end or to the next quotation. */
export function sentenceAfter(text: string, offset: number): string {
  const words = text.slice(offset, offset + REACH);
  const stop = /[。！？!?\n“"„«「『]|\.(?!\d)/u.exec(words);
  return stop ? words.slice(0, stop.index + 1) : words;
}

/** A point that ends a sentence, and not one within a number. */
function lastPoint(words: string): number {
  for (let at = words.length - 1; at >= 0; at--) {
    if (words[at] === "." && !/\d/.test(words[at + 1] ?? "")) return at;
  }
  return -1;
}

const QUOTATIONS = /“[^“”]*”|「[^「」]*」|『[^『』]*』|"[^"]*"|«[^«»]*»/gu;

function withoutQuotations(words: string): string {
  return words.replace(QUOTATIONS, (quoted) => "\u0000".repeat(quoted.length));
}

/** A person named by a stretch of the text, which may begin with their office (`titles`). */
export function person(
  text: string,
  { start, end }: Span,
  pronouns: RegExp,
  titles?: RegExp,
): Mention {
  const written = text.slice(start, end);
  if (pronouns.test(written)) {
    return { start, end, name: "", role: "", naming: "named", isPronoun: true };
  }
  const title = titles?.exec(written)?.[0] ?? "";
  const name = written.slice(title.length).trim() || written;
  return {
    start,
    end,
    name,
    role: name === written ? "" : title.trim(),
    naming: "named",
    isPronoun: false,
  };
}

/** Where the parts of a report stand in a text; null where the expression has not found them. */
interface ReportParts {
  readonly cue: Span;
  readonly who: Span | null;
  readonly clause: Span | null;
}

/** What the groups `who`, `verb` and `clause` of a match name; null where no verb was found. */
export function partsOf(match: RegExpExecArray | null, offset: number): ReportParts | null {
  const cue = match && spanOf(match, "verb", offset);
  if (!match || !cue) return null;
  return { cue, who: spanOf(match, "who", offset), clause: spanOf(match, "clause", offset) };
}

/** An attribution by words directly beside the quotation. */
export function beside(cue: Span, speaker: Mention | null): FoundAttribution {
  return { cue, speaker, addressee: null, adjacent: true };
}

/** Where a named group of a match stands; the expression has the flag `d`. */
export function spanOf(match: RegExpExecArray, group: string, offset: number): Span | null {
  const at = match.indices?.groups?.[group];
  return at ? { start: offset + at[0], end: offset + at[1] } : null;
}
