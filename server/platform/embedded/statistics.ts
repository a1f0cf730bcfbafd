/** A statement without values. */
export type Ask = (sql: string) => Promise<{ readonly rows: readonly unknown[] }>;

/** As PostgreSQL's own `autovacuum_analyze_threshold` and `autovacuum_analyze_scale_factor`. */
const CHANGED_ROWS = 50;
const CHANGED_PART = 0.1;

/**
 * The table of which the largest part was changed since it was read last, or which was never read
 * (a crash takes the counts, and a restored database has none); its name as SQL.
 */
const MOST_CHANGED = `
  SELECT format('%I.%I', s.schemaname, s.relname) AS name
  FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
  WHERE (c.reltuples < 0 AND pg_relation_size(c.oid) > 0)
    OR s.n_mod_since_analyze > ${CHANGED_ROWS} + ${CHANGED_PART} * greatest(c.reltuples, 0)
  ORDER BY s.n_mod_since_analyze / (1 + greatest(c.reltuples, 0)) DESC, s.relname LIMIT 1`;

/**
 * Reads samples of the table that needs it most, for the planner of PostgreSQL, and answers its
 * name; null when none does. PGlite runs no autovacuum, so plans would be chosen as for empty tables.
 */
export async function analyseNext(ask: Ask): Promise<string | null> {
  const { rows } = await ask(MOST_CHANGED);
  const [table] = rows as { name: string }[];
  if (!table) return null;
  await ask(`ANALYZE ${table.name}`);
  return table.name;
}
