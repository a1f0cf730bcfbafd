import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { read } from "../db";
import type { Viewer } from "../viewer";
import type { Condition } from "./query";
import {
  ANNOTATION_TEXT,
  CLAIM_TEXT,
  DOCUMENT_TEXT,
  NOTE_TEXT,
  PASSAGE_TEXT,
  REFERENCE_TEXT,
  SOURCE_TEXT,
} from "./words";

export const FOUND_IN = ["documents", "annotations", "notes", "references", "claims"] as const;
export type FoundIn = (typeof FOUND_IN)[number];

/** What a search came upon, with the text in which the words stand. */
export interface Row {
  readonly id: string;
  readonly projectId: string;
  readonly documentId: string | null;
  readonly annotationId: string | null;
  readonly title: string;
  readonly text: string;
}

interface Asked {
  readonly viewer: Viewer;
  /** Projects the viewer is a member of. */
  readonly projects: readonly string[];
  readonly condition: Condition;
  /** Whether the condition looks inside words, which no index helps with. */
  readonly parts: boolean;
  /** Only what comes after this one; the newest come first. */
  readonly after?: string;
  readonly limit: number;
}

/** As many passages with all the words as are read for their order; a common word is in thousands. */
const MOST_CANDIDATES = 1_000;
/** As much of a text as a piece is cut from. */
const SHOWN = 20_000;

export function find(where: FoundIn, asked: Asked): Promise<Row[]> {
  return FINDERS[where](asked);
}

function before(id: Prisma.Sql, after?: string) {
  return after ? Prisma.sql`${id} < ${after}::uuid` : Prisma.sql`TRUE`;
}

function within(projectId: Prisma.Sql, projects: readonly string[]) {
  return Prisma.sql`${projectId} = ANY(${[...projects]}::uuid[])`;
}

/** The one filter on annotations (server/documents/read.ts, visibleTo), as SQL. */
function seen({ viewer, projects }: Asked) {
  return Prisma.sql`a."deletedAt" IS NULL AND d."deletedAt" IS NULL
    AND (a.visibility = 'project' OR a."createdById" = ${viewer.id}::uuid)
    AND ${within(Prisma.sql`a."projectId"`, projects)}`;
}

/** Inside words it looks in about a million characters of the newest texts, and in every title. */
const NEWEST = (projects: readonly string[]) => Prisma.sql`(
  SELECT * FROM "Passage" WHERE ${within(Prisma.sql`"projectId"`, projects)}
  ORDER BY "documentId" DESC, start LIMIT 250)`;

const ON_ANNOTATION = (table: Prisma.Sql, alias: Prisma.Sql) => Prisma.sql`
  ${table} ${alias} JOIN "Annotation" a ON a.id = ${alias}."annotationId"
    JOIN "Document" d ON d.id = a."documentId"`;

const FINDERS: Readonly<Record<FoundIn, (asked: Asked) => Promise<Row[]>>> = {
  documents: ({ projects, condition, parts, after, limit }) => read.$queryRaw<Row[]>`
    WITH candidate AS MATERIALIZED (
      SELECT p."documentId", p.start FROM ${parts ? NEWEST(projects) : Prisma.sql`"Passage"`} p
      WHERE ${within(Prisma.sql`p."projectId"`, projects)} AND ${condition(PASSAGE_TEXT)}
      LIMIT ${MOST_CANDIDATES}
    ), found AS (
      SELECT "documentId" AS id, min(start) AS start FROM candidate GROUP BY 1
      UNION ALL
      SELECT d.id, NULL FROM "Document" d
      WHERE ${within(Prisma.sql`d."projectId"`, projects)} AND ${condition(DOCUMENT_TEXT)}
    )
    SELECT d.id, d."projectId", d.id AS "documentId", NULL AS "annotationId", d.title,
      coalesce(p.text, d.title) AS text
    FROM (SELECT id, min(start) AS start FROM found GROUP BY id) f
    JOIN "Document" d ON d.id = f.id AND d."deletedAt" IS NULL
    LEFT JOIN "Passage" p
      ON p."documentId" = d.id AND p.revision = d."revisionNumber" AND p.start = f.start
    WHERE ${before(Prisma.sql`d.id`, after)} ORDER BY d.id DESC LIMIT ${limit}`,

  annotations: (asked) => read.$queryRaw<Row[]>`
    SELECT a.id, a."projectId", a."documentId", a.id AS "annotationId", d.title,
      left(${ANNOTATION_TEXT}, ${SHOWN}) AS text
    FROM "Annotation" a JOIN "Document" d ON d.id = a."documentId"
    WHERE ${seen(asked)} AND ${asked.condition(ANNOTATION_TEXT)}
      AND ${before(Prisma.sql`a.id`, asked.after)}
    ORDER BY a.id DESC LIMIT ${asked.limit}`,

  notes: (asked) => read.$queryRaw<Row[]>`
    SELECT n.id, n."projectId", n."documentId", n."annotationId", d.title, ${NOTE_TEXT} AS text
    FROM ${ON_ANNOTATION(Prisma.sql`"Note"`, Prisma.sql`n`)}
    WHERE n."deletedAt" IS NULL AND ${seen(asked)} AND ${asked.condition(NOTE_TEXT)}
      AND ${before(Prisma.sql`n.id`, asked.after)}
    ORDER BY n.id DESC LIMIT ${asked.limit}`,

  references: (asked) => read.$queryRaw<Row[]>`
    SELECT r.id, r."projectId", r."documentId", r."annotationId", s.citation AS title,
      ${REFERENCE_TEXT} || ' ' || ${SOURCE_TEXT} AS text
    FROM ${ON_ANNOTATION(Prisma.sql`"Reference"`, Prisma.sql`r`)}
    JOIN "Source" s ON s.id = r."sourceId"
    WHERE r."deletedAt" IS NULL AND ${seen(asked)}
      AND ((${asked.condition(REFERENCE_TEXT)}) OR (${asked.condition(SOURCE_TEXT)}))
      AND ${before(Prisma.sql`r.id`, asked.after)}
    ORDER BY r.id DESC LIMIT ${asked.limit}`,

  claims: ({ projects, condition, after, limit }) => read.$queryRaw<Row[]>`
    SELECT c.id, c."projectId", NULL AS "documentId", NULL AS "annotationId", c.statement AS title,
      ${CLAIM_TEXT} AS text
    FROM "Claim" c
    WHERE c."deletedAt" IS NULL AND ${within(Prisma.sql`c."projectId"`, projects)}
      AND ${condition(CLAIM_TEXT)} AND ${before(Prisma.sql`c.id`, after)}
    ORDER BY c.id DESC LIMIT ${limit}`,
};
