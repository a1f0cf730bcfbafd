import "server-only";
import type { z } from "zod";
import type { Annotation } from "@/lib/annotation/annotation";
import { annotation, annotations, type AnnotationAnswer } from "@/lib/contract/annotation";
import { CONTAINER_PAGE, type ContainerFacts } from "@/lib/format/w3c-container";
import { standalone } from "@/lib/format/w3c";
import { giveBack } from "@/lib/format/w3c-received";
import { containerIri, type W3cAnnotation, type W3cContext } from "@/lib/format/w3c-terms";
import { done, refused, type Outcome } from "@/lib/outcome";
import { Prisma } from "@/prisma/generated/client";
import { findDocumentAccess, whyNot } from "@/server/access/membership";
import { visibleTo } from "@/server/access/visible-annotations";
import type { Refused } from "@/server/act/subject";
import type { Viewer } from "@/server/access/viewer";
import { annotationFor, annotationsSeenBy } from "@/server/annotation/read";
import { receivedOf, type ReceivedNow } from "@/server/annotation/received";
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
  const document = await describeDocument(viewer, documentId, "annotations");
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

/** The annotations of a page of a container as JSON-LD, in reading order. */
export async function readContainerPage(
  viewer: Viewer,
  { context }: Container,
  page: number,
): Promise<readonly W3cAnnotation[]> {
  const skip = page * CONTAINER_PAGE;
  const documentId = context.document.id;
  const found = await annotationsSeenBy(read, viewer, { documentId }, CONTAINER_PAGE, skip);
  const received = await receivedOf(read, found);
  const answers = await inCodePoints(annotations, found);
  return answers.map((one) => represented(one, context, received.get(one.id)));
}

/** An annotation of a container. */
export interface ContainedAnnotation {
  readonly id: string;
  readonly projectId: string;
  readonly version: number;
  /** As JSON-LD. */
  readonly json: W3cAnnotation;
}

function represented(
  annotation: AnnotationAnswer,
  context: W3cContext,
  received: ReceivedNow | undefined,
): W3cAnnotation {
  const written = standalone(annotation, context);
  return received ? giveBack(written, received.sent, received) : written;
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

export async function contained(
  viewer: Viewer,
  found: Annotation,
): Promise<Outcome<ContainedAnnotation>> {
  const document = await describeDocument(viewer, found.documentId, "annotations");
  if (!document) return refused("not-found");
  const { id, projectId, version } = found;
  const received = (await receivedOf(read, [found])).get(id);
  const answer = await inCodePoints(annotation as z.ZodType<AnnotationAnswer>, found);
  const json = represented(answer, { publicUrl: publicUrl(), document }, received);
  return done({ id, projectId, version, json });
}

/** Why an annotation is not there: it never was for this viewer, or it is no longer. */
export async function missing(viewer: Viewer, documentId: string, id: string): Promise<Refused> {
  const membership = await findDocumentAccess(read, viewer, documentId);
  if (whyNot("document.read", membership)) return refused("not-found");
  const { OR } = visibleTo(viewer);
  const removed = await read.annotation.count({
    where: { id, documentId, OR, deletedAt: { not: null } },
  });
  return refused(removed > 0 ? "gone" : "not-found");
}
