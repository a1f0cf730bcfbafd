import "server-only";
import type { Place } from "@/server/annotation/read";
import type { AnnotationRow } from "@/server/annotation/row";
import { Prisma } from "@/prisma/generated/client";
import { visibleToSql } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";

const person = (id: Prisma.Sql) => Prisma.sql`(
  SELECT json_build_object('id', u.id, 'name', u.name) FROM "User" u WHERE u.id = ${id})`;

/** The rows of a statement as one value; an empty list where there are none. */
const listed = (from: Prisma.Sql) => Prisma.sql`coalesce((${from}), '[]')`;

/** What ANNOTATION_INCLUDE of server/annotation/row.ts names, of annotation `a`. */
const HANGING = Prisma.sql`
  ${person(Prisma.sql`a."createdById"`)} AS "createdBy",
  ${listed(Prisma.sql`
    SELECT json_agg(json_build_object('id', r.id, 'annotationId', r."annotationId",
      'relation', r.relation, 'locator', r.locator, 'quote', r.quote, 'createdAt', r."createdAt",
      'authorName', r."authorName", 'createdBy', ${person(Prisma.sql`r."createdById"`)},
      'source', json_build_object('id', s.id, 'url', s.url, 'csl', s.csl, 'citation', s.citation))
      ORDER BY r.id)
    FROM "Reference" r JOIN "Source" s ON s.id = r."sourceId"
    WHERE r."annotationId" = a.id AND r."deletedAt" IS NULL`)} AS "references",
  ${listed(Prisma.sql`
    SELECT json_agg(json_build_object('annotationId', r."annotationId", 'verdict', r.verdict,
      'comment', r.comment, 'updatedAt', r."updatedAt", 'user', ${person(Prisma.sql`r."userId"`)})
      ORDER BY r."createdAt")
    FROM "Review" r WHERE r."annotationId" = a.id`)} AS reviews,
  ${listed(Prisma.sql`
    SELECT json_agg(json_build_object('id', o.id, 'annotationId', o."annotationId",
      'claimId', o."claimId", 'wording', o.wording, 'role', o.role, 'commitment', o.commitment,
      'quantities', o.quantities, 'change', o.change,
      'claim', json_build_object('statement', c.statement, 'verdict', c.verdict)) ORDER BY o.id)
    FROM "ClaimOccurrence" o JOIN "Claim" c ON c.id = o."claimId" AND c."deletedAt" IS NULL
    WHERE o."annotationId" = a.id`)} AS occurrences,
  (
    SELECT json_build_object('id', t.id, 'contentAnnotationId', t."contentAnnotationId",
      'change', t.change, 'cue', t.cue, 'source', t.source, 'addressee', t.addressee,
      'naming', t.naming,
      'speaker', (SELECT json_build_object('id', s.id, 'name', s.name)
        FROM "Speaker" s WHERE s.id = t."speakerId"),
      'addresseeSpeaker', (SELECT json_build_object('id', s.id, 'name', s.name)
        FROM "Speaker" s WHERE s.id = t."addresseeId"),
      'parent', (SELECT json_build_object('contentAnnotationId', p."contentAnnotationId",
          'annotation', json_build_object('visibility', b.visibility,
            'createdById', b."createdById", 'deletedAt', b."deletedAt"))
        FROM "Attribution" p JOIN "Annotation" b ON b.id = p."contentAnnotationId"
        WHERE p.id = t."parentId"))
    FROM "Attribution" t WHERE t."contentAnnotationId" = a.id
  ) AS attribution,
  ${listed(Prisma.sql`
    SELECT json_agg(json_build_object('id', q.id, 'annotationId', q."annotationId",
      'sourceDocumentId', q."sourceDocumentId", 'sourceRevision', q."sourceRevision",
      'revision', q.revision, 'verdict', q.verdict, 'signedVerdict', q."signedVerdict",
      'signedBy', ${person(Prisma.sql`q."signedById"`)},
      'sourceDocument', json_build_object('title', d.title, 'revisionNumber', d."revisionNumber"))
      ORDER BY q.id)
    FROM "QuotationCheck" q JOIN "Document" d ON d.id = q."sourceDocumentId"
      AND d."deletedAt" IS NULL
    WHERE q."annotationId" = a.id`)} AS "quotationChecks",
  CASE WHEN a.anchor = 'changed' THEN ${listed(Prisma.sql`
    SELECT json_agg(json_build_object('before', e.before))
    FROM (SELECT before FROM "AnchorEvent" e WHERE e."annotationId" = a.id AND e.anchor = 'changed'
      ORDER BY e."toRevision" DESC LIMIT 1) e`)} ELSE '[]' END AS "anchorEvents",
  json_build_object('notes', (SELECT count(*) FROM "Note" n
    WHERE n."annotationId" = a.id AND n."deletedAt" IS NULL)) AS "_count"`;

