import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { numberClaim } from "../claims/lock";
import type { Transaction } from "../db";
import { tellInner } from "../quotations/follow";
import { tellSpeaker } from "../speakers/keep";
import type { Viewer } from "../viewer";

/**
 * An annotation comes or goes whole: the registers of the claims it carries and of the people it
 * quotes count it or do so no longer, and what is told inside it is told inside it or is not.
 * A private one is counted for nobody else. Its document is locked; number the annotation after.
 */
export async function tellCarried(
  tx: Transaction,
  annotation: Annotation,
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const { projectId, visibility, occurrences, attribution } = annotation;
  await tellInner(tx, annotation, viewer, at);
  if (visibility === "private") return;
  for (const id of new Set(occurrences.map(({ claimId }) => claimId))) {
    await numberClaim(tx, id, projectId, "claim.saved", viewer.id, at);
  }
  const people = [attribution?.speaker?.id, attribution?.addressee?.id];
  for (const id of new Set(people.filter((one) => one != null))) {
    await tellSpeaker(tx, { id, projectId }, "speaker.saved", viewer, at);
  }
}
