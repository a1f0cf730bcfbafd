import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { RecheckReason } from "@/lib/tag/codebook-change";
import type { Prisma } from "@/prisma/generated/client";
import { read, type ReadClient } from "@/server/platform/db";
import { policyFactsOf, visibleInDocuments } from "@/server/access/visible-annotations";
import { PASSAGE_SELECT, passageFrom } from "@/server/annotation/passage";
import { findMembership, whyNot, type Membership } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { ShapeOf } from "@/lib/contract/offsets";
import type { recheck } from "@/lib/contract/tags";

/** An annotation that a version of the codebook asks to look at again. */
export type Recheck = ShapeOf<typeof recheck>;

const INCLUDE = {
  annotation: { select: { ...PASSAGE_SELECT, visibility: true, createdById: true } },
} as const;
type Row = Prisma.RecheckGetPayload<{ include: typeof INCLUDE }>;

/** What the policy table asks about the annotation of a recheck. */
export function factsOfRecheck(viewer: Viewer, { annotation }: Row) {
  return policyFactsOf(viewer, annotation);
}

/** Rechecks of annotations the viewer may see. */
export function recheckRows(
  from: ReadClient,
  viewer: Viewer,
  where: Prisma.RecheckWhereInput,
  limit: number,
): Promise<Row[]> {
  return from.recheck.findMany({
    where: {
      AND: [where, { annotation: visibleInDocuments(viewer) }],
    },
    orderBy: { id: "asc" },
    take: limit,
    include: INCLUDE,
  });
}

export async function rechecksFrom(
  from: ReadClient,
  viewer: Viewer,
  membership: Membership,
  rows: readonly Row[],
): Promise<Recheck[]> {
  const { projectId } = membership;
  const revisions = await from.codebookRevision.findMany({
    where: { projectId, version: { in: [...new Set(rows.map(({ version }) => version))] } },
    select: { version: true, tagId: true },
  });
  const tagIds = revisions.flatMap(({ tagId }) => (tagId ? [tagId] : []));
  const tags = await from.tag.findMany({
    where: { id: { in: tagIds } },
    select: { id: true, slug: true, label: true },
  });
  const people = await from.user.findMany({
    where: { id: { in: rows.flatMap(({ doneById }) => (doneById ? [doneById] : [])) } },
    select: { id: true, name: true },
  });
  const tagOf = new Map(
    revisions.map(({ version, tagId }) => [version, tags.find(({ id }) => id === tagId)]),
  );
  const all: Recheck[] = [];
  for (const row of rows) {
    all.push({
      ...(await passageFrom(from, row.annotation)),
      id: row.id,
      projectId,
      version: row.version,
      reason: row.reason as RecheckReason,
      tag: tagOf.get(row.version) ?? null,
      choices: row.choices,
      doneBy: people.find(({ id }) => id === row.doneById) ?? null,
      doneAt: row.doneAt?.toISOString() ?? null,
      mayDo: whyNot("recheck.do", membership, factsOfRecheck(viewer, row)) === null,
    });
  }
  return all;
}

export interface RecheckFilter {
  readonly done?: boolean;
  /** Only what this version of the codebook asks. */
  readonly version?: number;
}

/** What is to be looked at again, in the order in which it was asked. */
export async function listRechecks(
  viewer: Viewer,
  projectId: string,
  { done: isDone, version }: RecheckFilter,
  { after, limit }: { after?: string; limit: number },
): Promise<Outcome<{ items: Recheck[]; next: string | null }>> {
  const membership = await findMembership(read, viewer, projectId);
  const refusal = whyNot("codebook.read", membership);
  if (refusal || !membership) return refusal ?? refused("not-found");
  const where: Prisma.RecheckWhereInput = {
    projectId,
    ...(after ? { id: { gt: after } } : {}),
    ...(isDone === undefined ? {} : { doneAt: isDone ? { not: null } : null }),
    ...(version === undefined ? {} : { version }),
  };
  const rows = await recheckRows(read, viewer, where, limit + 1);
  const shown = rows.slice(0, limit);
  const items = await rechecksFrom(read, viewer, membership, shown);
  return done({ items, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null });
}
