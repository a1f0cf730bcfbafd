import "server-only";
import { Prisma } from "@/prisma/generated/client";
import { recordChange, recordProjectChange } from "@/server/feed/changes";
import { forgetChanged } from "@/server/history/forget";
import { goingOf } from "./goes";
import { eachInProject, valuesOf, type Deletion, type Portion } from "./portions";

/**
 * Removes the texts that a person brought in and nobody else works on. The emptied row stays, hidden,
 * since the numbers of its feed are part of how far the project's texts have come, which never goes
 * back.
 */
export function removeDocuments(deletion: Deletion): Promise<void> {
  return eachInProject("Document", deletion, async (portion) => {
    const { tx, rows } = portion;
    const columns = Prisma.sql`t.id, t."deletedAt" IS NULL AS "isThere"`;
    type Going = { readonly id: string; readonly isThere: boolean };
    const going = await goingOf<Going>(tx, "Document", deletion, valuesOf(rows), columns);
    for (const { id, isThere } of going) {
      if (isThere) await publish(portion, id);
      await empty(portion, id);
    }
  });
}

async function publish({ tx, projectId, by, now: at }: Portion, id: string): Promise<void> {
  const happened = { kind: "document.deleted", id, projectId, by, at } as const;
  await recordProjectChange(tx, happened);
  await recordChange(tx, id, happened);
}

async function empty({ tx, now }: Portion, documentId: string): Promise<void> {
  const where = { documentId };
  // What others had deleted on it is left.
  const annotations = await tx.annotation.findMany({ where, select: { id: true } });
  const subjectId = { in: annotations.map(({ id }) => id) };
  await tx.history.deleteMany({ where: { subjectId } });
  await tx.annotation.deleteMany({ where });
  await tx.quotationCheck.deleteMany({ where: { sourceDocumentId: documentId } });
  await tx.dismissal.deleteMany({ where });
  await tx.source.updateMany({ where, data: { documentId: null } });
  await tx.passage.deleteMany({ where });
  await tx.revision.deleteMany({ where });
  await tx.archive.deleteMany({ where });
  await forgetChanged(
    tx,
    () => tx.$executeRaw`
      UPDATE "Document" SET title = '', author = '', speaker = '', publisher = '', date = '', url = '',
        language = '', rights = '', "updatedAt" = ${now}::timestamptz,
        "deletedAt" = coalesce("deletedAt", ${now}::timestamptz)
      WHERE id = ${documentId}::uuid`,
  );
}
