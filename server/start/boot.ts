import "server-only";
import { join } from "node:path";
import { answerRequests, copyFolder } from "@/server/backup/requests";
import { howToRestore } from "@/server/backup/rotation";
import { signUpMode } from "@/server/account/accounts";
import { closeDatabase, isOpen, openPglite, openPostgres } from "@/server/platform/db";
import { stopWorkers } from "@/server/platform/workers";
import { openEmbedded, type Embedded } from "@/server/platform/embedded/open";
import { DatabaseDamaged } from "@/server/platform/embedded/marker";
import { startWatchdog } from "@/server/platform/embedded/watchdog";
import { backUpDaily, isBackedUpDaily } from "./daily-backup";
import { startMetrics } from "./health";
import { RESTORED_REASON, restartWhenRestored } from "./restart-when-restored";
import { hooks } from "@/server/platform/process";
import { firstOwnerFromEnvironment } from "@/server/account/people";
import { assertMetricsToken } from "@/server/http/metrics-token";
import { publicUrl } from "@/server/http/public-url";
import { closeMail } from "@/server/mail/send";
import { mailSettings } from "@/server/mail/settings";
import { authorityServices } from "@/server/speaker/authority-services";
import { modelSettings } from "@/server/suggestion/model";
import { addSampleProject } from "@/server/sample/sample";
import { startDeletions } from "@/server/privacy/deletion/work-through";
import { startMentionMail } from "@/server/review/mention-mail";
import { startReadings, stopReadings } from "@/server/audit/readings";
import { keepDays, startRetention } from "@/server/privacy/retention";
import { warnSoon } from "@/server/quotation/warnings";
import { compareSoon } from "@/server/claim/compare-waiting";
import { indexSoon } from "@/server/document/index-texts";
import { assertSecret, secret } from "@/server/account/secret";
import { startWebhooks, stopWebhooks } from "@/server/webhook/work";

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
    checkSettings();
    // Before the database, whose thread it looks at as well.
    startWatchdog();
    const url = process.env.DATABASE_URL;
    if (url) {
      say("Opening the PostgreSQL database …");
      await openPostgres(url, process.env.DATABASE_READ_URL?.trim() || undefined);
      await restartWhenRestored();
    } else {
      say(`Opening the embedded database in ${dataDir()} …`);
      const embedded = await openEmbedded(join(dataDir(), "db"));
      await openPglite(embedded.pglite, embedded);
      answerBackupRequests(embedded);
    }
    await secret(say);
    await addSampleProject();
    await firstOwnerFromEnvironment();
    indexSoon();
    compareSoon();
    warnSoon();
    startRetention();
    startDeletions();
    startReadings();
    startMentionMail();
    await startWebhooks();
    if (isBackedUpDaily()) backUpDaily(dataDir());
    hooks.close = close;
    hooks.onBooted?.();
  } catch (error) {
    process.stderr.write(`\nObelus can not start. ${sentenceOf(error)}\n`);
    if (error instanceof DatabaseDamaged) process.stderr.write(`${howToRestore(dataDir())}\n`);
    process.exit(1);
  }
}

/** A backup or restore that runs beside this server asks it for what only it can do. */
function answerBackupRequests(embedded: Embedded): void {
  answerRequests(dataDir(), {
    copy: (id) => embedded.copyTo(copyFolder(dataDir(), id)),
    restart: async () => hooks.restart?.(RESTORED_REASON),
  });
}

/** What would fail at the first request is said before the database is touched. */
function checkSettings(): void {
  publicUrl();
  mailSettings();
  modelSettings();
  authorityServices();
  signUpMode();
  keepDays();
  isBackedUpDaily();
  assertSecret();
  assertMetricsToken();
}

/** Ways in which a database server is not there, as Node and the driver name them. */
const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EAI_AGAIN",
]);

/** Ends the threads, writes what is still noted and closes the database; the process is about to stop. */
async function close(): Promise<void> {
  await stopWebhooks();
  closeMail();
  await stopWorkers();
  await stopReadings();
  await closeDatabase();
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = String((error as { code?: unknown }).code);
  if (AWAY.has(code) || /timeout expired|Connection terminated/.test(error.message)) {
    return "The database server named in DATABASE_URL does not answer. Is it running, and is the address right?";
  }
  return process.env.LOG_LEVEL === "debug" ? (error.stack ?? error.message) : error.message;
}
