import "server-only";
import { speakersSeenBySql } from "@/server/access/visible-speakers";
import type { Viewer } from "@/server/access/viewer";
import { read } from "@/server/platform/db";

/**
 * What each of some names is called: as the record that goes by it, of several the oldest, or as it
 * is. In one statement, of records that the viewer sees.
 */
export async function canonicalSpeakers(
  viewer: Viewer,
  projectId: string,
  names: readonly string[],
): Promise<(name: string) => string> {
  if (names.length === 0) return (name) => name;
  const rows = await read.$queryRaw<{ lookedUp: string; name: string }[]>`
    SELECT DISTINCT ON (n.name) n.name AS "lookedUp", p.name
    FROM unnest(${names}::text[]) n(name)
    JOIN "Speaker" p ON obelus_called(p.name, p.role, p.aliases) @> ARRAY[obelus_fold(n.name)]
    WHERE p."projectId" = ${projectId}::uuid AND ${speakersSeenBySql(viewer)}
    ORDER BY n.name, p.id`;
  const called = new Map(rows.map(({ lookedUp, name }) => [lookedUp, name]));
  return (name) => called.get(name) ?? name;
}
