import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { Prisma } from "@/prisma/generated/client";
import { activeSql } from "@/server/feed/active";
import { read, type ReadClient } from "@/server/platform/db";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import { visibleToSql } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import type { document, revision } from "@/lib/contract/documents";
import type { ShapeOf } from "@/lib/contract/offsets";
import { revisionText, type RevisionText } from "./revision-text";

export type RevisionSummary = ShapeOf<typeof revision>;

export type Document = ShapeOf<typeof document>;

const SELECT = {
  id: true,
  projectId: true,
  title: true,
  author: true,
  speaker: true,
  publisher: true,
  date: true,
  url: true,
  language: true,
  rights: true,
  revisionNumber: true,
  lastChange: true,
  createdAt: true,
  updatedAt: true,
  version: true,
  revisions: {
    orderBy: { number: "desc" },
    take: 1,
    select: {
      id: true,
      number: true,
      format: true,
      lengthInCodePoints: true,
      sha256: true,
      createdAt: true,
    },
  },
} as const;

export async function documentsWhere(
  from: ReadClient,
  viewer: Viewer,
  where: object,
  limit: number,
): Promise<Document[]> {
  const rows = await from.document.findMany({
    where: { deletedAt: null, ...where },
    orderBy: { id: "asc" },
    take: limit,
    select: SELECT,
  });
  const counts = await countsFor(from, viewer, rows);
  return rows.map(({ revisions, revisionNumber, lastChange, createdAt, updatedAt, ...row }) => ({
    ...row,
    revision: {
      id: revisions[0]?.id ?? "",
      number: revisionNumber,
      format: revisions[0]?.format ?? "",
      length: revisions[0]?.lengthInCodePoints ?? 0,
      sha256: revisions[0]?.sha256 ?? "",
      createdAt: (revisions[0]?.createdAt ?? createdAt).toISOString(),
    },
    archive: counts.get(row.id)?.archive ?? null,
    labels: counts.get(row.id)?.labels ?? [],
    annotationCount: counts.get(row.id)?.annotations ?? 0,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    activeAt: latest(updatedAt, counts.get(row.id)?.active ?? null).toISOString(),
    change: lastChange + (counts.get(row.id)?.changes ?? 0),
  }));
}

interface DocumentCounts {
  readonly archive: Document["archive"];
  /** By name. */
  readonly labels: Document["labels"];
  /** Those the viewer sees. */
  readonly annotations: number;
  /** In the viewer's own lane. */
  readonly changes: number;
  /** When the last change was that the viewer is told of. */
  readonly active: Date | null;
}

function latest(one: Date, other: Date | null): Date {
  return other && other > one ? other : one;
}

/** Counted for the documents that are shown alone, however many annotations others have. */
async function countsFor(
  from: ReadClient,
  viewer: Viewer,
  documents: readonly { readonly id: string; readonly projectId: string }[],
): Promise<ReadonlyMap<string, DocumentCounts>> {
  if (documents.length === 0) return new Map();
  const rows = await from.$queryRaw<(DocumentCounts & { id: string })[]>`
    SELECT d.id,
      coalesce((SELECT json_agg(json_build_object('id', l.id, 'name', l.name, 'colour', l.colour)
          ORDER BY obelus_fold(l.name), l.id)
        FROM "DocumentLabel" dl JOIN "Label" l ON l.id = dl."labelId"
          AND l."projectId" = dl."projectId" AND l."deletedAt" IS NULL
        WHERE dl."projectId" = d."projectId" AND dl."documentId" = d.id), '[]') AS labels,
      (SELECT json_build_object('id', x.id, 'documentId', d.id, 'revision', x.revision,
          'referenceId', NULL, 'url', x.url, 'finalUrl', x."finalUrl", 'status', x.status,
          'fetchedAt', to_char(x."fetchedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'mediaType', x."mediaType",
          'size', x.size, 'sha256', x.sha256,
          'fetchedBy', json_build_object('id', u.id, 'name', coalesce(u.name, '')))
        FROM "Archive" x LEFT JOIN "User" u ON u.id = x."createdById"
        WHERE x."projectId" = d."projectId" AND x."documentId" = d.id AND x."referenceId" IS NULL
        ORDER BY x.id DESC LIMIT 1) AS archive,
      (SELECT count(*)::int FROM "Annotation" a
        WHERE a."projectId" = d."projectId" AND a."documentId" = d.id
          AND ${visibleToSql("a", viewer)}) AS annotations,
      (SELECT count(*)::int FROM "Change" c
        WHERE c."projectId" = d."projectId" AND c."feedId" = d.id
          AND c.lane = ${viewer.id}::uuid) AS changes,
      ${activeSql(Prisma.sql`d.id`, viewer)} AS active
    FROM unnest(${documents.map(({ id }) => id)}::uuid[],
      ${documents.map(({ projectId }) => projectId)}::uuid[]) AS d(id, "projectId")`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** One document, read by someone already known to stand on it. */
export async function documentSeenBy(
  from: ReadClient,
  viewer: Viewer,
  id: string,
  projectId?: string,
): Promise<Document | null> {
  return (await documentsWhere(from, viewer, { id, projectId }, 1))[0] ?? null;
}

export async function readDocument(viewer: Viewer, id: string): Promise<Outcome<Document>> {
  const refusal = whyNot("document.read", await findDocumentAccess(read, viewer, id));
  if (refusal) return refusal;
  const document = await documentSeenBy(read, viewer, id);
  return document ? done(document) : refused("not-found");
}

/** The frozen text of a revision, the newest unless one is named. */
export async function readText(
  viewer: Viewer,
  documentId: string,
  number?: number,
): Promise<Outcome<RevisionText>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  // Of an earlier time, the revisions that came later are not there yet.
  const newest = membership.revisionNumber;
  const text =
    number && number > newest ? null : await revisionText(read, documentId, number ?? newest);
  return text ? done(text) : refused("not-found", reason("Refusals.missing.revision"));
}
