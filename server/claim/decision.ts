import "server-only";
import { verdictScale } from "@/lib/claim/verdict";
import { wrongField } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import type { Transaction } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import type { editClaimCall } from "@/lib/contract/claims";
import type { BodyOf } from "@/lib/contract/operation";
import type { Claim } from "./read";

export type ClaimEdit = BodyOf<typeof editClaimCall>;

/** Whether it says what a curator says: a verdict, or the reasons for one. */
export function decides({ verdict, rationale }: ClaimEdit): boolean {
  return (verdict ?? null) !== null || (rationale ?? "") !== "";
}

/** A verdict that is not on the project's scale is not understood. */
export async function offScale(tx: Transaction, projectId: string, verdict?: string | null) {
  if (!verdict) return null;
  const project = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { settings: true },
  });
  const scale = verdictScale(project.settings);
  if (scale.includes(verdict)) return null;
  return wrongField("verdict", reason("Refusals.claim.offScale", { verdicts: scale }));
}

/**
 * What a verdict does to the one before: it is the new one's, with who gave it and when. A
 * verdict belongs to the statement it was given on, so new words without a new verdict undo it.
 */
export function decision(claim: Claim, edit: ClaimEdit, viewer: Viewer, now: Date) {
  const judged = edit.verdict !== undefined && edit.verdict !== claim.verdict;
  const argued = edit.rationale !== undefined && edit.rationale !== claim.rationale;
  const reworded = edit.statement !== undefined && edit.statement !== claim.statement;
  const open = { verdict: null, decidedById: null, decidedAt: null };
  if (edit.verdict === null) return { ...open, rationale: edit.rationale ?? claim.rationale };
  if (reworded && edit.verdict === undefined) return { ...open, rationale: edit.rationale };
  if (!judged && !argued && !(reworded && edit.verdict)) return {};
  const { verdict = claim.verdict, rationale = claim.rationale } = edit;
  return { verdict, rationale, decidedById: viewer.id, decidedAt: now };
}
