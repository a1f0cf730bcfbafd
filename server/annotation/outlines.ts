import "server-only";
import type { outlines } from "@/lib/contract/outlines";
import type { InUtf16, ShapeOf } from "@/lib/contract/offsets";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { visibleToSql } from "@/server/access/visible-annotations";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";
import type { Place } from "./read";

/** Offsets count UTF-16 code units. */
export type Outlines = InUtf16<ShapeOf<typeof outlines>>;

/** Outlines as the database wrote them. */
interface WrittenOutlines {
  /** An object of `items` and `people` as JSON; offsets count UTF-16 code units. */
  readonly json: string;
  readonly revision: number;
  readonly next: Place | null;
}

interface Row {
  readonly json: string;
  readonly count: number;
  readonly lastStart: number | null;
  readonly lastId: string | null;
}

/** What stands in the row itself. Null is left out of the answer, and what is usual is null. */
const OWN = Prisma.sql`
  'by', a."createdById",
  'name', CASE WHEN a."createdById" IS NULL THEN a."authorName" END,
  'version', a.version,
  'tags', CASE WHEN cardinality(a.tags) > 0 THEN to_json(a.tags) END,
  'status', nullif(a.status, 'open'),
  'statusOutdated', nullif(a."statusOutdated", false),
  'anchor', nullif(a.anchor, 'exact'),
  'private', CASE WHEN a.visibility = 'private' THEN true END,
  'confidence', a.confidence,
  'statement', CASE WHEN a.kind = 'claim' THEN a."claimStatement" END,
  'claimType', CASE WHEN a.kind = 'claim' THEN a."claimType" END,
  'form', CASE WHEN a.kind = 'quotation' THEN a."quotationForm" END,
  'speaker', CASE WHEN a.kind = 'quotation' THEN a."quotationSpeaker" END,
  'technique', CASE WHEN a.kind = 'rhetoric' THEN a."rhetoricTechnique" END,
  'hasBody', CASE WHEN a.body <> '' THEN true END`;

/** One of a target's segments after the other: their offsets, or their words. */
const OFFSETS = Prisma.sql`(
  SELECT json_agg(s.at ORDER BY s.n) FROM (
    SELECT 2 * o.n AS n, o.segment->'start' AS at
    FROM jsonb_array_elements(a.target) WITH ORDINALITY o(segment, n)
    UNION ALL
    SELECT 2 * o.n + 1, o.segment->'end'
    FROM jsonb_array_elements(a.target) WITH ORDINALITY o(segment, n)) s)`;
const WORDS = Prisma.sql`(
  SELECT json_agg(o.segment->'exact' ORDER BY o.n)
  FROM jsonb_array_elements(a.target) WITH ORDINALITY o(segment, n))`;

/**
 * The claims it carries, each with the speaker's commitment. What is looked up for each annotation
 * is a value and not joined: a planner without statistics, as in the embedded database, would
 * read the whole of the other table for each of them.
 */
const CARRIED = Prisma.sql`(
  SELECT json_agg(json_build_object('claimId', o."claimId", 'commitment', o.commitment) ORDER BY o.id)
  FROM "ClaimOccurrence" o
  WHERE o."annotationId" = a.id
    AND (SELECT c."deletedAt" FROM "Claim" c WHERE c.id = o."claimId") IS NULL)`;

/** What the sources of a quotation's checks do to its words. */
const TURNED = Prisma.sql`(
  SELECT json_agg(DISTINCT w.warning->'kind') FROM (
    SELECT jsonb_array_elements(q.warnings) AS warning FROM "QuotationCheck" q
    WHERE q."annotationId" = a.id AND jsonb_typeof(q.warnings) = 'array'
      AND (SELECT d."deletedAt" FROM "Document" d WHERE d.id = q."sourceDocumentId") IS NULL) w)`;

/** The quotation around it, if all who see this one see that one, too. */
function enclosing(viewer: Viewer) {
  return Prisma.sql`(
    SELECT b.id FROM "Annotation" b
    WHERE b.id = (
        SELECT (SELECT p."contentAnnotationId" FROM "Attribution" p WHERE p.id = t."parentId")
        FROM "Attribution" t WHERE t."contentAnnotationId" = a.id AND t.change > 0)
      AND ${visibleToSql("b", viewer)}
      AND (b.visibility = 'project' OR a.visibility = 'private'))`;
}

/**
 * The annotations of a document in brief, in reading order. One statement, whose answer is JSON
 * already: nothing is done for each row here.
 */
export async function writeOutlines(
  viewer: Viewer,
  documentId: string,
  { after, limit }: { after?: Place; limit: number },
): Promise<Outcome<WrittenOutlines>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const revision = access.revisionNumber;
  const rest = after
    ? Prisma.sql`AND (a.start, a.id) > (${after.start}, ${after.id}::uuid)`
    : Prisma.empty;
  const [row] = await read.$queryRaw<Row[]>`
    WITH a AS MATERIALIZED (
      SELECT a.* FROM "Annotation" a
      WHERE a."projectId" = ${access.projectId}::uuid AND a."documentId" = ${documentId}::uuid
        AND ${visibleToSql("a", viewer)} ${rest}
      ORDER BY a.start, a.id LIMIT ${limit})
    SELECT json_build_object(
      'items', coalesce((SELECT json_agg(json_strip_nulls(json_build_object(
        'id', a.id,
        'kind', a.kind,
        'at', CASE
          WHEN a.revision <> ${revision} THEN '[]'::json
          WHEN jsonb_array_length(a.target) = 1 THEN json_build_array(a.start, a."end")
          ELSE ${OFFSETS} END,
        ${OWN},
        'exact', CASE WHEN a.revision <> ${revision} THEN ${WORDS} END,
        'carries', ${CARRIED},
        'turned', CASE WHEN a.kind = 'quotation' THEN ${TURNED} END,
        'inside', CASE WHEN a.kind = 'quotation' THEN ${enclosing(viewer)} END
      )) ORDER BY a.start, a.id) FROM a), '[]'),
      'people', coalesce((SELECT json_object_agg(u.id, u.name) FROM "User" u
        WHERE u.id IN (SELECT "createdById" FROM a)), '{}'))::text AS json,
      (SELECT count(*)::int FROM a) AS count,
      (SELECT a.start FROM a ORDER BY a.start DESC, a.id DESC LIMIT 1) AS "lastStart",
      (SELECT a.id FROM a ORDER BY a.start DESC, a.id DESC LIMIT 1) AS "lastId"`;
  if (!row) return refused("went-wrong");
  const { json, count, lastStart, lastId } = row;
  const isFull = count === limit && lastStart !== null && lastId !== null;
  return done({ json, revision, next: isFull ? { start: lastStart, id: lastId } : null });
}

/** The first annotations of a document in brief, for its page. */
export async function firstOutlines(
  viewer: Viewer,
  documentId: string,
  limit: number,
): Promise<Outcome<Omit<Outlines, "next"> & { readonly next: Place | null }>> {
  const written = await writeOutlines(viewer, documentId, { limit });
  if (!written.ok) return written;
  const { json, ...rest } = written.value;
  return done({ ...rest, ...(JSON.parse(json) as Pick<Outlines, "items" | "people">) });
}
