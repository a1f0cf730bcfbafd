import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { ChangeKind } from "@/lib/change/change";
import { forgetChanged } from "@/server/history/forget";
import { goingOf } from "./goes";
import {
  eachOnDocument,
  lanesOf,
  numberParts,
  valuesOf,
  type ChangedPart,
  type Deletion,
  type Portion,
} from "./portions";

interface Part {
  readonly id: string;
  readonly annotationId: string;
}

type OnDocument = Portion & { readonly documentId: string };

/** Publishes what happens to parts of annotations that are there, in the lanes of these. */
async function publish(
  portion: OnDocument,
  kind: ChangeKind,
  parts: readonly Part[],
): Promise<number[]> {
  const lanes = await lanesOf(
    portion.tx,
    parts.map(({ annotationId }) => annotationId),
  );
  const shown = parts.flatMap(({ id, annotationId }): ChangedPart[] => {
    const lane = lanes.get(annotationId);
    return lane === undefined ? [] : [{ kind, id, annotationId, lane }];
  });
  return numberParts(portion, portion.documentId, shown);
}

const IDS = Prisma.sql`t.id, t."annotationId"`;

export function removeReferences(deletion: Deletion): Promise<void> {
  return eachOnDocument("Reference", deletion, async (portion) => {
    const { tx, rows } = portion;
    const going = await goingOf<Part>(tx, "Reference", deletion, valuesOf(rows), IDS);
    await publish(portion, "reference.deleted", going);
    const id = { in: going.map((part) => part.id) };
    await tx.reference.deleteMany({ where: { id } });
  });
}

export function removeReviews(deletion: Deletion): Promise<void> {
  return eachOnDocument("Review", deletion, async (portion) => {
    const { tx, rows, userId } = portion;
    const columns = Prisma.sql`t."annotationId" AS id, t."annotationId"`;
    const annotationIds = valuesOf(rows, "annotationId");
    const going = await goingOf<Part>(tx, "Review", deletion, annotationIds, columns);
    await publish(portion, "review.deleted", going);
    const annotationId = { in: going.map((part) => part.annotationId) };
    await tx.review.deleteMany({ where: { annotationId, userId } });
  });
}

/** A note under which somebody else answered keeps its place, without words, as a deleted one does. */
export function removeNotes(deletion: Deletion): Promise<void> {
  return eachOnDocument("Note", deletion, async (portion) => {
    const { tx, rows, now, userId } = portion;
    const columns = Prisma.sql`${IDS}, t."deletedAt" IS NULL AS "isThere",
      EXISTS (WITH RECURSIVE below AS (
          SELECT n.id, n."createdById" FROM "Note" n
          WHERE n."annotationId" = t."annotationId" AND n."replyToId" = t.id
          UNION SELECT n.id, n."createdById" FROM below JOIN "Note" n
            ON n."annotationId" = t."annotationId" AND n."replyToId" = below.id)
        SELECT 1 FROM below WHERE "createdById" IS DISTINCT FROM ${userId}::uuid) AS "isAnswered"`;
    type Going = Part & { readonly isThere: boolean; readonly isAnswered: boolean };
    const going = await goingOf<Going>(tx, "Note", deletion, valuesOf(rows), columns);
    await publish(
      portion,
      "note.deleted",
      going.filter(({ isThere }) => isThere),
    );
    const idsOf = (isAnswered: boolean) =>
      going.filter((note) => note.isAnswered === isAnswered).map(({ id }) => id);
    const all = going.map(({ id }) => id);
    await tx.history.deleteMany({ where: { subjectId: { in: all } } });
    await tx.note.deleteMany({ where: { id: { in: idsOf(false) } } });
    await forgetChanged(
      tx,
      () => tx.$executeRaw`
        UPDATE "Note" SET body = '', "deletedAt" = coalesce("deletedAt", ${now}::timestamptz),
          version = version + 1
        WHERE id = ANY(${idsOf(true)}::uuid[])`,
    );
  });
}

/** Checks that only the person made and signed; of others' checks the signature alone. */
export function removeChecks(deletion: Deletion): Promise<void> {
  return eachOnDocument("QuotationCheck", deletion, async (portion) => {
    const { tx, rows, userId } = portion;
    const going = await goingOf<Part>(tx, "QuotationCheck", deletion, valuesOf(rows), IDS);
    await publish(portion, "check.deleted", going);
    const id = { in: going.map((check) => check.id) };
    await tx.quotationCheck.deleteMany({ where: { id } });
    const unsigned = deletion.removes ? await unsign(portion) : [];
    const changed = await followSignatures(portion, [...going, ...unsigned], userId);
    await publish(
      portion,
      "annotation.saved",
      changed.map(({ id: annotationId }) => ({ id: annotationId, annotationId })),
    );
  });
}

async function unsign(portion: OnDocument): Promise<Part[]> {
  const { tx, rows, userId } = portion;
  const unsigned = await tx.$queryRaw<Part[]>`
    UPDATE "QuotationCheck" t
    SET "signedVerdict" = NULL, "signedById" = NULL, "signedAt" = NULL, note = ''
    WHERE t.id = ANY(${valuesOf(rows)}::uuid[]) AND t."signedById" = ${userId}::uuid
    RETURNING ${IDS}`;
  await publish(portion, "check.saved", unsigned);
  return unsigned;
}

/** What a quotation says of its match is what was signed last. */
function followSignatures({ tx }: OnDocument, checks: readonly Part[], userId: string) {
  const ids = [...new Set(checks.map(({ annotationId }) => annotationId))];
  return tx.$queryRaw<{ id: string }[]>`
    UPDATE "Annotation" a SET "quotationMatch" = signed.verdict, version = version + 1
    FROM (SELECT q.id, (SELECT c."signedVerdict" FROM "QuotationCheck" c
        WHERE c."annotationId" = q.id AND c."signedVerdict" IS NOT NULL
        ORDER BY c."signedAt" DESC LIMIT 1) AS verdict
      FROM "Annotation" q WHERE q.id = ANY(${ids}::uuid[])) AS signed
    WHERE a.id = signed.id AND a."quotationMatch" IS DISTINCT FROM signed.verdict
      AND a."createdById" IS DISTINCT FROM ${userId}::uuid
    RETURNING a.id`;
}
