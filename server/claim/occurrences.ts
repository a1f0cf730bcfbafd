import "server-only";
import type { AnnotationOccurrence } from "@/lib/annotation/annotation";
import { quoteOf } from "@/lib/annotation/quote";
import { done, refused, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { addTo, under } from "@/server/act/act";
import { onSubject } from "@/server/act/edit";
import { IdUsed, insertOnce } from "@/server/act/insert-once";
import type { Addition, Refused, VersionedSubject, Write } from "@/server/act/subject";
import { idTaken } from "@/server/act/used-id";
import { ANNOTATION_INCLUDE, occurrenceFrom } from "@/server/annotation/row";
import { ANNOTATION, lockAnnotation } from "@/server/annotation/subject";
import { annotationFor, factsOf, onlyFor, type FoundAnnotation } from "@/server/annotation/read";
import { recordChange } from "@/server/feed/changes";
import { read, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { lockProject } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { addOccurrenceCall, editOccurrenceCall } from "@/lib/contract/occurrences";
import type { BodyOf } from "@/lib/contract/operation";
import { recordClaimChange } from "@/server/feed/record-row-change";
import { QUANTITIES } from "@/server/platform/json-columns";
import { compareClaim } from "./compare";

/** What a person says of a passage that carries a claim. */
export type OccurrenceEdit = BodyOf<typeof editOccurrenceCall>;

export type OccurrenceDraft = BodyOf<typeof addOccurrenceCall>;

export async function listOccurrences(
  viewer: Viewer,
  annotationId: string,
): Promise<Outcome<{ items: readonly AnnotationOccurrence[]; next: null }>> {
  const found = await annotationFor(read, viewer, annotationId);
  return found ? done({ items: found.annotation.occurrences, next: null }) : refused("not-found");
}

type FoundOccurrence = FoundAnnotation & { readonly occurrence: AnnotationOccurrence };

/** Known with its claim once it is there: the act that adds one answers the claim's id. */
const OCCURRENCE: Addition<FoundAnnotation, AnnotationOccurrence> &
  VersionedSubject<FoundOccurrence, AnnotationOccurrence, unknown> = {
  changedMeanwhile: "Refusals.changed.occurrence",
  table: "ClaimOccurrence",
  there: async ({ annotation }, id) =>
    annotation.occurrences.find((occurrence) => occurrence.id === id) ?? null,
  async saved(write, id) {
    const { tx } = write;
    const { claimId } = await tx.claimOccurrence.findUniqueOrThrow({ where: { id } });
    await recordOccurrenceChange(write, { id, claimId }, "occurrence.saved");
    const include = ANNOTATION_INCLUDE.occurrences.include;
    return occurrenceFrom(await tx.claimOccurrence.findUniqueOrThrow({ where: { id }, include }));
  },
  async lock(tx, viewer, id) {
    const row = await tx.claimOccurrence.findUnique({
      where: { id },
      select: { annotationId: true },
    });
    const found = row && (await lockAnnotation(tx, viewer, row.annotationId));
    const occurrence = found?.annotation.occurrences.find((one) => one.id === id);
    return found && occurrence ? { ...found, occurrence } : null;
  },
  facts: (viewer, { annotation }) => factsOf(viewer, annotation),
  current: ({ occurrence }) => occurrence,
};

/** A passage carries a claim, which is made on the way when it is not in the register yet. */
export const addOccurrence = addTo(
  ANNOTATION,
  "occurrence.add",
  OCCURRENCE,
  async ({ tx, viewer, now, annotation }, draft: OccurrenceDraft & { readonly id: string }) => {
    const { id: annotationId, projectId, documentId } = annotation;
    const claimId = await claimMeant(tx, viewer, projectId, draft, now);
    if (typeof claimId !== "string") return claimId;
    if (annotation.occurrences.some((occurrence) => occurrence.claimId === claimId)) {
      return refused("already-there", reason("Refusals.claim.carriedAlready"));
    }
    const used = await insertOnce(tx, "ClaimOccurrence", {
      id: draft.id,
      projectId,
      documentId,
      claimId,
      annotationId,
      role: draft.role,
      wording: draft.wording ?? quoteOf(annotation),
      commitment: draft.commitment,
      quantities: QUANTITIES.write(draft.quantities ?? []),
      createdById: viewer.id,
      createdAt: now,
    });
    // Its claim may have been made just now, and an edit of an occurrence gives it no new version.
    return used && new IdUsed({ annotationId, claimId: draft.claimId });
  },
);

export const editOccurrence = onSubject(OCCURRENCE)(
  "occurrence.change",
  {},
  async ({ tx, occurrence: { id } }, { role, wording, commitment, quantities }: OccurrenceEdit) => {
    await tx.claimOccurrence.update({
      where: { id },
      data: {
        role,
        wording,
        commitment,
        ...(quantities && { quantities: QUANTITIES.write(quantities) }),
      },
    });
  },
);

/** The claim stays in the register, and the passage stays an annotation. */
export const removeOccurrence = under(OCCURRENCE)("occurrence.change", async (write) => {
  const { tx, occurrence } = write;
  await tx.claimOccurrence.delete({ where: { id: occurrence.id } });
  await recordOccurrenceChange(write, occurrence, "occurrence.deleted");
  return done(null);
});

/** The id of the claim a draft names, or of the one it makes. */
async function claimMeant(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  { claimId, statement, type }: OccurrenceDraft,
  now: Date,
): Promise<string | Refused> {
  // Under the project's lock no claim is merged or deleted between this check and the write.
  await lockProject(tx, projectId);
  const where = { id: claimId, projectId, deletedAt: null };
  const known = claimId && (await tx.claim.findFirst({ where, select: { id: true } }));
  if (known) return known.id;
  if (!statement) return wrongField("claimId", reason("Refusals.missing.claim"));
  const id = claimId ?? newId();
  const used = await insertOnce(tx, "Claim", {
    id,
    projectId,
    statement,
    type,
    createdById: viewer.id,
    createdAt: now,
    updatedAt: now,
  });
  if (used) return idTaken();
  await compareClaim(tx, id);
  await recordClaimChange(tx, id, projectId, "claim.saved", viewer.id, now);
  return id;
}

/** A change of the document for its readers and, where all may see it, of the claim for its own. */
async function recordOccurrenceChange(
  { tx, viewer, now: at, annotation }: Write & FoundAnnotation,
  { id, claimId }: { readonly id: string; readonly claimId: string },
  kind: "occurrence.saved" | "occurrence.deleted",
): Promise<void> {
  const { projectId, documentId, id: annotationId } = annotation;
  const only = onlyFor(annotation);
  if (!only) await recordClaimChange(tx, claimId, projectId, "claim.saved", viewer.id, at);
  const happened = { kind, id, annotationId, projectId, onlyFor: only, by: viewer.id, at };
  const change = await recordChange(tx, documentId, happened);
  await tx.claimOccurrence.updateMany({ where: { id }, data: { change } });
}
