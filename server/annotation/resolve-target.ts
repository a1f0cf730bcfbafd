import "server-only";
import { detailsOf, type Details } from "@/lib/annotation/rules";
import { resolveTarget, type SegmentDraft } from "@/lib/annotation/resolve-target";
import { done, refused, type Outcome } from "@/lib/outcome";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import { recordChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { revisionText } from "@/server/document/revision-text";
import { newId } from "@/server/platform/new-id";
import { lockProject } from "@/server/access/membership";

/** The detail columns an annotation of this kind has. */
export function columnsOf(kind: Details["kind"], given: Omit<Details, "kind" | "tags" | "body">) {
  const { claim, quotation, rhetoric } = detailsOf(kind, given);
  return {
    claimStatement: claim?.statement ?? null,
    claimType: claim?.type ?? null,
    claimCheckworthy: claim?.checkworthy ?? null,
    quotationForm: quotation?.form ?? null,
    quotationSpeaker: quotation?.speaker ?? null,
    quotationCue: quotation?.cue ?? null,
    quotationAddressee: quotation?.addressee ?? null,
    quotationMatch: quotation?.match ?? null,
    rhetoricTechnique: rhetoric?.technique ?? null,
    rhetoricTarget: rhetoric?.target?.trim() || null,
    rhetoricClaimId: rhetoric?.claimId ?? null,
    rhetoricJustification: rhetoric?.justification ?? null,
    rhetoricAnswers: (rhetoric?.answers ?? []).map((answer) => ({ ...answer })),
  };
}

/** Where the target lies on the revision that is read now, as columns. */
export async function resolveTargetColumns(
  tx: Transaction,
  documentId: string,
  current: number,
  revision: number,
  drafts: readonly SegmentDraft[],
) {
  if (revision !== current) {
    return refused("text-moved-on", "The text has a newer revision than the one you annotated.", {
      more: { revision: current },
    });
  }
  const text = await revisionText(tx, documentId, current);
  if (!text) return refused("not-found");
  const target = resolveTarget(text.text, drafts);
  if (!target.ok) return target;
  const quote = target.value.map((segment) => segment.exact).join(" … ");
  const json = target.value as unknown as Prisma.InputJsonValue;
  return done({ revision, target: json, quote, ...hull(target.value), anchor: "exact" as const });
}

/**
 * Make this claim the first one the annotation carries, or none: what it carries beside its first
 * stays. A claim it carries already moves to the first place, with what was said of it.
 */
export async function linkClaim(
  tx: Transaction,
  at: { projectId: string; documentId: string; annotationId: string; by: string },
  claimId: string | null,
  wording: string,
): Promise<boolean> {
  const { by, ...keys } = at;
  // Under the project's lock no claim is merged or taken away between the question and the deed.
  if (claimId !== null) await lockProject(tx, at.projectId);
  const carried = await tx.claimOccurrence.findMany({
    where: { annotationId: at.annotationId, claim: { deletedAt: null } },
    orderBy: { id: "asc" },
  });
  const [first] = carried;
  if (claimId === null) {
    if (first) await tx.claimOccurrence.delete({ where: { id: first.id } });
    return true;
  }
  const claim = await tx.claim.findFirst({
    where: { id: claimId, projectId: at.projectId, deletedAt: null },
    select: { id: true },
  });
  if (!claim) return false;
  const { role, commitment, quantities, ...known } = carried.find(
    (occurrence) => occurrence.claimId === claimId,
  ) ?? { role: "asserts", commitment: "asserted", quantities: [], id: null, wording };
  if (known.id && known.id !== first?.id) {
    await tx.claimOccurrence.delete({ where: { id: known.id } });
  }
  const said = { claimId, role, commitment, wording: known.wording };
  const data = { ...said, quantities: quantities as Prisma.InputJsonValue };
  if (first) await tx.claimOccurrence.update({ where: { id: first.id }, data });
  else {
    await tx.claimOccurrence.create({ data: { id: newId(), ...keys, ...data, createdById: by } });
  }
  return true;
}

/** What was the annotation's own words goes with them when its place changes. */
export async function rewordOccurrences(
  tx: Transaction,
  annotationId: string,
  before: string,
  after: string,
): Promise<void> {
  if (before === after) return;
  await tx.claimOccurrence.updateMany({
    where: { annotationId, wording: before },
    data: { wording: after },
  });
}

export const NO_CLAIM = refused("not-understood", "There is no such claim in this project.", {
  errors: [{ path: "claim.id", message: "no such claim in this project" }],
});

/** Undo everything a transaction did, and answer with a refusal. */
export class Rollback extends Error {
  constructor(readonly refusal: ReturnType<typeof refused>) {
    super(refusal.problem);
  }
}

export async function rollingBack<T>(act: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Rollback) return error.refusal;
    throw error;
  }
}

/** Give the annotation's state the next number of its lane. */
export async function number(
  tx: Transaction,
  id: string,
  documentId: string,
  projectId: string,
  lane: string | null,
  by: string,
  at: Date,
): Promise<number> {
  const kind = "annotation.saved";
  const change = await recordChange(tx, documentId, { kind, id, projectId, onlyFor: lane, by, at });
  await tx.annotation.update({ where: { id }, data: { change } });
  return change;
}
