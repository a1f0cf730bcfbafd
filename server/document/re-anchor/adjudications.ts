import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { recordShared } from "@/server/feed/changes";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { inPortions } from "@/server/platform/in-portions";
import { SEGMENTS } from "@/server/platform/json-columns";
import type { ReAnchored } from "./re-anchored";
import { placeOn } from "./suggestions";

/** The decisions in force of a document and the spans that stand after them, with where they are. */
export async function placedAdjudications(from: ReadClient, documentId: string) {
  const { decisions, spans } = await inForce(from, documentId);
  return [...decisions, ...spans];
}

async function inForce(from: ReadClient, documentId: string) {
  const select = { id: true, revision: true, target: true } as const;
  const where = { documentId, deletedAt: null };
  const orderBy = { id: "asc" } as const;
  const decisions = await from.adjudication.findMany({ where, orderBy, select });
  const spans = await from.adjudicatedSpan.findMany({
    where: { documentId, adjudication: where },
    orderBy,
    select,
  });
  const located = ({ target, ...row }: (typeof decisions)[number]) => ({
    ...row,
    target: SEGMENTS.read(target, row.id),
  });
  return { decisions: decisions.map(located), spans: spans.map(located) };
}

/** Re-anchors what curators decided about a document, as its annotations are. */
export async function reAnchorAdjudications(
  tx: Transaction,
  at: { documentId: string; projectId: string; number: number; by: string; now: Date },
  reAnchored: ReAnchored,
): Promise<Outcome<null>> {
  const { decisions, spans } = await inForce(tx, at.documentId);
  const found = await reAnchored.find(tx, [...decisions, ...spans]);
  if (!found.ok) return found;
  const { projectId, documentId, by, now } = at;
  const moved = rowsOn(at.number, decisions, reAnchored);
  await recordShared(
    tx,
    documentId,
    moved
      .filter(({ anchor }) => anchor !== "exact")
      .map(({ id }) => ({ kind: "adjudication.saved", id, projectId, by, at: now }) as const),
  );
  await store(tx, Prisma.sql`"Adjudication"`, moved);
  await store(tx, Prisma.sql`"AdjudicatedSpan"`, rowsOn(at.number, spans, reAnchored));
  return done(null);
}

function rowsOn(
  number: number,
  located: Awaited<ReturnType<typeof placedAdjudications>>,
  reAnchored: ReAnchored,
) {
  return located.flatMap((one) => {
    const now = placeOn(number, one, reAnchored);
    return now ? [{ id: one.id, ...now }] : [];
  });
}

async function store(tx: Transaction, table: Prisma.Sql, rows: ReturnType<typeof rowsOn>) {
  for await (const portion of inPortions(rows)) {
    await tx.$executeRaw`
      UPDATE ${table} AS s
      SET anchor = n.anchor::"Anchor", revision = n.revision, target = n.target,
          start = n.start, "end" = n."end"
      FROM jsonb_to_recordset(${JSON.stringify(portion)}::jsonb)
        AS n(id uuid, anchor text, revision int, target jsonb, start int, "end" int)
      WHERE s.id = n.id`;
  }
}
