import "server-only";
import { ROLES } from "@/lib/access/policy";
import { mintViewer } from "@/server/access/viewer";
import { act } from "@/server/act/act";
import { read, type Transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { isLastOwner } from "@/server/project/members";
import { closeAgain, type DeletionChoice } from "./close-account";

interface Back {
  readonly userId: string;
  readonly work: DeletionChoice["work"];
}

/**
 * Closes accounts that were deleted and are there again, since a backup was restored that is older
 * than their deletion. What lies in projects is then worked through as for everybody.
 */
export async function deleteAgain(now = new Date()): Promise<void> {
  const back = await read.$queryRaw<Back[]>`
    SELECT u.id AS "userId", d.work FROM "DeletedAccount" d
    JOIN "User" u ON u.id = d.id
    LEFT JOIN "AccountDeletion" a ON a."userId" = u.id
    WHERE a."userId" IS NULL`;
  for (const { userId, work } of back) {
    // Nobody is asking: the person asked before the backup was restored.
    const viewer = mintViewer({ id: userId, name: "", admin: false, by: "session" });
    const closed = await act((tx) =>
      closeAgain(tx, viewer, (projectIds) => choiceOf(tx, { userId, work }, projectIds), now),
    );
    if (closed.ok) log.info({ userId }, "an account is back from a backup and is deleted again");
    else log.error({ userId }, "an account is back from a backup and can not be deleted again");
  }
}

/**
 * What was chosen for projects then may not fit them now: those without another owner go to the member
 * with the most rights, who has been there longest, and to nobody where there is none.
 */
async function choiceOf(
  tx: Transaction,
  { userId, work }: Back,
  projectIds: readonly string[],
): Promise<DeletionChoice> {
  const handOver: { projectId: string; userId: string }[] = [];
  const deleteProjects: string[] = [];
  for (const projectId of projectIds) {
    if (!(await isLastOwner(tx, projectId, userId))) continue;
    const others = await tx.member.findMany({
      where: { projectId, userId: { not: userId }, user: { disabledAt: null } },
      orderBy: { createdAt: "asc" },
      select: { userId: true, role: true },
    });
    const [heir] = others.toSorted(
      (one, other) => ROLES.indexOf(one.role) - ROLES.indexOf(other.role),
    );
    if (heir) handOver.push({ projectId, userId: heir.userId });
    else deleteProjects.push(projectId);
  }
  return { work, handOver, deleteProjects };
}
