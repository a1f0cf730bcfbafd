import "server-only";
import type { ReadClient, Transaction } from "@/server/platform/db";
import { nameOfFormer } from "@/server/platform/former";
import { newId } from "@/server/platform/new-id";

/** The number that the next person who deletes their account gets in a project. */
export async function nextFormerNumber(from: ReadClient, projectId: string): Promise<number> {
  const last = await from.user.findFirst({
    where: { formerIn: projectId, formerNumber: { not: null } },
    orderBy: { formerNumber: "desc" },
    select: { formerNumber: true },
  });
  return (last?.formerNumber ?? 0) + 1;
}

/**
 * The id that takes a person's place in a project: an account of its own, without an address or a
 * password, so that what somebody did in one project can not be put together with another. The
 * project is locked. Answers the same id for the same person and project.
 */
export async function pseudonymIn(
  tx: Transaction,
  userId: string,
  projectId: string,
  now: Date,
): Promise<string> {
  const part = { userId_projectId: { userId, projectId } };
  const there = await tx.accountDeletionPart.findUnique({ where: part });
  if (there) return there.pseudonymId;
  const formerNumber = await nextFormerNumber(tx, projectId);
  const pseudonymId = newId();
  const name = nameOfFormer(formerNumber);
  await tx.user.create({
    data: { id: pseudonymId, name, formerIn: projectId, formerNumber, disabledAt: now },
  });
  await tx.accountDeletionPart.create({ data: { userId, projectId, pseudonymId } });
  return pseudonymId;
}
