import "server-only";
import type { ChangeDay } from "@/lib/annotation/past-document";
import { SHARED } from "@/lib/change/lane";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { recordedSince } from "@/server/history/as-of";
import { read } from "@/server/platform/db";

/** The longest list; the newest days are in it. */
const MAX_DAYS = 1_000;

/**
 * The days on which something changed in a document, the earliest first, since it is recorded how
 * things stood; always the day on which the document came in, or that on which the record began.
 */
export async function changeDays(
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<readonly ChangeDay[]>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const since = await recordedSince();
  const days = await read.$queryRaw<ChangeDay[]>`
    SELECT day::text AS day, sum(changes)::int AS changes FROM (
      SELECT (at AT TIME ZONE 'UTC')::date AS day, 1 AS changes FROM "Change"
      WHERE "projectId" = ${access.projectId}::uuid AND "feedId" = ${documentId}::uuid
        AND lane IN (${SHARED}::uuid, ${viewer.id}::uuid)
        AND at >= coalesce(${since}::timestamptz, '-infinity')
      UNION ALL
      SELECT (greatest("createdAt", ${since}::timestamptz) AT TIME ZONE 'UTC')::date, 0
      FROM "Document" WHERE id = ${documentId}::uuid) AS each
    GROUP BY 1 ORDER BY 1 DESC LIMIT ${MAX_DAYS}`;
  return done(days.toReversed());
}
