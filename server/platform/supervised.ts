import { writeSync } from "node:fs";

/** The pipe on which a server that must end at once says why. */
export const LAST_WORDS_FD = 4;

/** What the server tells its supervisor: it is ready, on this port. */
export interface ServerMessage {
  readonly port: number;
}

/** Why the server that ran before ended by itself, when, and how many have so far. */
export interface Restart {
  readonly at: string;
  readonly reason: string;
  readonly count: number;
}

/** The pipe to the supervisor, for whoever has to write to it from another thread. */
export function lastWordsFd(): number | undefined {
  return process.env.OBELUS_SUPERVISED ? LAST_WORDS_FD : undefined;
}

/**
 * Says on standard error, and to the supervisor, why the process ends now. Works in every thread.
 *
 * @param detail is only for standard error: a path, or words of an error.
 */
export function sayLastWords(reason: string, detail = ""): void {
  writeSync(2, `${reason}${detail && ` ${detail}`}\n`);
  const fd = lastWordsFd();
  if (fd === undefined) return;
  try {
    writeSync(fd, `${reason}\n`);
  } catch {
    // The supervisor is gone.
  }
}
