import "server-only";
import type { ReAnchoredTarget } from "@/lib/anchor/re-anchor";
import { Prisma } from "@/prisma/generated/client";
import { newId } from "@/server/platform/new-id";
import type { ReadClient, Transaction } from "@/server/platform/db";

/** The method of the event that says: these words were annotated when they were gone already. */
export const REMOVED_WORDS = "removed";

/** An annotation of words that a later revision had removed, made under its document's lock. */
interface OfRemovedWords {
  readonly id: string;
  readonly projectId: string;
  readonly documentId: string;
  /** The revision in which the words stand. */
  readonly revision: number;
  readonly target: Prisma.InputJsonValue;
}

/** Keeps that an annotation is about words that were gone when it was made. */
export async function noteRemovedWords(
  tx: Transaction,
  { id, projectId, documentId, revision, target }: OfRemovedWords,
  current: number,
  now: Date,
): Promise<void> {
  await tx.anchorEvent.create({
    data: {
      id: newId(),
      projectId,
      documentId,
      annotationId: id,
      fromRevision: revision,
      toRevision: current,
      anchor: "lost",
      method: REMOVED_WORDS,
      before: target,
      after: [],
      createdAt: now,
    },
  });
}

/** Which of these annotations are about words that were gone when they were made, and still are. */
export async function aboutRemovedWords(
  from: ReadClient,
  which: Prisma.AnnotationWhereInput,
): Promise<ReadonlySet<string>> {
  const lost = await from.annotation.findMany({
    where: { AND: [which, { anchor: "lost", anchorEvents: { some: { method: REMOVED_WORDS } } }] },
    select: {
      id: true,
      revision: true,
      anchorEvents: { where: { method: REMOVED_WORDS }, select: { fromRevision: true } },
    },
  });
  // One that was given another place meanwhile is about the words there.
  return new Set(
    lost.flatMap(({ id, revision, anchorEvents }) =>
      anchorEvents.some(({ fromRevision }) => fromRevision === revision) ? id : [],
    ),
  );
}

/** Words that were gone are found again where the same ones stand: other words are not theirs. */
export function onlyIfBack(found: ReAnchoredTarget): ReAnchoredTarget {
  if (found.anchor === "exact" || found.anchor === "moved") return found;
  return { ...found, anchor: "lost" };
}
