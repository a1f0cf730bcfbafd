import "server-only";
import type { Place } from "@/server/annotation/read";
import { Prisma } from "@/prisma/generated/client";
import { identifier, nameAsText } from "@/server/platform/identifier";
import { visibleToSql } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import { codePointsOf } from "@/server/document/offset-codec";
import { read } from "@/server/platform/db";
import { PATIENT } from "@/server/platform/patient";
import { ADJUDICATED_AUTHOR, type Layer } from "./source";
import { COLUMNS, type StoredPage } from "./stored-page";

const person = (id: Prisma.Sql) => Prisma.sql`(
  SELECT json_build_object('id', u.id, 'name', u.name) FROM "User" u WHERE u.id = ${id})`;

/** The rows of a statement as one value; an empty list where there are none. */
const listed = (from: Prisma.Sql) => Prisma.sql`coalesce((${from}), '[]')`;

/** What ANNOTATION_INCLUDE of server/annotation/row.ts names, of annotation `a`. */
const HANGING = Prisma.sql`
  ${listed(Prisma.sql`
    SELECT json_agg(json_build_object('id', r.id, 'annotationId', r."annotationId",
      'relation', r.relation, 'locator', r.locator, 'quote', r.quote, 'createdAt', r."createdAt",
      'authorName', r."authorName", 'archives', coalesce((
        SELECT json_agg(x ORDER BY x.id DESC) FROM (
          SELECT x.id, x.url, x."finalUrl", x."fetchedAt", x.status, x."mediaType", x.size, x.sha256
          FROM "Archive" x WHERE x."referenceId" = r.id ORDER BY x.id DESC LIMIT 1) x), '[]'),
      'createdBy', ${person(Prisma.sql`r."createdById"`)},
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
      'warnings', q.warnings,
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

/**
 * The annotations of a page on which anything hangs. Most carry nothing, and six questions about a
 * whole page cost less than six about each annotation of it.
 */
const CARRYING = Prisma.sql`
  SELECT id FROM page WHERE anchor = 'changed'
  UNION SELECT "annotationId" FROM "Reference" WHERE "annotationId" IN (SELECT id FROM page)
  UNION SELECT "annotationId" FROM "Review" WHERE "annotationId" IN (SELECT id FROM page)
  UNION SELECT "annotationId" FROM "ClaimOccurrence" WHERE "annotationId" IN (SELECT id FROM page)
  UNION SELECT "annotationId" FROM "QuotationCheck" WHERE "annotationId" IN (SELECT id FROM page)
  UNION SELECT "annotationId" FROM "Note" WHERE "annotationId" IN (SELECT id FROM page)
  UNION SELECT "contentAnnotationId" FROM "Attribution"
    WHERE "contentAnnotationId" IN (SELECT id FROM page)`;

const READ_COLUMNS = Prisma.join(COLUMNS.map((name) => identifier(name, "a")));
const COLUMNS_AS_JSON = Prisma.join(
  COLUMNS.map((name) => Prisma.sql`${nameAsText(name)}, json_agg(${identifier(name, "page")})`),
);

/** The annotations of a layer of a document that come after a place in reading order. */
const following = (
  viewer: Viewer,
  documentId: string,
  layer: Layer,
  after: Place | null,
  limit: number,
) => {
  const rest = after
    ? Prisma.sql`AND a.start >= ${after.start} AND (a.start, a.id) > (${after.start}, ${after.id}::uuid)`
    : Prisma.empty;
  const from =
    layer === "adjudicated"
      ? Prisma.sql`(${ADJUDICATED}) a WHERE a."documentId" = ${documentId}::uuid`
      : Prisma.sql`"Annotation" a
        WHERE a."documentId" = ${documentId}::uuid AND ${visibleToSql("a", viewer)}`;
  return Prisma.sql`FROM ${from} ${rest} ORDER BY a.start, a.id LIMIT ${limit}`;
};

/**
 * What stands after the decisions in force, with the columns of annotations: the author is a name, the
 * body is what the curator noted, and the time is that of the decision.
 */
const ADJUDICATED = Prisma.sql`
  SELECT s.id, s."documentId", s.start, s.revision, s.kind, s.target, s.anchor, s.tags, s.properties,
    d.note AS body, 'project'::"Visibility" AS visibility, 'accepted'::"Status" AS status,
    false AS "statusOutdated", d.reason AS "statusReason", s."claimStatement", s."claimType",
    s."claimCheckworthy", s."quotationForm", s."quotationSpeaker", s."quotationCue",
    s."quotationAddressee", NULL::text AS "quotationMatch", s."rhetoricTechnique",
    s."rhetoricTarget", s."rhetoricClaimId", s."rhetoricJustification",
    '[]'::jsonb AS "rhetoricAnswers", NULL::int AS confidence, NULL::jsonb AS suggestion,
    NULL::uuid AS "createdById", ${ADJUDICATED_AUTHOR}::text AS "authorName", d.version, d.change,
    NULL::uuid AS lane, d."createdAt", d."createdAt" AS "updatedAt"
  FROM "AdjudicatedSpan" s JOIN "Adjudication" d ON d.id = s."adjudicationId"
    AND d."deletedAt" IS NULL`;

interface PageRequest {
  readonly layer: Layer;
  readonly viewer: Viewer;
  readonly projectId: string;
  readonly documentId: string;
  /** Null for the first page. */
  readonly after: Place | null;
  readonly limit: number;
}

/** A page, and what has to be known of it where it is not taken apart. */
export interface ReadPage {
  readonly stored: StoredPage;
  readonly ids: readonly string[];
  /** The place of the last annotation; null when there is none. */
  readonly last: Place | null;
  /** How many notes hang on which of its annotations. */
  readonly notes: ReadonlyMap<string, number>;
  /** The claims that its annotations carry. */
  readonly claimIds: readonly string[];
  /** The annotations of the quotations in which others of it stand. */
  readonly enclosingIds: readonly string[];
  /** Those of its annotations that have relations. */
  readonly relatedIds: readonly string[];
}

/** Signs in the text, in reading order, as the database wrote them. */
export interface ReadSigns {
  /** JSON: the values of each column that a sign shows. */
  readonly columns: string;
  readonly ids: readonly string[];
  readonly last: Place | null;
}

/** A page of what the signs in the text show. */
export async function readSigns(
  viewer: Viewer,
  documentId: string,
  layer: Layer,
  after: Place | null,
  limit: number,
): Promise<ReadSigns> {
  const [row] = await read.$queryRaw<Pick<PageRow, "columns" | "ids" | "lastStart">[]>`${PATIENT}
    WITH page AS MATERIALIZED (
      SELECT a.id, a.kind, a.status, a.anchor, a.confidence, a.revision, a.start, a.target,
        (SELECT array_agg(o.commitment) FROM "ClaimOccurrence" o
          JOIN "Claim" c ON c.id = o."claimId" AND c."deletedAt" IS NULL
          WHERE o."annotationId" = a.id) AS commitments,
        coalesce((SELECT s.name FROM "Attribution" t JOIN "Speaker" s ON s.id = t."speakerId"
            WHERE t."contentAnnotationId" = a.id AND t.change > 0),
          CASE WHEN a.kind = 'quotation' THEN a."quotationSpeaker" END) AS speaker
      ${following(viewer, documentId, layer, after, limit)})
    SELECT json_build_object('kind', json_agg(kind), 'status', json_agg(status),
        'anchor', json_agg(anchor), 'confidence', json_agg(confidence),
        'revision', json_agg(revision), 'target', json_agg(target),
        'commitments', json_agg(commitments), 'speaker', json_agg(speaker))::text AS columns,
      string_agg(id::text, ',') AS ids, max(start) AS "lastStart"
    FROM page`;
  if (!row) throw new Error("An aggregate without groups answers one row.");
  return { columns: row.columns, ...placesIn(row) };
}

/** The ids of a page and the place of the last of them. */
function placesIn({ ids, lastStart }: Pick<PageRow, "ids" | "lastStart">) {
  const all = ids?.split(",") ?? [];
  const id = all.at(-1);
  return { ids: all, last: id === undefined ? null : { start: lastStart ?? 0, id } };
}

interface PageRow extends Pick<StoredPage, "columns" | "people" | "hanging"> {
  readonly ids: string | null;
  readonly lastStart: number | null;
  readonly revisions: readonly number[];
  readonly notes: string | null;
  readonly claimIds: readonly string[];
  readonly enclosingIds: readonly string[];
  readonly relatedIds: readonly string[];
  readonly afters: readonly number[];
}

/**
 * A page of annotations with everything they carry, in one statement: the database writes the
 * values of each column as one JSON text, which costs a fraction of a value for each column of each
 * row. `afters` are those known from the pages before; the new ones are read in the same statement,
 * so that the personal change of every annotation is among them.
 */
export async function readPage(request: PageRequest, afters: readonly number[]): Promise<ReadPage> {
  const { viewer, projectId, documentId, layer, after, limit } = request;
  // No DISTINCT among the aggregates of the page: it would sort the rows of all of them.
  const [row] = await read.$queryRaw<PageRow[]>`${PATIENT}
    WITH page AS MATERIALIZED (
      SELECT a.start, ${READ_COLUMNS} ${following(viewer, documentId, layer, after, limit)}),
    hanging AS MATERIALIZED (
      SELECT a.id, ${HANGING} FROM page a WHERE a.id IN (${CARRYING}))
    SELECT json_build_object(${COLUMNS_AS_JSON})::text AS columns,
      string_agg(page.id::text, ',') AS ids,
      max(page.start) AS "lastStart",
      ARRAY(SELECT DISTINCT revision FROM page) AS revisions,
      (SELECT json_object_agg(u.id, u.name)::text FROM "User" u
        WHERE u.id IN (SELECT "createdById" FROM page)) AS people,
      (SELECT json_agg(hanging)::text FROM hanging) AS hanging,
      (SELECT json_object_agg(id, "_count" -> 'notes')::text FROM hanging
        WHERE "_count" ->> 'notes' <> '0') AS notes,
      ARRAY(SELECT DISTINCT occurrence ->> 'claimId'
        FROM hanging, json_array_elements(occurrences) occurrence) AS "claimIds",
      ARRAY(SELECT DISTINCT attribution #>> '{parent,contentAnnotationId}' FROM hanging
        WHERE attribution #>> '{parent,contentAnnotationId}' IS NOT NULL) AS "enclosingIds",
      ARRAY(SELECT x."fromId" FROM "AnnotationRelation" x
          WHERE x."fromId" IN (SELECT id FROM page) AND x."deletedAt" IS NULL
        UNION SELECT x."toId" FROM "AnnotationRelation" x
          WHERE x."toId" IN (SELECT id FROM page) AND x."deletedAt" IS NULL) AS "relatedIds",
      ARRAY(SELECT c."after" FROM "Change" c WHERE c."feedId" = ${documentId}::uuid
        AND c.lane = ${viewer.id}::uuid AND c.number > ${afters.length}
        ORDER BY c.number) AS afters
    FROM page`;
  if (!row) throw new Error("An aggregate without groups answers one row.");
  const codePoints: StoredPage["codePoints"][number][] = [];
  for (const revision of row.revisions) {
    const index = await codePointsOf(documentId, revision);
    if (index) codePoints.push([revision, index.source]);
  }
  return {
    stored: {
      projectId,
      documentId,
      columns: row.columns,
      people: row.people,
      hanging: row.hanging,
      afters: [...afters, ...row.afters],
      codePoints,
    },
    ...placesIn(row),
    notes: new Map(Object.entries(JSON.parse(row.notes ?? "{}") as Record<string, number>)),
    claimIds: row.claimIds,
    enclosingIds: row.enclosingIds,
    relatedIds: row.relatedIds,
  };
}
