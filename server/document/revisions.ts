import "server-only";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { documentRevision } from "@/lib/contract/revisions";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { visibleToSql } from "@/server/access/visible-annotations";
import { read } from "@/server/platform/db";
import { REMOVED_WORDS } from "./re-anchor/removed-words";

export type DocumentRevision = ShapeOf<typeof documentRevision>;

/** What a revision does to an annotation that does not stay where it was. */
type Effect = "moved" | "changed" | "ambiguous" | "lost";

interface RevisionRow extends Omit<
  DocumentRevision,
  Effect | "createdBy" | "createdAt" | "current"
> {
  readonly createdAt: Date;
  readonly personId: string | null;
  readonly personName: string | null;
}

/**
 * The revisions of a document, the newest first, with how many annotations that the viewer sees each
 * moved, changed or left without a certain place. `after` is the number of a revision, from which
 * the list goes on.
 */
export async function listRevisions(
  viewer: Viewer,
  documentId: string,
  { after, limit }: { after?: number; limit: number },
): Promise<Outcome<{ items: DocumentRevision[]; next: string | null }>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const { revisionNumber } = access;
  const below = Math.min(after ?? revisionNumber + 1, revisionNumber + 1);
  const rows = await read.$queryRaw<RevisionRow[]>`
    SELECT r.id, r.number, r.format, r."lengthInCodePoints" AS length, r.sha256, r."createdAt",
      u.id AS "personId", u.name AS "personName"
    FROM "Revision" r LEFT JOIN "User" u ON u.id = r."createdById"
    WHERE r."documentId" = ${documentId}::uuid AND r.number < ${below}::int
    ORDER BY r.number DESC LIMIT ${limit + 1}`;
  const shown = rows.slice(0, limit);
  const effects = await effectsOf(
    viewer,
    { documentId, projectId: access.projectId },
    shown.map(({ number }) => number),
  );
  const items = shown.map(({ personId, personName, createdAt, ...row }): DocumentRevision => ({
    ...row,
    current: row.number === revisionNumber,
    createdAt: createdAt.toISOString(),
    createdBy: personId === null ? null : { id: personId, name: personName ?? "" },
    ...(effects.get(row.number) ?? NOTHING),
  }));
  const last = items.at(-1);
  return done({ items, next: rows.length > limit && last ? String(last.number) : null });
}

const NOTHING: Readonly<Record<Effect, number>> = { moved: 0, changed: 0, ambiguous: 0, lost: 0 };

/** What each of some revisions did. One that was without place before did not lose it again. */
async function effectsOf(
  viewer: Viewer,
  { documentId, projectId }: { readonly documentId: string; readonly projectId: string },
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Readonly<Record<Effect, number>>>> {
  const counted = await read.$queryRaw<{ number: number; anchor: Effect; count: number }[]>`
    SELECT x."toRevision" AS number, x.anchor, count(DISTINCT x."annotationId")::int AS count
    FROM "Annotation" a JOIN "AnchorEvent" x ON x."annotationId" = a.id
    WHERE a."projectId" = ${projectId}::uuid AND a."documentId" = ${documentId}::uuid
      AND ${visibleToSql("a", viewer)}
      AND x."toRevision" = ANY(${numbers}::int[]) AND x.method <> ${REMOVED_WORDS}
      AND (x.anchor IN ('moved', 'changed')
        OR x.anchor IN ('ambiguous', 'lost') AND x."fromRevision" = x."toRevision" - 1)
    GROUP BY x."toRevision", x.anchor`;
  const effects = new Map<number, Record<Effect, number>>();
  for (const { number, anchor, count } of counted) {
    const of = effects.get(number) ?? { ...NOTHING };
    of[anchor] = count;
    effects.set(number, of);
  }
  return effects;
}
