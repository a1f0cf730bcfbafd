import "server-only";
import { SHARED } from "@/lib/change/lane";
import { read } from "@/server/platform/db";

/** How far a feed has come, and where one person's changes stand among the shared ones. */
interface FeedState {
  readonly last: number;
  readonly afters: number[];
}

export async function readFeedState(feedId: string, userId: string): Promise<FeedState> {
  const [row] = await read.$queryRaw<FeedState[]>`
    SELECT
      coalesce((SELECT max(c.number) FROM "Change" c
        WHERE c."feedId" = ${feedId}::uuid AND c.lane = ${SHARED}::uuid), 0) AS last,
      ARRAY(SELECT c."after" FROM "Change" c
        WHERE c."feedId" = ${feedId}::uuid AND c.lane = ${userId}::uuid
        ORDER BY c.number) AS afters`;
  return row ?? { last: 0, afters: [] };
}

/** A lane of a feed and the last number in it. */
interface LaneHead {
  readonly feedId: string;
  readonly lane: string;
  readonly last: number;
}

/** How far many lanes have come, in one statement. */
export async function readLaneHeads(
  lanes: readonly Pick<LaneHead, "feedId" | "lane">[],
): Promise<LaneHead[]> {
  if (lanes.length === 0) return [];
  const feedIds = lanes.map(({ feedId }) => feedId);
  const names = lanes.map(({ lane }) => lane);
  return read.$queryRaw<LaneHead[]>`
    SELECT asked."feedId", asked.lane, coalesce((SELECT max(c.number) FROM "Change" c
      WHERE c."feedId" = asked."feedId" AND c.lane = asked.lane), 0) AS last
    FROM unnest(${feedIds}::uuid[], ${names}::uuid[]) AS asked("feedId", lane)`;
}
