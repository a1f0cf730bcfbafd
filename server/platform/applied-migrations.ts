import "server-only";
import type { PrismaClient } from "@/prisma/generated/client";
import type { AppliedMigration } from "./migrate";

/** Which migrations a database has had; none when it has no table of them. */
export async function appliedMigrations(client: PrismaClient): Promise<AppliedMigration[]> {
  const [table] = await client.$queryRaw<{ there: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`;
  if (!table?.there) return [];
  return client.$queryRaw<AppliedMigration[]>`
    SELECT migration_name AS name, finished_at IS NOT NULL AS finished
    FROM _prisma_migrations WHERE rolled_back_at IS NULL`;
}
