import "server-only";
import { refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Viewer } from "@/server/access/viewer";
import { read, readThePast } from "@/server/platform/db";

/** Where it is stored since when it is recorded how things stand, if there was anything before. */
const RECORDED_SINCE = "recorded-since";

/** The earliest moment that is asked of the database: nothing was there before. */
const EPOCH = "1970-01-01T00:00:00Z";

type Refused = Extract<Outcome<never>, { readonly ok: false }>;

/**
 * Since when it is recorded how things stand, as ISO 8601; null where it is since the beginning. A
 * database of an older version had no record, and how things stood in it is not known.
 */
export async function recordedSince(): Promise<string | null> {
  const setting = await read.setting.findUnique({ where: { name: RECORDED_SINCE } });
  return setting?.value ?? null;
}

/**
 * Runs reads as of a moment, in ISO 8601: what they answer is what they would have answered then, of
 * what the viewer may see now. What was made later is absent, what was deleted since is there; of a
 * document that was taken away nothing is. People have the names and roles of now.
 *
 * Refused for a moment that is still to come (400) and for one before anything was recorded (404).
 */
export async function asOf<T>(
  viewer: Viewer | null,
  at: string,
  act: () => Promise<T>,
  now = new Date(),
): Promise<T | Refused> {
  const moment = Date.parse(at);
  if (moment > now.getTime()) return wrongField("?at", reason("Validation.future"));
  const since = await recordedSince();
  if (since !== null && moment < Date.parse(since)) {
    return refused("not-found", reason("Refusals.notRecorded", { since }), {
      more: { recordedSince: since },
    });
  }
  return readThePast(moment < 0 ? EPOCH : inUtc(at, moment), viewer?.id ?? "", act);
}

/** A moment in UTC with every digit of its second: PostgreSQL refuses time zones beyond ±15:59. */
function inUtc(at: string, moment: number): string {
  const fraction = /\.\d+/.exec(at)?.[0] ?? "";
  return `${new Date(moment).toISOString().slice(0, "2026-11-27T10:00:00".length)}${fraction}Z`;
}
