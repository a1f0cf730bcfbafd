import "server-only";
import type { AnswerOf } from "@/lib/contract/operation";
import type { readInboxSummaryCall } from "@/lib/contract/inbox";
import type { FATES } from "@/lib/contract/terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { act } from "@/server/act/act";
import { read } from "@/server/platform/db";
import { eventsSql } from "./inbox-events";
import { concernsSql } from "./inbox-notes";

export type InboxSummary = AnswerOf<typeof readInboxSummaryCall>;

interface Row {
  readonly status: keyof Pick<InboxSummary, "accepted" | "rejected" | "disputed"> | null;
  readonly fate: (typeof FATES)[number] | null;
  readonly reason: string;
  readonly count: number;
  readonly disagreed: number;
  readonly unread: number;
}

/**
 * How much of what became of the viewer's annotations there is, why some were rejected, and how many
 * notes of others concern the viewer.
 */
export async function readInboxSummary(
  viewer: Viewer,
  projectId: string,
): Promise<Outcome<InboxSummary>> {
  const refusal = whyNot("project.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rows = await read.$queryRaw<Row[]>`
    SELECT e.status::text AS status, e.fate,
      CASE WHEN e.status = 'rejected' AND e."statusReason" <> '' THEN e."statusReason"
        WHEN e.fate = 'rejected' THEN e."fateReason" ELSE '' END AS reason,
      count(*)::int AS count, count(*) FILTER (WHERE e.disagreed)::int AS disagreed,
      count(*) FILTER (WHERE e."isNew")::int AS unread
    FROM (${eventsSql(viewer, projectId)}) e GROUP BY 1, 2, 3`;
  const [concerns] = await read.$queryRaw<{ notes: number; unreadNotes: number }[]>`
    SELECT count(*)::int AS notes, count(*) FILTER (WHERE e."isNew")::int AS "unreadNotes"
    FROM (${concernsSql(viewer, projectId)}) e`;
  const seen = await read.member.findUnique({
    where: { projectId_userId: { projectId, userId: viewer.id } },
    select: { inboxSeenAt: true },
  });
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0);
  const having = (status: Row["status"]) => sum((row) => (row.status === status ? row.count : 0));
  const fated = (fate: Row["fate"]) => sum((row) => (row.fate === fate ? row.count : 0));
  const byReason = rows
    .filter(({ reason }) => reason !== "")
    .reduce(
      (sums, { reason, count }) => sums.set(reason, (sums.get(reason) ?? 0) + count),
      new Map<string, number>(),
    );
  const reasons = [...byReason]
    .map(([reason, count]) => ({ reason, count }))
    .toSorted((one, other) => other.count - one.count || (one.reason < other.reason ? -1 : 1));
  return done({
    accepted: having("accepted"),
    kept: fated("kept"),
    adjusted: fated("adjusted"),
    rejected: sum(({ status, fate, count }) =>
      status === "rejected" || fate === "rejected" ? count : 0,
    ),
    disputed: having("disputed"),
    disagreed: sum(({ disagreed }) => disagreed),
    unread: sum(({ unread }) => unread),
    notes: concerns?.notes ?? 0,
    unreadNotes: concerns?.unreadNotes ?? 0,
    reasons,
    seenAt: seen?.inboxSeenAt?.toISOString() ?? null,
  });
}

/**
 * Marks the inbox as seen up to a moment; one that is still to come is now. Written beside the work:
 * nobody else sees it, so it takes no lock and no number. It never goes back.
 */
export function markInboxSeen(
  viewer: Viewer,
  projectId: string,
  at: string,
  now = new Date(),
): Promise<Outcome<{ seenAt: string }>> {
  return act(async (tx) => {
    const membership = await findMembership(tx, viewer, projectId);
    const refusal = whyNot("project.read", membership);
    if (refusal || !membership) return refusal ?? refused("not-found");
    const upTo = new Date(Math.min(Date.parse(at), now.getTime()));
    const [row] = await tx.$queryRaw<{ seenAt: Date }[]>`
      UPDATE "Member" SET "inboxSeenAt" = greatest("inboxSeenAt", ${upTo})
      WHERE "projectId" = ${projectId}::uuid AND "userId" = ${viewer.id}::uuid
      RETURNING "inboxSeenAt" AS "seenAt"`;
    return row ? done({ seenAt: row.seenAt.toISOString() }) : refused("not-found");
  });
}
