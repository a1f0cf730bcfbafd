import "server-only";
import { compareNumbers, nearestNumber } from "@/lib/claim/number-comparison";
import type { claimNumbers } from "@/lib/contract/evidence";
import type { ShapeOf } from "@/lib/contract/offsets";
import { done, type Outcome } from "@/lib/outcome";
import { runTask } from "@/server/platform/workers";
import type { Viewer } from "@/server/access/viewer";
import { listEvidence, type Evidence } from "./evidence/read";
import { readClaim, type ClaimInFull } from "./passages";
import { READ_QUANTITIES } from "./tasks";

/** The numbers of a claim, and those of its evidence set against them. */
export type ClaimNumbers = ShapeOf<typeof claimNumbers>;
type NumberFound = ClaimNumbers["numbers"][number];

/** A claim or a quotation with more numbers is a table; UTF-16 code units of words that are read. */
const MAX_NUMBERS = 20;
const MAX_LENGTH = 5_000;

/** The numbers of a claim's evidence, each set against the nearest number of the claim. */
export async function readClaimNumbers(
  viewer: Viewer,
  claimId: string,
): Promise<Outcome<ClaimNumbers>> {
  const claim = await readClaim(viewer, claimId);
  if (!claim.ok) return claim;
  const evidence = await listEvidence(viewer, claimId);
  if (!evidence.ok) return evidence;
  return numbersOf(claim.value, evidence.value.items);
}

/** The same of what has been read. */
export async function numbersOf(
  { statement, occurrences }: Pick<ClaimInFull, "statement" | "occurrences">,
  evidence: readonly Pick<Evidence, "id" | "quote">[],
): Promise<Outcome<ClaimNumbers>> {
  const own = await numbersIn(statement);
  if (!own.ok) return own;
  const numbers = [...own.value];
  for (const { quantities, wording, quote } of occurrences) {
    for (const quantity of quantities) {
      const isKnown = numbers.some(
        ({ value, low, high, unit, comparator }) =>
          value === quantity.value &&
          low === quantity.low &&
          high === quantity.high &&
          unit === quantity.unit &&
          comparator === quantity.comparator,
      );
      if (!isKnown) numbers.push({ ...quantity, exact: wording || quote });
    }
  }
  const claimed = numbers.slice(0, MAX_NUMBERS);
  if (claimed.length === 0) return done({ numbers: claimed, items: [] });
  const items: ClaimNumbers["items"][number][] = [];
  for (const { id, quote } of evidence) {
    const found = await numbersIn(quote);
    if (!found.ok) return found;
    for (const number of found.value) {
      const against = nearestNumber(claimed, number);
      const one = against === null ? undefined : claimed[against];
      if (against === null || !one) continue;
      items.push({ evidenceId: id, number, against, ...compareNumbers(one, number) });
    }
  }
  return done({ numbers: claimed, items });
}

async function numbersIn(words: string): Promise<Outcome<readonly NumberFound[]>> {
  const text = words.slice(0, MAX_LENGTH);
  // Most quotations name none, and are not read at all.
  if (!/[\p{L}\p{N}]/u.test(text)) return done([]);
  const read = await runTask(READ_QUANTITIES, { text });
  if (!read.ok) return read;
  return done(
    read.value.slice(0, MAX_NUMBERS).map(({ start, end, ...quantity }) => ({
      ...quantity,
      exact: text.slice(start, end),
    })),
  );
}
