import "server-only";
import { ReAnchorer, type Carried, type ReAnchoredTarget } from "@/lib/anchor/re-anchor";
import type { Segment } from "@/lib/annotation/annotation";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { revisionText } from "../revision-text";
import { SEGMENTS } from "@/server/platform/json-columns";

interface ReAnchoring {
  readonly id: string;
  readonly revision: number;
  readonly target: readonly Segment[];
  readonly reAnchored: ReAnchoredTarget;
}

/** Finds the place of annotations on a new text, from the revision their offsets count in. */
export async function reAnchorAnnotations(
  tx: Transaction,
  documentId: string,
  which: Prisma.AnnotationWhereInput,
  after: string,
) {
  const rows = await tx.annotation.findMany({
    where: { ...which, documentId },
    select: { id: true, revision: true, target: true },
  });
  const reAnchorers = new Map<number, ReAnchorer>();
  const reanchorings: ReAnchoring[] = [];
  for (const row of rows) {
    let reAnchorer = reAnchorers.get(row.revision);
    if (!reAnchorer) {
      const before = await revisionText(tx, documentId, row.revision);
      if (!before) continue;
      reAnchorer = new ReAnchorer(before.text, after);
      reAnchorers.set(row.revision, reAnchorer);
    }
    const target = SEGMENTS.read(row.target, row.id);
    reanchorings.push({ ...row, target, reAnchored: reAnchorer.target(target) });
  }
  return { reanchorings, reAnchorers };
}

/** Anchors with a place on the new text, even one that a person still has to confirm. */
const HAS_PLACE: ReadonlySet<Carried> = new Set(["exact", "moved", "changed"]);

/** Ids of the annotations that have a place on the new text. */
export function idsWithPlace(reanchorings: readonly ReAnchoring[]): ReadonlySet<string> {
  return new Set(
    reanchorings.flatMap(({ id, reAnchored }) => (HAS_PLACE.has(reAnchored.anchor) ? id : [])),
  );
}

/** Stores where they lie now, how certain that is, and where they lay before. */
export async function storeReAnchored(
  tx: Transaction,
  at: { projectId: string; documentId: string; number: number },
  reanchorings: readonly ReAnchoring[],
  now: Date,
): Promise<void> {
  const rows = reanchorings.map(({ id, revision, target, reAnchored }) => {
    const hasPlace = HAS_PLACE.has(reAnchored.anchor);
    const segments = hasPlace ? reAnchored.segments.map(({ segment }) => segment) : target;
    return {
      id,
      anchor: reAnchored.anchor,
      revision: hasPlace ? at.number : revision,
      target: segments,
      quote: segments.map((segment) => segment.exact).join(" … "),
      ...hull(segments),
    };
  });
  // One statement for all: ten thousand single ones would hold the document for many seconds.
  await tx.$executeRaw`
    UPDATE "Annotation" AS a
    SET anchor = n.anchor::"Anchor", revision = n.revision, target = n.target, quote = n.quote,
        start = n.start, "end" = n."end",
        version = a.version + CASE WHEN n.anchor = 'exact' THEN 0 ELSE 1 END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS n(id uuid, anchor text, revision int, target jsonb, quote text, start int, "end" int)
    WHERE a.id = n.id`;
  await tx.anchorEvent.createMany({
    data: reanchorings
      .filter(({ reAnchored }) => reAnchored.anchor !== "exact")
      .map(({ id, revision, target, reAnchored }) => ({
        id: newId(),
        projectId: at.projectId,
        documentId: at.documentId,
        annotationId: id,
        fromRevision: revision,
        toRevision: at.number,
        anchor: reAnchored.anchor,
        score: reAnchored.score,
        method: reasonsOf(reAnchored),
        before: SEGMENTS.write(target),
        after: SEGMENTS.write(reAnchored.segments.map(({ segment }) => segment)),
        candidates: reAnchored.segments.flatMap(({ candidates }) =>
          candidates.map(({ start, end }) => ({ start, end })),
        ),
        createdAt: now,
      })),
  });
}

function reasonsOf({ segments }: ReAnchoredTarget): string {
  return [...new Set(segments.flatMap(({ reasons }) => reasons))].join(", ") || "compared";
}
