import "server-only";
import { read } from "@/server/platform/db";

/**
 * The last moment at which a revision of a document was the newest, as ISO 8601 in microseconds; null
 * where that was not recorded, or it still is. For somebody already known to stand on the document.
 */
export async function lastMomentOf(
  { projectId, documentId }: { readonly projectId: string; readonly documentId: string },
  revision: number,
): Promise<string | null> {
  const [row] = await read.$queryRaw<{ moment: string | null }[]>`
    SELECT to_char((max(v.until) - interval '1 microsecond') AT TIME ZONE 'UTC',
      'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS moment
    FROM "RowVersion" v
    WHERE v."projectId" = ${projectId}::uuid AND v."tableName" = 'Document'
      AND v.id = ${documentId}::uuid AND v.until IS NOT NULL
      AND (v.state->>'revisionNumber')::int = ${revision}::int`;
  return row?.moment ?? null;
}
