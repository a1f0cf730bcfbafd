import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { backupFolder } from "./requests";

/** Of how many days, and of how many weeks, the newest backup stays. */
const DAYS = 7;
const WEEKS = 4;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The kind of the backups that a server makes by itself; only these are ever removed. */
export const DAILY = "daily";
/** The kind of the backups that a restore makes of what it replaces. */
export const REPLACED = "replaced";

const NAME = /^([a-z]+)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.ndjson\.gz$/;

/** A backup in the folder of backups, by what its name says. */
interface StoredBackup {
  readonly name: string;
  readonly kind: string;
  readonly at: Date;
}

/** The name of a backup made at this time, in the folder of the backups. */
export function backupFile(dataDir: string, at: Date, kind = "obelus"): string {
  const stamp = at.toISOString().slice(0, 19).replace(/[-:]/g, "");
  return join(backupFolder(dataDir), `${kind}-${stamp}Z.ndjson.gz`);
}

/** The backups among these names, the newest first. */
export function backupsAmong(names: readonly string[]): StoredBackup[] {
  const kept = names.flatMap((name) => {
    const [, kind, year, month, day, hour, minute, second] = NAME.exec(name) ?? [];
    if (kind === undefined) return [];
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(at.getTime()) ? [] : [{ name, kind, at }];
  });
  return kept.sort((one, other) => other.at.getTime() - one.at.getTime());
}

/**
 * The daily backups that are no longer kept: the newest of each of the last seven days stays, and
 * the newest of each of the last four weeks. Counted are days and weeks that have one, so that a
 * clock that was wrong, or a server that was off for a year, leaves those of before.
 */
export function expiredAmong(names: readonly string[]): string[] {
  const daily = backupsAmong(names).filter(({ kind }) => kind === DAILY);
  const kept = new Set([
    ...newestOfEach(daily, DAYS, ({ at }) => Math.floor(at.getTime() / DAY_MS)),
    // The epoch began on a Thursday; weeks begin on Mondays.
    ...newestOfEach(daily, WEEKS, ({ at }) => Math.floor((at.getTime() / DAY_MS + 3) / 7)),
  ]);
  return daily.filter((one) => !kept.has(one)).map(({ name }) => name);
}

function newestOfEach(
  all: readonly StoredBackup[],
  count: number,
  periodOf: (one: StoredBackup) => number,
): StoredBackup[] {
  const newest = new Map<number, StoredBackup>();
  for (const one of all) {
    const period = periodOf(one);
    if (!newest.has(period)) newest.set(period, one);
  }
  return [...newest.values()].slice(0, count);
}

/** Removes the daily backups that are no longer kept. */
export function removeExpired(dataDir: string): void {
  remove(dataDir, expiredAmong(namesIn(dataDir)));
}

/** Removes what daily backups have left that were ended while they were written. */
export function removeParts(dataDir: string): void {
  remove(
    dataDir,
    namesIn(dataDir).filter((name) => name.startsWith(`${DAILY}-`) && name.endsWith(".gz.part")),
  );
}

/** Which backup to restore when the database does not open, and how: sentences for a person. */
export function howToRestore(dataDir: string): string {
  const folder = backupFolder(dataDir);
  // What was there before a restore is not what anybody wants back after a crash.
  const newest = backupsAmong(namesIn(dataDir)).find(({ kind }) => kind !== REPLACED);
  if (!newest) return `There is no backup in ${folder}.`;
  const file = join(folder, newest.name);
  return (
    `The newest backup is ${file}, made at ${newest.at.toISOString()}. To restore it: ` +
    `npm run restore -- ${file} --replace (the folder of the damaged database is kept).`
  );
}

function remove(dataDir: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(backupFolder(dataDir), name), { force: true });
}

/** What lies in the folder of the backups; nothing when it can not be read. */
function namesIn(dataDir: string): string[] {
  try {
    return readdirSync(backupFolder(dataDir));
  } catch {
    return [];
  }
}
