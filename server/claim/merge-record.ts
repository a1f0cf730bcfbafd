import "server-only";
import type { ClaimOccurrence } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { readPairAnswer, type PairAnswer } from "./pairs";

type Double = Omit<ClaimOccurrence, "createdAt"> & { readonly createdAt: string };

/**
 * What a merge moves, by id. It is kept with the state of the claim that goes, so that the merge
 * can be taken apart, and is shown to nobody: private passages of several people are named in it.
 */
export interface ClaimMergeRecord {
  readonly into: string;
  readonly occurrences: readonly string[];
  /** Whole, because the merge deletes them: their passages carry the other claim already. */
  readonly doubles: readonly Double[];
  readonly evidence: readonly string[];
  readonly searches: readonly string[];
  /** Annotations whose rhetoric serves the claim. */
  readonly served: readonly string[];
  /** Claims that were merged into this one before. */
  readonly claims: readonly string[];
  /** What had been said of the pair. */
  readonly pair: PairAnswer | null;
}

export async function mergeRecordOf(
  tx: Transaction,
  from: string,
  into: string,
): Promise<ClaimMergeRecord> {
  const of = { where: { claimId: from }, select: { id: true } };
  const both = await tx.claimOccurrence.findMany({
    where: { claimId: into },
    select: { annotationId: true },
  });
  const annotationIds = new Set(both.map(({ annotationId }) => annotationId));
  const rows = await tx.claimOccurrence.findMany({ where: of.where });
  const doubles = rows.filter(({ annotationId }) => annotationIds.has(annotationId));
  return {
    into,
    occurrences: idsOf(rows.filter((row) => !doubles.includes(row))),
    doubles: doubles.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    evidence: idsOf(await tx.evidence.findMany(of)),
    searches: idsOf(await tx.evidenceSearch.findMany(of)),
    served: idsOf(
      await tx.annotation.findMany({ where: { rhetoricClaimId: from }, select: of.select }),
    ),
    claims: idsOf(await tx.claim.findMany({ where: { mergedIntoId: from }, select: of.select })),
    pair: await readPairAnswer(tx, [from, into]),
  };
}

/** The last merge of each of these claims, where what it moved was kept. */
export async function lastMerges(
  tx: Transaction,
  claimIds: readonly string[],
): Promise<Map<string, ClaimMergeRecord>> {
  const rows = await tx.history.findMany({
    where: { subject: "claim", action: "merge", subjectId: { in: [...claimIds] } },
    orderBy: { version: "asc" },
    select: { subjectId: true, before: true },
  });
  return new Map(
    rows.flatMap(({ subjectId, before }) => {
      const { moved } = before as { moved?: unknown };
      return moved ? [[subjectId, moved as ClaimMergeRecord] as const] : [];
    }),
  );
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
