import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { recordAnnotationChange } from "@/server/annotation/record-change";
import { annotationFor, onlyFor } from "@/server/annotation/read";
import { notifyReferrers } from "@/server/annotation/notify-referrers";
import { recordChange } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";
import { recordHistory } from "@/server/history/record";
import type { Viewer } from "@/server/access/viewer";

export type Columns = Partial<
  Record<
    "quotationSpeaker" | "quotationCue" | "quotationAddressee" | "quotationMatch",
    string | null
  >
>;

/** Whether the contract's own fields of a quotation say the same as what hangs on it. */
export function quotationColumnsMatch({ quotation }: Annotation, columns: Columns): boolean {
  const present: Columns = {
    quotationSpeaker: quotation?.speaker ?? null,
    quotationCue: quotation?.cue ?? null,
    quotationAddressee: quotation?.addressee ?? null,
    quotationMatch: quotation?.match ?? null,
  };
  const names = Object.keys(columns) as (keyof Columns)[];
  return names.every((name) => columns[name] === present[name]);
}

/** What hangs on a quotation is part of it: another version, whose own fields say the same. */
export async function syncQuotationColumns(
  tx: Transaction,
  viewer: Viewer,
  annotation: Annotation,
  now: Date,
  columns: Columns,
): Promise<void> {
  const { id, documentId, projectId } = annotation;
  await recordHistory(tx, annotation, {
    subject: "annotation",
    action: "edit",
    by: viewer,
    at: now,
  });
  await tx.annotation.update({
    where: { id },
    data: { ...columns, version: { increment: 1 }, updatedAt: now },
  });
  const at = { id, documentId, projectId, lane: onlyFor(annotation) };
  await recordAnnotationChange(tx, at, viewer.id, now);
}

/** The quotation's `match` is what was signed last, or nothing. */
export async function syncSignedMatch(
  tx: Transaction,
  viewer: Viewer,
  annotation: Annotation,
  now: Date,
): Promise<void> {
  const last = await tx.quotationCheck.findFirst({
    where: { annotationId: annotation.id, signedVerdict: { not: null } },
    orderBy: { signedAt: "desc" },
    select: { signedVerdict: true },
  });
  const columns = { quotationMatch: last?.signedVerdict ?? null };
  if (!quotationColumnsMatch(annotation, columns))
    await syncQuotationColumns(tx, viewer, annotation, now, columns);
}

/** Number what happened to something on an annotation, and answer with the annotation. */
export async function publishOnAnnotation(
  tx: Transaction,
  viewer: Viewer,
  annotation: Annotation,
  happened: {
    readonly kind: "attribution.saved" | "attribution.deleted" | "check.saved" | "check.deleted";
    readonly id: string;
  },
  now: Date,
): Promise<Outcome<Annotation>> {
  const change = await recordChange(tx, annotation.documentId, {
    ...happened,
    annotationId: annotation.id,
    projectId: annotation.projectId,
    onlyFor: onlyFor(annotation),
    by: viewer.id,
    at: now,
  });
  const where = { id: happened.id };
  if (happened.kind === "attribution.saved")
    await tx.attribution.update({ where, data: { change } });
  if (happened.kind === "check.saved") await tx.quotationCheck.update({ where, data: { change } });
  const saved = await annotationFor(tx, viewer, annotation.id);
  if (!saved) return refused("not-found");
  await notifyReferrers(tx, annotation, saved.annotation, viewer, now);
  return done(saved.annotation);
}
