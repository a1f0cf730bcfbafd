import "server-only";
import type { labelDocumentsCall } from "@/lib/contract/labels";
import type { BodyOf } from "@/lib/contract/operation";
import { MAX_LABELS_OF_ONE } from "@/lib/contract/terms";
import { done, refused } from "@/lib/outcome";
import { reason } from "@/lib/reason";
import { under } from "@/server/act/act";
import { PROJECT_PLACE } from "@/server/act/places";
import { recordProjectChanges } from "@/server/feed/changes";
import type { Transaction } from "@/server/platform/db";

type Labelling = BodyOf<typeof labelDocumentsCall>["changes"][number];

/**
 * Puts labels on documents and takes them off. Answers what was not so before; each label of that has
 * a number of its own in the project's feed.
 */
export const labelDocuments = under(PROJECT_PLACE)(
  "label.give",
  async ({ tx, viewer, now, projectId }, { changes }: BodyOf<typeof labelDocumentsCall>) => {
    const labelIds = [...new Set(changes.map(({ labelId }) => labelId))];
    const known = await tx.label.count({
      where: { projectId, id: { in: labelIds }, deletedAt: null },
    });
    if (known < labelIds.length) return refused("not-found", reason("Refusals.missing.label"));
    const made: Labelling[] = [];
    for (const change of changes) {
      const documentIds = await (change.on ? putOn : takeOff)(tx, projectId, change);
      if (documentIds.length > 0) made.push({ ...change, documentIds });
    }
    const added = made.filter(({ on }) => on).flatMap(({ documentIds }) => documentIds);
    if (await haveTooMany(tx, projectId, added)) {
      const most = { most: MAX_LABELS_OF_ONE };
      return refused("not-understood", reason("Refusals.label.tooManyOfOne", most));
    }
    const happened = made.map(({ labelId }) => labelId);
    await recordProjectChanges(
      tx,
      projectId,
      [...new Set(happened)].map(
        (id) => ({ kind: "label.saved", id, projectId, by: viewer.id, at: now }) as const,
      ),
    );
    // The last first, so that sent back they also undo changes of which one follows on another.
    return done({ changes: made.toReversed() });
  },
);

/** The documents that did not have the label; those that are not in the project are left out. */
async function putOn(
  tx: Transaction,
  projectId: string,
  { labelId, documentIds }: Labelling,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ documentId: string }[]>`
    INSERT INTO "DocumentLabel" ("documentId", "labelId", "projectId")
    SELECT d.id, ${labelId}::uuid, d."projectId" FROM "Document" d
    WHERE d."projectId" = ${projectId}::uuid AND d."deletedAt" IS NULL
      AND d.id = ANY(${documentIds}::uuid[])
    ON CONFLICT DO NOTHING RETURNING "documentId"`;
  return rows.map(({ documentId }) => documentId);
}

/** The documents that had the label. */
async function takeOff(
  tx: Transaction,
  projectId: string,
  { labelId, documentIds }: Labelling,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ documentId: string }[]>`
    DELETE FROM "DocumentLabel" WHERE "projectId" = ${projectId}::uuid
      AND "labelId" = ${labelId}::uuid AND "documentId" = ANY(${documentIds}::uuid[])
    RETURNING "documentId"`;
  return rows.map(({ documentId }) => documentId);
}

async function haveTooMany(
  tx: Transaction,
  projectId: string,
  documentIds: readonly string[],
): Promise<boolean> {
  if (documentIds.length === 0) return false;
  const rows = await tx.documentLabel.groupBy({
    by: ["documentId"],
    where: { projectId, documentId: { in: [...documentIds] } },
    having: { documentId: { _count: { gt: MAX_LABELS_OF_ONE } } },
  });
  return rows.length > 0;
}
