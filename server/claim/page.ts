import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { revisionTexts } from "@/server/document/revision-text";
import type { HistoryEntry } from "@/server/history/read";
import { read } from "@/server/platform/db";
import { EVIDENCE_INCLUDE, evidenceFrom, MAX_EVIDENCE, type Evidence } from "./evidence/read";
import { pastOf, type ClaimBefore } from "./history";
import { numbersOf, type ClaimNumbers } from "./numbers";
import { mergedInto, occurrencesFrom, seenOccurrences, textOf, type ClaimInFull } from "./passages";
import { claimsFrom } from "./read";
import { SEARCH_ORDER, searchesFrom, type Search } from "./searches";

/** All that the page of a claim shows. */
interface ClaimPage {
  readonly claim: ClaimInFull;
  readonly evidence: readonly Evidence[];
  readonly numbers: ClaimNumbers;
  readonly searches: readonly Search[];
  readonly past: readonly HistoryEntry<ClaimBefore>[];
}

/** The newest that a page shows of what a claim said before. */
const MAX_PAST = 200;

/** A claim's page, or the id of the claim that it was merged into. */
export async function readClaimPage(
  viewer: Viewer,
  id: string,
): Promise<Outcome<ClaimPage | { readonly mergedInto: string }>> {
  const found = await read.claim.findUnique({
    where: { id },
    include: {
      occurrences: seenOccurrences(viewer),
      evidence: {
        where: { deletedAt: null },
        orderBy: { id: "asc" },
        take: MAX_EVIDENCE,
        include: EVIDENCE_INCLUDE,
      },
      searches: { orderBy: [...SEARCH_ORDER] },
    },
  });
  const refusal = whyNot(
    "claim.read",
    found && (await findMembership(read, viewer, found.projectId)),
  );
  if (refusal || !found) return refusal ?? refused("not-found");
  if (found.mergedIntoId) return done({ mergedInto: found.mergedIntoId });
  const { occurrences, evidence, searches, ...row } = found;
  const [claim] = row.deletedAt ? [] : await claimsFrom(read, viewer, [row]);
  const past = await pastOf(row, { limit: MAX_PAST });
  if (!claim || !past.ok) return refused("not-found");
  // Those of the evidence too, whose offsets are counted in them.
  const texts = await revisionTexts(read, [
    ...occurrences.map(textOf),
    ...evidence.flatMap(({ documentId, revision }) =>
      documentId && revision ? [{ documentId, number: revision }] : [],
    ),
  ]);
  const inFull = {
    ...claim,
    occurrences: occurrencesFrom(occurrences, texts),
    merged: await mergedInto(row),
  };
  const cited = await evidenceFrom(read, viewer, evidence);
  const numbers = await numbersOf(inFull, cited);
  return done({
    claim: inFull,
    evidence: cited,
    // A page is shown without them where the threads are busy.
    numbers: numbers.ok ? numbers.value : { numbers: [], items: [] },
    searches: await searchesFrom(read, searches),
    past: past.value.items,
  });
}
