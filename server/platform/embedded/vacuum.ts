import type { Ask } from "./statistics";

/** As PostgreSQL's own `autovacuum_vacuum_threshold` and `autovacuum_vacuum_scale_factor`. */
const DEAD_ROWS = 50;
const DEAD_PART = 0.2;

/** As its `autovacuum_vacuum_insert_threshold`: new rows wait in lists that each search reads. */
const NEW_ROWS = 1_000;
const NEW_PART = 0.2;

/**
 * A table with its indexes that is cleared within some tens of milliseconds, in bytes: VACUUM reads
 * all indexes of a table in which one row died, and can not be interrupted.
 */
const SMALL = 4 * 1024 * 1024;

/** From as many dead rows on as there are others a large table waits for a pause no longer. */
const TOO_MANY_DEAD = 1_000;

/** A crash takes the counts, and `reltuples` is unknown before the first ANALYZE. */
const ROWS = "greatest(c.reltuples, s.n_live_tup)";

const DEAD_MOST = (isQuiet: boolean) => `
  SELECT format('%I.%I', s.schemaname, s.relname) AS name
  FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
  WHERE (s.n_dead_tup > ${DEAD_ROWS} + ${DEAD_PART} * ${ROWS}
      OR s.n_ins_since_vacuum > ${NEW_ROWS} + ${NEW_PART} * ${ROWS})
    AND (${String(isQuiet)} OR pg_total_relation_size(c.oid) <= ${SMALL}
      OR s.n_dead_tup > greatest(${ROWS}, ${TOO_MANY_DEAD}))
  ORDER BY (s.n_dead_tup + s.n_ins_since_vacuum) / (1 + ${ROWS}) DESC, s.relname
  LIMIT 1`;

/**
 * Gives the room of dead rows of the table that needs it most to new ones, and answers its name;
 * null when none does. Every change of a row leaves its earlier form in the table and its indexes,
 * and PGlite runs no autovacuum. A large table is taken only while it is quiet, when nobody is
 * likely to wait, or when half of it is dead.
 */
export async function vacuumNext(ask: Ask, isQuiet: boolean): Promise<string | null> {
  const { rows } = await ask(DEAD_MOST(isQuiet));
  const [table] = rows as { name: string }[];
  if (!table) return null;
  await ask(`VACUUM ${table.name}`);
  return table.name;
}
