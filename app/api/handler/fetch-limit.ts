import { refused, type Refusal } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { consumeLimit } from "@/server/http/limits";

/** Counts a call that fetches an address where its operation may also do without. */
export async function fetchLimit(
  viewer: Viewer,
  request: Request,
): Promise<({ readonly ok: false } & Refusal) | null> {
  const retryAfter = await consumeLimit("fetch", viewer, request);
  return retryAfter > 0 ? refused("too-many", undefined, { more: { retryAfter } }) : null;
}
