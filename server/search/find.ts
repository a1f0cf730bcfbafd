import "server-only";
import type { FoundIn } from "@/lib/contract/terms";
import { Prisma } from "@/prisma/generated/client";
import { read, READ_LIMIT_MS, readWithin } from "@/server/platform/db";
import { visibleToSql } from "@/server/access/visible-annotations";
import { speakersSeenBySql } from "@/server/access/visible-speakers";
import type { Viewer } from "@/server/access/viewer";
import type { Condition } from "./query";
import {
  ANNOTATION_TEXT,
  CLAIM_TEXT,
  DOCUMENT_TEXT,
  NOTE_TEXT,
  PASSAGE_TEXT,
  REFERENCE_TEXT,
  SOURCE_TEXT,
  SPEAKER_TEXT,
} from "./words";

/** What a search came upon, with the text in which the words stand. */
export interface Row {
  readonly id: string;
  readonly projectId: string;
  readonly documentId: string | null;
  readonly annotationId: string | null;
  readonly title: string;
  readonly text: string;
}

export interface Search {
  readonly viewer: Viewer;
  /** Projects the viewer is a member of. */
  readonly projects: readonly string[];
  readonly condition: Condition;
  /** Whether the condition looks inside words, for which passages of texts have no index. */
  readonly parts: boolean;
  /** Only what comes after this one; the newest come first. */
  readonly after?: string;
  readonly limit: number;
  readonly filter?: SearchFilter;
}

/** What narrows a search down; what can not have such a thing is left out by it. */
export interface SearchFilter {
  readonly documentId?: string;
  /** A name: whose annotation, note, reference, claim or speaker it is; of a text, its author. */
  readonly author?: string;
  readonly tag?: string;
  /** The year of the text's date. */
  readonly year?: string;
}

/** As many places with all the words as are read for their order; a common word is in thousands. */
const MAX_CANDIDATES = 1_000;
/** As much of a text as a piece is cut from. */
const SHOWN = 20_000;

/** Words are found by an index; parts of words are looked for in texts, within a time. */
export function find(where: FoundIn, search: Search): Promise<Row[]> {
  const statement = FINDERS[where](search);
  if (!search.parts) return read.$queryRaw<Row[]>(statement);
  return readWithin(READ_LIMIT_MS, (from) => from.$queryRaw<Row[]>(statement));
}

function before(id: Prisma.Sql, after?: string) {
  return after ? Prisma.sql`${id} < ${after}::uuid` : Prisma.sql`TRUE`;
}

function within(projectId: Prisma.Sql, projects: readonly string[]) {
  return Prisma.sql`${projectId} = ANY(${[...projects]}::uuid[])`;
}

const NO_TEXT = Prisma.sql`FALSE`;

/** The filter on something by `maker`, an id of an account, in a document `d` under annotation `a`. */
function narrowed(
  { filter = {} }: Search,
  { author, tag, inText }: { author: Prisma.Sql; tag: Prisma.Sql | null; inText: boolean },
) {
  const { documentId, year } = filter;
  const ofText = (condition: Prisma.Sql) => (inText ? condition : NO_TEXT);
  const parts = [
    documentId && ofText(Prisma.sql`d.id = ${documentId}::uuid`),
    year && ofText(Prisma.sql`left(d.date, 4) = ${year}`),
    filter.author && Prisma.sql`${author} = ${filter.author}`,
    filter.tag && (tag ? Prisma.sql`${tag} @> ARRAY[${filter.tag}]::text[]` : NO_TEXT),
  ].filter((part): part is Prisma.Sql => Boolean(part));
  return parts.length > 0 ? Prisma.sql`AND ${Prisma.join(parts, " AND ")}` : Prisma.empty;
}

const MAKERS = {
  a: { by: Prisma.sql`a."createdById"`, importedName: Prisma.sql`a."authorName"` },
  n: { by: Prisma.sql`n."createdById"`, importedName: Prisma.sql`n."authorName"` },
  r: { by: Prisma.sql`r."createdById"`, importedName: Prisma.sql`r."authorName"` },
  c: { by: Prisma.sql`c."createdById"`, importedName: null },
  p: { by: Prisma.sql`p."createdById"`, importedName: null },
};

