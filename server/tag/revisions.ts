import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import type { CodebookAction } from "@/lib/tag/codebook-change";
import { read, type Transaction } from "@/server/platform/db";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import type { AnswerOf } from "@/lib/contract/operation";
import type { listRevisionsCall } from "@/lib/contract/tags";

/** What a version does, before it has a number. */
export interface Revised {
  readonly action: CodebookAction;
  readonly tagId: string;
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
  { action, tagId, before, after }: Revised,
  by: Viewer,
  at: Date,
): Promise<void> {
  const { codebookVersion: version } = await tx.project.update({
    where: { id: projectId },
    data: { codebookVersion: { increment: 1 } },
    select: { codebookVersion: true },
  });
  await tx.codebookRevision.create({
    data: {
      projectId,
      version,
      action,
      tagId,
      before: before,
      after: after,
      byId: by.id,
      at,
    },
  });
}

/** The versions of the codebook, the newest first. */
export async function listRevisions(
  viewer: Viewer,
  projectId: string,
  { after, limit }: { after?: number; limit: number },
): Promise<Outcome<{ items: CodebookRevision[]; next: string | null }>> {
  const refusal = whyNot("codebook.read", await findMembership(read, viewer, projectId));
  if (refusal) return refusal;
  const rows = await read.codebookRevision.findMany({
    where: { projectId, ...(after === undefined ? {} : { version: { lt: after } }) },
    orderBy: { version: "desc" },
    take: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const known = (ids: readonly (string | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const tags = await read.tag.findMany({
    where: { id: { in: known(shown.map(({ tagId }) => tagId)) } },
    select: { id: true, label: true },
  });
  const people = await read.user.findMany({
    where: { id: { in: known(shown.map(({ byId }) => byId)) } },
    select: { id: true, name: true },
  });
  const labels = new Map(tags.map(({ id, label }) => [id, label]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const items = shown.map((row) => ({
    version: row.version,
    action: row.action as CodebookAction,
    tagId: row.tagId,
    label: (row.tagId && labels.get(row.tagId)) || "",
    before: row.before as Record<string, unknown>,
    after: row.after as Record<string, unknown>,
    by: { id: row.byId, name: (row.byId && names.get(row.byId)) || "" },
    at: row.at.toISOString(),
  }));
  const last = items.at(-1);
  return done({ items, next: rows.length > limit && last ? String(last.version) : null });
}
