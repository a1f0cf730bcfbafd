import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import { number } from "../annotations/placing";
import { annotationFor, onlyFor } from "../annotations/read";
import { tellNamed } from "../annotations/tell";
import { recordChange } from "../changes";
import type { Transaction } from "../db";
import { remember } from "../history";
import type { Viewer } from "../viewer";

type Columns = Partial<
  Record<
    "quotationSpeaker" | "quotationCue" | "quotationAddressee" | "quotationMatch",
    string | null
  >
>;

/** The contract's own fields of a quotation say the same as what hangs on it. */
export async function keepInStep(
  tx: Transaction,
  viewer: Viewer,
  annotation: Annotation,
  now: Date,
  columns: Columns,
): Promise<void> {
  const { id, documentId, projectId, quotation } = annotation;
  const present: Columns = {
    quotationSpeaker: quotation?.speaker ?? null,
    quotationCue: quotation?.cue ?? null,
    quotationAddressee: quotation?.addressee ?? null,
    quotationMatch: quotation?.match ?? null,
  };
  const names = Object.keys(columns) as (keyof Columns)[];
  if (names.every((name) => columns[name] === present[name])) return;
  await remember(tx, annotation, { subject: "annotation", action: "edit", by: viewer, at: now });
  await tx.annotation.update({
    where: { id },
    data: { ...columns, version: { increment: 1 }, updatedAt: now },
  });
  await number(tx, id, documentId, projectId, onlyFor(annotation), viewer.id, now);
}

/** Number what happened to something on an annotation, and answer with the annotation. */
export async function told(
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
  await tellNamed(tx, annotation, saved.annotation, viewer, now);
  return done(saved.annotation);
}
