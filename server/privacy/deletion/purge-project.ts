import "server-only";
import { forgetDeleted } from "@/server/history/forget";
import { read, transaction } from "@/server/platform/db";

/** How many rows of the log go in one transaction. */
const AT_ONCE = 2_000;

/**
 * Removes a deleted project with everything in it, for one that had no other member: nobody could see
 * or restore it. Its annotations and claims have gone already, in portions.
 */
export async function purgeProject(projectId: string): Promise<void> {
  const where = { projectId };
  const documents = await read.document.findMany({ where, select: { id: true } });
  for (const { id } of documents) {
    await transaction(async (tx) => {
      await forgetDeleted(tx);
      await tx.document.delete({ where: { id } });
    });
  }
  while ((await removeLog(projectId)) > 0);
  while ((await removeVersions(projectId)) > 0);
  await transaction(async (tx) => {
    await forgetDeleted(tx);
    await tx.history.deleteMany({ where });
    await tx.codebookRevision.deleteMany({ where });
    await tx.recheck.deleteMany({ where });
    await tx.savedQuery.deleteMany({ where });
    await tx.sourceRelation.deleteMany({ where });
    await tx.dismissal.deleteMany({ where });
    await tx.claimPair.deleteMany({ where });
    await tx.claim.deleteMany({ where });
    await tx.project.deleteMany({ where: { id: projectId } });
    await tx.user.deleteMany({ where: { formerIn: projectId } });
  });
}

function removeLog(projectId: string): Promise<number> {
  return transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM "Change" WHERE ("feedId", lane, number) IN (
        SELECT "feedId", lane, number FROM "Change"
        WHERE "projectId" = ${projectId}::uuid LIMIT ${AT_ONCE})`,
  );
}

function removeVersions(projectId: string): Promise<number> {
  return transaction(
    (tx) => tx.$executeRaw`
      DELETE FROM "RowVersion" WHERE ("tableName", key, since) IN (
        SELECT "tableName", key, since FROM "RowVersion"
        WHERE "projectId" = ${projectId}::uuid LIMIT ${AT_ONCE})`,
  );
}
