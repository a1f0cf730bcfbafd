import { analyseNext, type Ask } from "./statistics";
import { vacuumNext } from "./vacuum";

const FIRST_LOOK_AFTER_MS = 5_000;
const LOOK_EVERY_MS = 30_000;
/** While several tables are due, others have the database between one and the next. */
const NEXT_AFTER_MS = 1_000;
/** When nobody has asked for so long, nobody is likely to ask within the next seconds. */
const QUIET_AFTER_MS = 10_000;

export interface Upkeep {
  /** Somebody has asked the database for something. */
  noteUse(): void;
  /** Waits for a table that is being read. */
  stop(): Promise<void>;
}

/**
 * Does for the database, while it is open, what PostgreSQL's autovacuum would: keeps the planner's
 * statistics, and clears tables of dead rows; one table at a time. `ask` is patient.
 */
export function keepUp(ask: Ask): Upkeep {
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  let usedAt = performance.now();
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
      const isQuiet = performance.now() - usedAt >= QUIET_AFTER_MS;
      name = (await analyseNext(ask)) ?? (await vacuumNext(ask, isQuiet));
    } catch (error) {
      console.error("A table of the embedded database could not be kept up.", error);
    }
    lookAfter(name === null ? LOOK_EVERY_MS : NEXT_AFTER_MS);
  };
  lookAfter(FIRST_LOOK_AFTER_MS);
  return {
    noteUse() {
      usedAt = performance.now();
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
