import "server-only";
import type { AnnotationReference } from "@/lib/annotation/annotation";
import { created, done, refused, type Outcome } from "@/lib/outcome";
import { annotationFor, factsOf, onlyFor } from "./read";
import { lockAnnotation } from "./edit";
import { REFERENCE_SELECT, referenceFrom } from "./row";
import { recordChange } from "@/server/feed/changes";
import { read, transaction, type ReadClient } from "@/server/platform/db";
import { newId } from "@/server/platform/new-id";
import { findOrCreateSource, knownSource, type SourceDraft } from "@/server/source/sources";
import { whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";

export interface ReferenceDraft extends SourceDraft {
  readonly id?: string;
  readonly relation: AnnotationReference["relation"];
  /** Where in the source: a page, a minute, a paragraph. */
  readonly locator?: string;
  /** The source's own words that bear on the annotation. */
  readonly quote?: string;
}

async function referencesWhere(
  from: ReadClient,
  where: { annotationId: string; id?: string | { gt: string } },
  limit: number,
): Promise<AnnotationReference[]> {
  const rows = await from.reference.findMany({
    where: { deletedAt: null, ...where },
    orderBy: { id: "asc" },
    take: limit,
    select: REFERENCE_SELECT,
  });
  return rows.map(referenceFrom);
}

export async function listReferences(
  viewer: Viewer,
  annotationId: string,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: AnnotationReference[]; next: string | null }>> {
  if (!(await annotationFor(read, viewer, annotationId))) return refused("not-found");
  const where = { annotationId, ...(after ? { id: { gt: after } } : {}) };
  const rows = await referencesWhere(read, where, limit + 1);
  const items = rows.slice(0, limit);
  return done({ items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null });
}

/** Point from an annotation to a source. The source itself is kept once in its project. */
export async function addReference(
  viewer: Viewer,
  annotationId: string,
  draft: ReferenceDraft,
  now = new Date(),
): Promise<Outcome<AnnotationReference>> {
  const source = knownSource(draft);
  const id = draft.id ?? newId();
  return transaction(async (tx) => {
    const found = await lockAnnotation(tx, viewer, annotationId);
    if (!found) return refused("not-found");
    const { annotation, membership } = found;
    const { projectId, documentId } = annotation;
    const no = whyNot("reference.add", membership, factsOf(viewer, annotation));
    if (no) return no;
    const there = await tx.reference.findUnique({ where: { id }, select: { annotationId: true } });
    if (there) {
      const [mine] = await referencesWhere(tx, { annotationId, id }, 1);
      return mine?.createdBy.id === viewer.id
        ? done(mine)
        : refused("id-taken", "This id is already used.");
    }
    if (!source.ok) return source;
    const shared = annotation.visibility === "project";
    const sourceId = await findOrCreateSource(tx, projectId, source.value, { shared, now });
    await tx.reference.create({
      data: {
        id,
        projectId,
        documentId,
        annotationId,
        sourceId,
        relation: draft.relation,
        locator: draft.locator ?? "",
        quote: draft.quote ?? "",
        createdById: viewer.id,
        createdAt: now,
      },
    });
    const change = await recordChange(tx, documentId, {
      kind: "reference.saved",
      id,
      annotationId,
      projectId,
      onlyFor: onlyFor(annotation),
      by: viewer.id,
      at: now,
    });
    await tx.reference.update({ where: { id }, data: { change } });
    const [saved] = await referencesWhere(tx, { annotationId, id }, 1);
    return saved ? created(saved) : refused("not-found");
  });
}

/** The source stays: others may cite it, and its citation need not be typed again. */
export async function removeReference(
  viewer: Viewer,
  id: string,
  now = new Date(),
): Promise<Outcome<null>> {
  return transaction(async (tx) => {
    const where = await tx.reference.findUnique({ where: { id }, select: { annotationId: true } });
    const found = where && (await lockAnnotation(tx, viewer, where.annotationId));
    if (!found) return refused("not-found");
    const { annotation, membership } = found;
    const [reference] = await referencesWhere(tx, { annotationId: annotation.id, id }, 1);
    if (!reference) return refused("not-found");
    const mine = reference.createdBy.id === viewer.id;
    const no = whyNot("reference.delete", membership, { mine });
    if (no) return no;
    await tx.reference.update({ where: { id }, data: { deletedAt: now } });
    await recordChange(tx, annotation.documentId, {
      kind: "reference.deleted",
      id,
      annotationId: annotation.id,
      projectId: annotation.projectId,
      onlyFor: onlyFor(annotation),
      by: viewer.id,
      at: now,
    });
    return done(null);
  });
}
