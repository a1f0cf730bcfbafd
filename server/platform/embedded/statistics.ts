const FIRST_LOOK_AFTER_MS = 5_000;
const LOOK_EVERY_MS = 30_000;
/** While several tables are due, others have the database between one and the next. */
const NEXT_AFTER_MS = 1_000;

/** As PostgreSQL's own `autovacuum_analyze_threshold` and `autovacuum_analyze_scale_factor`. */
const CHANGED_ROWS = 50;
const CHANGED_PART = 0.1;

/** A statement without values. */
type Ask = (sql: string) => Promise<{ readonly rows: readonly unknown[] }>;

export interface Statistics {
  /** Waits for a table that is being read. */
  stop(): Promise<void>;
}

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
 * name; null when none does.
 */
export async function analyseNext(ask: Ask): Promise<string | null> {
  const { rows } = await ask(MOST_CHANGED);
  const [table] = rows as { name: string }[];
  if (!table) return null;
  await ask(`ANALYZE ${table.name}`);
  return table.name;
}

/**
 * Keeps the planner's statistics while the database is open, since PGlite runs no autovacuum and
 * plans would be chosen as for empty tables: one table at a time. `ask` is patient.
 */
export function keepStatistics(ask: Ask): Statistics {
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const lookAfter = (milliseconds: number): void => {
    if (isStopped) return;
    timer = setTimeout(() => {
      running = look();
    }, milliseconds);
    timer.unref();
  };
  const look = async (): Promise<void> => {
    let name: string | null = null;
    try {
      name = await analyseNext(ask);
    } catch (error) {
      console.error("The statistics of the embedded database could not be renewed.", error);
    }
    lookAfter(name === null ? LOOK_EVERY_MS : NEXT_AFTER_MS);
  };
  lookAfter(FIRST_LOOK_AFTER_MS);
  return {
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
