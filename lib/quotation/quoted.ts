import type { Span } from "../span/span";

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

interface Open {
  readonly at: number;
  readonly closes: string;
}

/**
 * The words between quotation marks of any language, outer before inner. Apostrophes are told from
 * single marks; a paragraph that begins with the mark of an open quotation continues it; unpaired
 * marks are ignored. Linear in the text.
 */
export function findQuoted(text: string): Quoted[] {
  const found: Span[] = [];
  const habits = new Habits(text);
  const open: Open[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[“”„"«»‘’‚「」『』‹›]/gu)) {
    while (open[0] && at - open[0].at > MAX_QUOTED_LENGTH) open.shift();
    if (mark === "’" || mark === "‘" || mark === '"') {
      if (isApostrophe(text, at, mark)) continue;
    }
    const matching = open.findLastIndex(({ closes }) => closes.includes(mark));
    const closing = matching >= 0 && closesHere(habits, at, mark, open[matching] as Open);
    if (closing) {
      const { at: start } = open[matching] as Open;
      if (text.slice(start + 1, at).trim() !== "") found.push({ start, end: at + 1 });
      open.length = matching;
      continue;
    }
    const closes = closerOf(habits, at, mark, open);
    if (!closes) continue;
    const last = open.at(-1);
    // Each paragraph of a long quotation opens again, and only the last one closes.
    if (last && last.closes === closes && text[last.at] === mark) {
      if (/(?:^|\n)\s*$/.test(text.slice(Math.max(0, at - 20), at))) continue;
      open.pop();
    }
    if (open.length === MAX_OPEN) open.shift();
    open.push({ at, closes });
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

/** What decides about a mark and is the same for many marks of a text; each is found once. */
class Habits {
  private readonly first = new Map<string, number>();
  private readonly next = new Map<RegExp, number>();

  constructor(readonly text: string) {}

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

/** Letters of scripts that join what follows to the closing mark, or precede the opening one. */
const JOINING = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Inside a word, before a decade, or an inch. */
function isApostrophe(text: string, at: number, mark: string): boolean {
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  if (mark === '"') return /\p{N}/u.test(before) && !/[\s.,;:!?)\]]/.test(after);
  return LETTER.test(before) && LETTER.test(after) && !JOINING.test(after);
}

function closerOf(habits: Habits, at: number, mark: string, open: readonly Open[]): string | null {
  const { text } = habits;
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  const begins = (!LETTER.test(before) || JOINING.test(before)) && !/[.,!?;]/.test(before);
  if (mark === '"') return begins && !/\s/.test(after) ? '"' : null;
  if (mark === "«" || mark === "»") {
    // Whichever mark comes first while nothing is open is the opening one in this text.
    const other = mark === "«" ? "»" : "«";
    const [own, others] = [habits.firstOf(mark), habits.firstOf(other)];
    return others < 0 || own < others || open.length > 0 ? other : null;
  }
  // Swedish opens with the mark that closes elsewhere.
  if (mark === "”" || mark === "’") {
    return begins &&
      LETTER.test(after) &&
      habits.firstOf(mark === "”" ? "“" : "‘") < 0 &&
      !/\p{N}/u.test(after)
      ? mark
      : null;
  }
  if (mark === "‘") return begins ? "’" : null;
  return PAIRS[mark] ?? null;
}

/** How far after a plural's apostrophe a better mark counts, in UTF-16 code units. */
const REACH = 400;
const BETTER = /(?<=[^sS\s])’(?![\p{L}\p{N}])/gu;
const STOPS = /[\n‘]/g;

function closesHere(habits: Habits, at: number, mark: string, { at: start }: Open): boolean {
  const { text } = habits;
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  if (mark === '"') return (!LETTER.test(after) || JOINING.test(after)) && at > start + 1;
  if (mark === "“" && text[start] !== "„") return false;
  if (mark !== "’") return true;
  if (LETTER.test(after) && !JOINING.test(after)) return false;
  // A plural's apostrophe does not close when a better mark follows in the paragraph.
  if (/s/i.test(before) && /^\s\p{L}/u.test(text.slice(at + 1, at + 3))) {
    const better = habits.nextOf(BETTER, at + 2);
    return better >= Math.min(habits.nextOf(STOPS, at + 1), at + REACH);
  }
  return true;
}
