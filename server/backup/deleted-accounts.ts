import { hasTable, type Connection } from "./connection";

/** An account that was deleted, as the database remembers it. */
export interface DeletedAccount {
  readonly id: string;
  readonly work: string;
  /** As PostgreSQL writes it. */
  readonly deletedAt: string;
}

/** The accounts that were deleted in what a restore takes away. */
export async function readDeletedAccounts(connection: Connection): Promise<DeletedAccount[]> {
  if (!(await hasTable(connection, "DeletedAccount"))) return [];
  return connection.query<DeletedAccount>(
    `SELECT "id", "work", "deletedAt"::text FROM "DeletedAccount"`,
  );
}

/**
 * Shuts the accounts that the backup has and that were deleted since, before anybody can sign in to
 * them. The server's next start deletes them as they were deleted before. Answers how many they are.
 */
export async function shutDeletedAccounts(
  connection: Connection,
  deleted: readonly DeletedAccount[],
): Promise<number> {
  await connection.query(
    `INSERT INTO "DeletedAccount" ("id", "work", "deletedAt")
     SELECT (d->>'id')::uuid, d->>'work', (d->>'deletedAt')::timestamptz
     FROM json_array_elements($1::json) AS d ON CONFLICT DO NOTHING`,
    [JSON.stringify(deleted)],
  );
  const shut = await connection.query<{ id: string }>(
    `UPDATE "User" u
     SET "disabledAt" = coalesce(u."disabledAt", now()), "sessionVersion" = u."sessionVersion" + 1
     FROM "DeletedAccount" d
     WHERE d."id" = u."id"
       AND NOT EXISTS (SELECT 1 FROM "AccountDeletion" a WHERE a."userId" = u."id")
     RETURNING u."id"`,
  );
  return shut.length;
}
