import "server-only";
import { join } from "node:path";
import { startMetrics } from "./health";
import { closeDatabase, isOpen, openPglite, openPostgres } from "./db";
import { openEmbedded } from "./embedded/open";
import { startWatchdog } from "./embedded/watchdog";
import { firstOwnerFromEnvironment } from "./people";
import { addSampleProject } from "./sample";

/** Where the embedded database, the secret and backups lie. */
function dataDir(): string {
  return process.env.DATA_DIR ?? join(process.cwd(), "data");
}

/** A step of starting, shown as it begins: the first start takes a few seconds. */
function say(step: string): void {
  process.stdout.write(`${step}\n`);
}

/**
 * Open the database, bring it up to date, put in what a first start needs. What can not be
 * mended here (another server on the folder, a newer database) is said in a sentence, and the
 * process ends.
 */
export async function boot(): Promise<void> {
  if (isOpen()) return;
  startMetrics();
  try {
    const url = process.env.DATABASE_URL;
    if (url) {
      say("Opening the PostgreSQL database …");
      await openPostgres(url);
    } else {
      say(`Opening the embedded database in ${dataDir()} …`);
      startWatchdog();
      const embedded = await openEmbedded(join(dataDir(), "db"));
      await openPglite(embedded.pglite, embedded);
    }
    await addSampleProject();
    await firstOwnerFromEnvironment();
    Object.assign(globalThis, { obelusClose: closeDatabase });
  } catch (error) {
    process.stderr.write(`\nObelus can not start. ${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as { code?: unknown }).code;
  if (code === "ECONNREFUSED" || code === "ENOTFOUND") {
    return "The database server named in DATABASE_URL does not answer. Is it running, and is the address right?";
  }
  return process.env.LOG_LEVEL === "debug" ? (error.stack ?? error.message) : error.message;
}
