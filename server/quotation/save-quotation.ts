import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import type { Write } from "@/server/act/subject";
import { onlyFor, type FoundAnnotation } from "@/server/annotation/read";
import { ANNOTATION, type WrittenAnnotation } from "@/server/annotation/subject";
import { recordChange } from "@/server/feed/changes";
import { recordHistory } from "@/server/history/record";
import { CHECK_INCLUDE, checkFrom, type Check } from "./check-row";

export type Columns = Partial<
  Record<
    "quotationSpeaker" | "quotationCue" | "quotationAddressee" | "quotationMatch",
    string | null
  >
>;

/** A change of a quotation's attribution or of one of its checks. */
interface PartChange {
  readonly kind: "attribution.saved" | "attribution.deleted" | "check.saved";
  readonly id: string;
}

/** Whether the quotation's own fields say the same as its attribution and checks. */
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
 * Attribution and checks are parts of a quotation: when one changes, the quotation gets another
 * version, whose own fields say the same.
 */
export function withColumns(
  write: Write & FoundAnnotation,
  columns: Columns,
  happened: PartChange,
): WrittenAnnotation {
  return {
    hanging: true,
    columns: { ...columns, updatedAt: write.now },
    also: () => recordPartChange(write, happened),
  };
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
    const { viewer: by, now: at } = write;
    await recordHistory(tx, annotation, { subject: "annotation", action: "edit", by, at });
    await ANNOTATION.saved(write, annotation.id, withColumns(write, columns, happened));
  } else {
    await recordPartChange(write, happened);
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

async function recordPartChange(
  { tx, viewer, now, annotation }: Write & FoundAnnotation,
  { kind, id }: PartChange,
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
