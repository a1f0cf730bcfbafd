import "server-only";
import { Carrier, type Carried, type CarriedTarget } from "@/lib/anchor/carry-target";
import type { Anchor, Segment } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { hull } from "@/lib/span/span";
import type { TextFormat } from "@/lib/text/document-text";
import type { Prisma } from "@/prisma/generated/client";
import { recordChange } from "../changes";
import { convert } from "../convert";
import { transaction, type Transaction } from "../db";
import { carryEvidence } from "../evidence/carry";
import { newId } from "../new-id";
import { carryRoles } from "../quotations/carry";
import { lockDocument, standingOn, whyNot } from "../standing";
import type { Viewer } from "../viewer";
import { documentSeenBy, type RevisionSummary } from "./read";
import { revisionText } from "./text";
import { keepRevision } from "./write";

export type Revised = { readonly revision: RevisionSummary } & Readonly<Record<Anchor, number>>;

/** Comparing two long texts and carrying thousands of targets takes its time, in milliseconds. */
const TAKE = 120_000;

interface Carrying {
  readonly id: string;
  readonly revision: number;
  readonly target: readonly Segment[];
  readonly carried: CarriedTarget;
}

/**
 * A new revision of a document's text. The old one stays; every annotation is carried over and
 * says how certain its place is. What can not be placed keeps its old words and their revision.
 */
export async function reviseText(
  viewer: Viewer,
  documentId: string,
  draft: { content: string; format: TextFormat; revisionId?: string },
  now = new Date(),
): Promise<Outcome<Revised>> {
  const converted = await convert(draft.content, draft.format);
  return transaction(async (tx) => {
    await lockDocument(tx, documentId);
    const standing = await standingOn(tx, viewer, documentId);
    const no = whyNot("document.change", standing);
    if (no || !standing) return no ?? refused("not-found");
    if (!converted.ok) {
      const problem = converted.problem === "too-long" ? "too-large" : "text-not-usable";
      return refused(problem, converted.detail);
    }
    const { text, structure } = converted.value;
    const { projectId } = standing;
    const number = standing.revisionNumber + 1;
    await keepRevision(
      tx,
      { projectId, documentId, number, by: viewer.id, now },
      { format: draft.format, text, structure, original: draft.content },
    );
    const { carryings, carriers } = await carryAll(tx, documentId, text);
    await carryRoles(tx, documentId, carriers, placedOf(carryings));
    await keepCarried(tx, { projectId, documentId, number }, carryings, now);
    await carryEvidence(tx, { documentId, projectId, number, by: viewer.id, now }, text, carriers);
    await tx.document.update({
      where: { id: documentId },
      data: { revisionNumber: number, version: { increment: 1 }, updatedAt: now },
    });
    await recordChange(tx, documentId, {
      kind: "document.revised",
      id: documentId,
      projectId,
      by: viewer.id,
      at: now,
    });
    const document = await documentSeenBy(tx, viewer, documentId);
    if (!document) return refused("not-found");
    // Counts are of what the viewer may see: another's private work is not counted for them.
    const seen = await tx.annotation.groupBy({
      by: ["anchor"],
      where: {
        documentId,
        deletedAt: null,
        OR: [{ visibility: "project" }, { createdById: viewer.id }],
      },
      _count: true,
    });
    const counts = { exact: 0, moved: 0, changed: 0, ambiguous: 0, lost: 0 };
    for (const group of seen) counts[group.anchor] = group._count;
    return done({ revision: document.revision, ...counts });
  }, TAKE);
}

/** Every annotation's place on the new text, from the revision its offsets count in. */
async function carryAll(tx: Transaction, documentId: string, after: string) {
  const rows = await tx.annotation.findMany({
    where: { documentId, deletedAt: null },
    select: { id: true, revision: true, target: true },
  });
  const carriers = new Map<number, Carrier>();
  const carryings: Carrying[] = [];
  for (const row of rows) {
    let carrier = carriers.get(row.revision);
    if (!carrier) {
      const before = await revisionText(tx, documentId, row.revision);
      if (!before) continue;
      carrier = new Carrier(before.text, after);
      carriers.set(row.revision, carrier);
    }
    const target = row.target as unknown as Segment[];
    carryings.push({ ...row, target, carried: carrier.target(target) });
  }
  return { carryings, carriers };
}

const PLACED: ReadonlySet<Carried> = new Set(["exact", "moved", "changed"]);

function placedOf(carryings: readonly Carrying[]): ReadonlySet<string> {
  return new Set(carryings.flatMap(({ id, carried }) => (PLACED.has(carried.anchor) ? id : [])));
}

async function keepCarried(
  tx: Transaction,
  at: { projectId: string; documentId: string; number: number },
  carryings: readonly Carrying[],
  now: Date,
): Promise<void> {
  const rows = carryings.map(({ id, revision, target, carried }) => {
    const placed = PLACED.has(carried.anchor);
    const now = placed ? carried.segments.map(({ segment }) => segment) : target;
    return {
      id,
      anchor: carried.anchor,
      revision: placed ? at.number : revision,
      target: now,
      quote: now.map((segment) => segment.exact).join(" … "),
      ...hull(now),
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
    data: carryings
      .filter(({ carried }) => carried.anchor !== "exact")
      .map(({ id, revision, target, carried }) => ({
        id: newId(),
        projectId: at.projectId,
        documentId: at.documentId,
        annotationId: id,
        fromRevision: revision,
        toRevision: at.number,
        anchor: carried.anchor,
        score: carried.score,
        method: reasonsOf(carried),
        before: target as unknown as Prisma.InputJsonValue,
        after: carried.segments.map(({ segment }) => segment) as unknown as Prisma.InputJsonValue,
        candidates: carried.segments.flatMap(({ candidates }) =>
          candidates.map(({ start, end }) => ({ start, end })),
        ),
        createdAt: now,
      })),
  });
}

function reasonsOf({ segments }: CarriedTarget): string {
  return [...new Set(segments.flatMap(({ reasons }) => reasons))].join(", ") || "compared";
}
