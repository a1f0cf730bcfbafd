import "server-only";
import { done, type Outcome } from "@/lib/outcome";
import type { label } from "@/lib/contract/labels";
import type { ShapeOf } from "@/lib/contract/offsets";
import { Prisma } from "@/prisma/generated/client";
import { findMembership, whyNot } from "@/server/access/membership";
import type { Viewer } from "@/server/access/viewer";
import { read, type ReadClient } from "@/server/platform/db";

/** A word with a colour that a project puts on its documents. */
export type Label = ShapeOf<typeof label>;

/** The labels of a project, or one of them, by name; a project has at most `MAX_LABELS`. */
export async function labelsWhere(
  from: ReadClient,
  { projectId, id }: { readonly projectId: string; readonly id?: string },
): Promise<Label[]> {
  const only = id === undefined ? Prisma.empty : Prisma.sql`AND l.id = ${id}::uuid`;
  const rows = await from.$queryRaw<
    (Omit<Label, "createdAt" | "updatedAt"> & { createdAt: Date; updatedAt: Date })[]
  >`
    SELECT l.id, l."projectId", l.name, l.colour, l.version, l."createdAt", l."updatedAt",
      (SELECT count(*)::int FROM "DocumentLabel" dl
        JOIN "Document" d ON d.id = dl."documentId" AND d."projectId" = dl."projectId"
        WHERE dl."projectId" = l."projectId" AND dl."labelId" = l.id
          AND d."deletedAt" IS NULL) AS "documentCount"
    FROM "Label" l
    WHERE l."projectId" = ${projectId}::uuid AND l."deletedAt" IS NULL ${only}
    ORDER BY obelus_fold(l.name), l.id`;
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }));
}

export async function listLabels(
  viewer: Viewer,
  projectId: string,
): Promise<Outcome<{ items: Label[]; next: null }>> {
  const refusal = whyNot("document.read", await findMembership(read, viewer, projectId));
  return refusal ?? done({ items: await labelsWhere(read, { projectId }), next: null });
}
