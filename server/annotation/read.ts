import "server-only";
import type { Anchor, Annotation } from "@/lib/annotation/annotation";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { Prisma } from "@/prisma/generated/client";
import { numberFor } from "@/lib/change/lane";
import { numberForSql, personalAfters } from "@/server/feed/changes";
import { read, type ReadClient } from "@/server/platform/db";
import {
  laneOf,
  policyFactsOf,
  visibleTo,
  visibleToSql,
} from "@/server/access/visible-annotations";
import {
  findDocumentAccess,
  findDocumentAccessWith,
  whyNot,
  type DocumentAccess,
} from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { listAnnotationsCall } from "@/lib/contract/annotations";
import type { InUtf16 } from "@/lib/contract/offsets";
import type { QueryOf } from "@/lib/contract/operation";
import { withCandidates } from "./candidates";
import { calledBy } from "./tag-family";
import { ANNOTATION_INCLUDE, annotationFrom, type AnnotationRow } from "./row";

export type AnnotationFilter = Omit<
  InUtf16<QueryOf<typeof listAnnotationsCall>>,
  "cursor" | "limit" | "orphan" | "anchor" | "ids" | "at"
> & {
  readonly orphan?: boolean;
  readonly anchors?: readonly Anchor[];
  readonly ids?: readonly string[];
};

/** Where a list goes on: after this annotation in reading order. */
export interface Place {
  readonly start: number;
  readonly id: string;
}

/** So that % and _ mean themselves. */
export function literally(words: string): string {
  return words.replace(/[\\%_]/g, "\\$&");
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function whereOf(filter: AnnotationFilter): Prisma.AnnotationWhereInput[] {
  const all: Prisma.AnnotationWhereInput[] = [];
  if (filter.kind) all.push({ kind: filter.kind });
  if (filter.status === "outdated") all.push({ statusOutdated: true });
  else if (filter.status) all.push({ status: filter.status });
  if (filter.author) {
    all.push(
      UUID.test(filter.author)
        ? { createdById: filter.author }
        : { OR: [{ createdBy: { name: filter.author } }, { authorName: filter.author }] },
    );
  }
  if (filter.q) {
    const contains = { contains: literally(filter.q), mode: "insensitive" as const };
    all.push({ OR: [{ body: contains }, { quote: contains }, { claimStatement: contains }] });
  }
  if (filter.start !== undefined) all.push({ end: { gt: filter.start } });
  if (filter.end !== undefined) all.push({ start: { lt: filter.end } });
  if (filter.orphan !== undefined) {
    all.push({ anchor: filter.orphan ? "lost" : { not: "lost" } });
  }
  if (filter.anchors) all.push({ anchor: { in: [...filter.anchors] } });
  if (filter.ids) all.push({ id: { in: [...filter.ids] } });
  return all;
}

/** Up to this many annotations are read with everything they carry in one statement. */
const FEW_ROWS = 50;

/** In reading order. Page, feed and export all read through this function and its filter. */
export async function annotationsSeenBy(
  from: ReadClient,
  viewer: Viewer,
  where: Prisma.AnnotationWhereInput,
  limit?: number,
  skip?: number,
): Promise<Annotation[]> {
  const rows = await rowsSeenBy(from, viewer, where, limit, skip);
  const afters = new Map<string, readonly number[]>();
  for (const { documentId } of rows) {
    // Read after the rows, so that the personal change of every one of them is among these.
    if (!afters.has(documentId)) {
      afters.set(documentId, await personalAfters(from, viewer, documentId));
    }
  }
  return rows.map((row) => annotationFrom(row, numberFor(row, afters.get(row.documentId) ?? [])));
}

function rowsSeenBy(
  from: ReadClient,
  viewer: Viewer,
  where: Prisma.AnnotationWhereInput,
  limit?: number,
  skip?: number,
): Promise<AnnotationRow[]> {
  return from.annotation.findMany({
    where: { AND: [visibleTo(viewer), where] },
    include: ANNOTATION_INCLUDE,
    orderBy: [{ start: "asc" }, { id: "asc" }],
    take: limit,
    skip,
    // Many rows at once are faster with one statement for each relation.
    relationLoadStrategy: limit !== undefined && limit <= FEW_ROWS ? "join" : "query",
  });
}

export async function listAnnotations(
  viewer: Viewer,
  documentId: string,
  filter: AnnotationFilter,
  { after, limit }: { after?: Place; limit: number },
): Promise<Outcome<{ items: Annotation[]; next: Place | null }>> {
  const access = await findDocumentAccess(read, viewer, documentId);
  const refusal = whyNot("document.read", access);
  if (refusal || !access) return refusal ?? refused("not-found");
  const called = filter.tag ? [await calledBy(read, access.projectId, filter.tag)] : [];
  const rest = after
    ? [{ OR: [{ start: { gt: after.start } }, { start: after.start, id: { gt: after.id } }] }]
    : [];
  const where = { AND: [{ documentId }, ...whereOf(filter), ...called, ...rest] };
  const rows = await annotationsSeenBy(read, viewer, where, limit + 1);
  const items = await withCandidates(rows.slice(0, limit));
  const last = items.at(-1);
  const next =
    rows.length > limit && last ? { start: last.target[0]?.start ?? 0, id: last.id } : null;
  return done({ items, next });
}

export async function readAnnotation(viewer: Viewer, id: string): Promise<Outcome<Annotation>> {
  const found = await annotationFor(read, viewer, id);
  if (!found) return refused("not-found");
  const [annotation = found.annotation] = await withCandidates([found.annotation]);
  return done(annotation);
}

/** An annotation the viewer may see, the row it was made of, and their access to its document. */
export interface FoundAnnotation {
  readonly annotation: Annotation;
  readonly membership: DocumentAccess;
  readonly row: AnnotationRow;
}

export async function annotationFor(
  from: ReadClient,
  viewer: Viewer,
  id: string,
): Promise<FoundAnnotation | null> {
  const [row] = await rowsSeenBy(from, viewer, { id }, 1);
  if (!row) return null;
  // Asked after the row was read, so that its personal change is there.
  const number = numberForSql(viewer, row);
  const access = await findDocumentAccessWith<number>(from, viewer, row.documentId, number);
  if (!access || whyNot("annotation.read", access.membership, policyFactsOf(viewer, row))) {
    return null;
  }
  return { annotation: annotationFrom(row, access.value), membership: access.membership, row };
}

/**
 * The document of an annotation that is not hidden from the viewer, or null. Whoever goes on asks
 * whether the viewer has access to that document.
 */
export async function documentOfAnnotation(viewer: Viewer, id: string): Promise<string | null> {
  const [row] = await read.$queryRaw<{ documentId: string }[]>`
    SELECT a."documentId" FROM "Annotation" a
    WHERE a.id = ${id}::uuid AND ${visibleToSql("a", viewer)}`;
  return row?.documentId ?? null;
}

/** What the policy table asks about an annotation. */
export function factsOf(viewer: Viewer, { createdBy, visibility }: Annotation) {
  return policyFactsOf(viewer, { createdById: createdBy.id, visibility });
}

/** The one person who may see what hangs on this annotation, or null when all may. */
export function onlyFor({ createdBy, visibility }: Annotation): string | null {
  return laneOf({ createdById: createdBy.id, visibility });
}
