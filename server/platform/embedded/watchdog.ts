import { url as inspectorUrl } from "node:inspector";
import * as threads from "node:worker_threads";
import { lastWordsFd } from "../supervised";

const DEFAULT_LIMIT_SECONDS = 15;
/**
 * How many times longer the thread of the database may take for one statement than the main
 * thread for one turn of its event loop. PGlite can not cancel a statement, and nobody but other
 * statements waits for it.
 */
const STATEMENT_FACTOR = 20;

/** Each watched thread has three numbers in the shared memory, from one of these on. */
const MAIN = 0;
const DATABASE = 3;
/** A number that changes with every beat; 0 when the thread is not watched. */
const BEAT = 0;
/** 1 while the thread may stand still. */
const LOOK_AWAY = 1;
/** 1 since the disk refused something to the thread, until it has kept something again. */
const REFUSED = 2;
const NUMBERS = 6;

/** How often the thread of the database shows that its event loop turns. */
const DATABASE_BEAT_MS = 500;

/**
 * Runs in a thread of its own, as text, so that no bundler has to find a file for it. It counts
 * only seconds in which it ran itself: after the whole process was stopped and goes on, its own
 * clock shows a gap as well, and it starts counting anew.
 */
const WATCH = `
  const { workerData } = require("node:worker_threads");
  const { writeSync } = require("node:fs");
  const { beats, tickMs, ticks, statementTicks, lastWordsFd } = workerData;
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  const watched = [
    { at: ${MAIN}, who: "The server", seen: 0, missed: 0 },
    { at: ${DATABASE}, who: "The database", seen: 0, missed: 0 },
  ];
  const limitOf = (at) =>
    at === ${MAIN} || Atomics.load(beats, at + ${REFUSED}) === 1 ? ticks : statementTicks;
  let last = performance.now();
  for (;;) {
    Atomics.wait(sleeper, 0, 0, tickMs);
    const now = performance.now(), asleep = now - last > 3 * tickMs;
    last = now;
    for (const thread of watched) {
      const beat = Atomics.load(beats, thread.at + ${BEAT});
      const excused = asleep || beat === 0 || beat !== thread.seen ||
        Atomics.load(beats, thread.at + ${LOOK_AWAY}) === 1;
      thread.missed = excused ? 0 : thread.missed + 1;
      thread.seen = beat;
      if (thread.missed < limitOf(thread.at)) continue;
      const seconds = Math.round((thread.missed * tickMs) / 1000);
      const reason = thread.who + " has not answered for " + seconds + " s.";
      writeSync(2, reason + " Stopping it, so that it can be started again.\\n");
      if (lastWordsFd !== undefined) try { writeSync(lastWordsFd, reason); } catch {}
      process.kill(process.pid, "SIGKILL");
    }
  }
`;

/** What this thread shows the watchdog, or undefined while none runs. */
let shown: { readonly beats: Int32Array; readonly at: number; stop(): void } | undefined;

/** How many pieces of work are going on for which this thread may stand still. */
let excused = 0;

function beat(): void {
  if (!shown) return;
  const { beats, at } = shown;
  // Never 0, which means that the thread is not watched.
  if (Atomics.add(beats, at + BEAT, 1) === -1) Atomics.add(beats, at + BEAT, 1);
}

/** Shows the watchdog at regular intervals that the event loop of this thread turns. */
function show(beats: Int32Array, at: number, everyMs: number): void {
  const look = (): void => {
    const lookAway = excused > 0 || inspectorUrl() !== undefined;
    Atomics.store(beats, at + LOOK_AWAY, lookAway ? 1 : 0);
    beat();
  };
  const timer = setInterval(look, everyMs);
  timer.unref();
  shown = { beats, at, stop: () => clearInterval(timer) };
  look();
}

/**
 * Tells the watchdog that work goes on although the event loop is blocked: a checkpoint on a
 * slow disk is one call into PostgreSQL with many syncs in it.
 */
export function noteProgress(): void {
  beat();
}

/** Notes that the disk kept what it was given, or that it refused to. */
export function noteDisk(outcome: "kept" | "refused"): void {
  if (shown) Atomics.store(shown.beats, shown.at + REFUSED, outcome === "refused" ? 1 : 0);
}

/** Runs work that may hold the event loop for long, as creating a database does. */
export async function withoutWatchdog<T>(work: () => Promise<T>): Promise<T> {
  excused += 1;
  if (shown) Atomics.store(shown.beats, shown.at + LOOK_AWAY, 1);
  try {
    return await work();
  } finally {
    // The next beat looks again.
    excused -= 1;
  }
}

/** What the thread of the database needs to be watched as well; undefined while no watchdog runs. */
export function watchedBeats(): Int32Array | undefined {
  return shown?.beats;
}

/** Lets the watchdog that runs in the main thread look at this thread, that of the database. */
export function joinWatchdog(beats: Int32Array): void {
  show(beats, DATABASE, DATABASE_BEAT_MS);
}

/** The watchdog no longer looks at this thread. */
export function leaveWatchdog(): void {
  if (!shown) return;
  shown.stop();
  Atomics.store(shown.beats, shown.at + BEAT, 0);
  shown = undefined;
}

/**
 * Ends the process when the event loop of the main thread is blocked for `limitSeconds`, or that
 * of the thread of the database for `statementSeconds`, since a long statement is honest work.
 * After the disk has refused to keep something the database has `limitSeconds`, too: PostgreSQL in
 * WebAssembly can freeze on a full disk, and then nothing in the same thread can notice. Writes
 * one line to stderr and ends with SIGKILL, because a frozen thread runs no exit code; no
 * acknowledged row is lost by that. Never fires in a debugger, nor for time in which the whole
 * process was stopped.
 *
 * @param limitSeconds by default 15, or OBELUS_WATCHDOG_SECONDS; 0 switches the watchdog off.
 */
export function startWatchdog(
  limitSeconds = limitFrom(process.env.OBELUS_WATCHDOG_SECONDS),
  statementSeconds = STATEMENT_FACTOR * limitSeconds,
): { stop(): Promise<void> } {
  if (limitSeconds === 0) return { stop: async () => {} };
  const beats = new Int32Array(new SharedArrayBuffer(NUMBERS * Int32Array.BYTES_PER_ELEMENT));
  const tickMs = Math.min(1_000, (limitSeconds * 1_000) / 5);
  const ticks = Math.ceil((limitSeconds * 1_000) / tickMs);
  const statementTicks = Math.ceil((statementSeconds * 1_000) / tickMs);
  show(beats, MAIN, tickMs / 2);
  const workerData = { beats, tickMs, ticks, statementTicks, lastWordsFd: lastWordsFd() };
  // Bundlers take a literal "new Worker" for a file that they should find.
  const Thread = threads.Worker;
  const thread = new Thread(WATCH, { eval: true, workerData, execArgv: [], env: {} });
  thread.unref();
  return {
    async stop() {
      if (shown?.beats === beats) leaveWatchdog();
      await thread.terminate();
    },
  };
}

function limitFrom(setting: string | undefined): number {
  const seconds = setting?.trim() ? Number(setting) : DEFAULT_LIMIT_SECONDS;
  if (!Number.isFinite(seconds) || seconds < 0) {
    throw new RangeError(`OBELUS_WATCHDOG_SECONDS must be a number of seconds, not "${setting}".`);
  }
  return seconds;
}
