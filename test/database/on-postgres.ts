import { closeDatabase, openPostgres } from "@/server/platform/db";
import { startPostgres } from "./postgres";

/** Has the services use a PostgreSQL server of their own. For `beforeAll`; answers how to end it. */
export async function openOnPostgres(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  await openPostgres(server.url);
  return async () => {
    await closeDatabase();
    await server.stop();
  };
}
