import "server-only";
import { listen, read } from "@/server/platform/db";
import { hooks } from "@/server/platform/process";
import { RESTORED } from "@/server/platform/restored";

/** Why the server starts again; it is shown on /api/ready. */
export const RESTORED_REASON = "A backup was restored.";

/**
 * Starts this server again when a backup is restored into the database server it uses, since what
 * it keeps in memory is of another database then.
 */
export async function restartWhenRestored(): Promise<void> {
  const before = await lastRestore();
  await listen((payload) => {
    if (payload === RESTORED.payload) hooks.restart?.(RESTORED_REASON);
    // The connection was lost, and a restore may have been missed.
    if (payload === "") void restartIfAnother(before);
  });
}

async function restartIfAnother(before: string | undefined): Promise<void> {
  // A database that does not answer yet breaks the connection again, or has nothing to say.
  const now = await lastRestore().catch(() => before);
  if (now !== before) hooks.restart?.(RESTORED_REASON);
}

async function lastRestore(): Promise<string | undefined> {
  const row = await read.setting.findUnique({ where: { name: RESTORED.setting } });
  return row?.value;
}
