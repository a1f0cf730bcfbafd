import "server-only";
import { createHash } from "node:crypto";
import type { Annotation } from "@/lib/annotation/annotation";
import { placeBy, saidBy, type Unchanged } from "@/lib/format/w3c-received";
import type { W3cAnnotation } from "@/lib/format/w3c-terms";
import type { Prisma } from "@/prisma/generated/client";
import type { ReadClient, Transaction } from "@/server/platform/db";

/** Keeps what a client sent of an annotation as it now stands, in place of what it sent before. */
export async function keepReceived(
  tx: Transaction,
  annotation: Annotation,
  sent: W3cAnnotation,
  receivedAt: Date,
): Promise<void> {
  const { id: annotationId, projectId } = annotation;
  const row = {
    projectId,
    sent: sent as Prisma.InputJsonValue,
    content: digest(saidBy(annotation)),
    place: digest(placeBy(annotation)),
    receivedAt,
  };
  await tx.receivedAnnotation.upsert({
    where: { annotationId },
    create: { annotationId, ...row },
    update: row,
  });
}

/** What was sent of an annotation, and how much of it still stands. */
export interface ReceivedNow extends Unchanged {
  readonly sent: W3cAnnotation;
}

/** What was sent of these annotations, by their ids; many were never sent. */
export async function receivedOf(
  from: ReadClient,
  annotations: readonly Annotation[],
): Promise<ReadonlyMap<string, ReceivedNow>> {
  if (annotations.length === 0) return new Map();
  const rows = await from.receivedAnnotation.findMany({
    where: { annotationId: { in: annotations.map(({ id }) => id) } },
    select: { annotationId: true, sent: true, content: true, place: true },
  });
  const stored = new Map(rows.map((row) => [row.annotationId, row]));
  return new Map(
    annotations.flatMap((annotation) => {
      const row = stored.get(annotation.id);
      if (!row) return [];
      const now: ReceivedNow = {
        sent: row.sent as W3cAnnotation,
        content: row.content === digest(saidBy(annotation)),
        place: row.place === digest(placeBy(annotation)),
      };
      return [[annotation.id, now] as const];
    }),
  );
}

function digest(words: string): string {
  return createHash("sha256").update(words).digest("base64url");
}
