import "server-only";
import type { ReadClient } from "@/server/platform/db";

/** Whether a person administers this installation and nobody else does who can sign in. */
export async function isLastAdministrator(from: ReadClient, userId: string): Promise<boolean> {
  const administrators = await from.user.findMany({
    where: { admin: true, disabledAt: null },
    select: { id: true },
  });
  return administrators.length === 1 && administrators[0]?.id === userId;
}
