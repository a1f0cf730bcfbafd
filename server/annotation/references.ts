import "server-only";
import type { AnnotationReference } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Viewer } from "@/server/access/viewer";
import { Prisma } from "@/prisma/generated/client";
import { lockDocumentOf } from "@/server/access/membership";
import { addTo, under } from "@/server/act/act";
import { IdUsed } from "@/server/act/insert-once";
import type { Addition, Place } from "@/server/act/subject";
import { read, type ReadClient } from "@/server/platform/db";
import type { KnownSource } from "@/server/source/known-source";
import { findOrCreateSource, identifySource, type SourceDraft } from "@/server/source/sources";
import { insertNumbered } from "./insert-numbered";
import { annotationFor, type FoundAnnotation } from "./read";
import { recordPart } from "./record-part";
import { REFERENCE_SELECT, referenceFrom } from "./row";
import { ANNOTATION } from "./subject";

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
  where: { annotationId?: string; id?: string | { gt: string } },
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

export async function referenceBy(
  from: ReadClient,
  id: string,
): Promise<AnnotationReference | null> {
  return (await referencesWhere(from, { id }, 1))[0] ?? null;
}

export const REFERENCE: Addition<FoundAnnotation, AnnotationReference, AnnotationReference> &
  Place<FoundAnnotation & { readonly reference: AnnotationReference }> = {
  table: "Reference",
  async there({ tx, annotation }, id) {
    const there = await referenceBy(tx, id);
    return there?.annotationId === annotation.id ? there : null;
  },
  saved: async (_write, _id, reference) => reference,
  async lock(tx, viewer, id) {
    const documentId = await lockDocumentOf(tx, "Reference", id);
    const reference = documentId === null ? null : await referenceBy(tx, id);
    const found = reference && (await annotationFor(tx, viewer, reference.annotationId));
    return found && { ...found, reference };
  },
  facts: (viewer, { reference }) => ({ mine: reference.createdBy.id === viewer.id }),
};

/** Points from an annotation to a source. The source itself is kept once in its project. */
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
  async (write, draft: IdentifiedDraft & { readonly id: string }) => {
    const { tx, viewer, now, annotation } = write;
    const { id, relation, locator = "", quote = "" } = draft;
    if (!draft.source.ok) return draft.source;
    const { projectId, documentId, id: annotationId } = annotation;
    const shared = annotation.visibility === "project";
    const known = draft.source.value;
    const source = await findOrCreateSource(tx, projectId, known, { shared, now });
    const row: Omit<Prisma.ReferenceGetPayload<object>, "change"> = {
      id,
      projectId,
      documentId,
      annotationId,
      sourceId: source.id,
      relation,
      locator,
      quote,
      createdById: viewer.id,
      authorName: "",
      createdAt: now,
      deletedAt: null,
    };
    const insert = insertNumbered("Reference", row);
    const recorded = await recordPart(write, id, "reference.saved", insert);
    return recorded
      ? referenceFrom({ ...row, createdBy: viewer, source, archives: [] })
      : new IdUsed(row);
  },
);

/** The source stays: others may cite it, and its citation need not be typed again. */
export const removeReference = under(REFERENCE)("reference.delete", async (write) => {
  const { now, reference } = write;
  await recordPart(
    write,
    reference.id,
    "reference.deleted",
    Prisma.sql`
    UPDATE "Reference" SET "deletedAt" = ${now}::timestamptz
    WHERE id = ${reference.id}::uuid RETURNING id`,
  );
  return done(null);
});
