import "server-only";
import type { Carried, ReAnchoredTarget } from "@/lib/anchor/re-anchor";
import type { Segment } from "@/lib/annotation/annotation";
import { done, type Outcome } from "@/lib/outcome";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { SEGMENTS } from "@/server/platform/json-columns";
import type { ReAnchored } from "./re-anchored";

interface ReAnchoring {
  readonly id: string;
  readonly revision: number;
  readonly target: readonly Segment[];
  readonly reAnchored: ReAnchoredTarget;
}

/** Reads annotations with where they are now. */
export async function placedAnnotations(from: ReadClient, which: Prisma.AnnotationWhereInput) {
  const rows = await from.annotation.findMany({
    where: which,
    select: { id: true, revision: true, target: true },
  });
  return rows.map((row) => ({ ...row, target: SEGMENTS.read(row.target, row.id) }));
}

/** Finds the place of annotations on a new text, from the revision their offsets count in. */
export async function reAnchorAnnotations(
  tx: Transaction,
  which: Prisma.AnnotationWhereInput,
  places: ReAnchored,
): Promise<Outcome<readonly ReAnchoring[]>> {
  const annotations = await placedAnnotations(tx, which);
  const found = await places.find(tx, annotations);
  if (!found.ok) return found;
  return done(
    annotations.flatMap((annotation) => {
      const reAnchored = places.get(annotation);
      return reAnchored ? [{ ...annotation, reAnchored }] : [];
    }),
  );
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
  const events = reanchorings
    .filter(({ reAnchored }) => reAnchored.anchor !== "exact")
    .map(({ id, revision, target, reAnchored }) => ({
      id: newId(),
      annotationId: id,
      fromRevision: revision,
      anchor: reAnchored.anchor,
      score: reAnchored.score,
      method: reasonsOf(reAnchored),
      before: target,
      after: reAnchored.segments.map(({ segment }) => segment),
      candidates: reAnchored.segments.flatMap(({ candidates }) =>
        candidates.map(({ start, end }) => ({ start, end })),
      ),
    }));
  await tx.$executeRaw`
    INSERT INTO "AnchorEvent" (id, "projectId", "documentId", "annotationId", "fromRevision",
        "toRevision", anchor, score, method, before, after, candidates, "createdAt")
    SELECT e.id, ${at.projectId}::uuid, ${at.documentId}::uuid, e."annotationId", e."fromRevision",
        ${at.number}::int, e.anchor::"Anchor", e.score, e.method, e.before, e.after, e.candidates,
        ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      AS e(id uuid, "annotationId" uuid, "fromRevision" int, anchor text, score float8,
        method text, before jsonb, after jsonb, candidates jsonb)`;
}

function reasonsOf({ segments }: ReAnchoredTarget): string {
  return [...new Set(segments.flatMap(({ reasons }) => reasons))].join(", ") || "compared";
}
