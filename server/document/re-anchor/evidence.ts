import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { recordProjectChange } from "@/server/feed/changes";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { inPortions } from "@/server/platform/in-portions";
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
  const rows = [];
  for (const passage of passages) {
    const onNewText = reAnchored.get(passage);
    if (!onNewText) continue;
    const { id } = passage;
    const { anchor, segments } = onNewText;
    const hasPlace = anchor !== "ambiguous" && anchor !== "lost";
    const target = hasPlace ? segments.map(({ segment }) => segment) : null;
    const { projectId, by, now } = at;
    const happened = { kind: "evidence.saved", id, projectId, by, at: now } as const;
    const change = anchor === "exact" ? null : await recordProjectChange(tx, happened);
    const quote = target?.map(({ exact }) => exact).join(" … ") ?? null;
    rows.push({ id, anchor, target, quote, change });
  }
  for await (const portion of inPortions(rows)) {
    await tx.$executeRaw`
      UPDATE "Evidence" AS e
      SET anchor = n.anchor::"Anchor",
          revision = CASE WHEN n.target IS NULL THEN e.revision ELSE ${at.number}::int END,
          target = coalesce(n.target, e.target), quote = coalesce(n.quote, e.quote),
          change = coalesce(n.change, e.change),
          version = e.version + CASE WHEN n.change IS NULL THEN 0 ELSE 1 END,
          "updatedAt" = CASE WHEN n.change IS NULL THEN e."updatedAt" ELSE ${at.now}::timestamptz END
      FROM jsonb_to_recordset(${JSON.stringify(portion)}::jsonb)
        AS n(id uuid, anchor text, target jsonb, quote text, change int)
      WHERE e.id = n.id`;
  }
  return done(null);
}