/** The annotations of a document that come after a place in reading order, as many as asked for. */
const following = (viewer: Viewer, documentId: string, after: Place | null, limit: number) => {
  const rest = after
    ? Prisma.sql`AND a.start >= ${after.start} AND (a.start, a.id) > (${after.start}, ${after.id}::uuid)`
    : Prisma.empty;
  return Prisma.sql`FROM "Annotation" a
    WHERE a."documentId" = ${documentId}::uuid AND ${visibleToSql("a", viewer)} ${rest}
    ORDER BY a.start, a.id LIMIT ${limit}`;
};

/**
 * A page of rows with everything they carry, as `findMany` with ANNOTATION_INCLUDE reads them, in
 * one statement: each row comes as one JSON text, which is taken apart in a fraction of the time
 * that a value for each column takes.
 */
export async function annotationRows(
  viewer: Viewer,
  documentId: string,
  after: Place | null,
  limit: number,
): Promise<AnnotationRow[]> {
  const rows = await read.$queryRaw<{ json: string }[]>`
    SELECT row_to_json(found)::text AS json
    FROM (SELECT a.*, ${HANGING} ${following(viewer, documentId, after, limit)}) found`;
  return rows.map(({ json }) => withDates(JSON.parse(json) as AnnotationRow));
}

/** JSON has times as text. */
function withDates(row: AnnotationRow): AnnotationRow {
  return {
    ...row,
    createdAt: new Date(row.createdAt),
    updatedAt: new Date(row.updatedAt),
    references: row.references.map((one) => ({ ...one, createdAt: new Date(one.createdAt) })),
    reviews: row.reviews.map((one) => ({ ...one, updatedAt: new Date(one.updatedAt) })),
  };
}

/** Where an annotation lies and what its sign in the text shows. */
export interface SignRow extends Pick<
  AnnotationRow,
  "id" | "kind" | "status" | "anchor" | "confidence" | "revision" | "start" | "target"
> {
  readonly commitments: readonly string[] | null;
  readonly speaker: string | null;
}

/** A page of them. A start is a UTF-16 code unit. */
export async function signRows(
  viewer: Viewer,
  documentId: string,
  after: Place | null,
  limit: number,
): Promise<SignRow[]> {
  return read.$queryRaw<SignRow[]>`
    SELECT a.id, a.kind, a.status, a.anchor, a.confidence, a.revision, a.start, a.target,
      (SELECT array_agg(o.commitment) FROM "ClaimOccurrence" o
        JOIN "Claim" c ON c.id = o."claimId" AND c."deletedAt" IS NULL
        WHERE o."annotationId" = a.id) AS commitments,
      coalesce((SELECT s.name FROM "Attribution" t JOIN "Speaker" s ON s.id = t."speakerId"
          WHERE t."contentAnnotationId" = a.id AND t.change > 0),
        CASE WHEN a.kind = 'quotation' THEN a."quotationSpeaker" END) AS speaker
    ${following(viewer, documentId, after, limit)}`;
}
