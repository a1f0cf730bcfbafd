import "server-only";
import type { ChangeKind } from "@/lib/change/change";
import type { Prisma } from "@/prisma/generated/client";
import type { Write } from "@/server/act/subject";
import { recordWith } from "@/server/feed/record-with";
import { onlyFor, type FoundAnnotation } from "./read";

/**
 * Writes what hangs on an annotation, a note or a reference, with the number of its change; null
 * where nothing was written. Only who sees the annotation is told.
 */
export function recordPart(
  { tx, viewer, now, annotation }: Write & FoundAnnotation,
  id: string,
  kind: Extract<ChangeKind, `note.${string}` | `reference.${string}`>,
  write: Prisma.Sql,
) {
  const { id: annotationId, projectId, documentId } = annotation;
  const only = onlyFor(annotation);
  const happened = { kind, id, annotationId, projectId, onlyFor: only, by: viewer.id, at: now };
  return recordWith(tx, documentId, happened, write);
}