/** Who made a row: an account's name, or the one that came with it. */
function maker(alias: keyof typeof MAKERS) {
  const { by, importedName } = MAKERS[alias];
  const name = Prisma.sql`(SELECT u.name FROM "User" u WHERE u.id = ${by})`;
  return importedName ? Prisma.sql`coalesce(${name}, ${importedName})` : name;
}

const UNDER = { tag: Prisma.sql`a.tags`, inText: true };

function seen({ viewer, projects }: Search) {
  return Prisma.sql`${visibleToSql("a", viewer)} AND d."deletedAt" IS NULL
    AND ${within(Prisma.sql`a."projectId"`, projects)}`;
}

/** Inside words it looks in about a million characters of the newest texts, and in every title. */
const NEWEST = (projects: readonly string[]) => Prisma.sql`(
  SELECT * FROM "Passage" WHERE ${within(Prisma.sql`"projectId"`, projects)}
  ORDER BY "documentId" DESC, start LIMIT 250)`;

const ON_ANNOTATION = (table: Prisma.Sql, alias: Prisma.Sql) => Prisma.sql`
  ${table} ${alias} JOIN "Annotation" a ON a.id = ${alias}."annotationId"
    JOIN "Document" d ON d.id = a."documentId"`;

/**
 * The newest rows of a table that hold the words. Rows with rare words are taken from the index of
 * words and sorted; where a word is common, the planner may walk through the rows from the newest on.
 * It can not tell the two apart: it takes any word for one in forty rows, and walked through all of
 * a large table to find nothing. Inside words its guesses are good.
 *
 * @param select reads rows and ends in a condition, which `found` is part of.
 */
function newest(
  search: Search,
  table: Prisma.Sql,
  id: Prisma.Sql,
  text: Prisma.Sql,
  select: (found: Prisma.Sql) => Prisma.Sql,
): Prisma.Sql {
  const rows = (found: Prisma.Sql) => Prisma.sql`(${select(found)}
    AND ${before(id, search.after)} ORDER BY ${id} DESC LIMIT ${search.limit})`;
  const holding = search.condition(text);
  if (search.parts) return rows(holding);
  return Prisma.sql`
    WITH candidate AS MATERIALIZED (
      SELECT ${id} FROM ${table} WHERE ${holding} LIMIT ${MAX_CANDIDATES + 1}
    ), few AS MATERIALIZED (SELECT count(*) <= ${MAX_CANDIDATES} AS few FROM candidate)
    ${rows(Prisma.sql`(SELECT few FROM few) AND ${id} IN (SELECT id FROM candidate)`)}
    UNION ALL ${rows(Prisma.sql`NOT (SELECT few FROM few) AND ${holding}`)}`;
}

