import type { EmbeddedPostgres, Statements } from "@/server/platform/embedded/client";

/** Records the SQL that reaches a database, in transactions and outside of them. */
export function recordStatements(pglite: EmbeddedPostgres): {
  during(run: () => unknown): Promise<string[]>;
} {
  let statements: string[] = [];
  const recorded = <T extends Pick<Statements, "query">>(client: T): T =>
    Object.assign(client, {
      query: (
        (query) =>
        (sql: string, ...rest: []) => {
          statements.push(sql);
          return query(sql, ...rest);
        }
      )(client.query.bind(client)),
    });
  recorded(pglite);
  const transaction = pglite.transaction.bind(pglite);
  pglite.transaction = (run) => transaction((tx) => run(recorded(tx)));
  return {
    async during(run) {
      statements = [];
      await run();
      return statements;
    },
  };
}
