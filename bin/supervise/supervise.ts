// The parent of the server. It does nothing but start it, pass signals on, and start it again when
// it ended without being asked to after it had been ready.
import { spawn, type ChildProcess } from "node:child_process";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { LAST_WORDS_FD, type Restart, type ServerMessage } from "@/server/platform/supervised";
import { Backoff } from "./backoff";
import { MEMORY_FLAGS, withMemorySettings } from "./memory";

/** How a process ended: by a code or by a signal. */
interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

interface SuperviseOptions {
  /** The script that runs the server. */
  readonly file: string;
  readonly backoff?: Backoff;
  readonly log?: (line: string) => void;
}

/** What one run of the server came to. */
interface Run extends End {
  /** The port it listened on once it was ready; undefined if it never was. */
  readonly port: number | undefined;
  readonly readyMs: number;
  readonly lastWords: string;
}

/**
 * Runs the server until it ends for good, and answers how it ended: because it was asked to by a
 * signal, or by itself before it was ever ready, which it gives a reason for on its standard error,
 * or by itself with code 0. Any other end is followed by a restart on the same port.
 */
export async function supervise(options: SuperviseOptions): Promise<End> {
  const { file, backoff = new Backoff(), log = console.error } = options;
  const stopping = new AbortController();
  let server: ChildProcess | undefined;
  const passOn = (signal: NodeJS.Signals): void => {
    stopping.abort();
    server?.kill(signal);
  };
  const signals = ["SIGTERM", "SIGINT"] as const;
  for (const signal of signals) process.on(signal, passOn);
  const env = withMemorySettings({ ...process.env, OBELUS_SUPERVISED: "1" });
  let wasReady = false;
  try {
    for (let count = 1; ; count += 1) {
      const run = await runOnce(file, env, (child) => (server = child));
      wasReady ||= run.port !== undefined;
      if (stopping.signal.aborted || !wasReady || !isRestarted(run)) return run;
      const reason = reasonOf(run);
      const delayMs = backoff.next(run.readyMs);
      log(`The server ended. ${reason} It is started again in ${delayMs / 1_000} s.`);
      const restart: Restart = { at: new Date().toISOString(), reason, count };
      env.OBELUS_RESTART = JSON.stringify(restart);
      // With PORT=0 the system chose it, and clients know it by now.
      if (run.port !== undefined) env.PORT = String(run.port);
      await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => {});
      if (stopping.signal.aborted) return { code: 0, signal: null };
    }
  } finally {
    for (const signal of signals) process.off(signal, passOn);
  }
}

/** A start that can not go well ends with code 1 and a sentence, and would again. */
function isRestarted({ code, port }: Run): boolean {
  return code !== 0 && (port !== undefined || code !== 1);
}

function reasonOf({ code, signal, lastWords }: Run): string {
  if (lastWords) return lastWords;
  return signal ? `It was ended by ${signal}.` : `It ended with code ${code}.`;
}

function runOnce(
  file: string,
  env: NodeJS.ProcessEnv,
  started: (child: ChildProcess) => void,
): Promise<Run> {
  const child = spawn(process.execPath, [...MEMORY_FLAGS, file], {
    env,
    stdio: ["inherit", "inherit", "inherit", "ipc", "pipe"],
  });
  started(child);
  let port: number | undefined;
  let readyAt = Infinity;
  let lastWords = "";
  child.on("message", (message: ServerMessage) => {
    port = message.port;
    readyAt = performance.now();
  });
  const words = child.stdio[LAST_WORDS_FD] as Readable;
  words.setEncoding("utf8").on("data", (text: string) => (lastWords += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const readyMs = Math.max(0, performance.now() - readyAt);
      resolve({ code, signal, port, readyMs, lastWords: lastWords.trim() });
    });
  });
}
