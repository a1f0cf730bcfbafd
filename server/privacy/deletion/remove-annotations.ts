import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { recordProjectChanges } from "@/server/feed/changes";
import { goingOf } from "./goes";
import { eachOnDocument, numberParts, valuesOf, type Deletion, type Portion } from "./portions";

interface Going {
  readonly id: string;
  readonly lane: string | null;
  readonly isThere: boolean;
}

/**
 * Removes a person's annotations with all that hangs on them, each with its number, so that open
 * pages take them away. Claims and speakers whose pages showed them are published too.
 */
export function removeAnnotations(deletion: Deletion): Promise<void> {
  return eachOnDocument("Annotation", deletion, async (portion) => {
    const { tx, documentId, rows } = portion;
    const columns = Prisma.sql`t.id, t.lane, t."deletedAt" IS NULL AS "isThere"`;
    const going = await goingOf<Going>(tx, "Annotation", deletion, valuesOf(rows), columns);
    if (going.length === 0) return;
    const shown = going.filter(({ isThere, lane }) => isThere && lane === null);
    const referrers = await referrersOf(
      portion,
      shown.map(({ id }) => id),
    );
    await numberParts(portion, documentId, [
      ...shown.map(({ id }) => ({ kind: "annotation.deleted" as const, id, lane: null })),
      ...(await nestedIn(
        portion,
        going.map(({ id }) => id),
      )),
    ]);
    await removeRows(
      portion,
      going.map(({ id }) => id),
    );
    const { projectId, by, now: at } = portion;
    await recordProjectChanges(
      tx,
      projectId,
      referrers.map((referrer) => ({ ...referrer, projectId, by, at })),
    );
  });
}

/** The claims that annotations carry and the speakers they quote. */
async function referrersOf({ tx }: Portion, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const occurrences = await tx.claimOccurrence.findMany({
    where: { annotationId: { in: [...ids] }, claim: { deletedAt: null } },
    distinct: ["claimId"],
    orderBy: { claimId: "asc" },
    select: { claimId: true },
  });
  const attributions = await tx.attribution.findMany({
    where: { contentAnnotationId: { in: [...ids] }, speaker: { deletedAt: null } },
    distinct: ["speakerId"],
    orderBy: { speakerId: "asc" },
    select: { speakerId: true },
  });
  return [
    ...occurrences.map(({ claimId }) => ({ kind: "claim.saved" as const, id: claimId })),
    ...attributions.flatMap(({ speakerId }) =>
      speakerId ? [{ kind: "speaker.saved" as const, id: speakerId }] : [],
    ),
  ];
}

/** Quotations of others that stood inside these, and stand by themselves afterwards. */
async function nestedIn({ tx }: Portion, ids: readonly string[]) {
  const inner = await tx.attribution.findMany({
    where: {
      parent: { contentAnnotationId: { in: [...ids] } },
      contentAnnotationId: { notIn: [...ids] },
      annotation: { deletedAt: null },
    },
    orderBy: { id: "asc" },
    select: { id: true, contentAnnotationId: true, annotation: { select: { lane: true } } },
  });
  return inner.map(({ id, contentAnnotationId: annotationId, annotation: { lane } }) => {
    const kind = "attribution.saved" as const;
    return { kind, id, annotationId, lane };
  });
}

async function removeRows({ tx }: Portion, ids: readonly string[]): Promise<void> {
  const annotationId = { in: [...ids] };
  const notes = await tx.note.findMany({ where: { annotationId }, select: { id: true } });
  const relations = await tx.annotationRelation.findMany({
    where: { OR: [{ fromId: annotationId }, { toId: annotationId }] },
    select: { id: true },
  });
  const subjectId = { in: [...ids, ...[...notes, ...relations].map(({ id }) => id)] };
  await tx.history.deleteMany({ where: { subjectId } });
  await tx.evidence.updateMany({ where: { annotationId }, data: { annotationId: null } });
  const viaAnnotationId = annotationId;
  await tx.sourceRelation.updateMany({
    where: { viaAnnotationId },
    data: { viaAnnotationId: null },
  });
  await tx.annotation.deleteMany({ where: { id: annotationId } });
}
