import "server-only";
import { refused } from "@/lib/outcome";
import { read } from "@/server/platform/db";
import { readHistory, type Page, type HistoryPage } from "@/server/history/read";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { readClaimHistoryCall } from "@/lib/contract/claims";
import type { AnswerOf } from "@/lib/contract/operation";

/** What a claim said at an earlier time. What was counted then was counted for one person. */
export type ClaimBefore = AnswerOf<typeof readClaimHistoryCall>["items"][number]["before"];

/** The earlier states of a claim, oldest first, with who replaced them and when. */
export async function claimHistory(
  viewer: Viewer,
  id: string,
  page: Page,
): Promise<HistoryPage<ClaimBefore>> {
  const claim = await read.claim.findFirst({
    where: { id, deletedAt: null },
    select: { id: true, projectId: true },
  });
  const refusal = whyNot(
    "claim.read",
    claim && (await findMembership(read, viewer, claim.projectId)),
  );
  return refusal ?? (claim ? pastOf(claim, page) : refused("not-found"));
}

/** As {@link claimHistory}, for someone already known to stand in the claim's project. */
export async function pastOf(
  claim: { readonly id: string; readonly projectId: string },
  page: Page,
): Promise<HistoryPage<ClaimBefore>> {
  const list = await readHistory<Partial<ClaimBefore>>("claim", claim, page, () => true);
  if (!list.ok) return list;
  const items = list.value.items.map((past) => ({ ...past, before: fieldsOf(past.before) }));
  return { ...list, value: { items, next: list.value.next } };
}

function fieldsOf(before: Partial<ClaimBefore>): ClaimBefore {
  return {
    statement: before.statement ?? "",
    context: before.context ?? "",
    type: before.type ?? "",
    checkable: before.checkable ?? null,
    reason: before.reason ?? "",
    verdict: before.verdict ?? null,
    rationale: before.rationale ?? "",
    decidedBy: before.decidedBy ?? null,
    decidedAt: before.decidedAt ?? null,
  };
}
