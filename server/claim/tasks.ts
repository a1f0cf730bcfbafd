import { findLikes, rankClaims, type Comparison, type Like } from "@/lib/claim/compare";
import type { Ranked } from "@/lib/claim/rank";
import { proposeQuantities, type ProposedQuantity } from "@/lib/claim/quantities";
import type { Task } from "@/server/platform/workers";

/** So many UTF-16 code units of statements are compared in a few milliseconds. */
const SHORT = 12_000;

const isShort = ({ words, candidates }: Comparison) =>
  candidates.reduce((length, { statement }) => length + statement.length, words.length) < SHORT;

export const RANK_CLAIMS: Task<Comparison, Ranked[]> = {
  name: "rankClaims",
  run: rankClaims,
  timeoutMs: 10_000,
  isShort,
};

export const FIND_LIKES: Task<Comparison, Like[]> = {
  name: "findLikes",
  run: findLikes,
  timeoutMs: 10_000,
  isShort,
};

interface WordsToRead {
  readonly text: string;
  readonly language?: string | undefined;
}

export function readQuantities({ text, language }: WordsToRead): readonly ProposedQuantity[] {
  return proposeQuantities(text, language);
}

export const READ_QUANTITIES: Task<WordsToRead, readonly ProposedQuantity[]> = {
  name: "readQuantities",
  run: readQuantities,
  timeoutMs: 10_000,
  isShort: ({ text }) => text.length < 1_000,
};
