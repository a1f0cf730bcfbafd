import "server-only";
import { setImmediate } from "node:timers/promises";
import type { AnchorOutcome, ReAnchoredTarget } from "@/lib/anchor/re-anchor";
import { done, type Outcome } from "@/lib/outcome";
import { hull } from "@/lib/span/span";
import type { Prisma } from "@/prisma/generated/client";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { inPortions } from "@/server/platform/in-portions";
import { newId } from "@/server/platform/new-id";
import { SEGMENTS } from "@/server/platform/json-columns";
import { aboutRemovedWords, onlyIfBack } from "./removed-words";
import type { AnchoredPlace, ReAnchored } from "./re-anchored";

interface ReAnchoring extends AnchoredAnnotation {
  readonly reAnchored: ReAnchoredTarget;
}

/** How many annotations are read at a time. */
const PAGE = 1_000;

interface AnchoredAnnotation extends AnchoredPlace {
  readonly id: string;
}

/** Reads annotations with where they are now. */
export async function placedAnnotations(
  from: ReadClient,
  which: Prisma.AnnotationWhereInput,
): Promise<AnchoredAnnotation[]> {
  const annotations: AnchoredAnnotation[] = [];
  for (let after: string | undefined; ;) {
    const rest = after ? { id: { gt: after } } : {};
    const rows: { id: string; revision: number; target: Prisma.JsonValue }[] =
      await from.annotation.findMany({
        where: { AND: [which, rest] },
        orderBy: { id: "asc" },
        take: PAGE,
        select: { id: true, revision: true, target: true },
      });
    annotations.push(...rows.map((row) => ({ ...row, target: SEGMENTS.read(row.target, row.id) })));
    after = rows.at(-1)?.id;
    if (rows.length < PAGE) return annotations;
    await setImmediate();
  }
}

/** Finds the place of annotations on a new text, from the revision their offsets count in. */
export async function reAnchorAnnotations(
  from: ReadClient,
  which: Prisma.AnnotationWhereInput,
  places: ReAnchored,
): Promise<Outcome<readonly ReAnchoring[]>> {
  const annotations = await placedAnnotations(from, which);
  const found = await places.find(from, annotations);
  if (!found.ok) return found;
  const gone = await aboutRemovedWords(from, which);
  return done(
    annotations.flatMap((annotation) => {
      const place = places.get(annotation);
      if (!place) return [];
      const reAnchored = gone.has(annotation.id) ? onlyIfBack(place) : place;
      return [{ ...annotation, reAnchored }];
    }),
  );
}

/** Anchors with a place on the new text, even one that a person still has to confirm. */
const HAS_PLACE: ReadonlySet<AnchorOutcome> = new Set(["exact", "moved", "changed"]);

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
  // Some hundreds in one statement: ten thousand single ones would hold the document for many
  // seconds, and one for all would hold the main thread while its text is made.
  for await (const portion of inPortions(reanchorings)) await storePortion(tx, at, portion, now);
}

async function storePortion(
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
