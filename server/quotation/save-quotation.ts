import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Write } from "@/server/act/subject";
import { notifyReferrers } from "@/server/annotation/notify-referrers";
import { onlyFor, type FoundAnnotation } from "@/server/annotation/read";
import { saveAnnotationChange } from "@/server/annotation/subject";
import { recordChange } from "@/server/feed/changes";
import { recordHistory } from "@/server/history/record";
import { CHECK_INCLUDE, checkFrom, type Check } from "./check-row";

export type Columns = Partial<
  Record<
    "quotationSpeaker" | "quotationCue" | "quotationAddressee" | "quotationMatch",
    string | null
  >
>;

/** What happened to something that hangs on a quotation. */
interface HangingChange {
  readonly kind: "attribution.saved" | "attribution.deleted" | "check.saved";
  readonly id: string;
}

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

/**
 * What hangs on a quotation is part of it: when it changes, the quotation gets another version,
 * whose own fields say the same. Answers the quotation as it now stands.
 */
export async function saveQuotation(
  write: Write & FoundAnnotation,
  columns: Columns,
  happened: HangingChange,
): Promise<Annotation> {
  const { tx, viewer, now, annotation: before } = write;
  const how = { subject: "annotation", action: "edit", by: viewer, at: now };
  await recordHistory(tx, before, how);
  const after = await saveAnnotationChange(write, before.id, {
    hanging: true,
    columns: { ...columns, updatedAt: now },
    also: () => recordHangingChange(write, happened),
  });
  await notifyReferrers(tx, before, after, viewer, now);
  return after;
}

/**
 * Number a check that was compared or signed, and answer it. With `signs` the quotation's `match`
 * becomes what was signed last, or nothing; only then does the quotation itself change.
 */
export async function saveCheck(
  write: Write & FoundAnnotation,
  id: string,
  signs: boolean,
): Promise<Check> {
  const { tx, annotation } = write;
  const happened = { kind: "check.saved", id } as const;
  const columns = signs ? await signedMatch(write) : null;
  if (columns && !quotationColumnsMatch(annotation, columns)) {
    await saveQuotation(write, columns, happened);
  } else {
    await recordHangingChange(write, happened);
  }
  const row = await tx.quotationCheck.findUniqueOrThrow({ where: { id }, include: CHECK_INCLUDE });
  return checkFrom(row, annotation);
}

async function signedMatch({ tx, annotation }: Write & FoundAnnotation): Promise<Columns> {
  const last = await tx.quotationCheck.findFirst({
    where: { annotationId: annotation.id, signedVerdict: { not: null } },
    orderBy: { signedAt: "desc" },
    select: { signedVerdict: true },
  });
  return { quotationMatch: last?.signedVerdict ?? null };
}

async function recordHangingChange(
  { tx, viewer, now, annotation }: Write & FoundAnnotation,
  { kind, id }: HangingChange,
): Promise<void> {
  const { id: annotationId, documentId, projectId } = annotation;
  const change = await recordChange(tx, documentId, {
    kind,
    id,
    annotationId,
    projectId,
    onlyFor: onlyFor(annotation),
    by: viewer.id,
    at: now,
  });
  const where = { id };
  if (kind === "attribution.saved") await tx.attribution.update({ where, data: { change } });
  if (kind === "check.saved") await tx.quotationCheck.update({ where, data: { change } });
}
