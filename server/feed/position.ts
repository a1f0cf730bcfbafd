import "server-only";
import type { ReadClient } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";

/**
 * How far the texts of a project have come for this viewer: the last numbers of all their feeds
 * added up. It grows with every change in one of them that the viewer is told of, and with none
 * that they are not.
 */
export async function projectTextsPosition(
  from: ReadClient,
  viewer: Viewer,
  projectId: string,
): Promise<number> {
  const [row] = await from.$queryRaw<{ last: number }[]>`
    SELECT coalesce(sum(d."lastChange" + coalesce((
      SELECT max(c.number) FROM "Change" c
      WHERE c."feedId" = d.id AND c.lane = ${viewer.id}::uuid), 0)), 0)::int AS last
    FROM "Document" d WHERE d."projectId" = ${projectId}::uuid`;
  return row?.last ?? 0;
}
