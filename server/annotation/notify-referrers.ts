import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { recordClaimChange } from "@/server/feed/record-row-change";
import type { Transaction } from "@/server/platform/db";
import { recordSpeakerChange } from "@/server/feed/record-row-change";
import type { Viewer } from "@/server/access/viewer";

/**
 * Publishes a change of the claims an annotation carries and of the speaker it quotes, where their
 * own pages change with it: `before` is the annotation as it was, `after` as it is, null for one
 * that is not there. A private annotation is on nobody else's page, so nothing is published. Its
 * document is locked; each number locks the project's row.
 */
export async function notifyReferrers(
  tx: Transaction,
  before: Annotation | null,
  after: Annotation | null,
  viewer: Viewer,
  at: Date,
): Promise<void> {
  const projectId = (after ?? before)?.projectId;
  if (!projectId) return;
  for (const id of changedFields(claimsOf(before), claimsOf(after))) {
    await recordClaimChange(tx, id, projectId, "claim.saved", viewer.id, at);
  }
  for (const id of changedFields(speakerOf(before), speakerOf(after))) {
    await recordSpeakerChange(tx, { id, projectId }, "speaker.saved", viewer, at);
  }
}

type Shown = ReadonlyMap<string, string>;

/** Each claim that everybody sees it carry, with what the claim's page shows of the passage. */
function claimsOf(annotation: Annotation | null): Shown {
  if (annotation?.visibility !== "project") return new Map();
  const { target, occurrences } = annotation;
  return new Map(
    occurrences.map(({ claimId, role, wording, commitment, quantities }) => [
      claimId,
      JSON.stringify([target, role, wording, commitment, quantities]),
    ]),
  );
}

/** The record of whoever everybody sees it quote, with what their page shows of the words. */
function speakerOf(annotation: Annotation | null): Shown {
  if (annotation?.visibility !== "project") return new Map();
  const { target, quotation, attribution } = annotation;
  const shown = JSON.stringify([target, quotation]);
  return new Map(attribution?.speaker ? [[attribution.speaker.id, shown]] : []);
}

function changedFields(before: Shown, after: Shown): string[] {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return [...ids].filter((id) => before.get(id) !== after.get(id)).sort();
}
