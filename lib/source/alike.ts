import { ascending, descending } from "d3-array";
import { fold } from "../text/fold";
import type { ShapeOf } from "../contract/offsets";
import type { alikeSources as alikePair } from "../contract/provenance";

/** What is compared of a source; every part may be empty. */
export interface ComparedSource {
  readonly id: string;
  readonly title: string;
  /** Family names, or the names of institutions. */
  readonly authors: readonly string[];
  readonly year: string;
  /** The journal, newspaper, site or publisher. */
  readonly container: string;
  /** Its DOI or ISBN. */
  readonly identifier: string;
  readonly url: string;
}

/** Two sources by their ids, how alike their titles are, above 0 and at most 1, and what differs. */
export type AlikeSources = Omit<ShapeOf<typeof alikePair>, "one" | "other"> & {
  readonly one: string;
  readonly other: string;
};

/** A title is compared by so many of its rarest words … */
const RARE_WORDS = 8;
/** … that no more titles than this have; what stands in more says little. */
const MAX_TITLES_OF_WORD = 50;
const MAX_WORDS = 60;
/** Below it two titles are not taken for one. */
const ALIKE = 0.7;
/** Titles of one word ("Report") say too little. */
const LEAST_WORDS = 2;

/**
 * Pairs of sources that may be one work, the most alike first. The titles are compared, or the last
 * part of the address where a source has none: the weighted Jaccard coefficient of their words, each
 * with its inverse document frequency (Spärck Jones 1972) as its weight. A number in only one of the
 * titles ("Report 3") makes them two, and so do two DOIs or ISBNs. For n sources at most
 * RARE_WORDS · MAX_TITLES_OF_WORD · n pairs are looked at. `one` is the source that comes first.
 */
export function alikeSources(sources: readonly ComparedSource[]): AlikeSources[] {
  const titles = sources
    .map((source) => ({ source, words: wordsOf(source) }))
    .filter(({ words }) => words.size >= LEAST_WORDS);
  const holders = new Map<string, number[]>();
  for (const [at, { words }] of titles.entries()) {
    for (const word of words) {
      const there = holders.get(word);
      if (there) there.push(at);
      else holders.set(word, [at]);
    }
  }
  const weight = (word: string) => Math.log(1 + titles.length / (holders.get(word)?.length ?? 1));
  const found: AlikeSources[] = [];
  for (const [at, { source, words }] of titles.entries()) {
    const rare = [...words]
      .sort((a, b) => ascending(holders.get(a)?.length, holders.get(b)?.length) || ascending(a, b))
      .slice(0, RARE_WORDS)
      .map((word) => holders.get(word) ?? [])
      .filter((there) => there.length <= MAX_TITLES_OF_WORD);
    for (const before of new Set(rare.flat().filter((other) => other < at))) {
      const other = titles[before];
      if (!other || !mayBeOne(source, other.source)) continue;
      const likeness = likenessOf(other.words, words, weight);
      if (likeness < ALIKE) continue;
      const differs = differencesOf(other.source, source);
      found.push({ one: other.source.id, other: source.id, likeness, differs });
    }
  }
  return found.sort(
    (a, b) =>
      descending(a.likeness, b.likeness) || ascending(a.one, b.one) || ascending(a.other, b.other),
  );
}

function wordsOf({ title, url }: ComparedSource): ReadonlySet<string> {
  return new Set(
    fold(title || nameIn(url))
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "")
      .slice(0, MAX_WORDS),
  );
}

/** "https://paper.example/2024/harbour-opens-to-all.html": "harbour-opens-to-all". */
function nameIn(url: string): string {
  const [path = ""] = url.split(/[?#]/, 1);
  const last = path.replace(/^https?:\/\/[^/]*/i, "").replace(/\/+$/, "");
  return last.slice(last.lastIndexOf("/") + 1).replace(/\.\w{1,5}$/, "");
}

/** Two DOIs or ISBNs name two works, or two editions of one. */
function mayBeOne(one: ComparedSource, other: ComparedSource): boolean {
  return !one.identifier || !other.identifier || one.identifier === other.identifier;
}

function likenessOf(
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
  weight: (word: string) => number,
): number {
  let [shared, all] = [0, 0];
  for (const word of new Set([...one, ...other])) {
    const isShared = one.has(word) && other.has(word);
    if (!isShared && /\p{N}/u.test(word)) return 0;
    all += weight(word);
    if (isShared) shared += weight(word);
  }
  return shared / all;
}

/** What both say of themselves, and not the same. */
function differencesOf(one: ComparedSource, other: ComparedSource): AlikeSources["differs"] {
  const compared = [
    ["author", one.authors.join(", "), other.authors.join(", ")],
    ["year", one.year, other.year],
    ["container", one.container, other.container],
  ] as const;
  return compared
    .filter(([, a, b]) => a !== "" && b !== "" && fold(a) !== fold(b))
    .map(([kind, a, b]) => ({ kind, one: a, other: b }));
}
