import type { PGlite } from "@electric-sql/pglite";

const LOOK_EVERY_MS = 30_000;
const CHECKPOINT_EVERY_MS = 5 * 60_000;
/** About a second of recovery after a kill, and four segments of the log on the disk. */
const CHECKPOINT_EVERY_BYTES = 64 * 1024 * 1024;

export interface Checkpoints {
  /** Writes none until `resume`, so that the log keeps all it holds. Waits for one being written. */
  pause(): Promise<void>;
  resume(): void;
  /** Waits for one that is being written. */
  stop(): Promise<void>;
}

/**
 * Writes checkpoints while the database is open, since PGlite runs no checkpointer and its log
 * would grow until it is closed: five minutes after the last one if anything was written since, or
 * sooner after much writing.
 */
export function keepCheckpoints(pglite: PGlite): Checkpoints {
  let lastAt = performance.now();
  let lastPosition: string | undefined;
  let running: Promise<void> | undefined;
  let isPaused = false;

  const look = async (): Promise<void> => {
    const written = await writtenSince(pglite, lastPosition);
    const due = performance.now() - lastAt >= CHECKPOINT_EVERY_MS;
    if (written.bytes >= CHECKPOINT_EVERY_BYTES || (due && written.bytes > 0)) {
      await pglite.exec("CHECKPOINT");
      lastAt = performance.now();
      // The checkpoint writes to the log itself, and that alone is no reason for another one.
      lastPosition = (await writtenSince(pglite, undefined)).position;
    }
    lastPosition ??= written.position;
  };

  const timer = setInterval(() => {
    if (isPaused) return;
    running ??= look()
      .catch((error: unknown) => {
        console.error("The checkpoint of the embedded database failed.", error);
      })
      .finally(() => {
        running = undefined;
      });
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    async pause() {
      isPaused = true;
      await running;
    },
    resume() {
      isPaused = false;
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** Where the log ends, and how many bytes of it lie behind `position`; 0 without a position. */
async function writtenSince(
  pglite: PGlite,
  position: string | undefined,
): Promise<{ position: string; bytes: number }> {
  const { rows } = await pglite.query<{ position: string; bytes: number }>(
    `SELECT pg_current_wal_lsn()::text AS position,
            coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), $1::pg_lsn), 0)::float8 AS bytes`,
    [position ?? null],
  );
  const [row] = rows;
  if (!row) throw new Error("PostgreSQL does not say where its log ends.");
  return row;
}
