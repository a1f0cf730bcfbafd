import type { Span } from "../../span/span";

const YEAR = String.raw`(?:1[5-9]\d\d|20\d\d|21\d\d)`;
const BORDER = String.raw`(?<![\p{L}\p{M}\d.,])`;

/** What words say of time, the most telling form first; each is kept as it is written, years as ISO 8601. */
const PERIODS: readonly RegExp[] = [
  new RegExp(
    String.raw`${BORDER}(?:between|from|zwischen|von|entre|de)?\s?(?<first>${YEAR})(?:\s(?:and|to|until|und|bis|et|à|y|a)\s|\s?[-–]\s?)(?<last>${YEAR})(?!\d)`,
    "giu",
  ),
  new RegExp(
    String.raw`${BORDER}(?:since|seit|depuis|desde)\s(?:(?:[\p{L}.]{1,12}\s){0,2}?${YEAR}|[^,.;\s][^,.;]{0,38})`,
    "giu",
  ),
  new RegExp(String.raw`${BORDER}(?<year>${YEAR})(?![\d,.]?\d)(?!\p{L})`, "gu"),
  new RegExp(
    String.raw`${BORDER}(?:(?:last|this|next|per|every|each) (?:year|month|week|quarter|decade|day)|an? (?:year|month|week|quarter|decade|day)(?! (?:ago|earlier|later|before|after)))(?!\p{L})`,
    "giu",
  ),
];

interface Period extends Span {
  readonly period: string;
}

/** The periods that words name, in reading order, none inside another. */
function periodsIn(words: string): readonly Period[] {
  const found: Period[] = [];
  for (const pattern of PERIODS) {
    for (const match of words.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => other.start < end && start < other.end)) continue;
      const { first, last, year } = match.groups ?? {};
      const period = first && last ? `${first}/${last}` : (year ?? match[0].trim());
      found.push({ start, end, period });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/**
 * The period of each quantity of a sentence: the one named behind it and before the next, else one
 * that stands before them all, else the only one of the sentence unless a comparison lies between.
 */
export function periodsOf(sentence: string, quantities: readonly Span[]): readonly string[] {
  const periods = periodsIn(sentence).filter(
    ({ start, end }) =>
      !quantities.some((q) => q.start <= start && end <= q.end && end - start < 5),
  );
  return quantities.map((quantity, i) => {
    const next = quantities[i + 1]?.start ?? sentence.length;
    const own = periods.find(({ start }) => start >= quantity.start && start < next);
    if (own && !(i + 1 < quantities.length && isCompared(sentence, quantity.end, own.start))) {
      return own.period;
    }
    const first = quantities[0]?.start ?? 0;
    const leading = periods.filter(({ end }) => end <= first).at(-1);
    if (leading) return leading.period;
    const [only] = periods;
    if (periods.length !== 1 || !only) return "";
    return isCompared(sentence, quantity.end, only.start) ? "" : only.period;
  });
}

function isCompared(sentence: string, from: number, to: number): boolean {
  return COMPARED.test(sentence.slice(from, Math.max(from, to)));
}

const COMPARED =
  /(?<!\p{L})(?:compared (?:with|to)|as against|up from|down from|from|against|versus|vs|gegenüber|verglichen mit|par rapport à|contre|contra|frente a(?:l)?|en comparación con|than (?:in|a year ago|a year earlier|before))(?!\p{L})\s*/iu;
const BASE = new RegExp(
  String.raw`^[\s,(]*(?:[\p{L}’']+ ){0,2}?(?:compared (?:with|to)|as against|against|versus|vs\.?|gegenüber|verglichen mit|par rapport (?:à|au)|contre|frente al?|en comparación con|(?:up|down) from|(?:more |less |higher |lower |fewer )?than(?= in \d| a year| a decade| before))(?!\p{L})\s*(?:in )?(?<base>(?:[^,.;]|[.,](?=\d)){1,40})`,
  "iu",
);

/** What a quantity is compared with by the words right behind it: "compared with 58.9 % in 2016". */
export function baseAfter(sentence: string, end: number): string {
  return BASE.exec(sentence.slice(end, end + 100))?.groups?.base?.trim() ?? "";
}

const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)(?!\p{L})/u;
const PLACE =
  /(?<!\p{L})(?:in|at|through|over|across)\s(?:the )?(\p{Lu}[\p{L}’-]+(?: \p{Lu}[\p{L}’-]+)*)/u;

export function placeIn(sentence: string): string {
  const place = PLACE.exec(sentence)?.[1] ?? "";
  return MONTH.test(place) ? "" : place;
}

/** Longer runs without an end of a sentence are cut, which keeps the work for them linear. */
const MAX_SENTENCE = 1_000;

/** The sentences of a text, split where a point, a question or an exclamation mark or a line ends one. */
export function sentencesOf(words: string): readonly Span[] {
  return wholeSentencesOf(words).flatMap(({ start, end }) => {
    const pieces: Span[] = [];
    let from = start;
    while (end - from > MAX_SENTENCE) {
      const space = words.lastIndexOf(" ", from + MAX_SENTENCE);
      const to = space > from + MAX_SENTENCE / 2 ? space : from + MAX_SENTENCE;
      pieces.push({ start: from, end: to });
      from = to;
    }
    return [...pieces, { start: from, end }];
  });
}

function wholeSentencesOf(words: string): readonly Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const match of words.matchAll(/[.!?]+["”’')\]]*\s+(?=["“‘'([]*[\p{Lu}\d])|[。！？]|\n+/gu)) {
    if (isAbbreviation(words, match.index)) continue;
    const end = match.index + match[0].length;
    found.push({ start, end });
    start = end;
  }
  if (start < words.length) found.push({ start, end: words.length });
  return found;
}

const ABBREVIATION =
  /(?:^|[^\p{L}])(?:mr|mrs|ms|dr|st|gov|sen|rep|gen|no|nr|vs|approx|ca|sq|art|sec|fig|vol|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mio|mrd|u\.s|\p{Lu})$/iu;

function isAbbreviation(words: string, at: number): boolean {
  return words[at] === "." && ABBREVIATION.test(words.slice(Math.max(0, at - 8), at));
}
