import "server-only";
import type { RateClass } from "@/lib/contract/operation";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { placeOfRequest } from "./client-address";
import { perProcess } from "@/server/platform/process";
import type { Viewer } from "@/server/access/viewer";

/** How many calls, in how many seconds. Reading and writing count together. */
const LIMITS = {
  general: [5_000, 10],
  anonymous: [1_000, 10],
  import: [300, 60],
  fetch: [30, 60],
  export: [120, 60],
  search: [300, 60],
} as const;

type Limit = keyof typeof LIMITS;

const limiters = perProcess("limiters", () => new Map<Limit, RateLimiterMemory>());

function limiter(limit: Limit): RateLimiterMemory {
  const there = limiters.get(limit);
  if (there) return there;
  const scale = Number(process.env.OBELUS_RATE_SCALE ?? 1) || 1;
  const [points, duration] = LIMITS[limit];
  const made = new RateLimiterMemory({ points: Math.ceil(points * scale), duration });
  limiters.set(limit, made);
  return made;
}

function limitOf(rate: RateClass, viewer: Viewer | null): Limit {
  if (!viewer) return "anonymous";
  return rate in LIMITS ? (rate as Limit) : "general";
}

/**
 * Counts a call of this viewer, or of the place it comes from when nobody is signed in.
 * Answers how many seconds to wait; 0 when the call may go on.
 */
export async function consumeLimit(
  rate: RateClass,
  viewer: Viewer | null,
  request: Request,
): Promise<number> {
  const limit = limitOf(rate, viewer);
  try {
    await limiter(limit).consume(viewer?.id ?? placeOfRequest(request));
    return 0;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
  }
}
