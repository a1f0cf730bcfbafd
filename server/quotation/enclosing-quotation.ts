import "server-only";
import type { Annotation } from "@/lib/annotation/annotation";
import { done, wrongField, type Outcome } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { annotationFor } from "@/server/annotation/read";
import type { Transaction } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import type { Viewer } from "@/server/access/viewer";

export const NO_QUOTATION = wrongField("annotationId", reason("Refusals.quotation.onlyAttributed"));
const CIRCLE = wrongField("inside", reason("Refusals.quotation.insideItself"));

/** The attribution of the quotation this one stands in; made when it has none. */
export async function findOrCreateEnclosing(
  tx: Transaction,
  viewer: Viewer,
  annotation: Annotation,
  inside: string | null,
): Promise<Outcome<string | null>> {
  if (!inside) return done(null);
  if (inside === annotation.id) return CIRCLE;
  const outer = await annotationFor(tx, viewer, inside);
  if (!outer || outer.annotation.documentId !== annotation.documentId) {
    return wrongField("inside", reason("Refusals.missing.quotation"));
  }
  if (outer.annotation.kind !== "quotation") return NO_QUOTATION;
  const { projectId, documentId } = annotation;
  const { id } = await tx.attribution.upsert({
    where: { contentAnnotationId: inside },
    create: {
      id: newId(),
      projectId,
      documentId,
      contentAnnotationId: inside,
      createdById: viewer.id,
    },
    update: {},
    select: { id: true },
  });
  const seen = new Set([annotation.id]);
  for (let at: string | null = id; at;) {
    const one: { parentId: string | null; contentAnnotationId: string } | null =
      await tx.attribution.findUnique({
        where: { id: at },
        select: { parentId: true, contentAnnotationId: true },
      });
    if (one && seen.has(one.contentAnnotationId)) return CIRCLE;
    if (one) seen.add(one.contentAnnotationId);
    at = one?.parentId ?? null;
  }
  return done(id);
}
