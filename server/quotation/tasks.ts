import { LRUCache } from "lru-cache";
import { check, type Checked } from "@/lib/quotation/check";
import { cuesOf } from "@/lib/quotation/cues";
import { findQuotations, type Place, type Proposal } from "@/lib/quotation/find";
import { SourceIndex } from "@/lib/quotation/source-index";
import type { Task } from "@/server/platform/workers";

/**
 * Everything a text quotes. The tagger of English is loaded when an English text is first read, and
 * what detects a language when the first text without a stated one is.
 */
export async function findProposals(place: Place): Promise<Proposal[]> {
  const known = place.language ? place : { ...place, language: await languageOf(place) };
  if (!isEnglish(known)) return findQuotations(known);
  const { readEnglish } = await import("@/lib/quotation/english/english");
  return findQuotations(known, readEnglish);
}

async function languageOf({ text }: Place): Promise<string> {
  const { detectLanguage } = await import("@/lib/quotation/languages/detect");
  return detectLanguage(text);
}

const isEnglish = ({ language, text }: Place): boolean =>
  cuesOf(language ?? "", text).language === "en";

export const FIND_PROPOSALS: Task<Place, Proposal[]> = {
  name: "findProposals",
  run: findProposals,
  timeoutMs: 30_000,
  // Tagger and detector belong into a thread: loading them takes longer than starting one.
  isShort: (place) => place.text.length < 5_000 && !!place.language && !isEnglish(place),
};

interface Comparison {
  readonly quote: string;
  readonly source: string;
}

/** Sources that were indexed, since the next quotation is often compared with the same one. */
const indexes = new LRUCache<string, SourceIndex>({
  maxSize: 8_000_000,
  sizeCalculation: ({ text }) => 1_000 + text.length,
});

/** Compares quoted words with the whole text of a source. */
export function compareWords({ quote, source }: Comparison): Checked {
  let index = indexes.get(source);
  if (!index) indexes.set(source, (index = new SourceIndex(source)));
  return check(quote, index);
}

export const COMPARE_WORDS: Task<Comparison, Checked> = {
  name: "compareWords",
  run: compareWords,
  timeoutMs: 30_000,
  isShort: ({ quote, source }) => quote.length < 2_000 && source.length < 10_000,
};
