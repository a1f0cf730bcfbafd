import "server-only";
import { ReAnchorer } from "@/lib/anchor/re-anchor";
import { recordProjectChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { revisionText } from "../revision-text";
import { SEGMENTS } from "@/server/platform/json-columns";

/**
 * Re-anchors the passages of a document that are cited as evidence, as its annotations are: what
 * has no certain place keeps its old words and their revision, and says so by its anchor.
 * `known` compare the revisions that annotations count in with the new text.
 */
export async function reAnchorEvidence(
  tx: Transaction,
  at: { documentId: string; projectId: string; number: number; by: string; now: Date },
  after: string,
  known: ReadonlyMap<number, ReAnchorer>,
): Promise<void> {
  const rows = await tx.evidence.findMany({
    where: { documentId: at.documentId, deletedAt: null, claim: { deletedAt: null } },
    orderBy: { id: "asc" },
  });
  const reAnchorers = new Map(known);
  for (const { id, revision, target } of rows) {
    if (revision === null) continue;
    let reAnchorer = reAnchorers.get(revision);
    if (!reAnchorer) {
      const before = await revisionText(tx, at.documentId, revision);
      if (!before) continue;
      reAnchorer = new ReAnchorer(before.text, after);
      reAnchorers.set(revision, reAnchorer);
    }
    const { anchor, segments } = reAnchorer.target(SEGMENTS.read(target, id));
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
}
