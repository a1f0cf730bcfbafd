import type { Span } from "../span/span";

/** Words between quotation marks, which the span includes. UTF-16 code units. */
export interface Quoted extends Span {
  /** How many other quoted stretches contain it. */
  readonly depth: number;
}

/** A mark that was opened more UTF-16 code units ago was no quotation mark, or was never closed. */
const MAX_QUOTED_LENGTH = 6_000;

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
  let open: Open[] = [];
  for (const { 0: mark, index: at } of text.matchAll(/[“”„"«»‘’‚「」『』‹›]/gu)) {
    open = open.filter((one) => at - one.at <= MAX_QUOTED_LENGTH);
    if (mark === "’" || mark === "‘" || mark === '"') {
      if (isApostrophe(text, at, mark)) continue;
    }
    const matching = open.findLastIndex(({ closes }) => closes.includes(mark));
    const closing = matching >= 0 && closesHere(text, at, mark, open[matching] as Open);
    if (closing) {
      const { at: start } = open[matching] as Open;
      if (text.slice(start + 1, at).trim() !== "") found.push({ start, end: at + 1 });
      open.length = matching;
      continue;
    }
    const closes = closerOf(text, at, mark, open);
    if (!closes) continue;
    const last = open.at(-1);
    // Each paragraph of a long quotation opens again, and only the last one closes.
    if (last && last.closes === closes && text[last.at] === mark) {
      if (/(?:^|\n)\s*$/.test(text.slice(Math.max(0, at - 20), at))) continue;
      open.pop();
    }
    open.push({ at, closes });
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const around: Span[] = [];
  return found.map((span) => {
    while (around.length > 0 && (around.at(-1) as Span).end <= span.start) around.pop();
    const depth = around.length;
    around.push(span);
    return { ...span, depth };
  });
}

const LETTER = /[\p{L}\p{N}]/u;

/** Inside a word, before a decade, or an inch. */
function isApostrophe(text: string, at: number, mark: string): boolean {
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  if (mark === '"') return /\p{N}/u.test(before) && !/[\s.,;:!?)\]]/.test(after);
  return LETTER.test(before) && LETTER.test(after);
}

function closerOf(text: string, at: number, mark: string, open: readonly Open[]): string | null {
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  const begins = !LETTER.test(before) && !/[.,!?;]/.test(before);
  if (mark === '"') return begins && !/\s/.test(after) ? '"' : null;
  if (mark === "«" || mark === "»") {
    // Whichever mark comes first while nothing is open is the opening one in this text.
    const first = /[«»]/.exec(text)?.[0] ?? "«";
    return mark === first || open.length > 0 ? (mark === "«" ? "»" : "«") : null;
  }
  // Swedish opens with the mark that closes elsewhere.
  if (mark === "”" || mark === "’") {
    return begins &&
      LETTER.test(after) &&
      !text.includes(mark === "”" ? "“" : "‘") &&
      !/\p{N}/u.test(after)
      ? mark
      : null;
  }
  if (mark === "‘") return begins ? "’" : null;
  return PAIRS[mark] ?? null;
}

function closesHere(text: string, at: number, mark: string, { at: start }: Open): boolean {
  const [before, after] = [text[at - 1] ?? " ", text[at + 1] ?? " "];
  if (mark === '"') return !LETTER.test(after) && at > start + 1;
  if (mark === "“" && text[start] !== "„") return false;
  if (mark !== "’") return true;
  if (LETTER.test(after)) return false;
  // A plural's apostrophe does not close when a better mark follows in the paragraph.
  if (/s/i.test(before) && /^\s\p{L}/u.test(text.slice(at + 1, at + 3))) {
    const rest = /^[^\n‘]*/u.exec(text.slice(at + 1, at + 400))?.[0] ?? "";
    return !/[^sS\s]’(?![\p{L}\p{N}])/u.test(rest);
  }
  return true;
}
