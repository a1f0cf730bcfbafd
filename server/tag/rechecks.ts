import "server-only";
import { done, refused, type Outcome } from "@/lib/outcome";
import type { RecheckReason } from "@/lib/tag/codebook-change";
import type { Prisma } from "@/prisma/generated/client";
import { read, type ReadClient } from "@/server/platform/db";
import { policyFactsOf, visibleInDocuments } from "@/server/access/visible-annotations";
import { PASSAGE_SELECT, passagesFrom } from "@/server/annotation/passage";
import { findMembership, whyNot, type Membership } from "@/server/access/membership";
import { finishedAmong } from "@/server/assignment/read";
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
  const versions = [...new Set(rows.map(({ version }) => version))];
  const tags = await tagsOfVersions(from, projectId, versions);
  const doneBy = [...new Set(rows.flatMap(({ doneById }) => doneById ?? []))];
  const people =
    doneBy.length === 0
      ? []
      : await from.user.findMany({
          where: { id: { in: doneBy } },
          select: { id: true, name: true },
        });
  const passages = await passagesFrom(
    from,
    rows.map(({ annotation }) => annotation),
  );
  const finished = await finishedAmong(
    from,
    viewer,
    projectId,
    passages.map(({ documentId }) => documentId),
  );
  return passages.flatMap((passage, position) => {
    const row = rows[position];
    if (!row) return [];
    const onDocument = { ...membership, finished: finished.has(passage.documentId) };
    return {
      ...passage,
      id: row.id,
      projectId,
      version: row.version,
      reason: row.reason as RecheckReason,
      tag: tags.get(row.version) ?? null,
      choices: row.choices,
      doneBy: people.find(({ id }) => id === row.doneById) ?? null,
      doneAt: row.doneAt?.toISOString() ?? null,
      mayDo: whyNot("recheck.do", onDocument, factsOfRecheck(viewer, row)) === null,
    };
  });
}

interface NamedTag {
  readonly id: string;
  readonly slug: string;
  readonly label: string;
}

/** The tag that each version of a codebook changed. */
async function tagsOfVersions(
  from: ReadClient,
  projectId: string,
  versions: readonly number[],
): Promise<ReadonlyMap<number, NamedTag>> {
  if (versions.length === 0) return new Map();
  const rows = await from.$queryRaw<(NamedTag & { version: number })[]>`
    SELECT r.version, t.id, t.slug, t.label
    FROM "CodebookRevision" r JOIN "Tag" t ON t.id = r."tagId"
    WHERE r."projectId" = ${projectId}::uuid AND r.version = ANY(${[...versions]}::int[])`;
  return new Map(rows.map(({ version, ...tag }) => [version, tag]));
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