const FINDERS: Readonly<Record<FoundIn, (search: Search) => Prisma.Sql>> = {
  documents: (search) => Prisma.sql`
    WITH candidate AS MATERIALIZED (
      SELECT p."documentId", p.start
      FROM ${search.parts ? NEWEST(search.projects) : Prisma.sql`"Passage"`} p
      WHERE ${within(Prisma.sql`p."projectId"`, search.projects)} AND ${search.condition(PASSAGE_TEXT)}
      LIMIT ${MAX_CANDIDATES}
    ), found AS (
      SELECT "documentId" AS id, min(start) AS start FROM candidate GROUP BY 1
      UNION ALL
      SELECT d.id, NULL FROM "Document" d
      WHERE ${within(Prisma.sql`d."projectId"`, search.projects)} AND ${search.condition(DOCUMENT_TEXT)}
    )
    SELECT d.id, d."projectId", d.id AS "documentId", NULL AS "annotationId", d.title,
      coalesce(p.text, d.title) AS text
    FROM (SELECT id, min(start) AS start FROM found GROUP BY id) f
    JOIN "Document" d ON d.id = f.id AND d."deletedAt" IS NULL
    LEFT JOIN "Passage" p
      ON p."documentId" = d.id AND p.revision = d."revisionNumber" AND p.start = f.start
    WHERE ${before(Prisma.sql`d.id`, search.after)}
      ${narrowed(search, { author: Prisma.sql`d.author`, tag: null, inText: true })}
    ORDER BY d.id DESC LIMIT ${search.limit}`,

  annotations: (search) =>
    newest(
      search,
      Prisma.sql`"Annotation" a`,
      Prisma.sql`a.id`,
      ANNOTATION_TEXT,
      (found) => Prisma.sql`
      SELECT a.id, a."projectId", a."documentId", a.id AS "annotationId", d.title,
        left(${ANNOTATION_TEXT}, ${SHOWN}) AS text
      FROM "Annotation" a JOIN "Document" d ON d.id = a."documentId"
      WHERE ${seen(search)} AND ${found} ${narrowed(search, { ...UNDER, author: maker("a") })}`,
    ),

  notes: (search) =>
    newest(
      search,
      Prisma.sql`"Note" n`,
      Prisma.sql`n.id`,
      NOTE_TEXT,
      (found) => Prisma.sql`
      SELECT n.id, n."projectId", n."documentId", n."annotationId", d.title, ${NOTE_TEXT} AS text
      FROM ${ON_ANNOTATION(Prisma.sql`"Note"`, Prisma.sql`n`)}
      WHERE n."deletedAt" IS NULL AND ${seen(search)} AND ${found}
        ${narrowed(search, { ...UNDER, author: maker("n") })}`,
    ),

  references: (search) => Prisma.sql`
    SELECT r.id, r."projectId", r."documentId", r."annotationId", s.citation AS title,
      ${REFERENCE_TEXT} || ' ' || ${SOURCE_TEXT} AS text
    FROM ${ON_ANNOTATION(Prisma.sql`"Reference"`, Prisma.sql`r`)}
    JOIN "Source" s ON s.id = r."sourceId"
    WHERE r."deletedAt" IS NULL AND ${seen(search)}
      AND r.id IN (
        SELECT r.id FROM "Reference" r WHERE ${search.condition(REFERENCE_TEXT)}
        UNION
        SELECT r.id FROM "Reference" r JOIN "Source" s ON s.id = r."sourceId"
        WHERE ${search.condition(SOURCE_TEXT)})
      AND ${before(Prisma.sql`r.id`, search.after)} ${narrowed(search, { ...UNDER, author: maker("r") })}
    ORDER BY r.id DESC LIMIT ${search.limit}`,

  claims: (search) =>
    newest(
      search,
      Prisma.sql`"Claim" c`,
      Prisma.sql`c.id`,
      CLAIM_TEXT,
      (found) => Prisma.sql`
      SELECT c.id, c."projectId", NULL::uuid AS "documentId", NULL::uuid AS "annotationId",
        c.statement AS title, ${CLAIM_TEXT} AS text
      FROM "Claim" c
      WHERE c."deletedAt" IS NULL AND ${within(Prisma.sql`c."projectId"`, search.projects)}
        AND ${found} ${narrowed(search, { author: maker("c"), tag: null, inText: false })}`,
    ),

  speakers: (search) =>
    newest(
      search,
      Prisma.sql`"Speaker" p`,
      Prisma.sql`p.id`,
      SPEAKER_TEXT,
      (found) => Prisma.sql`
      SELECT p.id, p."projectId", NULL::uuid AS "documentId", NULL::uuid AS "annotationId",
        p.name AS title, ${SPEAKER_TEXT} AS text
      FROM "Speaker" p
      WHERE ${speakersSeenBySql(search.viewer)} AND p."mergedIntoId" IS NULL
        AND ${within(Prisma.sql`p."projectId"`, search.projects)}
        AND ${found} ${narrowed(search, { author: maker("p"), tag: null, inText: false })}`,
    ),
};
