import "server-only";
import type { Transaction } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import { recordChange, recordProjectChange } from "./changes";

/** Gives the annotation's state the next number of its lane. Its document is locked. */
export async function recordAnnotationChange(
  tx: Transaction,
  annotation: {
    readonly id: string;
    readonly documentId: string;
    readonly projectId: string;
    readonly lane: string | null;
  },
  by: string,
  at: Date,
): Promise<number> {
  const { id, documentId, projectId, lane } = annotation;
  const kind = "annotation.saved";
  const change = await recordChange(tx, documentId, { kind, id, projectId, onlyFor: lane, by, at });
  await tx.annotation.update({ where: { id }, data: { change } });
  return change;
}

/** Gives the claim's state the next number of its project. Call this last. */
export async function recordClaimChange(
  tx: Transaction,
  id: string,
  projectId: string,
  kind: "claim.saved" | "claim.deleted",
  by: string,
  at: Date,
): Promise<void> {
  const change = await recordProjectChange(tx, { kind, id, projectId, by, at });
  await tx.claim.update({ where: { id }, data: { change } });
}

/** Numbers a change of a speaker in its project's feed; from then on everybody sees the record. */
export async function recordSpeakerChange(
  tx: Transaction,
  { id, projectId }: { readonly id: string; readonly projectId: string },
  kind: "speaker.saved" | "speaker.deleted",
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const change = await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at });
  await tx.speaker.update({ where: { id }, data: { change } });
}

/** Shows records to everybody that only their makers saw. */
export async function shareSpeakers(
  tx: Transaction,
  ids: readonly string[],
  viewer: Viewer,
  now: Date,
): Promise<void> {
  const hidden = await tx.speaker.findMany({
    where: { id: { in: [...ids] }, change: 0, deletedAt: null },
    select: { id: true, projectId: true },
  });
  for (const speaker of hidden)
    await recordSpeakerChange(tx, speaker, "speaker.saved", viewer, now);
}
