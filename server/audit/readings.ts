import "server-only";
import { NIL } from "uuid";
import type { ReadingKind } from "@/lib/contract/terms";
import type { Viewer } from "@/server/access/viewer";
import { log } from "@/server/platform/log";
import { perProcess } from "@/server/platform/process";
import { hourOf } from "./events";
import { storeReadings, type Counted, type SubjectOf } from "./store-readings";

/** What was read: a thing of a project, by the table it lies in. */
export interface Subject {
  readonly kind: ReadingKind;
  readonly in: SubjectOf;
  readonly id: string;
  /** The format of an export. */
  readonly format?: string;
}

/** What a crash may lose, in milliseconds. */
const FLUSH_EVERY_MS = 10_000;
/** Rows that wait for a database that does not answer; what comes after them is lost, and logged. */
const MAX_WAITING = 50_000;
/** Rows of one statement. */
const PORTION = 1_000;

const buffer = perProcess("readings", () => ({
  waiting: new Map<string, Counted>(),
  /** What needs no second row in the present hour. */
  stored: { hour: 0, keys: new Set<string>() },
  lost: 0,
  flushing: Promise.resolve(),
  timer: undefined as NodeJS.Timeout | undefined,
}));

/**
 * Notes that somebody has read something. Only memory is touched: rows are written later, many in one
 * statement. Call it after the right to read was shown.
 *
 * Calls of a token and exports are counted. What a browser reads is not: pages read themselves again
 * after their person's own work, so a count would tell how much of it is private.
 */
export function noteReading(viewer: Viewer, subject: Subject, now = new Date()): void {
  const hour = hourOf(now).getTime();
  const tokenId = viewer.tokenId ?? NIL;
  const { kind, in: table, id, format = "" } = subject;
  const isCounted = tokenId !== NIL || kind === "export";
  const key = [hour, viewer.id, tokenId, kind, id, format].join(" ");
  const { waiting, stored } = buffer;
  if (stored.hour !== hour) buffer.stored = { hour, keys: new Set() };
  else if (!isCounted && stored.keys.has(key)) return;
  const before = waiting.get(key);
  if (before) {
    if (isCounted) waiting.set(key, { ...before, lastAt: now, count: before.count + 1 });
  } else if (waiting.size < MAX_WAITING) {
    const row = { userId: viewer.id, tokenId, kind, table, id, format, isCounted };
    waiting.set(key, { ...row, hour: new Date(hour), at: now, lastAt: now, count: 1 });
  } else {
    buffer.lost++;
  }
}

/** Writes what was noted. What can not be written now waits for the next time. Never throws. */
export function flushReadings(): Promise<void> {
  buffer.flushing = buffer.flushing.then(flush);
  return buffer.flushing;
}

async function flush(): Promise<void> {
  const { waiting, lost } = buffer;
  if (lost > 0) {
    log.warn({ lost }, "readings were not recorded, since too many wait for the database");
    buffer.lost = 0;
  }
  const portions = Math.ceil(waiting.size / PORTION);
  for (let portion = 0; portion < portions; portion++) {
    const taken = [...waiting].slice(0, PORTION);
    for (const [key] of taken) waiting.delete(key);
    try {
      await storeReadings(taken.map(([, row]) => row));
      keepStored(taken);
    } catch (error) {
      for (const [key, row] of taken) waiting.set(key, merged(row, waiting.get(key)));
      log.warn({ err: error, waiting: waiting.size }, "readings are not recorded yet");
      return;
    }
  }
}

function keepStored(rows: readonly (readonly [string, Counted])[]): void {
  const { hour, keys } = buffer.stored;
  for (const [key, row] of rows) {
    if (!row.isCounted && row.hour.getTime() === hour && keys.size < MAX_WAITING) keys.add(key);
  }
}

/** A row that could not be written, and what was noted meanwhile. */
function merged(row: Counted, later: Counted | undefined): Counted {
  if (!later) return row;
  return row.isCounted ? { ...row, lastAt: later.lastAt, count: row.count + later.count } : row;
}

/** Has the running server write what was noted, every few seconds. */
export function startReadings(): void {
  clearInterval(buffer.timer);
  buffer.timer = setInterval(() => void flushReadings(), FLUSH_EVERY_MS).unref();
}

/** Writes what is left, before the database is closed. */
export async function stopReadings(): Promise<void> {
  clearInterval(buffer.timer);
  await flushReadings();
}
