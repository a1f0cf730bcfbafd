import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import type { CodebookAction } from "@/lib/tag/codebook-change";
import { Prisma } from "@/prisma/generated/client";
import { read, type Transaction } from "@/server/platform/db";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { AnswerOf } from "@/lib/contract/operation";
import type { listRevisionsCall } from "@/lib/contract/tags";

/** What a version does, before it has a number. */
export interface Revised {
  readonly action: CodebookAction;
  readonly tagId: string | null;
  /** Of a version that changes a type of relation. */
  readonly relationTypeId?: string;
  readonly before: object;
  readonly after: object;
}

/** A version of the codebook, with what it changed. Version 1 is what the project began with. */
export type CodebookRevision = AnswerOf<typeof listRevisionsCall>["items"][number];

/** The number the codebook's next version will have; the project's row is locked. */
export async function nextVersion(tx: Transaction, projectId: string): Promise<number> {
  const { codebookVersion } = await tx.project.findUniqueOrThrow({
    where: { id: projectId },
    select: { codebookVersion: true },
  });
  return codebookVersion + 1;
}

export async function recordRevision(
  tx: Transaction,
  projectId: string,
  revised: Revised,
  by: Viewer,
  at: Date,
): Promise<void> {
  await recordRevisions(tx, projectId, [revised], by, at);
}

/** Several versions of the codebook, in the order given, in two writes for all of them. */
export async function recordRevisions(
  tx: Transaction,
  projectId: string,
  revised: readonly Revised[],
  by: Viewer,
  at: Date,
): Promise<void> {
  if (revised.length === 0) return;
  const { codebookVersion: last } = await tx.project.update({
    where: { id: projectId },
    data: { codebookVersion: { increment: revised.length } },
    select: { codebookVersion: true },
  });
  await tx.codebookRevision.createMany({
    data: revised.map(({ action, tagId, relationTypeId, before, after }, position) => ({
      projectId,
      version: last - revised.length + 1 + position,
      action,
      tagId,
      relationTypeId: relationTypeId ?? null,
      before,
      after,
      byId: by.id,
      at,
    })),
  });
}

interface RevisionRow extends Omit<CodebookRevision, "label" | "by" | "at"> {
  readonly label: string | null;
  readonly byId: string | null;
  readonly name: string | null;
  readonly at: Date;
}

/** The versions of the codebook, the newest first. */
export async function listRevisions(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: number; limit: number },
): Promise<Outcome<{ items: CodebookRevision[]; next: string | null }>> {
  const refusal = whyNot("codebook.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const before = after === undefined ? Prisma.empty : Prisma.sql`AND r.version < ${after}`;
  const rows = await read.$queryRaw<RevisionRow[]>`
    SELECT r.version, r.action, r."tagId", r."relationTypeId",
      coalesce(t.label, y.label) AS label, r.before, r.after, r."byId", u.name, r.at
    FROM "CodebookRevision" r
    LEFT JOIN "Tag" t ON t.id = r."tagId"
    LEFT JOIN "RelationType" y ON y.id = r."relationTypeId"
    LEFT JOIN "User" u ON u.id = r."byId"
    WHERE r."projectId" = ${projectId}::uuid ${before}
    ORDER BY r.version DESC LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit).map(({ label, byId, name, at, ...row }) => ({
    ...row,
    label: label ?? "",
    by: { id: byId, name: name ?? "" },
    at: at.toISOString(),
  }));
  const last = items.at(-1);
  return done({ items, next: rows.length > limit && last ? String(last.version) : null });
}
