import "server-only";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Piscina } from "piscina";
import type { TextFormat } from "@/lib/text/document-text";
import { fromPlain, type TextOutcome } from "@/lib/text/plain";
import convertHere from "./worker";
import { log } from "@/server/platform/log";
import { perProcess } from "@/server/platform/process";
import { reason } from "@/lib/reason";

const WORKER = join(process.cwd(), "build", "convert-worker.mjs");

/** Below this many UTF-16 code units a text is read in milliseconds, faster than a thread starts. */
const SHORT_TEXT_LENGTH = 50_000;

/** How long one text may take, in milliseconds, and how much memory, in megabytes. */
const CONVERT_TIMEOUT_MS = 60_000;
const MAX_MEMORY_MB = 1_024;

const held = perProcess<{ readers?: Piscina }>("readers", () => ({}));

function readers(): Piscina {
  return (held.readers ??= new Piscina({
    filename: WORKER,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 30_000,
    maxQueue: 100,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB, stackSizeMb: 4 },
  }));
}

/**
 * What came in, as a frozen text with its structure, or why it can not be one. Long texts with
 * markup are read in another thread, two at a time, so that nobody else waits for them; one that
 * takes too long or too much memory is given up with its thread, and the server is unharmed.
 */
export async function convert(content: string, format: TextFormat): Promise<TextOutcome> {
  if (format === "plain") return fromPlain(content);
  // Tests of the rooms run without a build.
  if (content.length < SHORT_TEXT_LENGTH || !existsSync(WORKER))
    return convertHere({ content, format });
  try {
    return (await readers().run(
      { content, format },
      { signal: AbortSignal.timeout(CONVERT_TIMEOUT_MS) },
    )) as TextOutcome;
  } catch (error) {
    log.warn({ err: error }, "a text was given up");
    return {
      ok: false,
      problem: "too-deep",
      reason: reason("Refusals.text.tooSlow"),
    };
  }
}

/** End the threads; the process is about to stop. */
export async function stopReaders(): Promise<void> {
  await held.readers?.destroy();
}
