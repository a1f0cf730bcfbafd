import "server-only";
import type { Transaction } from "@/server/platform/db";

/** What is deleted in this transaction from now on is forgotten: how it stood before goes with it. */
export async function forgetDeleted(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT set_config('obelus.forget', 'deleted', true)`;
}

/** Forgets how the rows stood that `act` changes: they always were as they are then. */
export async function forgetChanged(tx: Transaction, act: () => Promise<unknown>): Promise<void> {
  await tx.$executeRaw`SELECT set_config('obelus.forget', 'all', true)`;
  await act();
  await forgetDeleted(tx);
}
