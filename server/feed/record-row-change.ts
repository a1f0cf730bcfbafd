import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import type { Viewer } from "@/server/access/viewer";
import { recordProjectChange } from "./changes";

/** Gives the claim's state the next number of its project. Call this last. */
export async function recordClaimChange(
  tx: Transaction,
  id: string,
  projectId: string,
  kind: "claim.saved" | "claim.deleted",
  by: string,
  at: Date,
): Promise<void> {
  const write = Prisma.sql`
    UPDATE "Claim" SET change = next.number FROM next WHERE id = ${id}::uuid`;
  await recordProjectChange(tx, { kind, id, projectId, by, at }, write);
}

/** Numbers a change of a speaker in its project's feed; from then on everybody sees the record. */
export async function recordSpeakerChange(
  tx: Transaction,
  { id, projectId }: { readonly id: string; readonly projectId: string },
  kind: "speaker.saved" | "speaker.deleted",
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const write = Prisma.sql`
    UPDATE "Speaker" SET change = next.number FROM next WHERE id = ${id}::uuid`;
  await recordProjectChange(tx, { kind, id, projectId, by: viewer.id, at }, write);
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
