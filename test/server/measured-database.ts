import pg from "pg";
import { closeDatabase, openPostgres } from "@/server/platform/db";
import { startCountingProxy } from "../database/counting-proxy";
import { startPostgres } from "../database/postgres";
import { workOf, type Work } from "./page-statements";

/** A PostgreSQL server that the services of this process use, and that says what a question costs. */
export interface MeasuredDatabase {
  /** Asks the server beside the services: what it does is not counted. */
  readonly client: pg.Client;
  /** Every statement that the services send while something runs goes through it. */
  readonly during: Awaited<ReturnType<typeof startCountingProxy>>["during"];
  /** What PostgreSQL does for all statements of a question that read. */
  readonly costOf: (ask: () => Promise<unknown>) => Promise<Work[]>;
  readonly stop: () => Promise<void>;
}

export async function openMeasuredDatabase(): Promise<MeasuredDatabase> {
  const server = await startPostgres();
  const proxy = await startCountingProxy(server.url);
  await openPostgres(proxy.url);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  return {
    client,
    during: (act) => proxy.during(act),
    async costOf(ask) {
      const work: Work[] = [];
      for (const statement of await proxy.during(ask)) {
        if (/^\s*(SELECT|WITH)\b/i.test(statement.sql)) work.push(await workOf(client, statement));
      }
      return work;
    },
    async stop() {
      await client.end();
      await closeDatabase();
      await proxy.stop();
      await server.stop();
    },
  };
}

/** How many rows were taken in all. */
export function rowsOf(work: readonly Work[]): number {
  return work.reduce((sum, { rows }) => sum + rows, 0);
}

/** Which of these tables were read from their beginning to their end. */
export function scansOf(work: readonly Work[], tables: readonly string[]): string[] {
  return work.flatMap(({ scanned }) => scanned).filter((table) => tables.includes(table));
}
