import "server-only";
import { resolve } from "node:path";
import { backupFile, DAILY, removeExpired, removeParts } from "@/server/backup/rotation";
import { runBackup } from "@/server/backup/run-backup";
import { exclusively, read, transaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";

/** A server that has just started has other things to do; one that is used for minutes gets one. */
const FIRST_LOOK_MS = 5 * 60_000;
const LOOK_EVERY_MS = 30 * 60_000;
/** Half an hour less than a day, so that the time of day does not wander. */
const DUE_AFTER_MS = 23.5 * 60 * 60_000;

/** Where several servers on one database note the last daily backup. */
const SETTING = "backed-up";

/** "daily" or "off"; by default the embedded database is backed up, and a server is not. */
export function isBackedUpDaily(environment: NodeJS.ProcessEnv = process.env): boolean {
  const setting =
    environment.OBELUS_BACKUPS?.trim() || (environment.DATABASE_URL ? "off" : "daily");
  if (setting !== "daily" && setting !== "off") {
    throw new Error(`OBELUS_BACKUPS must be "daily" or "off", not "${setting}".`);
  }
  return setting === "daily";
}

/** Makes a backup a day into `dataDir` from now on, and removes those that are no longer kept. */
export function backUpDaily(dataDir: string): void {
  let isLooking = false;
  const look = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      const isMade = await backUpWhenDue(dataDir, new Date(), runBackup);
      if (isMade) log.info("the daily backup was made");
    } catch (error) {
      log.error({ err: error }, "the daily backup was not made");
    } finally {
      isLooking = false;
    }
  };
  setTimeout(() => {
    void look();
    setInterval(() => void look(), LOOK_EVERY_MS).unref();
  }, FIRST_LOOK_MS).unref();
}

/** Writes a backup into this file. */
type Make = (file: string) => Promise<void>;

/** One at a time, on however many servers: the others find that it has been made. */
export async function backUpWhenDue(dataDir: string, now: Date, make: Make): Promise<boolean> {
  return exclusively("obelus daily backup", async () => {
    const last = await read.setting.findUnique({ where: { name: SETTING } });
    const age = last ? now.getTime() - Date.parse(last.value) : Infinity;
    // A time in the future was noted by a clock that was wrong.
    if (age >= 0 && age < DUE_AFTER_MS) return false;
    // What the last one left that was ended in the middle.
    removeParts(dataDir);
    await make(backupFile(resolve(dataDir), now, DAILY));
    removeExpired(dataDir);
    const value = now.toISOString();
    await transaction((tx) =>
      tx.setting.upsert({
        where: { name: SETTING },
        create: { name: SETTING, value },
        update: { value },
      }),
    );
    return true;
  });
}
