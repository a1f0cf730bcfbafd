import "server-only";
import { lockProject } from "@/server/access/membership";
import { read, transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { perProcess } from "@/server/platform/process";
import { outsideRequest } from "@/server/platform/request-reads";
import { compareClaim } from "./compare";

const comparing = perProcess<{ running?: Promise<void> }>("comparing claims", () => ({}));

/**
 * Compare every claim that was not compared when it was written: those of a database that is older
 * than the comparison, or that was restored. Each in a transaction of its own, so that writes of
 * people come in between; broken off, it goes on with the same claim.
 */
export function compareWaiting(): Promise<void> {
  comparing.running ??= outsideRequest(compareAll).finally(() => {
    delete comparing.running;
  });
  return comparing.running;
}

/** Starts comparing and does not wait for it. */
export function compareSoon(): void {
  compareWaiting().catch((error: unknown) => {
    log.error({ err: error }, "claims could not be compared");
  });
}

/** Whether claims of a project are still to be compared. */
export async function areWaiting(projectId: string): Promise<boolean> {
  const rows = await read.$queryRaw<unknown[]>`
    SELECT 1 AS waiting FROM "Claim"
    WHERE "projectId" = ${projectId}::uuid AND NOT compared AND "deletedAt" IS NULL LIMIT 1`;
  return rows.length > 0;
}

async function compareAll(): Promise<void> {
  for (let next = await nextWaiting(); next; next = await nextWaiting()) {
    const { id, projectId } = next;
    const isCompared = await transaction(async (tx) => {
      await lockProject(tx, projectId);
      const where = { id, compared: false, deletedAt: null };
      // Another instance may have compared it, or somebody have taken it away.
      return (await tx.claim.count({ where })) === 0 || compareClaim(tx, id);
    });
    // The threads are busy; whoever asks for pairs next begins again.
    if (!isCompared) return;
  }
}

async function nextWaiting(): Promise<{ id: string; projectId: string } | undefined> {
  const [row] = await read.$queryRaw<{ id: string; projectId: string }[]>`
    SELECT id, "projectId" FROM "Claim" WHERE NOT compared AND "deletedAt" IS NULL LIMIT 1`;
  return row;
}
