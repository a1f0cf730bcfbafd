import type { Span } from "../span/span";
import { areTurned, JOINING, marksOf, type Mark } from "./marks";

/** Words between quotation marks, which the span includes. UTF-16 code units. */
export interface Quoted extends Span {
  /** How many other quoted stretches contain it. */
  readonly depth: number;
}

/** A mark that was opened more UTF-16 code units ago was no quotation mark, or was never closed. */
export const MAX_QUOTED_LENGTH = 6_000;
/** Marks that are open at once; in a longer series most are no quotation marks. */
const MAX_OPEN = 12;

const PAIRS: Readonly<Record<string, string>> = {
  "“": "”",
  "„": "“”",
  "‚": "‘’",
  "‘": "’",
  "「": "」",
  "『": "』",
  "‹": "›",
};
/** Marks that writers and converters take for one another. */
const DOUBLE = /[“”„"]/u;
const GUILLEMET = /[«»]/u;

interface Open extends Span {
  readonly sign: string;
  readonly closes: string;
}

/**
 * The words between quotation marks of any language, outer before inner. Apostrophes are told from
 * single marks; a paragraph that begins with the mark of an open quotation continues it; a mark of
 * another form closes where it stands after words (`“so,"`, `“so„`); a text that begins inside a
 * quotation has it up to its first closing mark; other unpaired marks are ignored. Linear in the
 * text.
 */
export function findQuoted(text: string): Quoted[] {
  const found: Span[] = [];
  const marks = [...marksOf(text)];
  const habits = new Habits(text, marks);
  const open: Open[] = [];
  let isFirst = true;
  for (const [i, mark] of marks.entries()) {
    const { start, end, sign } = mark;
    while (open[0] && start - open[0].start > MAX_QUOTED_LENGTH) open.shift();
    if ((sign === "’" || sign === "‘" || sign === '"') && isApostrophe(text, mark)) continue;
    const matching = closedBy(habits, mark, open);
    if (matching >= 0) {
      const opening = open[matching] as Open;
      if (text.slice(opening.end, start).trim() !== "") found.push({ start: opening.start, end });
      open.length = matching;
      isFirst = false;
      continue;
    }
    const closes = closerOf(habits, mark);
    if (closes === null) {
      if (isFirst && beganBefore(text, mark)) found.push({ start: firstWord(text), end });
      if (DOUBLE.test(sign) || GUILLEMET.test(sign)) isFirst = false;
      continue;
    }
    isFirst = false;
    const last = open.at(-1);
    // Each paragraph of a long quotation opens again, and only the last one closes.
    if (last && last.closes === closes && last.sign === sign) {
      if (/(?:^|\n)\s*$/.test(text.slice(Math.max(0, start - 20), start))) continue;
      if (!isNested(marks, i)) open.pop();
    }
    if (open.length === MAX_OPEN) open.shift();
    open.push({ start, end, sign, closes });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const enclosing: Span[] = [];
  return found.map((span) => {
    while (enclosing.length > 0 && (enclosing.at(-1) as Span).end <= span.start) enclosing.pop();
    const depth = enclosing.length;
    enclosing.push(span);
    return { ...span, depth };
  });
}

const LETTER = /[\p{L}\p{N}]/u;
const firstWord = (text: string): number => Math.max(0, text.search(/\S/u));

/** Whether the quotations that marks of one form open are both closed: `“A “b” c.”` */
function isNested(marks: readonly Mark[], at: number): boolean {
  const { sign } = marks[at] as Mark;
  const next = marks
    .slice(at + 1, at + 1 + MAX_OPEN)
    .filter((one) => one.sign === sign || PAIRS[sign] === one.sign);
  return next.length > 1 && next.slice(0, 2).every((one) => one.sign !== sign);
}

/** Whether a mark closes a quotation whose beginning the text does not have. */
function beganBefore(text: string, { start, end, sign, place }: Mark): boolean {
  if (!/[”"«»“]/u.test(sign)) return false;
  const [before, after] = [text.slice(0, start).trimEnd().at(-1) ?? "", text.slice(end, end + 2)];
  const ends = place === "after" && /[.,!?…]/u.test(before);
  const goesOn = /^\s?[,.]/u.test(after) && !/\p{N}/u.test(before);
  return (
    (ends || goesOn) && start < MAX_QUOTED_LENGTH && !text.slice(0, start).trim().includes("\n")
  );
}

/** What decides about a mark and is the same for many marks of a text; each is found once. */
class Habits {
  private readonly first = new Map<string, number>();
  private readonly next = new Map<RegExp, number>();
  /** Whether guillemets point inwards, »so«. */
  readonly isTurned: boolean;

  constructor(
    readonly text: string,
    marks: readonly Mark[],
  ) {
    // Where no place shows it, whichever mark comes first is the opening one.
    this.isTurned =
      areTurned(marks) ?? marks.find(({ sign }) => sign === "«" || sign === "»")?.sign === "»";
  }

  /** Where a mark is used first; −1 for nowhere. */
  firstOf(mark: string): number {
    let at = this.first.get(mark);
    if (at === undefined) this.first.set(mark, (at = this.text.indexOf(mark)));
    return at;
  }

  /**
   * Where a global expression matches next, from an offset on that never falls; the text's length
   * for nowhere.
   */
  nextOf(sought: RegExp, from: number): number {
    const known = this.next.get(sought) ?? -1;
    if (known >= from) return known;
    sought.lastIndex = from;
    const at = sought.exec(this.text)?.index ?? this.text.length;
    this.next.set(sought, at);
    return at;
  }
}

/** Inside a word, before a decade, or an inch. */
function isApostrophe(text: string, { start, end, sign }: Mark): boolean {
  const [before, after] = [text[start - 1] ?? " ", text[end] ?? " "];
  if (sign === '"') return /\p{N}/u.test(before) && !/[\s.,;:!?)\]]/.test(after);
  return LETTER.test(before) && LETTER.test(after) && !JOINING.test(after);
}

/** The innermost open quotation that a mark closes, by its place in `open`; −1 for none. */
function closedBy(habits: Habits, mark: Mark, open: readonly Open[]): number {
  const { sign, place } = mark;
  const own = open.findLastIndex(({ closes }) => closes.includes(sign));
  if (own >= 0 && closesHere(habits, mark, open[own] as Open)) return own;
  if (place !== "after") return -1;
  if (GUILLEMET.test(sign)) return open.findLastIndex((one) => GUILLEMET.test(one.sign));
  const isInch = sign === '"' && /\p{N}/u.test(habits.text[mark.start - 1] ?? "");
  return DOUBLE.test(sign) && !isInch ? open.findLastIndex((one) => DOUBLE.test(one.sign)) : -1;
}

/** What closes the quotation that a mark opens; null when it opens none. */
function closerOf(habits: Habits, { start, end, sign, place }: Mark): string | null {
  const { text } = habits;
  const [before, after] = [text[start - 1] ?? " ", text[end] ?? " "];
  const begins = (!LETTER.test(before) || JOINING.test(before)) && !/[.,!?;]/.test(before);
  if (sign === '"') return begins && !/\s/.test(after) ? '"' : null;
  if (GUILLEMET.test(sign)) {
    const opens = place === "either" ? sign === (habits.isTurned ? "»" : "«") : place === "before";
    return opens ? (sign === "«" ? "»" : "«") : null;
  }
  // Swedish opens with the mark that closes elsewhere, and so do hurried writers in a new line.
  if (sign === "”" || sign === "’") {
    const isHabit = habits.firstOf(sign === "”" ? "“" : "‘") < 0;
    const opens = isHabit || (sign === "”" && (start === 0 || before === "\n"));
    return begins && LETTER.test(after) && opens && !/\p{N}/u.test(after) ? sign : null;
  }
  if (sign === "‘") return begins ? "’" : null;
  if (place === "after" && DOUBLE.test(sign)) return null;
  return PAIRS[sign] ?? null;
}

/** How far after a plural's apostrophe a better mark counts, in UTF-16 code units. */
const REACH = 400;
const BETTER = /(?<=[^sS\s])’(?![\p{L}\p{N}])/gu;
const STOPS = /[\n‘]/g;

function closesHere(habits: Habits, { start: at, end, sign, place }: Mark, open: Open): boolean {
  const { text } = habits;
  const [before, after] = [text[at - 1] ?? " ", text[end] ?? " "];
  if (sign === '"') return (!LETTER.test(after) || JOINING.test(after)) && at > open.end;
  if (GUILLEMET.test(sign)) return place !== "before" || habits.isTurned !== (sign === "»");
  if (sign === "“" && open.sign !== "„") return false;
  if (sign !== "’") return true;
  if (LETTER.test(after) && !JOINING.test(after)) return false;
  // A plural's apostrophe does not close when a better mark follows in the paragraph.
  if (/s/i.test(before) && /^\s\p{L}/u.test(text.slice(end, end + 2))) {
    const better = habits.nextOf(BETTER, at + 2);
    return better >= Math.min(habits.nextOf(STOPS, at + 1), at + REACH);
  }
  return true;
}
