import "server-only";
import { Prisma } from "@/prisma/generated/client";

/*
 * What others built upon a person's work, as conditions of SQL. They say the same before anything is
 * removed, for the preview, and while it is removed, under the locks of what they ask about. What
 * was deleted by others counts for nothing.
 */

/** That others' notes, reviews, references, claims, evidence, checks or relations hang on an annotation. */
function othersHangOn(annotationId: Prisma.Sql, me: string): Prisma.Sql {
  const byOthers = Prisma.sql`x."createdById" IS DISTINCT FROM ${me}::uuid`;
  return Prisma.sql`(
    EXISTS (SELECT 1 FROM "Note" x
      WHERE x."annotationId" = ${annotationId} AND x."deletedAt" IS NULL AND ${byOthers})
    OR EXISTS (SELECT 1 FROM "Reference" x
      WHERE x."annotationId" = ${annotationId} AND x."deletedAt" IS NULL AND ${byOthers})
    OR EXISTS (SELECT 1 FROM "Review" x
      WHERE x."annotationId" = ${annotationId} AND x."userId" <> ${me}::uuid)
    OR EXISTS (SELECT 1 FROM "ClaimOccurrence" x
      WHERE x."annotationId" = ${annotationId} AND ${byOthers})
    OR EXISTS (SELECT 1 FROM "Attribution" x
      WHERE x."contentAnnotationId" = ${annotationId} AND ${byOthers})
    OR EXISTS (SELECT 1 FROM "QuotationCheck" x
      WHERE x."annotationId" = ${annotationId}
        AND (${byOthers} OR x."signedById" <> ${me}::uuid))
    OR EXISTS (SELECT 1 FROM "AnnotationRelation" x
      WHERE x."fromId" = ${annotationId} AND x."deletedAt" IS NULL AND ${byOthers})
    OR EXISTS (SELECT 1 FROM "AnnotationRelation" x
      WHERE x."toId" = ${annotationId} AND x."deletedAt" IS NULL AND ${byOthers})
    OR EXISTS (SELECT 1 FROM "Evidence" x
      WHERE x."annotationId" = ${annotationId} AND x."deletedAt" IS NULL AND ${byOthers}))`;
}

/** That the row `a` of "Annotation" stays when the person's work goes: somebody else's, or needed. */
function annotationStays(me: string): Prisma.Sql {
  return Prisma.sql`(a."deletedAt" IS NULL AND (a."createdById" IS DISTINCT FROM ${me}::uuid
    OR (a.visibility <> 'private' AND ${othersHangOn(Prisma.sql`a.id`, me)})))`;
}

/** Tables of work that can go, each with the condition under which a row `t` of `me` stays. */
export const DEPENDENTS = {
  Reference: () => Prisma.sql`false`,
  Review: () => Prisma.sql`false`,
  // A note that others answered keeps its place, without its words.
  Note: () => Prisma.sql`false`,
  SourceRelation: () => Prisma.sql`false`,
  AnnotationRelation: () => Prisma.sql`false`,
  EvidenceSearch: () => Prisma.sql`false`,
  Evidence: () => Prisma.sql`false`,
  SavedQuery: () => Prisma.sql`false`,
  QuotationCheck: (me: string) => Prisma.sql`coalesce(t."createdById" <> ${me}::uuid
    OR t."signedById" <> ${me}::uuid, t."createdById" IS NULL)`,
  Annotation: (me: string) =>
    Prisma.sql`(t.visibility <> 'private' AND ${othersHangOn(Prisma.sql`t.id`, me)})`,
  Claim: (me: string) => Prisma.sql`(
    t."createdById" IS DISTINCT FROM ${me}::uuid
    OR t."decidedById" <> ${me}::uuid
    OR EXISTS (SELECT 1 FROM "ClaimOccurrence" o JOIN "Annotation" a ON a.id = o."annotationId"
      WHERE o."claimId" = t.id AND ${annotationStays(me)})
    OR EXISTS (SELECT 1 FROM "Annotation" a
      WHERE a."rhetoricClaimId" = t.id AND ${annotationStays(me)})
    OR EXISTS (SELECT 1 FROM "Evidence" x WHERE x."claimId" = t.id AND x."deletedAt" IS NULL
      AND x."createdById" IS DISTINCT FROM ${me}::uuid)
    OR EXISTS (SELECT 1 FROM "EvidenceSearch" x WHERE x."claimId" = t.id
      AND x."byId" IS DISTINCT FROM ${me}::uuid)
    OR EXISTS (SELECT 1 FROM "Claim" x WHERE x."mergedIntoId" = t.id
      AND x."createdById" IS DISTINCT FROM ${me}::uuid))`,
  Speaker: (me: string) => Prisma.sql`(
    EXISTS (SELECT 1 FROM "Attribution" x JOIN "Annotation" a ON a.id = x."contentAnnotationId"
      WHERE (x."speakerId" = t.id OR x."addresseeId" = t.id) AND ${annotationStays(me)})
    OR EXISTS (SELECT 1 FROM "Speaker" x WHERE x."mergedIntoId" = t.id
      AND x."createdById" IS DISTINCT FROM ${me}::uuid))`,
  Document: (me: string) => Prisma.sql`(
    EXISTS (SELECT 1 FROM "Annotation" a WHERE a."documentId" = t.id AND ${annotationStays(me)})
    OR EXISTS (SELECT 1 FROM "Revision" x WHERE x."documentId" = t.id
      AND x."createdById" IS DISTINCT FROM ${me}::uuid)
    OR EXISTS (SELECT 1 FROM "Evidence" x WHERE x."documentId" = t.id AND x."deletedAt" IS NULL
      AND x."createdById" IS DISTINCT FROM ${me}::uuid)
    OR EXISTS (SELECT 1 FROM "QuotationCheck" x WHERE x."sourceDocumentId" = t.id
      AND (x."createdById" IS DISTINCT FROM ${me}::uuid OR x."signedById" <> ${me}::uuid)))`,
} as const satisfies Partial<Record<Prisma.ModelName, (me: string) => Prisma.Sql>>;

export type RemovableTable = keyof typeof DEPENDENTS;

/** That a row `t` of `me` is seen by nobody else, and goes whatever is chosen for the work. */
export const PRIVATE_WORK = {
  Annotation: Prisma.sql`t.visibility = 'private'`,
  SavedQuery: Prisma.sql`NOT t.shared`,
  AnnotationRelation: Prisma.sql`EXISTS (SELECT 1 FROM "Annotation" a
    WHERE a.id IN (t."fromId", t."toId") AND a.visibility = 'private')`,
  Speaker: Prisma.sql`t.change = 0`,
} as const satisfies Partial<Record<RemovableTable, Prisma.Sql>>;

/** That everybody sees both ends of a relation `t`: of any other nobody hears. */
export const HAS_SHARED_ENDS = Prisma.sql`NOT EXISTS (SELECT 1 FROM "Annotation" a
  WHERE a.id IN (t."fromId", t."toId") AND (a.visibility = 'private' OR a."deletedAt" IS NOT NULL))`;
