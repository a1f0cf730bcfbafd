import "server-only";
import type { z } from "zod";
import type { Annotation } from "@/lib/annotation/annotation";
import { annotation, annotations, type AnnotationAnswer } from "@/lib/contract/annotation";
import { CONTAINER_PAGE, type ContainerFacts } from "@/lib/format/w3c-container";
import { containerIri, type W3cContext } from "@/lib/format/w3c-terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import { visibleTo } from "@/server/access/visible-annotations";
import type { Viewer } from "@/server/access/viewer";
import { annotationFor, annotationsSeenBy } from "@/server/annotation/read";
import { inCodePoints } from "@/server/document/offset-codec";
import { describeDocument } from "@/server/export/pages";
import { activeSql } from "@/server/feed/active";
import { publicUrl } from "@/server/http/public-url";
import { read } from "@/server/platform/db";

/** A document's container, as far as the viewer may see into it. */
export interface Container extends ContainerFacts {
  readonly projectId: string;
  readonly context: W3cContext;
}

export async function readContainer(
  viewer: Viewer,
  documentId: string,
): Promise<Outcome<Container>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const document = await describeDocument(viewer, documentId);
  if (!document) return refused("not-found");
  const total = await read.annotation.count({
    where: { AND: [{ documentId }, visibleTo(viewer)] },
  });
  const [active] = await read.$queryRaw<{ at: Date | null }[]>`
    SELECT ${activeSql(Prisma.sql`${documentId}::uuid`, viewer)} AS at`;
  return done({
    projectId: membership.projectId,
    context: { publicUrl: publicUrl(), document },
    iri: containerIri(publicUrl(), documentId),
    label: document.title,
    total,
    modified: active?.at?.toISOString() ?? document.revision.createdAt,
  });
}

/** The annotations of a page of a container, in reading order; offsets count code points. */
export async function readContainerPage(
  viewer: Viewer,
  documentId: string,
  page: number,
): Promise<readonly AnnotationAnswer[]> {
  const skip = page * CONTAINER_PAGE;
  const found = await annotationsSeenBy(read, viewer, { documentId }, CONTAINER_PAGE, skip);
  return inCodePoints(annotations, found);
}

/** An annotation of a container, and what its representation says besides. */
export interface ContainedAnnotation {
  readonly annotation: AnnotationAnswer;
  readonly context: W3cContext;
}

/** One annotation of a document's container; 410 for one that was taken away. */
export async function readContained(
  viewer: Viewer,
  documentId: string,
  id: string,
): Promise<Outcome<ContainedAnnotation>> {
  const found = await annotationFor(read, viewer, id);
  if (found?.annotation.documentId !== documentId) return missing(viewer, documentId, id);
  return contained(viewer, found.annotation);
}

async function contained(viewer: Viewer, found: Annotation): Promise<Outcome<ContainedAnnotation>> {
  const document = await describeDocument(viewer, found.documentId);
  if (!document) return refused("not-found");
  return done({
    annotation: await inCodePoints(annotation as z.ZodType<AnnotationAnswer>, found),
    context: { publicUrl: publicUrl(), document },
  });
}

/** Why an annotation is not there: it never was for this viewer, or it is no longer. */
async function missing(
  viewer: Viewer,
  documentId: string,
  id: string,
): Promise<ReturnType<typeof refused>> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  if (whyNot("document.read", membership)) return refused("not-found");
  const { OR } = visibleTo(viewer);
  const removed = await read.annotation.count({
    where: { id, documentId, OR, deletedAt: { not: null } },
  });
  return refused(removed > 0 ? "gone" : "not-found");
}
