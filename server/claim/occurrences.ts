import "server-only";
import type { Annotation, AnnotationOccurrence, Quantity } from "@/lib/annotation/annotation";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { lockAnnotation, type Expected } from "@/server/annotation/edit";
import { annotationFor, factsOf, onlyFor } from "@/server/annotation/read";
import { recordChange } from "@/server/feed/changes";
import { read, transaction, type Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { lockProject, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { addOccurrenceCall, editOccurrenceCall } from "@/lib/contract/occurrences";
import type { BodyOf } from "@/lib/contract/operation";
import { recordClaimChange } from "./lock";

/** What a person says of a passage that carries a claim. */
export type OccurrenceEdit = BodyOf<typeof editOccurrenceCall>;

export type OccurrenceDraft = BodyOf<typeof addOccurrenceCall>;

const FASTER =
  "Someone changed what this passage carries after you read it. Nothing of yours was saved over it.";

export async function listOccurrences(
  viewer: Viewer,
  annotationId: string,
): Promise<Outcome<{ items: readonly AnnotationOccurrence[]; next: null }>> {
  const found = await annotationFor(read, viewer, annotationId);
  return found ? done({ items: found.annotation.occurrences, next: null }) : refused("not-found");
}

function wrong(path: string, message: string) {
  return refused("not-understood", `${path}: ${message}`, { errors: [{ path, message }] });
}

/** A passage carries a claim, which is made on the way when it is not in the register yet. */
export async function addOccurrence(
  viewer: Viewer,
  annotationId: string,
  draft: OccurrenceDraft,
  now = new Date(),
): Promise<Outcome<AnnotationOccurrence>> {
  const id = draft.id ?? newId();
  return transaction(async (tx) => {
    const found = await lockAnnotation(tx, viewer, annotationId);
    if (!found) return refused("not-found");
    const { annotation, membership } = found;
    const no = whyNot("occurrence.add", membership, factsOf(viewer, annotation));
    if (no) return no;
    const { projectId, documentId } = annotation;
    const there = await tx.claimOccurrence.findUnique({ where: { id } });
    if (there) {
      const mine = annotation.occurrences.find((occurrence) => occurrence.id === id);
      return mine ? done(mine) : refused("id-taken", "This id is already used.");
    }
    const claimId = await claimMeant(tx, viewer, projectId, draft, now);
    if (!claimId) return wrong("claimId", "no such claim in this project");
    if (annotation.occurrences.some((occurrence) => occurrence.claimId === claimId)) {
      return refused("already-there", "This passage carries that claim already.");
    }
    await tx.claimOccurrence.create({
      data: {
        ...{ id, projectId, documentId, claimId, annotationId },
        role: draft.role,
        wording: draft.wording ?? quoteOf(annotation),
        commitment: draft.commitment,
        quantities: jsonOf(draft.quantities ?? []),
        createdById: viewer.id,
        createdAt: now,
      },
    });
    await number(tx, annotation, { id, claimId }, "occurrence.saved", viewer, now);
    const saved = await occurrenceOf(tx, viewer, annotationId, id);
    return saved ? created(saved) : refused("not-found");
  });
}

export async function editOccurrence(
  viewer: Viewer,
  id: string,
  expected: Expected,
  { role, wording, commitment, quantities }: OccurrenceEdit,
  now = new Date(),
): Promise<Outcome<AnnotationOccurrence>> {
  return transaction(async (tx) => {
    const found = await lockOccurrence(tx, viewer, id);
    if (!found.ok) return found;
    const { annotation, occurrence } = found.value;
    if (!expected(occurrence.version)) {
      return refused("someone-was-faster", FASTER, { more: { current: occurrence } });
    }
    await tx.claimOccurrence.update({
      where: { id },
      data: { role, wording, commitment, ...(quantities && { quantities: jsonOf(quantities) }) },
    });
    await number(tx, annotation, occurrence, "occurrence.saved", viewer, now);
    const saved = await occurrenceOf(tx, viewer, annotation.id, id);
    return saved ? done(saved) : refused("not-found");
  });
}

/** The claim stays in the register, and the passage stays an annotation. */
export async function removeOccurrence(
  viewer: Viewer,
  id: string,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const found = await lockOccurrence(tx, viewer, id);
    if (!found.ok) return found;
    const { annotation, occurrence } = found.value;
    await tx.claimOccurrence.delete({ where: { id } });
    await number(tx, annotation, occurrence, "occurrence.deleted", viewer, now);
    return done(null);
  });
}

async function lockOccurrence(tx: Transaction, viewer: Viewer, id: string) {
  const row = await tx.claimOccurrence.findUnique({
    where: { id },
    select: { annotationId: true },
  });
  const found = row && (await lockAnnotation(tx, viewer, row.annotationId));
  const occurrence = found?.annotation.occurrences.find((one) => one.id === id);
  if (!found || !occurrence) return refused("not-found");
  const { annotation, membership } = found;
  const no = whyNot("occurrence.change", membership, factsOf(viewer, annotation));
  return no ?? done({ annotation, occurrence });
}

async function occurrenceOf(tx: Transaction, viewer: Viewer, annotationId: string, id: string) {
  const found = await annotationFor(tx, viewer, annotationId);
  return found?.annotation.occurrences.find((occurrence) => occurrence.id === id) ?? null;
}

/** The claim a draft names, or the one it makes; null when there is none of that id here. */
async function claimMeant(
  tx: Transaction,
  viewer: Viewer,
  projectId: string,
  { claimId, statement, type }: OccurrenceDraft,
  now: Date,
): Promise<string | null> {
  // Under the project's lock no claim is merged or taken away between the question and the deed.
  await lockProject(tx, projectId);
  const known = claimId ? await tx.claim.findUnique({ where: { id: claimId } }) : null;
  if (known) return known.projectId === projectId && !known.deletedAt ? known.id : null;
  if (!statement) return null;
  const id = claimId ?? newId();
  await tx.claim.create({
    data: {
      ...{ id, projectId, statement, type },
      ...{ createdById: viewer.id, createdAt: now, updatedAt: now },
    },
  });
  await recordClaimChange(tx, id, projectId, "claim.saved", viewer.id, now);
  return id;
}

/** A change of the document for its readers and, where all may see it, of the claim for its own. */
async function number(
  tx: Transaction,
  annotation: Annotation,
  { id, claimId }: { readonly id: string; readonly claimId: string },
  kind: "occurrence.saved" | "occurrence.deleted",
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const { projectId, documentId, id: annotationId } = annotation;
  const only = onlyFor(annotation);
  if (!only) await recordClaimChange(tx, claimId, projectId, "claim.saved", viewer.id, at);
  const happened = { kind, id, annotationId, projectId, onlyFor: only, by: viewer.id, at };
  const change = await recordChange(tx, documentId, happened);
  await tx.claimOccurrence.updateMany({ where: { id }, data: { change } });
}

function quoteOf({ target }: Annotation): string {
  return target.map((segment) => segment.exact).join(" … ");
}

function jsonOf(quantities: readonly Quantity[]): Prisma.InputJsonValue {
  return quantities.map((quantity) => ({ ...quantity }));
}
