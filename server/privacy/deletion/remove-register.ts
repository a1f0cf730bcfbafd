import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { ChangeKind } from "@/lib/change/change";
import { recordProjectChanges } from "@/server/feed/changes";
import { HAS_SHARED_ENDS } from "./dependents";
import { goingOf } from "./goes";
import { eachInProject, valuesOf, type Deletion, type Portion } from "./portions";

/** What a project's feed is to say of a row. */
interface Gone {
  readonly id: string;
  readonly isShown: boolean;
}

async function publish(portion: Portion, kind: ChangeKind, ids: readonly string[]): Promise<void> {
  const { tx, projectId, by, now: at } = portion;
  const happened = [...new Set(ids)].map((id) => ({ kind, id, projectId, by, at }));
  await recordProjectChanges(tx, projectId, happened);
}

const shownOf = (gone: readonly Gone[]) =>
  gone.filter(({ isShown }) => isShown).map(({ id }) => id);

const NOT_DELETED = Prisma.sql`t.id, t."deletedAt" IS NULL AS "isShown"`;

export function removeEvidence(deletion: Deletion): Promise<void> {
  return eachInProject("Evidence", deletion, async (portion) => {
    const { tx, rows } = portion;
    const going = await goingOf<Gone>(tx, "Evidence", deletion, valuesOf(rows), NOT_DELETED);
    await publish(portion, "evidence.deleted", shownOf(going));
    const ids = going.map(({ id }) => id);
    await tx.history.deleteMany({ where: { subjectId: { in: ids } } });
    await tx.evidence.deleteMany({ where: { id: { in: ids } } });
  });
}

export function removeSearches(deletion: Deletion): Promise<void> {
  return eachInProject("EvidenceSearch", deletion, async (portion) => {
    const { tx, rows } = portion;
    const columns = Prisma.sql`t.id, t."claimId"`;
    type Search = { readonly id: string; readonly claimId: string };
    const going = await goingOf<Search>(tx, "EvidenceSearch", deletion, valuesOf(rows), columns);
    await publish(
      portion,
      "claim.saved",
      going.map(({ claimId }) => claimId),
    );
    await tx.evidenceSearch.deleteMany({ where: { id: { in: going.map(({ id }) => id) } } });
  });
}

export function removeRelations(deletion: Deletion): Promise<void> {
  return eachInProject("SourceRelation", deletion, async (portion) => {
    const { tx, rows } = portion;
    const ids = (await goingOf(tx, "SourceRelation", deletion, valuesOf(rows))).map(({ id }) => id);
    await publish(portion, "relation.deleted", ids);
    await tx.sourceRelation.deleteMany({ where: { id: { in: ids } } });
  });
}

/** Relations between annotations, which end before the annotations they stand between. */
export function removeAnnotationRelations(deletion: Deletion): Promise<void> {
  return eachInProject("AnnotationRelation", deletion, async (portion) => {
    const { tx, rows } = portion;
    const columns = Prisma.sql`t.id, t."deletedAt" IS NULL AND ${HAS_SHARED_ENDS} AS "isShown"`;
    const going = await goingOf<Gone>(tx, "AnnotationRelation", deletion, valuesOf(rows), columns);
    await publish(portion, "annotation-relation.deleted", shownOf(going));
    const ids = going.map(({ id }) => id);
    await tx.history.deleteMany({ where: { subjectId: { in: ids } } });
    await tx.annotationRelation.deleteMany({ where: { id: { in: ids } } });
  });
}

/** Claims that nobody else uses; of those that stay, the person's decisions. */
export function removeClaims(deletion: Deletion): Promise<void> {
  return eachInProject("Claim", deletion, async (portion) => {
    const { tx, rows } = portion;
    const going = await goingOf<Gone>(tx, "Claim", deletion, valuesOf(rows), NOT_DELETED);
    await publish(portion, "claim.deleted", shownOf(going));
    const ids = going.map(({ id }) => id);
    await tx.history.deleteMany({ where: { subjectId: { in: ids } } });
    await tx.claim.updateMany({
      where: { mergedIntoId: { in: ids } },
      data: { mergedIntoId: null },
    });
    await tx.claimPair.deleteMany({
      where: { OR: [{ oneId: { in: ids } }, { otherId: { in: ids } }] },
    });
    await tx.annotation.updateMany({
      where: { rhetoricClaimId: { in: ids } },
      data: { rhetoricClaimId: null },
    });
    await tx.claim.deleteMany({ where: { id: { in: ids } } });
    if (deletion.removes) await undecide(portion);
  });
}

async function undecide(portion: Portion): Promise<void> {
  const { tx, rows, userId, now } = portion;
  const undecided = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Claim" t SET verdict = NULL, rationale = '', "decidedById" = NULL, "decidedAt" = NULL,
      version = version + 1, "updatedAt" = ${now}::timestamptz
    WHERE t.id = ANY(${valuesOf(rows)}::uuid[]) AND t."decidedById" = ${userId}::uuid
    RETURNING t.id`;
  await publish(
    portion,
    "claim.saved",
    undecided.map(({ id }) => id),
  );
}

export function removeSpeakers(deletion: Deletion): Promise<void> {
  return eachInProject("Speaker", deletion, async (portion) => {
    const { tx, rows } = portion;
    const columns = Prisma.sql`t.id, t."deletedAt" IS NULL AND t.change > 0 AS "isShown"`;
    const going = await goingOf<Gone>(tx, "Speaker", deletion, valuesOf(rows), columns);
    await publish(portion, "speaker.deleted", shownOf(going));
    const ids = going.map(({ id }) => id);
    await tx.history.deleteMany({ where: { subjectId: { in: ids } } });
    await tx.speaker.updateMany({
      where: { mergedIntoId: { in: ids } },
      data: { mergedIntoId: null },
    });
    await tx.speaker.deleteMany({ where: { id: { in: ids } } });
  });
}

export function removeQueries(deletion: Deletion): Promise<void> {
  return eachInProject("SavedQuery", deletion, async (portion) => {
    const { tx, rows } = portion;
    const columns = Prisma.sql`t.id, t.shared AND t."deletedAt" IS NULL AS "isShown"`;
    const going = await goingOf<Gone>(tx, "SavedQuery", deletion, valuesOf(rows), columns);
    await publish(portion, "query.deleted", shownOf(going));
    await tx.savedQuery.deleteMany({ where: { id: { in: going.map(({ id }) => id) } } });
  });
}
