import { url as inspectorUrl } from "node:inspector";
import * as threads from "node:worker_threads";

const DEFAULT_LIMIT_SECONDS = 15;

/** Shared with the thread: at 0 a number that changes with every beat, at 1 whether to look away. */
const BEAT = 0;
const LOOK_AWAY = 1;

/**
 * Runs in a thread of its own, as text, so that no bundler has to find a file for it. It counts
 * only seconds in which it ran itself: after the whole process was stopped and goes on, its own
 * clock shows a gap as well, and it starts counting anew.
 */
const WATCH = `
  const { workerData } = require("node:worker_threads");
  const { writeSync } = require("node:fs");
  const { beats, tickMs, ticks } = workerData;
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  let seen = Atomics.load(beats, ${BEAT}), missed = 0, last = performance.now();
  for (;;) {
    Atomics.wait(sleeper, 0, 0, tickMs);
    const now = performance.now(), asleep = now - last > 3 * tickMs;
    const beat = Atomics.load(beats, ${BEAT});
    const excused = asleep || beat !== seen || Atomics.load(beats, ${LOOK_AWAY}) === 1;
    missed = excused ? 0 : missed + 1;
    seen = beat;
    last = now;
    if (missed >= ticks) {
      const seconds = Math.round((missed * tickMs) / 1000);
      writeSync(2, "The server has not answered for " + seconds + " s. Stopping it, so that it can be started again.\\n");
      process.kill(process.pid, "SIGKILL");
    }
  }
`;

/** The number that the running watchdog looks at, or undefined while none runs. */
let watched: Int32Array | undefined;

/**
 * Tells the watchdog that work goes on although the event loop is blocked: a checkpoint on a
 * slow disk is one call into PostgreSQL with many syncs in it.
 */
export function noteProgress(): void {
  if (watched) Atomics.add(watched, BEAT, 1);
}

/** How many pieces of work are going on for which the event loop may stand still. */
let excused = 0;

/** Runs work that may hold the event loop for long, as creating a database does. */
export async function withoutWatchdog<T>(work: () => Promise<T>): Promise<T> {
  excused += 1;
  if (watched) Atomics.store(watched, LOOK_AWAY, 1);
  try {
    return await work();
  } finally {
    // The next beat looks again.
    excused -= 1;
  }
}

/**
 * Ends the process when its event loop is blocked for `limitSeconds`: PostgreSQL in WebAssembly
 * can freeze on a full disk, and then nothing in the same thread can notice. Writes one line to
 * stderr and ends with SIGKILL, because a frozen thread runs no exit code; no acknowledged row is
 * lost by that. Never fires in a debugger, nor for time in which the whole process was stopped.
 *
 * @param limitSeconds by default 15, or OBELUS_WATCHDOG_SECONDS; 0 switches the watchdog off.
 */
export function startWatchdog(limitSeconds = limitFrom(process.env.OBELUS_WATCHDOG_SECONDS)): {
  stop(): Promise<void>;
} {
  if (limitSeconds === 0) return { stop: async () => {} };
  const beats = new Int32Array(new SharedArrayBuffer(8));
  const tickMs = Math.min(1_000, (limitSeconds * 1_000) / 5);
  const ticks = Math.ceil((limitSeconds * 1_000) / tickMs);
  const beat = (): void => {
    const lookAway = excused > 0 || inspectorUrl() !== undefined;
    Atomics.store(beats, LOOK_AWAY, lookAway ? 1 : 0);
    Atomics.add(beats, BEAT, 1);
  };
  watched = beats;
  beat();
  const timer = setInterval(beat, tickMs / 2);
  timer.unref();
  const workerData = { beats, tickMs, ticks };
  // Bundlers take a literal "new Worker" for a file that they should find.
  const Thread = threads.Worker;
  const thread = new Thread(WATCH, { eval: true, workerData, execArgv: [], env: {} });
  thread.unref();
  return {
    async stop() {
      clearInterval(timer);
      if (watched === beats) watched = undefined;
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
