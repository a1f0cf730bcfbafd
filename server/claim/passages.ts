import "server-only";
import type { Commitment, OccurrenceRole } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { kwicOf } from "@/lib/text/kwic";
import type { Prisma } from "@/prisma/generated/client";
import { read } from "@/server/platform/db";
import { revisionTexts, type RevisionText } from "@/server/document/revision-text";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { claimInFull, merged, occurrence } from "@/lib/contract/claims";
import type { ShapeOf } from "@/lib/contract/offsets";
import { claimBy, seenBy } from "./read";
import { QUANTITIES, SEGMENTS } from "@/server/platform/json-columns";

/** UTF-16 code units on either side: about as many letters as stand there on a wide page. */
const BESIDE = 80;

/** A passage that carries a claim, with the words around it. */
type Occurrence = ShapeOf<typeof occurrence>;

/** A claim that was merged into another, as it stood, and when. */
type Merged = ShapeOf<typeof merged>;

export type ClaimInFull = ShapeOf<typeof claimInFull>;

/** A page shows no more; of a claim that is repeated more often the count is given. */
const MAX_OCCURRENCES = 1_000;

/** A claim with the passages that carry it, as far as the viewer may see them. */
export async function readClaim(viewer: Viewer, id: string): Promise<Outcome<ClaimInFull>> {
  const where = await read.claim.findUnique({
    where: { id },
    select: { projectId: true, mergedIntoId: true },
  });
  const refusal = whyNot(
    "claim.read",
    where && (await findMembership(read, viewer, where.projectId)),
  );
  if (refusal) return refusal;
  if (where?.mergedIntoId) {
    const { mergedIntoId: mergedInto } = where;
    const location = `/api/v1/claims/${mergedInto}`;
    return refused("moved", reason("Refusals.claim.merged"), { more: { mergedInto, location } });
  }
  const claim = await claimBy(read, viewer, id);
  if (!claim) return refused("not-found");
  const rows = await read.claimOccurrence.findMany({
    ...seenOccurrences(viewer),
    where: { claimId: id, ...seenBy(viewer) },
  });
  const texts = await revisionTexts(read, rows.map(textOf));
  return done({
    ...claim,
    occurrences: occurrencesFrom(rows, texts),
    merged: await mergedInto(claim),
  });
}

const OCCURRENCE_INCLUDE = {
  annotation: {
    select: {
      quote: true,
      target: true,
      revision: true,
      start: true,
      anchor: true,
      document: { select: { title: true, date: true, speaker: true } },
    },
  },
} as const satisfies Prisma.ClaimOccurrenceInclude;

type OccurrenceRow = Prisma.ClaimOccurrenceGetPayload<{
  include: typeof OCCURRENCE_INCLUDE;
}>;

/** The occurrences of a claim that a viewer sees, as part of what is asked of the database. */
export function seenOccurrences(viewer: Viewer) {
  return {
    where: seenBy(viewer),
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: MAX_OCCURRENCES,
    include: OCCURRENCE_INCLUDE,
  } as const satisfies Prisma.Claim$occurrencesArgs;
}

/** The text that an occurrence stands in. */
export function textOf({ documentId, annotation }: OccurrenceRow) {
  return { documentId, number: annotation.revision };
}

/**
 * Passages with the words around them: by the date of their documents, undated ones last, and
 * within one document in reading order.
 */
export function occurrencesFrom(
  rows: readonly OccurrenceRow[],
  texts: (documentId: string, number: number) => RevisionText | null,
): Occurrence[] {
  return rows.toSorted(byDate).map(({ annotation, ...row }) => {
    const text = texts(row.documentId, annotation.revision);
    const target = SEGMENTS.read(annotation.target, row.annotationId);
    const context = kwicOf(text?.text ?? "", target, BESIDE);
    return {
      id: row.id,
      annotationId: row.annotationId,
      documentId: row.documentId,
      documentTitle: annotation.document.title,
      documentDate: annotation.document.date,
      documentSpeaker: annotation.document.speaker,
      quote: annotation.quote,
      left: context.before,
      right: context.after,
      role: row.role as OccurrenceRole,
      wording: row.wording,
      commitment: row.commitment as Commitment,
      quantities: [...QUANTITIES.read(row.quantities, row.id)],
      anchor: annotation.anchor,
      createdAt: row.createdAt.toISOString(),
    };
  });
}

/** The claims that were merged into this one, the last one first. */
export async function mergedInto({
  id,
  projectId,
}: {
  readonly id: string;
  readonly projectId: string;
}): Promise<Merged[]> {
  const rows = await read.claim.findMany({
    where: { projectId, mergedIntoId: id },
    orderBy: { change: "desc" },
    select: { id: true, statement: true, deletedAt: true, updatedAt: true },
  });
  return rows.map(({ deletedAt, updatedAt, ...row }) => {
    return { ...row, at: (deletedAt ?? updatedAt).toISOString() };
  });
}

interface Dated {
  readonly documentId: string;
  readonly annotation: { readonly start: number; readonly document: { readonly date: string } };
}

function byDate(a: Dated, b: Dated): number {
  const [one, other] = [a.annotation.document.date || "9", b.annotation.document.date || "9"];
  if (one !== other) return one < other ? -1 : 1;
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.annotation.start - b.annotation.start;
}
