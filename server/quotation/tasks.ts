import { LRUCache } from "lru-cache";
import { check, type Checked } from "@/lib/quotation/check";
import { findQuotations, type Place, type Proposal } from "@/lib/quotation/find";
import { SourceIndex } from "@/lib/quotation/source-index";
import type { Task } from "@/server/platform/workers";

/** Everything a text quotes. */
export function findProposals(place: Place): Proposal[] {
  return findQuotations(place);
}

export const FIND_PROPOSALS: Task<Place, Proposal[]> = {
  name: "findProposals",
  run: findProposals,
  timeoutMs: 30_000,
  isShort: ({ text }) => text.length < 5_000,
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
