import "server-only";
import type { DOCUMENT_ORDERS } from "@/lib/contract/terms";
import { done, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import { visibleToSql } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import { activeSql } from "@/server/feed/active";
import { read } from "@/server/platform/db";
import { documentsWhere, type Document } from "./read";

type Order = (typeof DOCUMENT_ORDERS)[number];

export interface DocumentsAsked {
  /** The last document of the page before. */
  readonly after?: string;
  readonly limit: number;
  /** Words that title, author, speaker, publisher and labels contain, whatever their case and accents. */
  readonly q?: string;
  /** Ids of labels that the documents have, all of them. */
  readonly labels?: readonly string[];
  readonly sort?: Order;
  readonly down?: boolean;
}

/** A page of a project's documents. The order is total: equal ones follow in the order they came. */
export async function listDocuments(
  viewer: Viewer,
  projectId: string,
  request: DocumentsAsked,
): Promise<Outcome<{ items: Document[]; next: string | null }>> {
  const refusal = whyNot("document.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const ids = await idsOf(viewer, projectId, request);
  const shown = ids.slice(0, request.limit);
  const found = await documentsWhere(read, viewer, { projectId, id: { in: shown } }, shown.length);
  const byId = new Map(found.map((document) => [document.id, document]));
  const items = shown.flatMap((id) => byId.get(id) ?? []);
  return done({ items, next: ids.length > request.limit ? (shown.at(-1) ?? null) : null });
}

/**
 * The ids of a page and one more. The page before ends with a document whose place is looked up
 * again: it may have been taken away or changed since.
 */
async function idsOf(
  viewer: Viewer,
  projectId: string,
  { after, limit, q = "", labels = [], sort = "added", down = false }: DocumentsAsked,
): Promise<string[]> {
  const key = KEYS[sort](viewer);
  const [order, follows] = down
    ? [Prisma.sql`DESC`, Prisma.sql`<`]
    : [Prisma.sql`ASC`, Prisma.sql`>`];
  const rest = after
    ? Prisma.sql`AND (${key}, d.id) ${follows} (SELECT ${key}, d.id FROM "Document" d
        WHERE d.id = ${after}::uuid AND d."projectId" = ${projectId}::uuid)`
    : Prisma.empty;
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM "Document" d
    WHERE d."projectId" = ${projectId}::uuid AND d."deletedAt" IS NULL ${holding(q)} ${labelled(labels)} ${rest}
    ORDER BY ${key} ${order}, d.id ${order} LIMIT ${limit + 1}`;
  return rows.map(({ id }) => id);
}

/** As `Document_parts_idx` has it, so that the index serves it. */
const SEARCHED = Prisma.sql`obelus_fold(left(d.title || ' ' || d.author || ' ' || d.speaker || ' '
  || d.publisher, 50000))`;

function holding(q: string): Prisma.Sql {
  const words = q.split(/\s+/u).filter((word) => word !== "");
  const conditions = words.map((word) => {
    const escaped = word.replace(/[\\%_]/g, "\\$&");
    return Prisma.sql`AND (${SEARCHED} LIKE '%' || obelus_fold(${escaped}) || '%'
      OR d.id IN (SELECT dl."documentId" FROM "DocumentLabel" dl
        JOIN "Label" l ON l.id = dl."labelId" AND l."projectId" = dl."projectId"
        WHERE dl."projectId" = d."projectId" AND l."deletedAt" IS NULL
          AND obelus_fold(l.name) LIKE '%' || obelus_fold(${escaped}) || '%'))`;
  });
  return conditions.length > 0 ? Prisma.join(conditions, " ") : Prisma.empty;
}

function labelled(labels: readonly string[]): Prisma.Sql {
  const conditions = labels.map(
    (id) => Prisma.sql`AND EXISTS (SELECT 1 FROM "DocumentLabel" dl
      JOIN "Label" l ON l.id = dl."labelId" AND l."deletedAt" IS NULL
      WHERE dl."projectId" = d."projectId" AND dl."documentId" = d.id
        AND dl."labelId" = ${id}::uuid)`,
  );
  return conditions.length > 0 ? Prisma.join(conditions, " ") : Prisma.empty;
}

/** None of them is null. */
const KEYS: Readonly<Record<Order, (viewer: Viewer) => Prisma.Sql>> = {
  added: () => Prisma.sql`d.id`,
  title: () => Prisma.sql`obelus_fold(d.title)`,
  by: () => Prisma.sql`obelus_fold(coalesce(nullif(d.speaker, ''), d.author))`,
  date: () => Prisma.sql`d.date`,
  language: () => Prisma.sql`d.language`,
  length: () => Prisma.sql`coalesce((SELECT r."lengthInCodePoints" FROM "Revision" r
    WHERE r."documentId" = d.id AND r.number = d."revisionNumber"), 0)`,
  annotations: (viewer) => Prisma.sql`(SELECT count(*) FROM "Annotation" a
    WHERE a."projectId" = d."projectId" AND a."documentId" = d.id
      AND ${visibleToSql("a", viewer)})`,
  active: (viewer) => Prisma.sql`greatest(d."updatedAt", ${activeSql(Prisma.sql`d.id`, viewer)})`,
};
