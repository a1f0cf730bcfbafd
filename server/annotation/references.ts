import "server-only";
import type { AnnotationReference } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { addTo, under } from "@/server/act/act";
import type { Addition, Place, Write } from "@/server/act/subject";
import { recordChange } from "@/server/feed/changes";
import { read, type ReadClient } from "@/server/platform/db";
import {
  findOrCreateSource,
  identifySource,
  type KnownSource,
  type SourceDraft,
} from "@/server/source/sources";
import { annotationFor, onlyFor, type FoundAnnotation } from "./read";
import { REFERENCE_SELECT, referenceFrom } from "./row";
import { ANNOTATION, lockAnnotation } from "./subject";

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

async function referenceBy(
  from: ReadClient,
  annotationId: string,
  id: string,
): Promise<AnnotationReference | null> {
  return (await referencesWhere(from, { annotationId, id }, 1))[0] ?? null;
}

const REFERENCE: Addition<FoundAnnotation, AnnotationReference> &
  Place<FoundAnnotation & { readonly reference: AnnotationReference }> = {
  async there({ tx, viewer, annotation }, id) {
    if (!(await tx.reference.findUnique({ where: { id }, select: { id: true } }))) return null;
    const there = await referenceBy(tx, annotation.id, id);
    return there?.createdBy.id === viewer.id ? there : "taken";
  },
  async saved(write, id) {
    const { tx, annotation } = write;
    const change = await recordReferenceChange(write, id, "reference.saved");
    await tx.reference.update({ where: { id }, data: { change } });
    return referenceBy(tx, annotation.id, id);
  },
  async lock(tx, viewer, id) {
    const where = await tx.reference.findUnique({ where: { id }, select: { annotationId: true } });
    const found = where && (await lockAnnotation(tx, viewer, where.annotationId));
    const reference = found && (await referenceBy(tx, where.annotationId, id));
    return reference && { ...found, reference };
  },
  facts: (viewer, { reference }) => ({ mine: reference.createdBy.id === viewer.id }),
};

function recordReferenceChange(
  { tx, viewer, now, annotation }: Write & FoundAnnotation,
  id: string,
  kind: "reference.saved" | "reference.deleted",
): Promise<number> {
  return recordChange(tx, annotation.documentId, {
    kind,
    id,
    annotationId: annotation.id,
    projectId: annotation.projectId,
    onlyFor: onlyFor(annotation),
    by: viewer.id,
    at: now,
  });
}

/** Point from an annotation to a source. The source itself is kept once in its project. */
export async function addReference(
  viewer: Viewer,
  annotationId: string,
  draft: ReferenceDraft,
  now = new Date(),
): Promise<Outcome<AnnotationReference>> {
  // Read before anything is locked, since a long citation takes its time.
  const source = await identifySource(draft);
  return storeReference(viewer, annotationId, { ...draft, source }, now);
}

interface IdentifiedDraft extends ReferenceDraft {
  readonly source: Outcome<KnownSource>;
}

const storeReference = addTo(
  ANNOTATION,
  "reference.add",
  REFERENCE,
  async ({ tx, viewer, now, annotation }, draft: IdentifiedDraft & { readonly id: string }) => {
    const { source } = draft;
    if (!source.ok) return source;
    const { projectId, documentId, id: annotationId } = annotation;
    const shared = annotation.visibility === "project";
    const sourceId = await findOrCreateSource(tx, projectId, source.value, { shared, now });
    return tx.reference.create({
      data: {
        id: draft.id,
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
  },
);

/** The source stays: others may cite it, and its citation need not be typed again. */
export const removeReference = under(REFERENCE)("reference.delete", async (write) => {
  const { tx, now, reference } = write;
  await tx.reference.update({ where: { id: reference.id }, data: { deletedAt: now } });
  await recordReferenceChange(write, reference.id, "reference.deleted");
  return done(null);
});
