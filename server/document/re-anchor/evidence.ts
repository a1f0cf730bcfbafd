import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { recordProjectChange } from "@/server/feed/changes";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { SEGMENTS } from "@/server/platform/json-columns";
import type { ReAnchored } from "./re-anchored";

/** Reads the passages of a document that are cited as evidence, with where it is now. */
export async function placedEvidence(from: ReadClient, documentId: string) {
  const rows = await from.evidence.findMany({
    where: { documentId, deletedAt: null, claim: { deletedAt: null } },
    orderBy: { id: "asc" },
    select: { id: true, revision: true, target: true },
  });
  return rows.flatMap(({ id, revision, target }) =>
    revision === null ? [] : { id, revision, target: SEGMENTS.read(target, id) },
  );
}

/**
 * Re-anchors the passages of a document that are cited as evidence, as its annotations are: what
 * has no certain place keeps its old words and their revision, and says so by its anchor.
 */
export async function reAnchorEvidence(
  tx: Transaction,
  at: { documentId: string; projectId: string; number: number; by: string; now: Date },
  reAnchored: ReAnchored,
): Promise<Outcome<null>> {
  const passages = await placedEvidence(tx, at.documentId);
  const found = await reAnchored.find(tx, passages);
  if (!found.ok) return found;
  for (const passage of passages) {
    const onNewText = reAnchored.get(passage);
    if (!onNewText) continue;
    const { id } = passage;
    const { anchor, segments } = onNewText;
    const hasPlace = anchor !== "ambiguous" && anchor !== "lost";
    const now = segments.map(({ segment }) => segment);
    await tx.evidence.update({
      where: { id },
      data: {
        anchor,
        ...(hasPlace
          ? {
              revision: at.number,
              target: SEGMENTS.write(now),
              quote: now.map(({ exact }) => exact).join(" … "),
            }
          : {}),
        ...(anchor === "exact" ? {} : { version: { increment: 1 }, updatedAt: at.now }),
      },
    });
    if (anchor === "exact") continue;
    const { projectId, by, now: when } = at;
    const happened = { kind: "evidence.saved", id, projectId, by, at: when } as const;
    const change = await recordProjectChange(tx, happened);
    await tx.evidence.update({ where: { id }, data: { change } });
  }
  return done(null);
}
